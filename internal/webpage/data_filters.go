package webpage

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/view"
)

type (
	pageFilter struct {
		Name   string      `json:"name"`
		Arg    string      `json:"arg"`
		Date   string      `json:"date,omitempty"` // the field that is compared with dates
		Values []pageValue `json:"values,omitempty"`
	}
	// pageValue is a value of a filter, with the numbers of the items that have it
	// as runs: the first number of a run, its length, and so on.
	pageValue struct {
		Name  string `json:"name"`
		Items []int  `json:"items,omitempty"`

		also string // the Japanese name
	}
)

// addFilters adds every filter that can be used on the page, with the items that
// have each of its values. The script itself finds items by box, by free text and
// by date.
func (d *pageData) addFilters(v view.View, items []*landscape.Item) {
	for _, f := range landscape.Filters {
		out := pageFilter{Name: f.Name, Arg: f.Arg}
		if level, ok := strings.CutSuffix(f.Name, "-at"); ok {
			out.Date = level + "_at"
		}
		switch {
		case f.Values == nil:
		case f.Name == "category", f.Name == "subcategory":
			out.Values = d.boxNames(f.Name == "category")
		default:
			if out.Values = filterValues(v, f, items); len(out.Values) == 0 {
				continue
			}
		}
		d.Filters = append(d.Filters, out)
	}
}

// filterValues returns the values of a filter that items have.
func filterValues(v view.View, f landscape.Filter, items []*landscape.Item) []pageValue {
	var values []pageValue
	for _, m := range f.Memberships(v.Catalog, items) {
		if len(m.Items) == 0 || f.Name == "kind" && m.Name == landscape.KindAll {
			continue
		}
		values = append(values, pageValue{Name: m.Name, Items: runs(m.Items), also: m.Also})
	}
	return values
}

// boxNames returns the categories of the map, or its subcategories, each once.
func (d *pageData) boxNames(categories bool) []pageValue {
	var values []pageValue
	seen := map[string]bool{}
	for _, b := range d.Boxes {
		v := pageValue{Name: b.Subcategory}
		if categories {
			v.Name = b.Category
		}
		if !seen[v.Name] {
			seen[v.Name] = true
			values = append(values, v)
		}
	}
	return values
}

// runs returns sorted numbers as runs: the first number of a run, its length, and
// so on.
func runs(numbers []int) []int {
	var out []int
	for i, n := range numbers {
		if i > 0 && numbers[i-1]+1 == n {
			out[len(out)-1]++
			continue
		}
		out = append(out, n, 1)
	}
	return slices.Clip(out)
}
