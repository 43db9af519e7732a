package site

import (
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestSettings checks that the page of a site has the images and colors of its settings,
// and that a color that is changed is noted.
func TestSettings(t *testing.T) {
	c, _ := newCatalog(t, "a").WithSettings(&landscape.Settings{File: "s.yml", Foundation: "Acme", Header: landscape.SiteBlock{Given: true, Logo: "https://acme.example/logo.svg"},
		Colors: []landscape.Setting{{Key: "color1", Value: "rgb(255, 255, 0)"}}, Images: []landscape.Setting{{Key: "favicon", Value: "https://acme.example/f.png"}}})
	var notes []string
	files, err := Files(c, Options{Notify: func(note string) { notes = append(notes, note) }})
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) != 1 || !strings.HasPrefix(notes[0], "s.yml: color1 rgb(255, 255, 0) is too light for text") {
		t.Errorf("%q", notes)
	}
	for _, f := range files {
		if f.Name != "index.html" {
			continue
		}
		for _, part := range []string{"img-src data: https://acme.example/f.png https://acme.example/logo.svg;", `<link rel="icon" href="https://acme.example/f.png">`,
			`"logo":"https://acme.example/logo.svg"`, "--accent:light-dark(#"} {
			if !strings.Contains(string(f.Content), part) {
				t.Errorf("no %s", part)
			}
		}
	}
}
