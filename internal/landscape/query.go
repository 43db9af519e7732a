package landscape

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Query selects items. The zero Query selects all of them. Each field holds the
// values of the filter of the same name in [Filters]. Values of one filter are
// combined with OR, different filters with AND; a value with the prefix ! or
// not: excludes.
type Query struct {
	Category, Subcategory, Maturity, Kind, Tag, Name, Text []string

	AcceptedAt, IncubatingAt, GraduatedAt, ArchivedAt []string

	Has, Missing, RelatedTo []string

	Status, Owner []string

	Lifecycle, License, Language []string
}

// IsEmpty reports whether the query has no filters.
func (q Query) IsEmpty() bool {
	return !slices.ContainsFunc(Filters, func(f Filter) bool { return len(*f.Slot(&q)) > 0 })
}

// Select returns the items that match the query, in file order. It returns an
// error for a value that the landscape does not have. Parts are selected only by
// their kind.
func (c *Catalog) Select(q Query) ([]*Item, error) {
	onItems, onPlacements, err := c.conditions(q)
	if err != nil {
		return nil, err
	}
	items := c.candidates(onPlacements)
	if slices.ContainsFunc(q.Kind, func(kind string) bool { return strings.Contains(normalize.Fold(kind), KindPart) }) {
		items = c.itemsAndParts()
	}
	var found []*Item
	for it := range items {
		if allMatch(onItems, it, Placement{}) && anyPlacementMatches(it, onPlacements) {
			found = append(found, it)
		}
	}
	return found, nil
}

// conditions returns the conditions of a query on items and on placements.
func (c *Catalog) conditions(q Query) (onItems, onPlacements []condition, err error) {
	for _, f := range Filters {
		values := *f.Slot(&q)
		if len(values) == 0 {
			continue
		}
		var cond condition
		for _, raw := range values {
			matchers, err := f.parse(c, raw)
			if err != nil {
				return nil, nil, err
			}
			for _, m := range matchers {
				if m.not {
					cond.none = append(cond.none, m.match)
				} else {
					cond.any = append(cond.any, m.match)
				}
			}
		}
		if f.placement {
			onPlacements = append(onPlacements, cond)
		} else {
			onItems = append(onItems, cond)
		}
	}
	return onItems, onPlacements, nil
}

// valueMatcher is a parsed value of a filter.
type valueMatcher struct {
	not   bool
	match matcher
}

// condition holds the values of one filter: at least one of any must match, and
// none of none.
type condition struct{ any, none []matcher }

// allMatch reports whether an item or a placement meets all conditions.
func allMatch(conditions []condition, it *Item, p Placement) bool {
	for _, c := range conditions {
		if len(c.any) > 0 && !anyMatches(c.any, it, p) || anyMatches(c.none, it, p) {
			return false
		}
	}
	return true
}

func anyMatches(matchers []matcher, it *Item, p Placement) bool {
	for _, match := range matchers {
		if match(it, p) {
			return true
		}
	}
	return false
}

// anyPlacementMatches reports whether one placement of the item meets all
// conditions and none of its placements is excluded.
func anyPlacementMatches(it *Item, conditions []condition) bool {
	if len(conditions) == 0 {
		return true
	}
	found := false
	for i := range 1 + len(it.Also) {
		p := it.placementAt(i)
		for _, c := range conditions {
			if anyMatches(c.none, it, p) {
				return false
			}
		}
		found = found || allMatch(conditions, it, p)
	}
	return found
}
