package landscapetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// Apply returns the items that the changes make of those of a, in no
// particular order: the other half of [diff.Compare].
func Apply(t testing.TB, a *landscape.Catalog, changes []diff.Change) []landscape.Item {
	t.Helper()
	var items []*landscape.Item
	changed := map[*landscape.Item]*landscape.Item{}
	for i := range a.Items {
		it := a.Items[i]
		changed[&a.Items[i]] = &it
		items = append(items, &it)
	}
	removed := map[*landscape.Item]bool{}
	for _, ch := range changes {
		switch ch.Kind {
		case diff.Added:
			items = append(items, ch.After)
		case diff.Removed:
			removed[changed[ch.Before]] = true
		default:
			applyChange(t, changed[ch.Before], ch)
		}
	}
	var out []landscape.Item
	for _, it := range items {
		if !removed[it] {
			out = append(out, *it)
		}
	}
	return out
}

// applyChange sets the field of a change to its new value, which is read from
// the change where it says all of it, else from the item after it.
func applyChange(t testing.TB, it *landscape.Item, ch diff.Change) {
	t.Helper()
	if ch.Kind == diff.Moved {
		it.Category, it.Subcategory, _ = strings.Cut(ch.To, " / ")
		return
	}
	f, err := landscape.FieldNamed(ch.Field)
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case f.Detail != 0:
		it.SetDetail(f.Detail, ch.To)
	case f.Text != nil:
		*f.Text(it) = ch.To
	case f.Date != nil:
		if err := f.Date(it).UnmarshalText([]byte(ch.To)); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	case f.Flag != nil:
		*f.Flag(it) = ch.To == "true"
	case f.List != nil:
		*f.List(it) = *f.List(ch.After)
	default:
		set, ok := setters[f.Name]
		if !ok {
			t.Fatalf("landscapetest.setters lacks the field %s", f.Name)
		}
		set(it, ch.After)
	}
}

// setters copy the fields that are lists of structs.
var setters = map[string]func(to, from *landscape.Item){
	"additional_categories": func(to, from *landscape.Item) { to.Also = from.Also },
	"repositories":          func(to, from *landscape.Item) { to.Repositories = from.Repositories },
	"audits":                func(to, from *landscape.Item) { to.Audits = from.Audits },
	"other_links":           func(to, from *landscape.Item) { to.Links = from.Links },
	"annotations":           func(to, from *landscape.Item) { to.Notes = from.Notes },
}

// Rows returns a line for each item with the values of all its fields that are
// not derived, sorted.
func Rows(c *landscape.Catalog, items []landscape.Item) []string {
	var rows []string
	for i := range items {
		var cells []string
		for _, f := range landscape.Fields {
			if !f.Derived {
				cells = append(cells, f.Cell(c, &items[i]))
			}
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	slices.Sort(rows)
	return rows
}
