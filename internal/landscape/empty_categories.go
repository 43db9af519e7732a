package landscape

// EmptyCategories returns the names of the categories that no item is placed in.
func (c *Catalog) EmptyCategories() []string {
	filled := map[string]bool{}
	for i := range c.Items {
		for _, p := range c.Items[i].Placements() {
			filled[p.Category] = true
		}
	}
	var names []string
	for _, category := range c.Categories {
		if !filled[category.Name] {
			names = append(names, category.Name)
		}
	}
	return names
}
