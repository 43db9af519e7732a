package webpage

import (
	"bytes"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/view"
)

// TestAccents checks that any color becomes one in which text can be read on the page, in
// the light and in the dark, and that a readable color stays as it is.
func TestAccents(t *testing.T) {
	for r := 0.0; r <= 255; r += 51 {
		for g := 0.0; g <= 255; g += 51 {
			for b := 0.0; b <= 255; b += 51 {
				light, dark := accents(color{r, g, b})
				for name, pair := range map[string][2]color{"on the page": {light, lightBack}, "under white text": {light, white}, "on its weak form": {light, white.mix(light, lightWeak)},
					"on a dark panel": {dark, darkPanel}, "on a raised one": {dark, darkRaised}, "under dark text": {dark, darkText}, "on its weak form in the dark": {dark, darkPanel.mix(dark, darkWk)}} {
					if ratio := contrast(pair[0], pair[1]); ratio < minContrast {
						t.Fatalf("%v: %s %s: contrast %.2f", color{r, g, b}, pair[0], name, ratio)
					}
				}
			}
		}
	}
	if light, _ := accents(color{0, 107, 204}); light != (color{0, 107, 204}) {
		t.Errorf("a readable color becomes %s", light)
	}
	if c := contrast(black, white); c != 21 {
		t.Errorf("black on white: %g", c)
	}
}

func TestParseColor(t *testing.T) {
	for in, want := range map[string]string{"rgba(0, 107, 204, 1)": "#006bcc", "rgb(1,2,3)": "#010203", "rgba(0, 0, 0, 0.5)": "#808080", "rgba(0,0,0,0)": "#ffffff"} {
		if c, ok := parseColor(in); !ok || c.String() != want {
			t.Errorf("%s: %s, %v, want %s", in, c, ok, want)
		}
	}
	for _, in := range []string{"", "red", "rgb(1,2)", "rgb(1,2,x)", "rgb(1,2,NaN)", "rgb(1,2,300)", "rgba(1,2,3,1,1)", "rgb(1,2,3);}*{"} {
		if c, ok := parseColor(in); ok {
			t.Errorf("%q is %s", in, c)
		}
	}
}

// TestLookColors checks that a color that cannot be read is changed with a note, and that
// the policy permits the styles with the colors.
func TestLookColors(t *testing.T) {
	s := &landscape.Settings{File: "settings.yml", Colors: []landscape.Setting{{Key: "color1", Value: "rgba(255, 220, 0, 1)"}, {Key: "color2", Value: "rgba(0, 42, 81, 1)"}}}
	l := newLook(s, Options{})
	if !strings.HasPrefix(l.style, ":root{--accent:light-dark(#") || !strings.Contains(l.style, "--highlight:light-dark(#002a51,") || strings.Contains(l.style, "#ffdc00;") {
		t.Errorf("style %s", l.style)
	}
	if len(l.notes) != 1 || !strings.HasPrefix(l.notes[0], "settings.yml: color1 rgba(255, 220, 0, 1) is too light for text; the page uses #") {
		t.Errorf("notes %q", l.notes)
	}
	var b bytes.Buffer
	page := Page{Lang: "en", look: l}
	if err := page.Write(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "<style>"+style+l.style+"</style>") || !strings.Contains(Policy(s, Options{}), hashSource(style+l.style)) {
		t.Error("the styles of the colors are not in the page, or not in the policy")
	}
}

// TestLookImages checks which images of settings a page loads: https ones, and only where
// that is permitted.
func TestLookImages(t *testing.T) {
	const logo, icon = "https://x.example/logo.svg?v=1", "https://x.example/i.png"
	s := &landscape.Settings{Header: landscape.SiteBlock{Given: true, Logo: logo}, Footer: landscape.SiteBlock{Given: true, Logo: "foot.svg"},
		Images: []landscape.Setting{{Key: "favicon", Value: icon}, {Key: "open_graph", Value: "https://x.example/o.png"}}, Embedded: map[string]string{"foot.svg": "data:image/svg+xml;base64,AA"}}
	if site := newSite(s, Options{}); site.Logo != "" || site.Footer.Logo != "data:image/svg+xml;base64,AA" {
		t.Errorf("%+v", site)
	}
	if policy := Policy(s, Options{}); strings.Contains(policy, "x.example") {
		t.Error(policy)
	}
	if site := newSite(s, Options{RemoteImages: true}); site.Logo != logo {
		t.Errorf("%+v", site)
	}
	if policy := Policy(s, Options{RemoteImages: true}); !strings.Contains(policy, "img-src data: https://x.example/i.png https://x.example/logo.svg; ") {
		t.Error(policy)
	}
	var b bytes.Buffer
	page := Page{Lang: "en", look: newLook(s, Options{RemoteImages: true})}
	if err := page.Write(&b); err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{`<link rel="icon" href="` + icon + `">`, `<meta property="og:image" content="https://x.example/o.png">`, `content="summary_large_image"`} {
		if !strings.Contains(b.String(), tag) {
			t.Errorf("no %s", tag)
		}
	}
	for _, bad := range []string{"http://x.example/a.png", "https://x.example/a;script-src *", "https://x.example/a,b", "https://u@x.example/a", "javascript:alert(1)", "//x.example/a", "data:image/png;base64,AA", "https:///a", "https://x.example/*", "https://x*.example/a"} {
		if source := imageSource(bad); strings.ContainsAny(source, ";,*' ") || source != "" && !strings.HasPrefix(source, "https://x.example/") {
			t.Errorf("%s: %s", bad, source)
		}
	}
}

// TestSiteLinks checks that links of settings have names, and are web addresses.
func TestSiteLinks(t *testing.T) {
	links := siteLinks([]landscape.Setting{{Key: "facebook", Value: "https://f.example"}, {Key: "homepage", Value: "http://h.example"}, {Key: "slack", Value: "javascript:alert(1)"},
		{Key: "twitter", Value: "data:text/html,x"}, {Key: "wechat", Value: "https:"}})
	if len(links) != 2 || links[0] != (Link{"Website", "http://h.example"}) || links[1] != (Link{"Facebook", "https://f.example"}) {
		t.Errorf("%v", links)
	}
	event := &landscape.SiteEvent{Name: "Day", Start: 20260102, End: 20260103, DetailsURL: "javascript:alert(1)"}
	if site := newSite(&landscape.Settings{Event: event}, Options{}); site.Event != nil {
		t.Errorf("%+v", site.Event)
	}
	event.DetailsURL = "https://d.example"
	if site := newSite(&landscape.Settings{Event: event}, Options{}); site.Event == nil || site.Event.End != "2026-01-03" {
		t.Errorf("%+v", site.Event)
	}
}

// TestRenderNotes checks that Render passes on notes on settings.
func TestRenderNotes(t *testing.T) {
	c := &landscape.Catalog{Settings: &landscape.Settings{File: "s.yml", Colors: []landscape.Setting{{Key: "color1", Value: "rgb(255,255,255)"}}}}
	var notes []string
	var b bytes.Buffer
	if err := Render(&b, view.View{Catalog: c, Lang: "en"}, nil, Options{Notify: func(note string) { notes = append(notes, note) }}); err != nil || len(notes) != 1 {
		t.Errorf("%q, %v", notes, err)
	}
}
