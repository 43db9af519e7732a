//go:build unix

package atomicfile

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestUmask(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	dir := t.TempDir()
	if err := Write(filepath.Join(dir, "new"), []byte("x")); err != nil {
		t.Fatal(err)
	}
	wants(t, filepath.Join(dir, "new"), "x", 0o640)
	tree, err := OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tree.Close() }()
	if err := tree.Write(filepath.Join("sub", "new"), []byte("x")); err != nil {
		t.Fatal(err)
	}
	wants(t, filepath.Join(dir, "sub", "new"), "x", 0o640)
	if info, err := os.Stat(filepath.Join(dir, "sub")); err != nil || info.Mode().Perm() != 0o750 {
		t.Errorf("directory: %v, %v", info.Mode(), err)
	}
}

// TestOwnerStays needs to be root, who can give files away.
func TestOwnerStays(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED: not root")
	}
	name := filepath.Join(t.TempDir(), "a")
	put(t, name, "old", 0o600)
	if err := os.Chown(name, 12345, 23456); err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	if err := Write(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if stat := info.Sys().(*syscall.Stat_t); stat.Uid != 12345 || stat.Gid != 23456 {
		t.Errorf("owner %d:%d", stat.Uid, stat.Gid)
	}
	wants(t, name, "new", 0o600)
}

// TestReadOnlyDirectory: a file that can be written to is, though nothing can be
// renamed to it; one that cannot stays. As root, another user tries.
func TestReadOnlyDirectory(t *testing.T) {
	if dir := os.Getenv("TEST_READ_ONLY_DIRECTORY"); dir != "" {
		if err := Write(filepath.Join(dir, "mine"), []byte("new")); err != nil {
			t.Error(err)
		}
		wants(t, filepath.Join(dir, "mine"), "new", 0o666)
		for _, name := range []string{"theirs", "none"} {
			if err := Write(filepath.Join(dir, name), []byte("new")); err == nil {
				t.Errorf("%s: no error", name)
			}
		}
		return
	}
	dir, err := os.MkdirTemp("", "readonly") // that others can reach
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700); _ = os.RemoveAll(dir) })
	self, err := os.Executable()
	if err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "test"), string(program), 0o755)
	put(t, filepath.Join(dir, "mine"), "old", 0o666)
	put(t, filepath.Join(dir, "theirs"), "old", 0o600)
	if os.Geteuid() != 0 {
		put(t, filepath.Join(dir, "theirs"), "old", 0o400)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(filepath.Join(dir, "test"), "-test.run", "^TestReadOnlyDirectory$")
	c.Dir, c.Env = dir, append(os.Environ(), "TEST_READ_ONLY_DIRECTORY="+dir)
	if os.Geteuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if out, err := c.CombinedOutput(); err != nil {
		if strings.Contains(err.Error(), "operation not permitted") {
			t.Skipf("SKIPPED: %v", err)
		}
		t.Errorf("%v: %s", err, out)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "theirs")); string(b) != "old" {
		t.Errorf("another's file has %q", b)
	}
}

// TestMountedFile: a file that is mounted can only be written to in place.
func TestMountedFile(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	put(t, a, "old", 0o644)
	put(t, b, "", 0o644)
	if out, err := exec.Command("mount", "--bind", a, b).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: cannot mount: %v, %s", err, out)
	}
	defer func() { _ = exec.Command("umount", b).Run() }()
	if err := Write(b, []byte("new")); err != nil {
		t.Fatal(err)
	}
	wants(t, a, "new", 0o644)
	noLitter(t, dir)
}
