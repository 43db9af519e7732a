package site

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
)

// newCatalog returns a landscape of projects.
func newCatalog(t *testing.T, projects ...string) *landscape.Catalog {
	t.Helper()
	var b strings.Builder
	b.WriteString("landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - subcategory:\n        name: Storage\n        items:\n")
	for _, name := range projects {
		fmt.Fprintf(&b, "          - item:\n            name: %s\n            homepage_url: https://example.org/%s\n            logo: x.svg\n"+
			"            project: sandbox\n            extra:\n              accepted: 2024-01-02\n", name, name)
	}
	c, problems, err := load.Landscape([]byte(b.String()), "landscape.yml")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return c
}

// newFiles returns the files of a site.
func newFiles(t *testing.T, projects ...string) []File {
	t.Helper()
	files, err := Files(newCatalog(t, projects...), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// write writes a site to a directory, and returns how many files were removed.
func write(t *testing.T, dir string, files []File) int {
	t.Helper()
	d, err := OpenDir(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	removed, err := d.Write(files)
	if err != nil {
		t.Fatal(err)
	}
	return removed
}

// content returns the files of a directory, except the manifest.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == manifest {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// isSite reports whether a directory has these files, and no others.
func isSite(t *testing.T, dir string, files []File) bool {
	t.Helper()
	got := content(t, dir)
	for _, f := range files {
		if got[f.Name] != string(f.Content) {
			t.Logf("%s differs", f.Name)
			return false
		}
		delete(got, f.Name)
	}
	if len(got) > 0 {
		t.Logf("too many: %q", got)
	}
	return len(got) == 0
}

// TestFiles checks that the files of a site are well-formed, each there once, and
// that the page links to files that exist.
func TestFiles(t *testing.T) {
	files, err := Files(newCatalog(t, "a", "b"), Options{URL: "https://map.example.org/x/"})
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]string{}
	for _, f := range files {
		if _, twice := byName[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		byName[f.Name] = string(f.Content)
		switch filepath.Ext(f.Name) {
		case ".json":
			if !json.Valid(f.Content) {
				t.Errorf("%s is not JSON", f.Name)
			}
		case ".svg", ".atom", ".xml":
			if err := xml.Unmarshal(f.Content, new(struct{})); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
	}
	for _, name := range []string{"api/projects/all.json", "api/categories/runtime/storage/count.json", "api/projects/runtime--storage--a.json", "api/v1/items.json"} {
		if byName[name] == "" {
			t.Errorf("no %s", name)
		}
	}
	page := byName["index.html"]
	_, links, _ := strings.Cut(page, "<nav")
	for part := range strings.SplitSeq(links, `<a href="`) {
		if name, _, _ := strings.Cut(part, `"`); strings.Contains(name, ".") && !strings.Contains(name, ":") && len(name) < 80 && byName[name] == "" {
			t.Errorf("the page links to %s, which does not exist", name)
		}
	}
	if !strings.Contains(byName["robots.txt"], "Sitemap: https://map.example.org/x/sitemap.xml\n") || !strings.Contains(byName["sitemap.xml"], "<loc>https://map.example.org/x/</loc>") {
		t.Errorf("%s\n%s", byName["robots.txt"], byName["sitemap.xml"])
	}
	if files := newFiles(t, "a"); slices.ContainsFunc(files, func(f File) bool { return f.Name == "sitemap.xml" }) {
		t.Error("a site without a URL has a sitemap")
	}
}

// TestFilesAreTheSame checks that the same landscape gives the same bytes.
func TestFilesAreTheSame(t *testing.T) {
	a, b := newFiles(t, "a", "b", "c"), newFiles(t, "a", "b", "c")
	if !slices.EqualFunc(a, b, func(a, b File) bool { return a.Name == b.Name && string(a.Content) == string(b.Content) }) {
		t.Error("they differ")
	}
}

func TestWriteReplaces(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	first, second := newFiles(t, "a", "gone"), newFiles(t, "a", "b")
	if removed := write(t, dir, first); removed != 0 || !isSite(t, dir, first) {
		t.Errorf("%d removed", removed)
	}
	if removed := write(t, dir, second); removed != 1 || !isSite(t, dir, second) {
		t.Errorf("%d removed, want 1", removed)
	}
}

// TestWriteLeavesSameFiles checks that files that do not change keep their times,
// and that one of the same size with other bytes is replaced.
func TestWriteLeavesSameFiles(t *testing.T) {
	dir := t.TempDir()
	files := newFiles(t, "a")
	write(t, dir, files)
	old := time.Now().Add(-48 * time.Hour).Truncate(time.Second)
	for _, name := range []string{"index.html", "robots.txt"} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	robots := filepath.Join(dir, "robots.txt")
	text, err := os.ReadFile(robots)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(robots, []byte(strings.ToUpper(string(text))), 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, dir, files)
	if info, err := os.Stat(filepath.Join(dir, "index.html")); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("a file that did not change was written: %v, %v", info.ModTime(), err)
	}
	if !isSite(t, dir, files) {
		t.Error("a file that was changed is not replaced")
	}
}

// TestWriteFailure checks that an error leaves the former site whole, and the
// directory one that a later run may write to.
func TestWriteFailure(t *testing.T) {
	dir := t.TempDir()
	first := newFiles(t, "a")
	write(t, dir, first)
	second := append(newFiles(t, "a", "b"), File{"robots.txt/x", []byte("a file in a file")})
	d, err := OpenDir(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Write(second); err == nil || !strings.Contains(err.Error(), "robots.txt is not a directory") {
		t.Errorf("error %v", err)
	}
	if !isSite(t, dir, first) {
		t.Error("the former site is not whole")
	}
	third := newFiles(t, "b")
	if write(t, dir, third); !isSite(t, dir, third) {
		t.Error("a later run does not write its site")
	}
}

func TestOpenDir(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine"), []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenDir(dir, false); err == nil || err.Error() != (&NotEmptyError{dir}).Error() {
		t.Errorf("a directory of others: %v", err)
	}
	if _, err := OpenDir(dir, true); err != nil {
		t.Errorf("with force: %v", err)
	}
	if _, err := OpenDir(filepath.Join(dir, "mine"), true); err == nil {
		t.Error("a file is taken for a directory")
	}
}

// TestManifestStaysInside checks that no name in a manifest leads out of the
// directory, whoever wrote it.
func TestManifestStaysInside(t *testing.T) {
	parent := t.TempDir()
	dir, outside := filepath.Join(parent, "site"), filepath.Join(parent, "precious")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{outside: "x", filepath.Join(dir, manifest): manifestHeader + "\n../precious\n" + outside + "\n.\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if removed := write(t, dir, newFiles(t, "a")); removed != 0 {
		t.Errorf("%d removed", removed)
	}
	if _, err := os.Stat(outside); err != nil {
		t.Error(err)
	}
}

func TestPortableName(t *testing.T) {
	long := strings.Repeat("語", 100)
	for name, want := range map[string]string{
		"api/projects/all.json": "api/projects/all.json", "api/con/all.json": "api/con_/all.json", "aux.json": "aux_.json",
		"com1.json": "com1_.json", "console.json": "console.json",
	} {
		if got := portableName(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	a, b := portableName(long+"a.json"), portableName(long+"b.json")
	if a == b || len(a) > maxName || !strings.HasSuffix(a, ".json") || strings.ToValidUTF8(a, "?") != a {
		t.Errorf("%q and %q", a, b)
	}
}
