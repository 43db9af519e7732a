package gitrev

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// git runs git in a directory and returns its output.
func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@example.org", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@example.org")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(content), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// TestExtract extracts a revision with odd names, a program, a link and a submodule.
func TestExtract(t *testing.T) {
	testenv.Need(t, "git")
	dir := t.TempDir()
	git(t, dir, "init", "-q", "-b", "main")
	names := []string{"go.mod", "-x/-y", "sub dir/ü", "left out", "run", "empty"}
	if runtime.GOOS != "windows" {
		names = append(names, "a\nb\t\"c\"", ":(top)x", "sub dir/*")
		if err := os.Symlink("/etc/passwd", filepath.Join(dir, "link")); err != nil {
			t.Fatal(err)
		}
	}
	big := strings.Repeat("line\n", 100_000)
	for _, name := range names {
		put(t, dir, name, name+"\n"+big)
	}
	put(t, dir, "empty", "")
	put(t, dir, ".gitattributes", "go.mod export-ignore\n")
	git(t, dir, "add", "-A")
	git(t, dir, "update-index", "--chmod=+x", "run")
	git(t, dir, "commit", "-qm", "first")
	git(t, dir, "update-index", "--add", "--cacheinfo", "160000,"+git(t, dir, "rev-parse", "HEAD")+",vendor/lib")
	git(t, dir, "commit", "-qm", "second")

	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	object, err := r.Resolve("main")
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	programs := 0
	tree, err := r.Extract(object, to, func(name string, executable bool) bool {
		if executable {
			programs++
		}
		return name != "left out" && name != ".gitattributes"
	})
	if err != nil || len(tree.Failed) > 0 || tree.Missing || !slices.Equal(tree.Submodules, []string{"vendor/lib"}) || programs != 1 {
		t.Fatalf("%+v, %v, %d programs", tree, err, programs)
	}
	count := 0
	_ = filepath.WalkDir(to, func(_ string, e fs.DirEntry, _ error) error {
		if !e.IsDir() {
			count++
		}
		return nil
	})
	if count != len(names)-1 {
		t.Errorf("%d files, want %d", count, len(names)-1)
	}
	for _, name := range names {
		want := name + "\n" + big
		if name == "empty" {
			want = ""
		}
		content, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(name)))
		if name == "left out" {
			if err == nil {
				t.Error("what is not wanted is extracted")
			}
		} else if err != nil || string(content) != want {
			t.Errorf("%q: %d bytes, %v", name, len(content), err)
		}
	}
	// Again into the same directory: nothing is overwritten.
	if tree, err = r.Extract(object, to, func(string, bool) bool { return true }); err != nil || len(tree.Failed) != len(names)-1 {
		t.Errorf("again: %+v, %v", tree, err)
	}
	// A directory of a revision, and what is none.
	if object, err = r.Resolve("HEAD:sub dir"); err != nil {
		t.Fatal(err)
	}
	inner := t.TempDir()
	if _, err := r.Extract(object, inner, func(string, bool) bool { return true }); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(inner, "ü")); err != nil {
		t.Error(err)
	}
	object, _ = r.Resolve("HEAD:go.mod")
	if _, err := r.Extract(object, inner, func(string, bool) bool { return true }); err == nil {
		t.Error("a file is extracted as a tree")
	}
	below, err := Open(filepath.Join(dir, "sub dir"))
	if err != nil || below.prefix != "sub dir/" {
		t.Errorf("%+v, %v", below, err)
	}
}

// TestUnknown checks the errors of revisions that do not exist.
func TestUnknown(t *testing.T) {
	testenv.Need(t, "git")
	dir := t.TempDir()
	if _, err := Open(dir); !errors.Is(err, ErrNotFound) {
		t.Errorf("no repository: %v", err)
	}
	git(t, dir, "init", "-q", "-b", "main")
	put(t, dir, "x", "x")
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "-qm", "first")
	git(t, dir, "branch", "feature/login")
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"feature/logon", "--all", "-x", "", "HEAD~9", "main..feature/login", "x"} {
		object, err := r.Resolve(name)
		var unknown *suggest.UnknownError
		if !errors.As(err, &unknown) || object != "" {
			t.Errorf("%q: %q, %v", name, object, err)
		} else if name == "feature/logon" && !slices.Contains(unknown.Near, "feature/login") {
			t.Errorf("%q: near are %q", name, unknown.Near)
		}
	}
	git(t, dir, "switch", "-q", "--orphan", "other")
	put(t, dir, "y", "y")
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "-qm", "alone")
	if _, err := r.MergeBase("main", "other"); err == nil {
		t.Error("unrelated branches have a common commit")
	}
}

func TestWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Open("."); err == nil || !strings.Contains(err.Error(), "git is not installed") {
		t.Errorf("%v", err)
	}
}
