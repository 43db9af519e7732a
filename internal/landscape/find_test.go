package landscape_test

import (
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

func TestFind(t *testing.T) {
	c := landscapetest.Catalog().Overlay(landscape.Overlay{Entries: []landscape.Entry{
		{Name: "Rook", RepoURLs: []string{"https://github.com/rook/rook"}, Aliases: []landscape.Alias{{Name: "Rook.io"}}, FormerNames: []landscape.Alias{{Name: "Castle"}}},
	}})
	c.Items = append(c.Items, landscape.Item{Name: ".NET"})
	for name, want := range map[string]string{
		"rook": "Rook", " ROOK ": "Rook", "rook.io": "Rook", "castle": "Rook", "opa": "Open Policy Agent (OPA)",
		"open policy agent": "Open Policy Agent (OPA)", "open-policy-agent-opa": "Open Policy Agent (OPA)",
		"runtime--storage--ceph": "Ceph", "open policy": "Open Policy Agent (OPA)",
	} {
		if f, err := c.Find(name); err != nil || f.Item.Name != want || (f.Former != "") != (name == "castle") {
			t.Errorf("Find(%q) = %v, %v", name, f, err)
		}
	}
	for _, name := range []string{"", "roo", "nothing", "!", "-", "\x00"} {
		if f, err := c.Find(name); err == nil {
			t.Errorf("Find(%q) = %s, want an error", name, f.Item.Name)
		}
	}
	handle := c.UniqueNames()
	for i := range c.Items {
		if f, err := c.Find(handle(&c.Items[i])); err != nil || f.Item != &c.Items[i] {
			t.Errorf("the handle %q does not find its item", handle(&c.Items[i]))
		}
	}
}

// TestUnicodeForms checks that composed accents (NFC) and decomposed ones (NFD)
// find the same items.
func TestUnicodeForms(t *testing.T) {
	const nfc, nfd = "Caf\u00e9 Ops", "Cafe\u0301 Ops"
	catalogs := map[string]*landscape.Catalog{}
	for _, name := range []string{nfc, nfd} {
		catalogs[name] = &landscape.Catalog{Categories: []landscape.Category{{"A", []string{"x"}}}, Items: []landscape.Item{{Name: name, Category: "A", Subcategory: "x", Owner: name, CustomTags: []string{name}}}}
	}
	for has, c := range catalogs {
		for _, asked := range []string{nfc, nfd} {
			if _, err := c.Find(asked); err != nil {
				t.Errorf("%q is not found as %q: %v", has, asked, err)
			}
			for _, q := range []landscape.Query{{Name: []string{strings.TrimSuffix(asked, " Ops") + "*"}}, {Name: []string{asked}}, {Text: []string{asked}}, {Owner: []string{asked}}, {Tag: []string{asked}}} {
				items, err := c.Select(q)
				if err != nil || len(items) != 1 {
					t.Errorf("%q is not selected by %+v: %v", has, q, err)
				}
			}
		}
	}
}
