package view

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
)

// CategoriesOptions says which categories are shown.
type CategoriesOptions struct {
	Depth int // 1: categories; 2: subcategories as well
	// HideEmpty leaves out categories and subcategories without items.
	HideEmpty bool
}

// SubcategoryCount is a subcategory with the number of its items.
type SubcategoryCount struct {
	Name     string       `json:"name"`
	Slug     string       `json:"slug"`
	Items    int          `json:"items"`
	Maturity LevelNumbers `json:"maturity"`
}

// CategoryCount is a category with the number of its items.
type CategoryCount struct {
	SubcategoryCount
	// OutOfScope reports that the foundation has no projects in the category.
	OutOfScope bool `json:"out_of_scope,omitempty"`
	// Subcategories is nil at depth 1.
	Subcategories *[]SubcategoryCount `json:"subcategories,omitempty"`
}

// LevelNumbers has numbers by level, in the order of the levels.
type LevelNumbers output.Object

// MarshalJSON writes an object with a key for each level.
func (n LevelNumbers) MarshalJSON() ([]byte, error) { return output.Object(n).MarshalJSON() }

// Categories presents the categories and subcategories, with the number of items
// in each. An item counts in every placement that the view selects.
func Categories(v View, items []*landscape.Item, o CategoriesOptions) *output.Document {
	t := &categoryTree{View: v, levels: v.Catalog.Levels(), counts: map[landscape.Placement]*levelCounts{}, hideEmpty: o.HideEmpty}
	for _, it := range items {
		t.count(it)
	}
	return t.document(o.Depth)
}

// levelCounts is a number of items, in all and by level.
type levelCounts struct {
	all    int
	levels map[landscape.Level]int
}

// categoryTree counts items by placement. A placement without a subcategory
// stands for its category.
type categoryTree struct {
	View
	levels    []landscape.Level
	counts    map[landscape.Placement]*levelCounts
	hideEmpty bool
}

func (t *categoryTree) count(it *landscape.Item) {
	counted := map[landscape.Placement]bool{}
	add := func(p landscape.Placement) {
		if counted[p] {
			return
		}
		counted[p] = true
		if t.counts[p] == nil {
			t.counts[p] = &levelCounts{levels: map[landscape.Level]int{}}
		}
		t.counts[p].all++
		t.counts[p].levels[it.Maturity]++
	}
	for _, p := range it.Placements() {
		if t.Wants == nil || t.Wants(p) {
			add(p)
			add(landscape.Placement{Category: p.Category})
		}
	}
}

// at returns the counts of a placement.
func (t *categoryTree) at(p landscape.Placement) levelCounts {
	if n := t.counts[p]; n != nil {
		return *n
	}
	return levelCounts{}
}

func (t *categoryTree) document(depth int) *output.Document {
	people := output.Table{Columns: []output.Column{t.head("name", headCategory), t.number("", headItems)}}
	records := output.Table{Columns: []output.Column{{Name: "category"}, {Name: "subcategory"}, {Name: "items", Right: true}}}
	for _, l := range t.levels {
		people.Columns = append(people.Columns, output.Column{Header: t.levelHeader(l), Short: t.shortHeader(l), Right: true})
		records.Columns = append(records.Columns, output.Column{Name: string(l), Right: true})
	}
	people.Columns = append(people.Columns, t.number("", headNoLevel))
	d := &output.Document{}
	data := []CategoryCount{}
	for _, category := range t.Catalog.Categories {
		p := landscape.Placement{Category: category.Name}
		if t.hides(p) {
			continue
		}
		people.Rows = append(people.Rows, append([]string{t.name(p)}, t.peopleCells(p)...))
		result := CategoryCount{SubcategoryCount: t.result(p), OutOfScope: slices.Contains(t.Catalog.Origin.OutOfScope, p.Category)}
		if depth == 1 {
			records.Rows = append(records.Rows, append([]string{category.Name, ""}, t.cells(p)...))
			d.Names = append(d.Names, normalize.Slug(category.Name))
			data = append(data, result)
			continue
		}
		subcategories := []SubcategoryCount{}
		for _, p.Subcategory = range category.Subcategories {
			if t.hides(p) {
				continue
			}
			subcategories = append(subcategories, t.result(p))
			people.Rows = append(people.Rows, append([]string{"  " + t.name(p)}, t.peopleCells(p)...))
			records.Rows = append(records.Rows, append([]string{category.Name, p.Subcategory}, t.cells(p)...))
			d.Names = append(d.Names, normalize.Slug(category.Name)+"/"+normalize.Slug(p.Subcategory))
		}
		result.Subcategories = &subcategories
		data = append(data, result)
	}
	d.Tables, d.Records, d.Data = []output.Table{people}, &records, data
	return d
}

