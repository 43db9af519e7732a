package view

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Groupings lists the fields that items can be grouped by.
var Groupings = []string{"category", "subcategory", "maturity", "year"}

// group is a list of items under a title.
type group struct {
	title string
	items []*landscape.Item
}

// grouped divides items into groups. It also returns the items in the order of
// the groups.
func (v View) grouped(by string, items []*landscape.Item) ([]group, []*landscape.Item) {
	switch by {
	case "year":
		slices.SortStableFunc(items, func(a, b *landscape.Item) int { return a.AcceptedAt.Year() - b.AcceptedAt.Year() })
	case "maturity":
		slices.SortStableFunc(items, func(a, b *landscape.Item) int { return a.Maturity.Compare(b.Maturity) })
	}
	var groups []group
	byTitle := map[string]int{}
	for _, it := range items {
		title := v.groupTitle(by, it)
		i, ok := byTitle[title]
		if !ok {
			i = len(groups)
			byTitle[title] = i
			groups = append(groups, group{title: title})
		}
		groups[i].items = append(groups[i].items, it)
	}
	var ordered []*landscape.Item
	for i, g := range groups {
		ordered = append(ordered, g.items...)
		groups[i].title = fmt.Sprintf(v.Say(textGroup), g.title, len(g.items))
	}
	if len(groups) == 0 {
		groups = []group{{}}
	}
	return groups, ordered
}

func (v View) groupTitle(by string, it *landscape.Item) string {
	switch by {
	case "year":
		if y := it.AcceptedAt.Year(); y > 0 {
			return strconv.Itoa(y)
		}
		return v.Say(textNone)
	case "subcategory":
		return v.path(v.placement(it))
	case "category":
		it = v.placed(it)
	}
	f, _ := landscape.FieldNamed(by)
	if s := f.CellIn(v.Lang, v.Catalog, it); s != "" {
		return s
	}
	return v.Say(textNone)
}
