package landscape

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/landscope-cli/landscope/internal/normalize"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple UnmatchedEntry

// DefaultStatuses are the adoption statuses if an overlay declares none: the
// rings of a technology radar, the innermost first.
var DefaultStatuses = []string{"adopt", "trial", "assess", "hold"}

// DefaultCustomCategory is the category and subcategory of an organization's
// items that name none.
const DefaultCustomCategory = "Own Items"

// UnmatchedEntry is an entry of an organization's overlay that matches no item.
type UnmatchedEntry struct {
	Overlay string // the file
	Name    string
	Hint    string // what may have been meant; "" if nothing is near
}

// isOrganization reports whether the overlay is an organization's, not a
// foundation's. Only such an overlay adds items, and reports unmatched entries.
func (o Overlay) isOrganization() bool { return o.Foundation == "" }

// addCustomItems adds an organization's items after all others. An item that the
// catalog already has is not added again, but its adoption is applied.
func (c *Catalog) addCustomItems(items []Item) {
	if len(items) == 0 {
		return
	}
	c.Categories = slices.Clone(c.Categories)
	placements := newPlacementIndex(c)
	named := make(map[string][]int, len(c.Items)) // items by their names
	for i := range c.Items {
		named[normalize.Fold(c.Items[i].Name)] = append(named[normalize.Fold(c.Items[i].Name)], i)
	}
	for _, custom := range items {
		same := named[normalize.Fold(custom.Name)]
		if i := slices.IndexFunc(same, func(i int) bool { return custom.sameProject(c.Items[i]) }); i >= 0 {
			c.Items[same[i]].applyAdoption(custom.Status, custom.Owner, custom.Note, custom.CustomTags)
			continue
		}
		p := placements.findOrAdd(cmp.Or(custom.Category, DefaultCustomCategory), cmp.Or(custom.Subcategory, DefaultCustomCategory))
		custom.Category, custom.Subcategory = p.Category, p.Subcategory
		named[normalize.Fold(custom.Name)] = append(same, len(c.Items))
		c.Items = append(c.Items, custom)
	}
}

// sameProject reports whether two items have the same name, and not different
// repositories.
func (it *Item) sameProject(other Item) bool {
	a, b := it.Repository(), other.Repository()
	return normalize.Fold(it.Name) == normalize.Fold(other.Name) && (a == "" || b == "" || RepositoryKey(a) == RepositoryKey(b))
}

// applyAdoption sets what an organization says about the item. A later overlay
// replaces the status, owner and note, but adds to the tags.
func (it *Item) applyAdoption(status, owner, note string, tags []string) {
	it.Status, it.Owner, it.Note = cmp.Or(status, it.Status), cmp.Or(owner, it.Owner), cmp.Or(note, it.Note)
	it.CustomTags = slices.Clip(it.CustomTags)
	have := make(map[string]bool, len(it.CustomTags)+len(tags))
	for _, t := range it.CustomTags {
		have[normalize.Fold(t)] = true
	}
	for _, t := range tags {
		if !have[normalize.Fold(t)] {
			have[normalize.Fold(t)] = true
			it.CustomTags = append(it.CustomTags, t)
		}
	}
}

// matchLoosely returns the item of an organization's entry: the one with its
// repository, else the only one with its name, of any kind. If it returns nil,
// hint says what may have been meant.
func (m entryMatcher) matchLoosely(names *nameIndex, e Entry) (it *Item, hint string) {
	for _, url := range e.RepoURLs {
		if it := pickItem(m.byRepo[RepositoryKey(url)], e.Name); it != nil {
			return it, ""
		}
	}
	if it = names.findUnique(e.Name); it == nil {
		return nil, names.hint(e.Name)
	}
	if url := it.Repository(); url != "" && len(e.RepoURLs) > 0 {
		return nil, fmt.Sprintf("the repository of %q is %s", it.Name, url)
	}
	return it, ""
}

// addStatuses adds the statuses that the overlay declares, then those that only
// items have.
func (c *Catalog) addStatuses(o Overlay) {
	words := slices.Clone(c.Statuses)
	known := map[string]bool{"": true}
	for _, s := range words {
		known[s] = true
	}
	add := func(s string) {
		if !known[s] {
			known[s] = true
			words = append(words, s)
		}
	}
	for _, s := range o.Statuses {
		add(s)
	}
	var others []string
	for i := range c.Items {
		if s := c.Items[i].Status; !known[s] {
			others = append(others, s)
		}
	}
	if len(o.Statuses) == 0 && len(others) > 0 {
		others = append(slices.Clone(DefaultStatuses), others...)
	}
	for _, s := range others {
		add(s)
	}
	c.Statuses = words
}

// compareStatus compares items by the ring of their status. Items without one
// come last.
func (c *Catalog) compareStatus(a, b *Item) int {
	ring := func(it *Item) int {
		if it.Status == "" {
			return len(c.Statuses)
		}
		return slices.Index(c.Statuses, it.Status)
	}
	return cmp.Compare(ring(a), ring(b))
}
