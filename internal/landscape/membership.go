package landscape

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Membership is a value of a filter, with the items that have it.
type Membership struct {
	Value
	Items []int // indexes into the list of items, ascending
}

// Memberships returns the values of a filter, each with the items that a query
// for it selects. It looks at every item once, which is far faster than a query
// for each value. It returns nil for the filters by placement and those without
// listed values.
func (f Filter) Memberships(c *Catalog, items []*Item) []Membership {
	if f.valuesOf == nil {
		return nil
	}
	with := map[string][]int{}
	for i, it := range items {
		for _, key := range f.valuesOf(c, it) {
			if list := with[key]; len(list) == 0 || list[len(list)-1] != i {
				with[key] = append(list, i)
			}
		}
	}
	values := f.Values(c)
	all := make([]Membership, len(values))
	for i, v := range values {
		key := v.Name
		if f.folded {
			key = normalize.Fold(key)
		}
		all[i] = Membership{v, with[key]}
	}
	return all
}

func maturityKeys(_ *Catalog, it *Item) []string {
	if it.Maturity == "" {
		return []string{NotHosted}
	}
	return []string{string(it.Maturity), Hosted}
}

func kindKeys(c *Catalog, it *Item) []string { return []string{c.Kind(it), KindAll} }

func tagKeys(_ *Catalog, it *Item) []string {
	tags := slices.Concat(it.Keywords, it.Tags, it.CustomTags)
	for i, t := range tags {
		tags[i] = normalize.Fold(t)
	}
	return tags
}

func statusKeys(_ *Catalog, it *Item) []string { return []string{it.Status} }

func ownerKeys(_ *Catalog, it *Item) []string { return []string{normalize.Fold(it.Owner)} }

func presentFields(c *Catalog, it *Item) []string { return fieldsBy(c, it, true) }

func missingFields(c *Catalog, it *Item) []string { return fieldsBy(c, it, false) }

// fieldsBy returns the names of the fields that the item has or, if has is
// false, lacks.
func fieldsBy(c *Catalog, it *Item, has bool) []string {
	names := make([]string, 0, len(Fields))
	for _, f := range Fields {
		if f.Get(c, it) != nil == has {
			names = append(names, f.Name)
		}
	}
	return names
}
