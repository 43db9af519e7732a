package landscape

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// ChangeKind says what happened to an item between two landscapes.
type ChangeKind string

// The kinds of change, in the order in which they are told. Accepted and
// released are a first level and the loss of one; promoted and demoted go up
// and down among the levels in use; changed is any other field.
const (
	ChangeAdded      ChangeKind = "added"
	ChangeRemoved    ChangeKind = "removed"
	ChangeRenamed    ChangeKind = "renamed"
	ChangeMoved      ChangeKind = "moved"
	ChangeAccepted   ChangeKind = "accepted"
	ChangePromoted   ChangeKind = "promoted"
	ChangeDemoted    ChangeKind = "demoted"
	ChangeArchived   ChangeKind = "archived"
	ChangeReadmitted ChangeKind = "readmitted"
	ChangeReleased   ChangeKind = "released"
	ChangeChanged    ChangeKind = "changed"
)

// ChangeKinds lists the kinds of change in their order.
var ChangeKinds = []ChangeKind{ChangeAdded, ChangeRemoved, ChangeRenamed, ChangeMoved, ChangeAccepted, ChangePromoted,
	ChangeDemoted, ChangeArchived, ChangeReadmitted, ChangeReleased, ChangeChanged}

// Change is one difference. Before is the item in the first landscape, nil
// when added; After in the second, nil when removed.
type Change struct {
	Kind          ChangeKind
	Before, After *Item
	// Field is what changed; "" for added and removed.
	Field string
	// From and To are its values as text.
	From, To string
	// Date is the day on which a level was reached; zero for other kinds.
	Date Date
}

// Item is the item of which the change speaks, as it is now.
func (ch Change) Item() *Item {
	if ch.After != nil {
		return ch.After
	}
	return ch.Before
}

// Diff returns what changed from a to b, in the order of [ChangeKinds], then
// of the items in b. An item is the same in both by its name and place, its
// name, a former name or alias, or its repository. Applying the changes to a
// gives the items of b; see [Apply].
func Diff(a, b *Catalog) []Change {
	pairs, removed := matchItems(a, b)
	var changes []Change
	for _, it := range removed {
		changes = append(changes, Change{Kind: ChangeRemoved, Before: it})
	}
	for i := range b.Items {
		after := &b.Items[i]
		before := pairs[after]
		if before == nil {
			changes = append(changes, Change{Kind: ChangeAdded, After: after})
			continue
		}
		changes = append(changes, compare(a, b, before, after)...)
	}
	slices.SortStableFunc(changes, func(x, y Change) int {
		return cmp.Compare(slices.Index(ChangeKinds, x.Kind), slices.Index(ChangeKinds, y.Kind))
	})
	return changes
}

// matchItems pairs each item of b with the same one in a, and returns those of a
// that are left.
func matchItems(a, b *Catalog) (pairs map[*Item]*Item, removed []*Item) {
	pairs = make(map[*Item]*Item, len(b.Items))
	taken := make(map[*Item]bool, len(a.Items))
	aRepo, bRepo := soleRepository(a), soleRepository(b)
	for _, key := range []struct{ a, b func(*Item) []string }{
		{itemID, itemID}, {itemSlug, itemSlug}, {otherSlugs, otherSlugs}, {aRepo, bRepo},
	} {
		index := map[string][]*Item{}
		for i := range a.Items {
			if it := &a.Items[i]; !taken[it] {
				for _, k := range key.a(it) {
					index[k] = append(index[k], it)
				}
			}
		}
		for i := range b.Items {
			after := &b.Items[i]
			if pairs[after] != nil {
				continue
			}
			for _, k := range key.b(after) {
				if before := firstFree(index[k], taken); before != nil {
					pairs[after], taken[before] = before, true
					break
				}
			}
		}
	}
	for i := range a.Items {
		if it := &a.Items[i]; !taken[it] {
			removed = append(removed, it)
		}
	}
	return pairs, removed
}

func itemID(it *Item) []string {
	return []string{normalize.Slug(it.Category) + "--" + normalize.Slug(it.Subcategory) + "--" + nameKey(it.Name)}
}
func itemSlug(it *Item) []string { return []string{nameKey(it.Name)} }

