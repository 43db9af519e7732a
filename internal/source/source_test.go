package source

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.csv")
	for _, content := range []string{"one", "two, longer", ""} {
		if err := WriteFile(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(name); err != nil || string(b) != content {
			t.Errorf("%q, %v, want %q", b, err, content)
		}
	}
	if err := WriteFile(dir, nil); err == nil || !strings.Contains(err.Error(), "is a directory") {
		t.Errorf("a directory is written over: %v", err)
	}
	if err := WriteFile(filepath.Join(dir, "no", "x"), nil); err == nil {
		t.Error("written into a directory that is not there")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("litter: %v", entries)
	}
}

// TestWriteFileKeepsOnFailure: a directory that cannot be written to leaves
// the old content.
func TestWriteFileKeepsOnFailure(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("SKIPPED: this user may write everywhere")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if err := WriteFile(name, []byte("new")); err == nil {
		t.Error("no error")
	}
	if b, _ := os.ReadFile(name); string(b) != "old" {
		t.Errorf("the old content is gone: %q", b)
	}
}

func TestCatalog(t *testing.T) {
	c, problems, err := Catalog(Request{})
	if err != nil || len(problems) > 0 || c.Origin.Day != 20260807 || c.Origin.Edition != "" {
		t.Errorf("embedded: %v, %v, %+v", err, problems, c.Origin)
	}
	if c, _, err = Catalog(Request{Edition: "2018"}); err != nil || c.Origin.Day != 20180220 || c.Origin.Edition != "2018" {
		t.Errorf("2018: %v, %+v", err, c.Origin)
	}
	const small = "landscape: [{name: A, subcategories: [{name: B, items: [{name: X, homepage_url: https://x.org, logo: x.svg}]}]}]"
	c, _, err = Catalog(Request{File: "-", Stdin: strings.NewReader(small)})
	if err != nil || len(c.Items) != 1 || c.Origin.Name != "standard input" {
		t.Errorf("standard input: %v, %+v", err, c)
	}
	over := filepath.Join(t.TempDir(), "o.yml")
	if err := os.WriteFile(over, []byte("projects: {X: {aliases: [{name: ex, source: 'https://x.org'}]}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, _, err = Catalog(Request{File: "-", Stdin: strings.NewReader(small), Overlays: []string{NoOverlay, over}})
	if err != nil || len(c.Items[0].Aliases) != 1 {
		t.Errorf("own overlay: %v, %+v", err, c)
	}
	if c, _, _ = Catalog(Request{Overlays: []string{NoOverlay}}); c.Items[0].Aliases != nil || c.Words.Levels != nil {
		t.Error("the embedded overlay is not off")
	}
}
