//go:build unix

package site

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk checks that a disk that is full leaves the former site whole. The
// limit on the size of a file is that disk: the last file does not fit.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	first, second := newFiles(t, "a"), append(newFiles(t, "a", "b"), File{"large", make([]byte, 2<<20)})
	write(t, dir, first)
	d, err := OpenDir(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 20, Max: old.Max}); err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	_, err = d.Write(second)
	if limitErr := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); limitErr != nil {
		t.Fatal(limitErr)
	}
	if err == nil || !strings.Contains(err.Error(), "writing large: ") {
		t.Errorf("error %v", err)
	}
	if !isSite(t, dir, first) {
		t.Error("the former site is not whole")
	}
}

// TestReadOnlyDirectory checks that a site in a directory that cannot be written to
// stays, and that the error names it. As root, another user tries.
func TestReadOnlyDirectory(t *testing.T) {
	if dir := os.Getenv("TEST_READ_ONLY_SITE"); dir != "" {
		d, err := OpenDir(dir, false)
		if err == nil {
			_, err = d.Write(newFiles(t, "b"))
		}
		if err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("error %v", err)
		}
		return
	}
	parent, err := os.MkdirTemp("", "readonly") // that others can reach
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(parent, "site")
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700); _ = os.RemoveAll(parent) })
	files := newFiles(t, "a")
	write(t, dir, files)
	self, err := os.Executable()
	if err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(parent, "test")
	for _, err := range []error{os.WriteFile(copied, program, 0o600), os.Chmod(copied, 0o755), os.Chmod(parent, 0o755), os.Chmod(dir, 0o555)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(copied, "-test.run", "^TestReadOnlyDirectory$")
	c.Dir, c.Env = parent, append(os.Environ(), "TEST_READ_ONLY_SITE="+dir)
	if os.Geteuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if out, err := c.CombinedOutput(); err != nil {
		if strings.Contains(err.Error(), "operation not permitted") {
			t.Skipf("SKIPPED: %v", err)
		}
		t.Errorf("%v: %s", err, out)
	}
	if !isSite(t, dir, files) {
		t.Error("the site is not what it was")
	}
}