func (t *categoryTree) hides(p landscape.Placement) bool { return t.hideEmpty && t.at(p).all == 0 }

// levelHeader returns the name of a level as a header. In English it is cut short,
// so that the table fits a narrow terminal; kana cut short make other words.
func (t *categoryTree) levelHeader(l landscape.Level) string {
	if t.Lang == "ja" {
		return strings.TrimSuffix(t.LevelName(l), "済み")
	}
	return t.shortLevel("maturity", strings.ToUpper(t.LevelName(l)))
}

// shortLevel returns the beginning of the header of a level, which says enough: GRAD for
// GRADUATED. For another field or language, it returns "".
func (v View) shortLevel(field, header string) string {
	if field != "maturity" || v.Lang == "ja" || strings.HasPrefix(header, "(") {
		return ""
	}
	letters := []rune(header)
	return string(letters[:min(4, len(letters))])
}

// shortHeader returns the abbreviation that Japanese engineers know, for a terminal
// that is too narrow for the full name.
func (t *categoryTree) shortHeader(l landscape.Level) string {
	if t.Lang != "ja" {
		return ""
	}
	switch l {
	case landscape.Inception:
		return "INCP"
	case landscape.Sandbox:
		return "SB"
	case landscape.Incubating:
		return "INC"
	case landscape.Graduated:
		return "GRAD"
	case landscape.Archived:
		return "ARC"
	}
	return ""
}

func (t *categoryTree) name(p landscape.Placement) string {
	name := t.PlacementName(p)
	if p.Subcategory == "" && !t.Catalog.InScope(p.Category) {
		name += fmt.Sprintf(t.Say(textOutside), cmp.Or(t.Catalog.Origin.Foundation, t.Say(textFoundation)))
	}
	return name
}

// cells returns the number of items at a placement, in all and by level.
func (t *categoryTree) cells(p landscape.Placement) []string {
	n := t.at(p)
	cells := []string{strconv.Itoa(n.all)}
	for _, l := range t.levels {
		cells = append(cells, strconv.Itoa(n.levels[l]))
	}
	return cells
}

// peopleCells is [categoryTree.cells], with the number of items at no level as well, so
// that a row adds up, and dashes for zeros.
func (t *categoryTree) peopleCells(p landscape.Placement) []string {
	n := t.at(p)
	other := n.all
	for _, l := range t.levels {
		other -= n.levels[l]
	}
	cells := append(t.cells(p), strconv.Itoa(other))
	for i := range cells {
		if cells[i] == "0" {
			cells[i] = "-"
		}
	}
	return cells
}

func (t *categoryTree) result(p landscape.Placement) SubcategoryCount {
	n, name := t.at(p), cmp.Or(p.Subcategory, p.Category)
	result := SubcategoryCount{Name: name, Slug: normalize.Slug(name), Items: n.all, Maturity: LevelNumbers{}}
	for _, l := range t.levels {
		result.Maturity = append(result.Maturity, output.Member{Key: strings.ReplaceAll(string(l), ".", " "), Value: n.levels[l]})
	}
	return result
}
