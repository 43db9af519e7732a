// Package landscapetest provides catalogs, landscape files and comparisons of
// both for the tests of other packages.
package landscapetest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Files returns landscape files by name: extracts of real ones and those that
// match the pattern in LANDSCOPE_REAL_FILES.
func Files(t testing.TB) map[string][]byte {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	names, _ := filepath.Glob(filepath.Join(filepath.Dir(here), "testdata", "landscapes", "*.yml"))
	if more := os.Getenv("LANDSCOPE_REAL_FILES"); more != "" {
		found, err := filepath.Glob(more)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) == 0 {
		t.Fatal("no files to test with")
	}
	files := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = data
	}
	return files
}
