package scan

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestIgnoreLikeGit compares what a scan leaves out with what git leaves out,
// in work trees with random files, patterns and tracked files.
func TestIgnoreLikeGit(t *testing.T) {
	testenv.Need(t, "git")
	r := rand.New(rand.NewPCG(1, 2))
	ignored := 0
	for i := range 40 {
		dir := t.TempDir()
		git(t, dir, "init", "-q")
		files := randomTree(t, r, dir)
		want := strings.Split(git(t, dir, "ls-files", "-z", "--cached", "--others", "--exclude-standard"), "\x00")
		want = slices.DeleteFunc(want, func(name string) bool { return name == "" })
		slices.Sort(want)
		want = slices.Compact(want)
		got := walked(t, dir)
		slices.Sort(got)
		ignored += len(files) - len(got)
		if !slices.Equal(got, want) {
			t.Fatalf("tree %d:\n%s\nread:     %q\nby git:   %q", i, ignoreFiles(dir), got, want)
		}
	}
	if ignored < 200 {
		t.Errorf("only %d files are ignored: the test has lost its point", ignored)
	}
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "XDG_CONFIG_HOME="+dir, "HOME="+dir)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("git %q: %v", args, err)
	}
	return string(out)
}

// walked returns the files of a tree that a scan does not leave out.
func walked(t *testing.T, dir string) []string {
	var out []string
	s := &scanner{result: &Result{}}
	var walk func(dir string, depth int, c scope)
	walk = func(dir string, depth int, c scope) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		c = s.scopeInside(dir, depth, c, entries)
		for _, e := range entries {
			if inner, ok := c.enter(e.Name()); e.IsDir() && ok && e.Name() != ".git" {
				walk(filepath.Join(dir, e.Name()), depth+1, inner)
			} else if !e.IsDir() && !c.skips(e.Name()) {
				out = append(out, c.rel+e.Name())
			}
		}
	}
	walk(dir, 0, s.scopeOf(dir))
	for _, u := range s.result.Unreadable {
		t.Error(u)
	}
	return out
}

// randomTree writes files, ignore files and an index, and returns the files.
func randomTree(t *testing.T, r *rand.Rand, dir string) []string {
	names := []string{"a", "b", "c", "ab", "abc", "bc", "a.b", "b.c", "-", "a b", "a ", "*", "[a]", "!a", "#b", "a\\", "A", "é"}
	dirs := []string{""}
	var files []string
	for range 10 {
		dirs = append(dirs, dirs[r.IntN(len(dirs))]+names[r.IntN(len(names))]+"/")
	}
	for range 60 {
		name := dirs[r.IntN(len(dirs))] + names[r.IntN(len(names))]
		if write(t, filepath.Join(dir, name), "") {
			files = append(files, name)
		}
	}
	for range 1 + r.IntN(4) {
		d := dirs[r.IntN(len(dirs))]
		write(t, filepath.Join(dir, d, ".gitignore"), randomRules(r))
	}
	if r.IntN(3) == 0 {
		write(t, filepath.Join(dir, ".git/info/exclude"), randomRules(r))
	}
	for i := range r.IntN(4) {
		git(t, dir, "--literal-pathspecs", "add", "-f", "--", files[i%len(files)])
	}
	if r.IntN(4) == 0 {
		git(t, dir, "update-index", "--index-version", "4")
	}
	return files
}

// write writes a file, and reports whether no directory is in its way.
func write(t *testing.T, file, text string) bool {
	t.Helper()
	if os.MkdirAll(filepath.Dir(file), 0o755) != nil {
		return false
	}
	if info, err := os.Lstat(file); err == nil && info.IsDir() {
		return false
	}
	return os.WriteFile(file, []byte(text), 0o644) == nil
}

func randomRules(r *rand.Rand) string {
	pieces := []string{"a", "b", "c", "a", "b", "ab", "*", "*", "**", "**/", "/**", "/", "/", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[a", "[[:alpha:]]", "[[:upper:]a]",
		"[[:no:]]", "[a-", "\\a", "\\*", "\\ ", " ", ".", "!", "#", "\\", "[\\a]", "[a/b]", "é", "***", "[!-a]", "[c-a]", "[-b]", "\t"}
	var text strings.Builder
	if r.IntN(8) == 0 {
		text.WriteString("\ufeff")
	}
	for range 1 + r.IntN(6) {
		if r.IntN(4) == 0 {
			text.WriteString("!")
		}
		if r.IntN(6) == 0 {
			text.WriteString("/")
		}
		for range 1 + r.IntN(4) {
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
		text.WriteString([]string{"", "", "", "/", " ", "  ", "\r"}[r.IntN(7)] + "\n")
	}
	return strings.TrimSuffix(text.String(), []string{"", "\n"}[r.IntN(2)])
}

// ignoreFiles shows the ignore files of a tree.
func ignoreFiles(dir string) string {
	var out strings.Builder
	_ = filepath.WalkDir(dir, func(path string, _ os.DirEntry, _ error) error {
		if filepath.Base(path) == ".gitignore" || strings.HasSuffix(path, "info/exclude") {
			content, _ := os.ReadFile(path)
			fmt.Fprintf(&out, "%s: %q\n", strings.TrimPrefix(path, dir), content)
		}
		return nil
	})
	return out.String()
}

// TestTooManyPatterns checks that an ignore file past the bounds is not
// applied, and that the scan says so.
func TestTooManyPatterns(t *testing.T) {
	for _, text := range []string{strings.Repeat("*x*\n", maxWildPatterns+1) + "*\n", strings.Repeat("a\n", maxIgnoreLines+1) + "*\n", strings.Repeat("*", maxIgnoreBytes+1)} {
		found, err := Scan([]string{tree(t, ".gitignore", text, "images.txt", "nats\n")}, Options{})
		if err != nil || len(found.Components) != 1 || len(found.Unreadable) != 1 || filepath.Base(found.Unreadable[0].File) != ".gitignore" {
			t.Errorf("%v %q, unreadable: %v", err, names(found), found.Unreadable)
		}
	}
}
