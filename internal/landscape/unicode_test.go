package landscape

import (
	"strings"
	"testing"
)

// TestUnicodeForms: a name is the same name whether its accents are composed
// (NFC) or not (NFD), however it is asked for.
func TestUnicodeForms(t *testing.T) {
	const nfc, nfd = "Caf\u00e9 Ops", "Cafe\u0301 Ops"
	catalogs := map[string]*Catalog{}
	for _, name := range []string{nfc, nfd} {
		catalogs[name] = &Catalog{Categories: []Category{{"A", []string{"x"}}}, Items: []Item{{Name: name, Category: "A", Subcategory: "x", Owner: name, CustomTags: []string{name}}}}
	}
	for has, c := range catalogs {
		for _, asked := range []string{nfc, nfd} {
			if _, err := c.Find(asked); err != nil {
				t.Errorf("%q is not found as %q: %v", has, asked, err)
			}
			for _, q := range []Query{{Name: []string{strings.TrimSuffix(asked, " Ops") + "*"}}, {Name: []string{asked}}, {Text: []string{asked}}, {Owner: []string{asked}}, {Tag: []string{asked}}} {
				items, err := c.Select(q)
				if err != nil || len(items) != 1 {
					t.Errorf("%q is not selected by %+v: %v", has, q, err)
				}
			}
			items, _ := c.Select(Query{})
			if len(Search(items, asked)) != 1 {
				t.Errorf("%q is not found by a search for %q", has, asked)
			}
		}
	}
	if changes := Diff(catalogs[nfc], catalogs[nfd]); len(changes) == 0 || changes[0].Kind != ChangeRenamed {
		t.Errorf("diff of the two forms: %+v", changes)
	}
}
