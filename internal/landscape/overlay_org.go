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

// DefaultStatuses are the words for adoption where an overlay declares none:
// the rings of a technology radar, the innermost first.
var DefaultStatuses = []string{"adopt", "trial", "assess", "hold"}

// DefaultCustomCategory is the category, and the subcategory, of own items that name none.
const DefaultCustomCategory = "Own Items"

// UnmatchedEntry is an entry of an organisation's overlay that speaks of nothing on
// the map.
type UnmatchedEntry struct {
	Overlay string // the file
	Name    string
	Hint    string // what may have been meant; "" when nothing is near
}

// isOrganization reports whether the overlay is an organisation's, not a foundation's:
// only such a one has items of its own, and should find all it names.
func (o Overlay) isOrganization() bool { return o.Foundation == "" }

// addCustomItems adds an organisation's items, at the end of the map. One that the map
// has already, by its name and no other repository, is not added again: what
// is said of it is laid over that.
func (c *Catalog) addCustomItems(items []Item) {
	if len(items) == 0 {
		return
	}
	c.Categories = slices.Clone(c.Categories)
	boxes := newPlacementIndex(c)
	named := make(map[string][]int, len(c.Items)) // items by their names
	for i := range c.Items {
		named[normalize.Fold(c.Items[i].Name)] = append(named[normalize.Fold(c.Items[i].Name)], i)
	}
	for _, own := range items {
		same := named[normalize.Fold(own.Name)]
		if i := slices.IndexFunc(same, func(i int) bool { return own.sameProject(c.Items[i]) }); i >= 0 {
			c.Items[same[i]].applyAdoption(own.Status, own.Owner, own.Note, own.CustomTags)
			continue
		}
		box := boxes.findOrAdd(cmp.Or(own.Category, DefaultCustomCategory), cmp.Or(own.Subcategory, DefaultCustomCategory))
		own.Category, own.Subcategory = box.Category, box.Subcategory
		named[normalize.Fold(own.Name)] = append(same, len(c.Items))
		c.Items = append(c.Items, own)
	}
}

// sameProject reports whether an own item is one that the map has.
func (it *Item) sameProject(other Item) bool {
	a, b := it.Repository(), other.Repository()
	return normalize.Fold(it.Name) == normalize.Fold(other.Name) && (a == "" || b == "" || RepositoryKey(a) == RepositoryKey(b))
}

// applyAdoption lays what an organisation says over the item: later words win, tags
// add up.
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

// matchLoosely finds the item that an organisation's entry speaks of: by the
// repository, else by any name that only one item bears. Without one the hint
// says what may have been meant.
func (b entryMatcher) matchLoosely(c *Catalog, names *nameIndex, e Entry) (it *Item, hint string) {
	for _, url := range e.RepoURLs {
		if it := pickItem(b.byRepo[RepositoryKey(url)], e.Name); it != nil {
			return it, ""
		}
	}
	if it = names.findUnique(e.Name); it == nil {
		return nil, names.hint(e.Name)
	}
	if url := it.Repository(); url != "" && len(e.RepoURLs) > 0 {
		return nil, fmt.Sprintf("%q there has the repository %s", it.Name, url)
	}
	return it, ""
}

// addStatuses makes Statuses those there were, then those that the overlay
// declares, then others that items have.
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

// compareStatus orders items by the ring of their status; those without come
// last.
func (c *Catalog) compareStatus(a, b *Item) int {
	ring := func(it *Item) int {
		if it.Status == "" {
			return len(c.Statuses)
		}
		return slices.Index(c.Statuses, it.Status)
	}
	return cmp.Compare(ring(a), ring(b))
}
