package landscape

import "slices"

// Query says which items are wanted. The zero Query selects all of them, in
// file order. Each field holds the values given for the filter of that name in
// [Filters]: values of one filter are alternatives, different filters must all
// agree, and a value that begins with ! or not: excludes.
type Query struct {
	Category, Subcategory, Maturity, Kind, Tag, Name, Text []string

	AcceptedAt, IncubatingAt, GraduatedAt, ArchivedAt []string

	Has, Missing, RelatedTo []string

	Status, Owner []string
}

// IsEmpty reports whether the query has no filters.
func (q Query) IsEmpty() bool {
	return !slices.ContainsFunc(Filters, func(f Filter) bool { return len(*f.Slot(&q)) > 0 })
}

// Select returns the items that the query asks for, in file order. The error
// names a value that this landscape does not have.
func (c *Catalog) Select(q Query) ([]*Item, error) {
	items, boxes, err := c.conditions(q)
	if err != nil {
		return nil, err
	}
	var found []*Item
	for i := range c.Items {
		it := &c.Items[i]
		if passes(items, it, Placement{}) && inAnyPlacement(it, boxes) {
			found = append(found, it)
		}
	}
	return found, nil
}

// conditions makes the query's conditions ready: those on items and those on boxes.
func (c *Catalog) conditions(q Query) (items, boxes []condition, err error) {
	for _, f := range Filters {
		values := *f.Slot(&q)
		if len(values) == 0 {
			continue
		}
		t := condition{}
		for _, raw := range values {
			terms, err := f.parse(c, raw)
			if err != nil {
				return nil, nil, err
			}
			for _, term := range terms {
				if term.not {
					t.none = append(t.none, term)
				} else {
					t.any = append(t.any, term)
				}
			}
		}
		if f.placement {
			boxes = append(boxes, t)
		} else {
			items = append(items, t)
		}
	}
	return items, boxes, nil
}

// valueMatcher is one value of a filter, made ready; test is all of one filter's.
type valueMatcher struct {
	not   bool
	match func(*Item, Placement) bool
}

type condition struct{ any, none []valueMatcher }

func passes(tests []condition, it *Item, p Placement) bool {
	for _, t := range tests {
		if len(t.any) > 0 && !matches(t.any, it, p) || matches(t.none, it, p) {
			return false
		}
	}
	return true
}

func matches(terms []valueMatcher, it *Item, p Placement) bool {
	for _, t := range terms {
		if t.match(it, p) {
			return true
		}
	}
	return false
}

// inAnyPlacement reports whether one box of the item meets every condition on boxes,
// and none of its boxes is excluded.
func inAnyPlacement(it *Item, tests []condition) bool {
	if len(tests) == 0 {
		return true
	}
	found := false
	for i := range 1 + len(it.Also) {
		p := it.placementAt(i)
		for _, t := range tests {
			if matches(t.none, it, p) {
				return false
			}
		}
		found = found || passes(tests, it, p)
	}
	return found
}
