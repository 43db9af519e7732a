package landscape

import (
	"iter"
	"slices"
)

// PlacedItems are the items in a placement, as indexes of [Catalog.Items].
type PlacedItems struct {
	Placement Placement
	Items     []int32
}

// IndexPlacements sets c.Placed. Catalogs that are made from c must not keep it if
// they have other items.
func (c *Catalog) IndexPlacements() {
	c.Placed = nil
	at := map[Placement]int{}
	for i := range c.Items {
		for _, p := range c.Items[i].Placements() {
			n, ok := at[p]
			if !ok {
				n = len(c.Placed)
				at[p] = n
				c.Placed = append(c.Placed, PlacedItems{Placement: p})
			}
			c.Placed[n].Items = append(c.Placed[n].Items, int32(i))
		}
	}
}

// candidates returns the items that can meet conditions on placements, in file order:
// those with a placement that does, or all items if c has no index.
func (c *Catalog) candidates(onPlacements []condition) iter.Seq[*Item] {
	if c.Placed == nil || len(onPlacements) == 0 {
		return c.items()
	}
	var found []int32
	for _, p := range c.Placed {
		if allMatch(onPlacements, nil, p.Placement) {
			found = append(found, p.Items...)
		}
	}
	slices.Sort(found)
	return func(yield func(*Item) bool) {
		for _, i := range slices.Compact(found) {
			if !yield(&c.Items[i]) {
				return
			}
		}
	}
}
