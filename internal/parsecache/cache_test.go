package parsecache

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/tinylib/msgp/msgp"
)

// text is a value of a snapshot.
type text string

func (v text) MarshalMsg(b []byte) ([]byte, error) { return msgp.AppendString(b, string(v)), nil }

func (v *text) UnmarshalMsg(b []byte) ([]byte, error) {
	s, rest, err := msgp.ReadStringBytes(b)
	*v = text(s)
	return rest, err
}

var sample = text(strings.Repeat("日本 text ", 20))

func TestCache(t *testing.T) {
	c := Cache{filepath.Join(t.TempDir(), "a", "cache")}
	key := Key{1, 2, 3}
	var got text
	if c.Load(key, &got) {
		t.Fatal("found in no folder")
	}
	c.Store(key, sample)
	if !c.Load(key, &got) || got != sample {
		t.Fatalf("%q", got)
	}
	if got = ""; c.Load(Key{1, 2, 4}, &got) {
		t.Error("found under another key")
	}
	if runtime.GOOS != "windows" {
		mode(t, c.Dir, 0o700)
		mode(t, filepath.Join(c.Dir, key.file()), 0o600)
	}
	// A file of another key in its place is foreign.
	c.Store(Key{9}, text("other"))
	if err := os.Rename(filepath.Join(c.Dir, Key{9}.file()), filepath.Join(c.Dir, key.file())); err != nil {
		t.Fatal(err)
	}
	if c.Load(key, &got) {
		t.Error("what is kept for another key is found")
	}
	c.Store(key, sample)
	if got = ""; !c.Load(key, &got) {
		t.Error("what is damaged is not replaced")
	}
	if n, size, err := c.Usage(); n != 1 || size < 100 || err != nil {
		t.Errorf("%d files, %d bytes, %v", n, size, err)
	}
	if n, err := c.Clear(); n != 1 || err != nil {
		t.Errorf("%d cleared, %v", n, err)
	}
	if c.Load(key, &got) {
		t.Error("found after it was cleared")
	}
	Cache{}.Store(key, sample)
}

func mode(t *testing.T, name string, want fs.FileMode) {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil || info.Mode().Perm() != want {
		t.Errorf("%s: %v, %v", name, info.Mode().Perm(), err)
	}
}

// TestNoLinks: neither the folder nor a file in it is followed through a link.
func TestNoLinks(t *testing.T) {
	dir := t.TempDir()
	whole := Cache{filepath.Join(dir, "real")}
	key := Key{1}
	whole.Store(key, sample)
	if err := os.Symlink(whole.Dir, filepath.Join(dir, "link")); err != nil {
		t.Skip("SKIPPED: no links here:", err)
	}
	var got text
	link := Cache{filepath.Join(dir, "link")}
	if link.Load(key, &got) {
		t.Error("read through a link to the folder")
	}
	link.Store(Key{2}, sample)
	if n, _, _ := whole.Usage(); n != 1 {
		t.Error("written through a link to the folder")
	}
	if _, _, err := link.Usage(); err == nil {
		t.Error("nothing is said of the link")
	}
	victim := filepath.Join(dir, "victim")
	if err := os.WriteFile(victim, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(whole.Dir, key.file())
	content, _ := os.ReadFile(file)
	for _, target := range []string{victim, filepath.Join(dir, "copy")} {
		_ = os.WriteFile(filepath.Join(dir, "copy"), content, 0o600)
		_ = os.Remove(file)
		if err := os.Symlink(target, file); err != nil {
			t.Fatal(err)
		}
		if whole.Load(key, &got) {
			t.Error("read through a link to a file")
		}
		whole.Store(key, sample)
		if b, _ := os.ReadFile(victim); string(b) != "mine" {
			t.Fatal("written through a link to a file")
		}
		if got = ""; !whole.Load(key, &got) {
			t.Error("the link is not replaced")
		}
	}
}

// TestBounds: what is oldest goes, and what killed processes have left.
func TestBounds(t *testing.T) {
	c := Cache{filepath.Join(t.TempDir(), "cache")}
	c.Store(Key{}, sample)
	litter := filepath.Join(c.Dir, "x"+tmpSuffix)
	other := filepath.Join(c.Dir, "notes.txt")
	for _, name := range []string{litter, other} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * staleAfter)
	_ = os.Chtimes(litter, old, old)
	_ = os.Chtimes(filepath.Join(c.Dir, Key{}.file()), old, old)
	for i := range maxFiles {
		c.Store(Key{1, byte(i)}, sample)
	}
	if n, _, _ := c.Usage(); n != maxFiles {
		t.Errorf("%d files are kept", n)
	}
	var got text
	if c.Load(Key{}, &got) {
		t.Error("the oldest is kept")
	}
	if _, err := os.Stat(litter); err == nil {
		t.Error("litter is kept")
	}
	if _, err := os.Stat(other); err != nil {
		t.Error("a file that is not ours is gone")
	}
}

// TestSharedDirectory: neither a directory that others use nor one of the name
// of the cache gets another mode.
func TestSharedDirectory(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SKIPPED: no modes")
	}
	shared := t.TempDir()
	if err := os.Chmod(shared, 0o777|os.ModeSticky); err != nil {
		t.Fatal(err)
	}
	c := Find("linux", func(name string) string { return map[string]string{"LANDSCOPE_CACHE": shared}[name] })
	c.Store(Key{}, sample)
	var got text
	if !c.Load(Key{}, &got) {
		t.Error("nothing is kept")
	}
	mode := func(name string) os.FileMode {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	if m := mode(shared); m.Perm() != 0o777 || m&os.ModeSticky == 0 {
		t.Errorf("the shared directory has mode %v", m)
	}
	if m := mode(c.Dir); m.Perm() != 0o700 {
		t.Errorf("the cache has mode %v", m)
	}
	if err := os.Chmod(c.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if got = ""; c.Load(Key{}, &got) {
		t.Error("an open directory is read")
	}
	if _, _, err := c.Usage(); err == nil || !strings.Contains(err.Error(), "chmod 700") {
		t.Errorf("%v", err)
	}
	if m := mode(c.Dir); m.Perm() != 0o755 {
		t.Errorf("the mode was changed to %v", m)
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		goos, env, want string
	}{
		{"linux", "HOME=/h", "/h/.cache/landscope"},
		{"linux", "HOME=/h XDG_CACHE_HOME=/x", "/x/landscope"},
		{"linux", "HOME=/h XDG_CACHE_HOME=x", "/h/.cache/landscope"},
		{"darwin", "HOME=/h", "/h/Library/Caches/landscope"},
		{"windows", "LocalAppData=/l", "/l/cache/landscope"},
		{"linux", "", ""},
		{"linux", "HOME=/h LANDSCOPE_CACHE=off", ""},
		{"linux", "HOME=/h LANDSCOPE_CACHE=/c", "/c/landscope"},
	} {
		env := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		if got := Find(c.goos, func(name string) string { return env[name] }).Dir; filepath.ToSlash(got) != c.want {
			t.Errorf("%s %s: %s, want %s", c.goos, c.env, got, c.want)
		}
	}
}
