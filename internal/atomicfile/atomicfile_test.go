package atomicfile

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func put(t *testing.T, name, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
}

func wants(t *testing.T, name, content string, mode fs.FileMode) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil || string(b) != content {
		t.Errorf("%s has %q, %v; want %q", name, b, err, content)
	}
	if info, err := os.Stat(name); err == nil && runtime.GOOS != "windows" && info.Mode().Perm() != mode {
		t.Errorf("%s has mode %v, want %v", name, info.Mode().Perm(), mode)
	}
}

func noLitter(t *testing.T, dir string) {
	t.Helper()
	if litter, _ := filepath.Glob(filepath.Join(dir, ".*")); len(litter) > 0 {
		t.Errorf("litter: %q", litter)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.csv")
	put(t, name, "zero", 0o640)
	for _, content := range []string{"one", "two, longer", ""} {
		if err := Write(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
		wants(t, name, content, 0o640)
	}
	if err := Write(dir, nil); err == nil || !strings.Contains(err.Error(), "is a directory") {
		t.Errorf("a directory is written over: %v", err)
	}
	if err := Write(filepath.Join(dir, "no", "x"), nil); err == nil {
		t.Error("written into a directory that is not there")
	}
	long := filepath.Join(dir, strings.Repeat("x", 250))
	if err := Write(long, []byte("x")); err != nil {
		t.Errorf("a name of 250 bytes: %v", err)
	}
	noLitter(t, dir)
}

func TestReadOnlyFileIsRefused(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	put(t, name, "old", 0o444)
	if err := Write(name, []byte("new")); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("no error: %v", err)
	}
	wants(t, name, "old", 0o444)
}

func TestSymbolicLinks(t *testing.T) {
	dir := t.TempDir()
	for link, target := range map[string]string{"link": "target", "dangling": "to-come"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skipf("SKIPPED: %v", err)
		}
	}
	put(t, filepath.Join(dir, "target"), "old", 0o600)
	for _, link := range []string{"link", "dangling"} {
		if err := Write(filepath.Join(dir, link), []byte("new")); err != nil {
			t.Error(err)
		}
		if info, err := os.Lstat(filepath.Join(dir, link)); err != nil || info.Mode().Type() != fs.ModeSymlink {
			t.Errorf("%s is no link any more", link)
		}
	}
	wants(t, filepath.Join(dir, "target"), "new", 0o600)
	if b, err := os.ReadFile(filepath.Join(dir, "to-come")); string(b) != "new" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestHardLinksStayLinks(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	put(t, a, "old, and longer", 0o600)
	if err := os.Link(a, b); err != nil || runtime.GOOS == "windows" {
		t.Skipf("SKIPPED: %v", err)
	}
	if err := Write(a, []byte("new")); err != nil {
		t.Fatal(err)
	}
	wants(t, b, "new", 0o600)
}

func TestTree(t *testing.T) {
	dir := t.TempDir()
	tree, err := OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tree.Close() })
	if err := tree.Write(filepath.Join("a", "b", "c"), []byte("one")); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "outside")
	put(t, outside, "precious", 0o600)
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	if err := os.Symlink("a", filepath.Join(dir, "sub")); err != nil {
		t.Fatal(err)
	}
	if err := tree.Write("link", []byte("two")); err != nil {
		t.Error(err)
	}
	wants(t, outside, "precious", 0o600)
	if info, err := os.Lstat(filepath.Join(dir, "link")); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the link was not replaced: %v", info)
	}
	if err := tree.Write(filepath.Join("sub", "b", "c"), []byte("three")); err == nil || !strings.Contains(err.Error(), "sub is not a directory") {
		t.Errorf("written through a link: %v", err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "a", "b", "c")); string(b) != "one" {
		t.Errorf("written through a link: %q", b)
	}
	noLitter(t, dir)
}

// TestSweep: what this machine's dead processes staged goes, and what is old;
// what a process that runs has staged, and files of others, stay.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	const nobody = 1<<22 + 1  // more than the highest process of Linux
	files := map[string]bool{ // and whether they stay
		fmt.Sprintf("%s%d-X.tmp", hostPrefix(), nobody):      false,
		fmt.Sprintf("%s%d-X.tmp", hostPrefix(), os.Getpid()): true,
		".landscope-otherhost-1-X.tmp":                       true,
		".landscope-old.tmp":                                 false,
		".other.tmp":                                         true,
	}
	for name := range files {
		put(t, filepath.Join(dir, name), "", 0o600)
	}
	old := time.Now().Add(-2 * staleAfter)
	if err := os.Chtimes(filepath.Join(dir, ".landscope-old.tmp"), old, old); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(dir, "new"), nil); err != nil {
		t.Fatal(err)
	}
	for name, stays := range files {
		if _, err := os.Lstat(filepath.Join(dir, name)); (err == nil) != stays {
			t.Errorf("%s: %v", name, err)
		}
	}
}
