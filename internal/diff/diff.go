// Package diff compares two landscapes item by item.
//
// Items are paired by what they share: the name and placement, the name, an
// alias or former name, or the repository. A pair is then compared field by
// field, so that a renamed or moved project is one project that changed, not
// one removed and another added.
package diff

import (
	"reflect"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Kind is what happened to an item between two landscapes.
type Kind string

// The kinds of change. Accepted and Released are the first level and the loss
// of one; Promoted and Demoted go up and down among the active levels;
// Readmitted leads out of the archive; Changed is a change of any other field.
const (
	Added      Kind = "added"
	Removed    Kind = "removed"
	Renamed    Kind = "renamed"
	Moved      Kind = "moved"
	Accepted   Kind = "accepted"
	Promoted   Kind = "promoted"
	Demoted    Kind = "demoted"
	Archived   Kind = "archived"
	Readmitted Kind = "readmitted"
	Released   Kind = "released"
	Changed    Kind = "changed"
)

// Kinds lists the kinds of change in the order of [Compare].
var Kinds = []Kind{Added, Removed, Renamed, Moved, Accepted, Promoted, Demoted, Archived, Readmitted, Released, Changed}

// Change is one difference.
type Change struct {
	Kind Kind
	// Before and After are the item in the first and in the second landscape.
	// Before is nil if it was added, After if it was removed.
	Before, After *landscape.Item
	// Field is the name of the field that differs; "" for Added and Removed.
	Field string
	// From and To are its values as strings.
	From, To string
	// Date is when a level was reached; zero for other kinds.
	Date landscape.Date
}

// Item returns the item as it is in the second landscape or, if it was
// removed, in the first.
func (ch Change) Item() *landscape.Item {
	if ch.After != nil {
		return ch.After
	}
	return ch.Before
}

// Compare returns the changes from a to b, in the order of [Kinds], and within
// a kind in the order of the items. The changes are complete: applied to the
// items of a they give those of b.
func Compare(a, b *landscape.Catalog) []Change {
	pairs, removed := pairItems(a, b)
	var changes []Change
	for _, it := range removed {
		changes = append(changes, Change{Kind: Removed, Before: it})
	}
	for i := range b.Items {
		after := &b.Items[i]
		before := pairs[after]
		if before == nil {
			changes = append(changes, Change{Kind: Added, After: after})
			continue
		}
		changes = append(changes, compareItem(a, b, before, after)...)
	}
	return byKind(changes)
}

// byKind returns changes in the order of their kinds.
func byKind(changes []Change) []Change {
	var sorted []Change
	for _, kind := range Kinds {
		for _, c := range changes {
			if c.Kind == kind {
				sorted = append(sorted, c)
			}
		}
	}
	return sorted
}

// compareItem returns the changes of an item that is in both landscapes.
func compareItem(a, b *landscape.Catalog, before, after *landscape.Item) []Change {
	var changes []Change
	add := func(kind Kind, field, from, to string) {
		changes = append(changes, Change{Kind: kind, Before: before, After: after, Field: field, From: from, To: to})
	}
	if before.Name != after.Name {
		add(Renamed, "name", before.Name, after.Name)
	}
	if p, q := before.Placement(), after.Placement(); p != q {
		add(Moved, "category", p.String(), q.String())
	}
	if before.Maturity != after.Maturity {
		add(levelChange(before.Maturity, after.Maturity), "maturity", string(before.Maturity), string(after.Maturity))
		changes[len(changes)-1].Date = after.Since().Date
	}
	for _, f := range landscape.Fields {
		switch f.Name {
		case "name", "category", "subcategory", "maturity", "id":
			continue
		}
		if !f.Derived && !reflect.DeepEqual(f.Get(a, before), f.Get(b, after)) {
			add(Changed, f.Name, f.Cell(a, before), f.Cell(b, after))
		}
	}
	return changes
}

func levelChange(from, to landscape.Level) Kind {
	switch {
	case from == "":
		return Accepted
	case to == "":
		return Released
	case to == landscape.Archived:
		return Archived
	case from == landscape.Archived:
		return Readmitted
	case from.Compare(to) < 0:
		return Promoted
	}
	return Demoted
}
