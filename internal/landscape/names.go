package landscape

import (
	"errors"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// nameIndex finds items and parts by their names, as [Catalog.Find] does, except
// by the vendor or the beginning of a name.
type nameIndex struct {
	c         *Catalog
	hintsLeft int // how many more hints may be computed
	// steps map folded names, and slugs with the prefix "#", to the indexes of
	// items. The first step that has a name decides.
	steps [5]map[string][]int
}

func newNameIndex(c *Catalog) *nameIndex {
	const most, items = 20, 100_000 // a hint takes microseconds per item
	x := &nameIndex{c: c, hintsLeft: min(most, items/max(1, len(c.Items)))}
	for step := range x.steps {
		x.steps[step] = map[string][]int{}
	}
	for i := range len(c.Items) + len(c.Parts) {
		it := x.at(i)
		if it.Part {
			x.add(3, i, normalize.Fold(it.Name), it.Slug())
			continue
		}
		x.add(0, i, normalize.Fold(it.Name), "#"+it.Slug())
		if base, inner := it.SplitName(); inner != "" {
			x.add(1, i, normalize.Fold(base), normalize.Fold(inner), normalize.Slug(base))
		}
		for _, a := range it.Aliases {
			x.add(2, i, normalize.Fold(a.Name))
		}
		for _, a := range it.FormerNames {
			x.add(4, i, normalize.Fold(a.Name))
		}
	}
	return x
}

// at returns the i-th of all items and parts.
func (x *nameIndex) at(i int) *Item {
	if i < len(x.c.Items) {
		return &x.c.Items[i]
	}
	return &x.c.Parts[i-len(x.c.Items)]
}

func (x *nameIndex) add(step, item int, names ...string) {
	for _, name := range names {
		if list := x.steps[step][name]; len(list) == 0 || list[len(list)-1] != item {
			x.steps[step][name] = append(list, item)
		}
	}
}

// findUnique returns the only item with the name, or nil.
func (x *nameIndex) findUnique(name string) *Item {
	if strings.Contains(name, "--") {
		if it := x.c.byID(name); it != nil {
			return it
		}
	}
	folded := normalize.Fold(name)
	if folded == "" {
		return nil
	}
	for step, index := range x.steps {
		found := index[folded]
		if step == 0 {
			found = slices.Concat(found, index["#"+normalize.Slug(name)])
			slices.Sort(found)
			found = slices.Compact(found)
		}
		if len(found) > 0 {
			if len(found) > 1 {
				return nil
			}
			return x.at(found[0])
		}
	}
	return nil
}

// hint returns what a name that no item or several have may mean. It returns ""
// if that is unknown, or after many hints, which would take long.
func (x *nameIndex) hint(name string) string {
	if x.hintsLeft--; x.hintsLeft < 0 {
		return ""
	}
	_, err := x.c.findExact(name)
	var unknown *suggest.UnknownError
	if !errors.As(err, &unknown) {
		return ""
	}
	if f, err := x.c.Find(name); err == nil {
		unknown.Near = []string{f.Item.Name}
	}
	return unknown.Hint()
}

// nameTable finds the first name in a list that differs from another at most in
// case and punctuation.
type nameTable struct{ folded, slugs map[string]int }

func newNameTable() *nameTable { return &nameTable{map[string]int{}, map[string]int{}} }

// find returns the position of the name, or -1.
func (s *nameTable) find(name string) int {
	at := -1
	if i, ok := s.folded[normalize.Fold(name)]; ok {
		at = i
	}
	if i, ok := s.slugs[normalize.Slug(name)]; ok && normalize.Slug(name) != "" && (at < 0 || i < at) {
		at = i
	}
	return at
}

// add adds the name at position i, which must follow all others.
func (s *nameTable) add(name string, i int) {
	if _, ok := s.folded[normalize.Fold(name)]; !ok {
		s.folded[normalize.Fold(name)] = i
	}
	if _, ok := s.slugs[normalize.Slug(name)]; !ok {
		s.slugs[normalize.Slug(name)] = i
	}
}

// placementIndex finds and adds placements of a catalog. It changes the
// catalog's list of categories, which must not be shared.
type placementIndex struct {
	c          *Catalog
	categories *nameTable
	subs       map[int]*nameTable
}

func newPlacementIndex(c *Catalog) *placementIndex {
	b := &placementIndex{c, newNameTable(), map[int]*nameTable{}}
	for i, cat := range c.Categories {
		b.categories.add(cat.Name, i)
	}
	return b
}

// findOrAdd returns the placement with the names, as the catalog spells them. It
// adds the category and the subcategory if they do not exist.
func (b *placementIndex) findOrAdd(category, subcategory string) Placement {
	i := b.categories.find(category)
	if i < 0 {
		i = len(b.c.Categories)
		b.c.Categories = append(b.c.Categories, Category{Name: category})
		b.categories.add(category, i)
	}
	cat := &b.c.Categories[i]
	subs := b.subs[i]
	if subs == nil {
		subs = newNameTable()
		for j, sub := range cat.Subcategories {
			subs.add(sub, j)
		}
		cat.Subcategories = slices.Clip(cat.Subcategories)
		b.subs[i] = subs
	}
	j := subs.find(subcategory)
	if j < 0 {
		j = len(cat.Subcategories)
		cat.Subcategories = append(cat.Subcategories, subcategory)
		subs.add(subcategory, j)
	}
	return Placement{Category: cat.Name, Subcategory: cat.Subcategories[j]}
}
