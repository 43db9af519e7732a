package starter

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// count returns the number of files in a directory and below.
func count(t *testing.T, dir string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestWrite checks that all files are written, also beside others.
func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "landscape")
	n, err := Write(dir)
	if err != nil || n != len(Names()) || n != 6 || count(t, dir) != n {
		t.Fatalf("%d files of %q, %v", n, Names(), err)
	}
	beside := t.TempDir()
	if err := os.WriteFile(filepath.Join(beside, "mine"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := Write(beside); err != nil || count(t, beside) != n+1 {
		t.Errorf("%d files, %v", n, err)
	}
}

// TestWriteNothing checks that nothing is written, and nothing changed, if a file exists or
// cannot be written, whichever it is.
func TestWriteNothing(t *testing.T) {
	for _, name := range Names() {
		dir := t.TempDir()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		var exists *ExistsError
		if _, err := Write(dir); !errors.As(err, &exists) || exists.Path != path {
			t.Errorf("%s: %v", name, err)
		}
		if content, err := os.ReadFile(path); err != nil || string(content) != "mine" || count(t, dir) != 1 {
			t.Errorf("%s: %q, %d files, %v", name, content, count(t, dir), err)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "logos"), []byte("a file, not a directory"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(dir); err == nil || count(t, dir) != 1 {
		t.Errorf("%d files, %v", count(t, dir), err)
	}
	if _, err := Write(filepath.Join(dir, "logos")); err == nil {
		t.Error("a file is taken for a directory")
	}
}
