package source

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

func TestCatalog(t *testing.T) {
	c, problems, err := Catalog(Request{})
	if err != nil || len(problems) > 0 || c.Origin.Date != 20260914 || c.Origin.Edition != "" {
		t.Errorf("embedded: %v, %v, %+v", err, problems, c.Origin)
	}
	if c, _, err = Catalog(Request{Edition: "2018"}); err != nil || c.Origin.Date != 20180220 || c.Origin.Edition != "2018" {
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

// TestCollector: to read a landscape leaves the garbage collector of the
// process alone.
func TestCollector(t *testing.T) {
	const percent = 123
	defer debug.SetGCPercent(debug.SetGCPercent(percent))
	file := filepath.Join(t.TempDir(), "in.yml")
	if err := os.WriteFile(file, []byte("landscape: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Catalog(Request{File: file}); err != nil {
		t.Fatal(err)
	}
	if got := debug.SetGCPercent(percent); got != percent {
		t.Errorf("GOGC is %d", got)
	}
}