// nameKey is the slug of a name, the same for every form in which Unicode
// writes it.
func nameKey(name string) string { return normalize.Slug(normalize.Compose(name)) }

// soleRepository returns what gives an item's repository, where no other item
// of the catalog has the same.
func soleRepository(c *Catalog) func(*Item) []string {
	n := map[string]int{}
	for i := range c.Items {
		n[RepositoryKey(c.Items[i].Repository())]++
	}
	return func(it *Item) []string {
		if key := RepositoryKey(it.Repository()); key != "" && n[key] == 1 {
			return []string{key}
		}
		return nil
	}
}

// otherSlugs are all the names that an item has or had.
func otherSlugs(it *Item) []string {
	slugs := []string{nameKey(it.Name)}
	for _, n := range append(slices.Clip(it.FormerNames), it.Aliases...) {
		slugs = append(slugs, nameKey(n.Name))
	}
	return slugs
}

func firstFree(items []*Item, taken map[*Item]bool) *Item {
	for _, it := range items {
		if !taken[it] {
			return it
		}
	}
	return nil
}

// compare returns the differences of an item that is in both.
func compare(a, b *Catalog, before, after *Item) []Change {
	var changes []Change
	add := func(kind ChangeKind, field, from, to string) {
		changes = append(changes, Change{Kind: kind, Before: before, After: after, Field: field, From: from, To: to})
	}
	if before.Name != after.Name {
		add(ChangeRenamed, "name", before.Name, after.Name)
	}
	if p, q := before.Placement(), after.Placement(); p != q {
		add(ChangeMoved, "category", p.String(), q.String())
	}
	if before.Maturity != after.Maturity {
		add(levelChange(before.Maturity, after.Maturity), "maturity", string(before.Maturity), string(after.Maturity))
		changes[len(changes)-1].Date = after.Since().Date
	}
	for _, f := range Fields {
		switch f.Name {
		case "name", "category", "subcategory", "maturity", "id":
			continue
		}
		if !f.Derived && !reflect.DeepEqual(f.Get(a, before), f.Get(b, after)) {
			add(ChangeChanged, f.Name, f.Cell(a, before), f.Cell(b, after))
		}
	}
	return changes
}

func levelChange(from, to Level) ChangeKind {
	switch {
	case from == "":
		return ChangeAccepted
	case to == "":
		return ChangeReleased
	case to == Archived:
		return ChangeArchived
	case from == Archived:
		return ChangeReadmitted
	case from.Compare(to) < 0:
		return ChangePromoted
	}
	return ChangeDemoted
}

// Apply returns the items that the changes make of those of a: what the second
// landscape of a [Diff] has, in no particular order.
func Apply(a *Catalog, changes []Change) []Item {
	changed := map[*Item]*Item{}
	var order []*Item
	for i := range a.Items {
		it := a.Items[i]
		changed[&a.Items[i]] = &it
		order = append(order, &a.Items[i])
	}
	var added []Item
	for _, ch := range changes {
		switch ch.Kind {
		case ChangeAdded:
			added = append(added, *ch.After)
		case ChangeRemoved:
			delete(changed, ch.Before)
		default:
			ch.apply(changed[ch.Before])
		}
	}
	var items []Item
	for _, before := range order {
		if it := changed[before]; it != nil {
			items = append(items, *it)
		}
	}
	return append(items, added...)
}

// apply gives an item the new value of the field.
func (ch Change) apply(it *Item) {
	if ch.Kind == ChangeMoved {
		it.Category, it.Subcategory, _ = strings.Cut(ch.To, " / ")
		return
	}
	f, _ := FieldNamed(ch.Field)
	switch {
	case f.Detail != 0:
		it.SetDetail(f.Detail, ch.To)
	case f.Text != nil:
		*f.Text(it) = ch.To
	case f.Day != nil:
		*f.Day(it), _ = parseOrNone(ch.To)
	case f.Flag != nil:
		*f.Flag(it) = ch.To == "true"
	case f.List != nil:
		*f.List(it) = *f.List(ch.After)
	case f.Copy != nil:
		f.Copy(it, ch.After)
	}
}

func parseOrNone(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	return ParseDate(s)
}
