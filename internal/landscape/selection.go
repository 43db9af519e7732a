package landscape

// SelectListed returns the items that a query selects. It leaves out members
// unless the query has a kind.
func (c *Catalog) SelectListed(q Query) ([]*Item, error) {
	if len(q.Kind) == 0 && c.MembersCategory != "" {
		q.Kind = []string{"!" + KindMember}
	}
	return c.Select(q)
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
