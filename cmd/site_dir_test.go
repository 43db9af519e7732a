package cmd_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// siteOf writes a site of a landscape and returns its files.
func siteOf(t *testing.T, dir, landscape string, more ...string) (result, map[string]string) {
	t.Helper()
	r := runIn(nil, strings.NewReader(landscape), append([]string{"site", dir, "--data", "-"}, more...)...)
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		content, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return r, files
}

func TestSiteKeepsToItsDirectory(t *testing.T) {
	dir := t.TempDir()
	foreign := filepath.Join(dir, "index.html")
	if err := os.WriteFile(foreign, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, files := siteOf(t, dir, small("a")); r.code != 2 || !strings.Contains(r.stderr, "--force") || len(files) != 1 || files["index.html"] != "precious" {
		t.Errorf("a directory of others: code %d, %s, %d files", r.code, r.stderr, len(files))
	}
	if r, files := siteOf(t, dir, small("a"), "--force"); r.code != 0 || files["index.html"] == "precious" {
		t.Errorf("--force: code %d, %s", r.code, r.stderr)
	}
	if err := os.WriteFile(filepath.Join(dir, "CNAME"), []byte("example.org"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, files := siteOf(t, dir, small("a")); r.code != 0 || files["CNAME"] == "" {
		t.Errorf("its own directory: code %d, %s", r.code, r.stderr)
	}
}

func TestSiteRemovesWhatIsGone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if r, files := siteOf(t, dir, small("a", "gone")); r.code != 0 || files["api/projects/runtime--storage--gone.json"] == "" {
		t.Fatalf("code %d, %s, %v", r.code, r.stderr, len(files))
	}
	litter := filepath.Join(dir, "api", ".landscope-old.tmp")
	mine := filepath.Join(dir, "api", "projects", "mine.json")
	for _, name := range []string{litter, mine} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(litter, old, old); err != nil {
		t.Fatal(err)
	}
	r, files := siteOf(t, dir, strings.ReplaceAll(small("a"), "Storage", "Network"))
	if !strings.Contains(r.stderr, "removed") {
		t.Errorf("%s", r.stderr)
	}
	for name := range files {
		if strings.Contains(name, "storage") || strings.Contains(name, "gone") || strings.Contains(name, "tmp") {
			t.Errorf("%s is left", name)
		}
	}
	if _, ok := files["api/projects/mine.json"]; !ok {
		t.Error("a file of others is gone")
	}
	if _, err := os.Stat(filepath.Join(dir, "api", "categories", "runtime", "storage")); err == nil {
		t.Error("an empty directory is left")
	}
}

func TestSiteFollowsNoLinks(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	precious := filepath.Join(outside, "precious")
	if err := os.WriteFile(precious, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, _ := siteOf(t, dir, small("a")); r.code != 0 {
		t.Fatal(r.stderr)
	}
	for link, target := range map[string]string{"index.html": precious, "docs": outside} {
		if err := os.RemoveAll(filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skipf("SKIPPED: %v", err)
		}
	}
	r := runIn(nil, strings.NewReader(small("b")), "site", dir, "--data", "-")
	if r.code != 1 || !strings.Contains(r.stderr, "docs is not a directory") {
		t.Errorf("code %d, %s", r.code, r.stderr)
	}
	if b, err := os.ReadFile(precious); string(b) != "precious" {
		t.Errorf("written through a link: %v", err)
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 1 {
		t.Errorf("written through a link: %v", entries)
	}
	if err := os.Remove(filepath.Join(dir, "docs")); err != nil {
		t.Fatal(err)
	}
	if r, files := siteOf(t, dir, small("b")); r.code != 0 || files["index.html"] == "precious" {
		t.Errorf("code %d, %s", r.code, r.stderr)
	}
}

func TestSiteNames(t *testing.T) {
	long := strings.Repeat("語", 300)
	data := strings.NewReplacer("Runtime", "Con", "Storage", long).Replace(small("aux", "b"))
	r, files := siteOf(t, filepath.Join(t.TempDir(), "new"), data)
	if r.code != 0 || files["api/categories/con_/all.json"] == "" {
		t.Errorf("code %d, %s", r.code, r.stderr)
	}
	projects := 0
	for name := range files {
		for part := range strings.SplitSeq(name, "/") {
			if stem, _, _ := strings.Cut(part, "."); len(part) > 255 || stem == "con" || stem == "aux" {
				t.Errorf("%s", name)
			}
		}
		if strings.HasPrefix(name, "api/projects/con--") {
			projects++
		}
	}
	if projects != 2 {
		t.Errorf("%d projects; their shortened names must differ", projects)
	}
	if manifest := files[".landscope-site"]; strings.Count(manifest, "\n") != len(files) {
		t.Errorf("%d files, manifest:\n%s", len(files), fmt.Sprint(manifest))
	}
}
