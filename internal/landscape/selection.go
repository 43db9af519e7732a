package landscape

import "iter"

// SelectListed returns the items that a query selects. It leaves out members
// unless the query has a kind.
func (c *Catalog) SelectListed(q Query) ([]*Item, error) {
	if len(q.Kind) == 0 && c.MembersCategory != "" {
		q.Kind = []string{"!" + KindMember}
	}
	return c.Select(q)
}

// SelectSearched returns the items and parts that a search with a query looks
// through: those that SelectListed returns and, unless the query has a kind, the
// parts that match.
func (c *Catalog) SelectSearched(q Query) ([]*Item, error) {
	items, err := c.SelectListed(q)
	if err != nil || len(q.Kind) > 0 || len(c.Parts) == 0 {
		return items, err
	}
	q.Kind = []string{KindPart}
	parts, err := c.Select(q)
	return append(items, parts...), err
}

// items returns a sequence of all items.
func (c *Catalog) items() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for i := range c.Items {
			if !yield(&c.Items[i]) {
				return
			}
		}
	}
}

// parts returns a sequence of all parts.
func (c *Catalog) parts() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for i := range c.Parts {
			if !yield(&c.Parts[i]) {
				return
			}
		}
	}
}

// itemsAndParts returns a sequence of all items and then all parts.
func (c *Catalog) itemsAndParts() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for _, list := range []iter.Seq[*Item]{c.items(), c.parts()} {
			for it := range list {
				if !yield(it) {
					return
				}
			}
		}
	}
}

// SelectedPlacements returns a function that reports whether a query selects a
// placement. It returns nil if the query has no category or subcategory, or an
// unknown value.
func (c *Catalog) SelectedPlacements(q Query) func(Placement) bool {
	if len(q.Category) == 0 && len(q.Subcategory) == 0 {
		return nil
	}
	_, conditions, err := c.conditions(q)
	if err != nil {
		return nil
	}
	return func(p Placement) bool { return allMatch(conditions, nil, p) }
}

// All returns all items, including members.
func (c *Catalog) All() []*Item { return c.ItemsBy(func(*Item) bool { return true }) }

// ItemsBy returns the items for which keep reports true.
func (c *Catalog) ItemsBy(keep func(*Item) bool) []*Item {
	var items []*Item
	for i := range c.Items {
		if keep(&c.Items[i]) {
			items = append(items, &c.Items[i])
		}
	}
	return items
}
