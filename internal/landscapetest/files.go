// Package landscapetest has landscape files, and comparisons of them, for the tests
// of the packages that change files.
package landscapetest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Files returns landscape files by their names: extracts of real ones and, with
// LANDSCOPE_REAL_FILES=GLOB, others.
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
