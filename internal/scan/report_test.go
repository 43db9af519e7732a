package scan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestNewReport checks how components are grouped into uses and projects.
func TestNewReport(t *testing.T) {
	npm := func(name string) []landscape.Identifier { return []landscape.Identifier{{Kind: "npm", Pattern: name}} }
	c := &landscape.Catalog{Items: []landscape.Item{
		{Name: "Top", Maturity: landscape.Graduated, Identifiers: npm("top*")},
		{Name: "beta", Maturity: landscape.Sandbox, Identifiers: npm("beta")},
		{Name: "Alpha", Maturity: landscape.Sandbox, Identifiers: npm("alpha")},
		{Name: "Old", Maturity: landscape.Archived, Identifiers: npm("old"), Relations: []landscape.Relation{{Type: "succeeded_by", Other: "Top"}, {Type: "part_of", Other: "beta"}}},
		{Name: "Own", Status: "adopt", Identifiers: npm("own")},
		{Name: "Unused", Maturity: landscape.Sandbox, Identifiers: npm("unused")},
	}}
	found := &Result{Files: 2, Warnings: []Warning{{File: "w"}}, Unreadable: []Unreadable{{File: "u"}}, CycloneDX: []byte("{}")}
	add := func(name, file string, line int, indirect bool) {
		found.Components = append(found.Components, Component{Kind: NPM, Name: name, File: file, Line: line, Indirect: indirect})
	}
	add("top-a", "a", 1, true)
	add("none", "a", 2, false)
	add("beta", "a", 3, false)
	add("top-b", "a", 4, true)
	add("top-a", "b", 9, false)
	add("old", "b", 2, false)
	add("alpha", "b", 3, true)
	add("own", "b", 4, false)
	add("none", "b", 5, true)
	r := NewReport(found, NewMatcher(c))
	var got []string
	for _, p := range r.Projects {
		first := p.First()
		got = append(got, fmt.Sprintf("%s %d direct, first %s, %d successors: %s", p.Item.Name, p.Direct(), Position(first.File, first.Line), len(p.Successors()), usesText(p.Uses)))
	}
	got = append(got, "unmatched: "+usesText(r.Unmatched))
	want := []string{
		"Old 1 direct, first b:2, 1 successors: old[b:2]",
		"Alpha 0 direct, first b:3, 0 successors: alpha[~b:3]",
		"beta 1 direct, first a:3, 0 successors: beta[a:3]",
		"Top 1 direct, first b:9, 0 successors: top-a[~a:1 b:9] top-b[~a:4]",
		"Own 1 direct, first b:4, 0 successors: own[b:4]",
		"unmatched: none[a:2 ~b:5]",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r.Files != 2 || len(r.Warnings) != 1 || len(r.Unreadable) != 1 || string(r.CycloneDX) != "{}" {
		t.Errorf("%+v", r)
	}
	if empty := NewReport(&Result{}, NewMatcher(c)); empty.Projects != nil || empty.Unmatched != nil {
		t.Errorf("of nothing: %+v", empty)
	}
}

// usesText writes components with their places, ~ before an indirect one.
func usesText(uses []Use) string {
	var out []string
	for _, u := range uses {
		var places []string
		for _, p := range u.Places {
			text := Position(p.File, p.Line)
			if p.Indirect {
				text = "~" + text
			}
			places = append(places, text)
		}
		out = append(out, fmt.Sprintf("%s[%s]", u.Name, strings.Join(places, " ")))
	}
	return strings.Join(out, " ")
}
