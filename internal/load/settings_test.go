package load

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
)

const soundSettings = "foundation: Acme\nurl: https://acme.example\n"

func TestSettings(t *testing.T) {
	s, problems, err := Settings([]byte(soundSettings+`base_path: /map/
description: What we run
motd: Hello
members_category: Members
groups:
  - name: Things we use
    alias: things
    categories: [Runtime, Tools]
categories:
  - name: Members
    subcategories: [Gold, Silver]
enduser:
  - category: Members
    subcategories: [Gold]
tags:
  tag-b: [{category: Tools}]
  tag-a: [{category: Runtime, subcategories: [Storage]}]
  tag-none: []
featured_items:
  - field: maturity
    options: [{value: graduated, order: 1, label: Graduated}, {value: incubating}]
colors: {color1: "rgba(0, 107, 204, 1)", color2: "rgb(1,2,3)", color3: "rgba(1, 2, 3, 0.5)", color4: "rgba(1, 2, 3, 1)",
  color5: "rgba(1, 2, 3, 1)", color6: "rgba(1, 2, 3, 1)", color7: "rgba(1, 2, 3, 1)"}
images: {open_graph: https://acme.example/o.png, favicon: https://acme.example/f.png}
header: {links: {github: https://github.com/acme}, logo: logo.svg}
footer:
upcoming_event: {name: Day, start: 2026-01-02, end: 2026-01-03, banner_url: https://acme.example/b.png, details_url: https://acme.example}
grid_items_size: small
view_mode: card
`), "settings.yml")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	one := 1
	if s.Groups[0].Slug() != "things" || s.BasePath != "/map" || s.Tags[0].Tag != "tag-a" || len(s.Tags) != 2 || s.Footer.Given || s.Header.Logo != "logo.svg" ||
		s.Images[0].Key != "favicon" || len(s.Colors) != 7 || s.Event.End != 20260103 || s.Notice != "Hello" || s.ViewMode != "card" {
		t.Errorf("%+v", s)
	}
	if want := []landscape.Feature{{Value: "graduated", Label: "Graduated", Order: &one}, {Value: "incubating"}}; !reflect.DeepEqual(s.Featured[0].Options, want) {
		t.Errorf("%+v", s.Featured)
	}
}

// TestSettingsProblems checks the place, the severity and the words of problems.
func TestSettingsProblems(t *testing.T) {
	for in, want := range map[string]string{
		"url: https://acme.example\ngroups: []\n":                                                    "1:1: error: missing field foundation [missing-key]",
		"foundation: ''\nurl: https://acme.example\n":                                                "1:13: error: foundation is empty [empty-value]",
		"foundation: Acme\nurl: acme.example\n":                                                      `2:6: error: url: invalid URL "acme.example": relative URL without a base [url]`,
		soundSettings + "base_path: map\n":                                                           `3:12: error: base_path "map" does not start with / [unknown-value]`,
		soundSettings + "groups:\n  - name: A\n":                                                     `4:5: error: group "A": missing field categories [missing-key]`,
		soundSettings + "groups:\n  - {name: A, categories: ['']}\n":                                 `4:28: error: categories [0] is empty [empty-value]`,
		soundSettings + "groups: Runtime\n":                                                          `3:9: error: groups is "Runtime", not a list [wrong-type]`,
		soundSettings + "groups:\n  - {name: A, categories: [B]}\n  - {name: a, categories: [C]}\n":  `5:5: warning: group "a" has the same URL as another one [duplicate-name]`,
		soundSettings + "grups: []\n":                                                                `3:1: warning: unknown key "grups"; did you mean groups? [unknown-key]`,
		soundSettings + "osano: {customer_id: a}\n":                                                  "3:8: note: osano has no effect in landscope [no-effect]",
		soundSettings + "colors: {color1: blue}\n":                                                   `3:18: error: color1 "blue" is not a color such as rgba(0, 107, 204, 1) [unknown-value]`,
		soundSettings + "enduser:\n" + strings.Repeat("  - category: A\n", 501):                      "4:3: error: enduser has 501 entries; at most 500 are allowed [too-many]",
		soundSettings + "view_mode: list\n":                                                          `3:12: error: view_mode "list" is not one of grid, card [unknown-value]`,
		soundSettings + "enduser:\n  - subcategories: [Gold]\n":                                      "4:5: error: enduser [0]: missing field category [missing-key]",
		soundSettings + "featured_items:\n  - {field: name, options: [{value: x}]}\n":                `4:13: warning: featured_items field "name" has no effect: only maturity and subcategory have [no-effect]`,
		soundSettings + "featured_items:\n  - {field: maturity, options: []}\n":                      "4:32: error: featured_items options is empty [empty-value]",
		soundSettings + "featured_items:\n  - {field: maturity, options: [{value: x, order: -1}]}\n": `4:51: error: featured_items order "-1" is not a non-negative integer [wrong-type]`,
		soundSettings + "tags:\n  x: [{category: A, subcategories: []}]\n":                           "4:36: error: tag x [0]: subcategories is empty [empty-value]",
		soundSettings + "upcoming_event: {name: Day, start: soon}\n":                                 "3:36: error: upcoming_event.start: ",
		soundSettings + "url: https://other.example\n":                                               `3:1: error: duplicate key "url" [duplicate-key]`,
	} {
		_, problems, err := Settings([]byte(in), "s.yml")
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		var all strings.Builder
		for _, p := range problems {
			all.WriteString(p.String() + "\n")
		}
		if !strings.Contains("\n"+all.String(), "\ns.yml:"+want) {
			t.Errorf("%s: got\n%swant %s", in, all.String(), want)
		}
	}
}

// TestNoSettings: another file is an error with its place.
func TestNoSettings(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "s.yml:1: empty file: no settings",
		"- a\n":               "s.yml:1:1: no settings: want a mapping",
		"landscape: []\n":     "s.yml:1:1: this is not a landscape2 settings file",
		"name: x\n":           "s.yml:1:1: this is not a landscape2 settings file",
		"foundation: [\n":     "s.yml:1: invalid YAML",
		"projects: {a: {}}\n": "s.yml:1:1: this is not a landscape2 settings file",
	} {
		_, _, err := Settings([]byte(in), "s.yml")
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
		if fault := (*diag.Fault)(nil); !errors.As(err, &fault) {
			t.Errorf("%q: %T", in, err)
		}
	}
}
