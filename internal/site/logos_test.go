package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
)

// TestLogos checks that a site has every sound logo as a file, and that the API has its URL.
func TestLogos(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.svg"), []byte(`<svg><metadata>m</metadata><path d="M0 0h9"/></svg>`), 0o600); err != nil {
		t.Fatal(err)
	}
	logos, err := logo.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = logos.Close() })
	c := newCatalog(t, "a", "b")
	c.Items[1].Logo = "gone.svg"
	c, _ = c.WithSettings(&landscape.Settings{URL: "https://settings.example.org"})
	for root, o := range map[string]Options{"https://settings.example.org/": {}, "https://map.example.org/x/": {URL: "https://map.example.org/x"}} {
		var notes []string
		o.Logos, o.Notify = logos, func(note string) { notes = append(notes, note) }
		files, err := Files(c, o)
		if err != nil {
			t.Fatal(err)
		}
		byName := map[string]string{}
		found := ""
		for _, f := range files {
			byName[f.Name] = string(f.Content)
			if strings.HasPrefix(f.Name, "logos/") {
				found += f.Name
			}
		}
		if byName[found] != `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>` || !strings.Contains(byName["index.html"], `"logos":{"0":"`+found+`"}`) {
			t.Errorf("%q: %s", found, byName[found])
		}
		if !strings.Contains(byName["api/projects/all.json"], `"logo_url": "`+root+found+`"`) || strings.Count(byName["api/projects/all.json"], "logo_url") != 1 {
			t.Errorf("%s: %s", root, byName["api/projects/all.json"])
		}
		if len(notes) != 1 || !strings.Contains(notes[0], `"gone.svg"`) {
			t.Errorf("%q", notes)
		}
	}
}
