package mcp

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/schema"
	"github.com/landscope-cli/landscope/internal/view"
)

// report is a report of the tool stats.
type report struct {
	name    string
	present func(view.View, []*landscape.Item, view.StatsOptions) (*output.Document, error)
	row     func() *schema.Schema
}

// reports lists the reports, the default first.
func reports() []report {
	return []report{
		{"count", view.Counts, schema.ItemCounts},
		{"growth", view.Growth, schema.GrowthPoint},
		{"tenure", view.Tenure, schema.Of[view.TenureRow]},
		{"stuck", view.Stuck, schema.Of[view.StuckProject]},
		{"completeness", view.Completeness, schema.Of[view.MissingFields]},
	}
}

func reportNames() []string {
	var names []string
	for _, r := range reports() {
		names = append(names, r.name)
	}
	return names
}

// statsRow returns the schema of a row of any report.
func statsRow() *schema.Schema {
	s := &schema.Schema{}
	for _, r := range reports() {
		s.AnyOf = append(s.AnyOf, r.row())
	}
	return s
}

func (q *call) stats() (*answer, error) {
	name := cmp.Or(q.text(paramReport), "count")
	o := view.StatsOptions{Monthly: q.is(paramMonthly)}
	if by := q.list(paramBy); len(by) > 0 {
		o.By = strings.Split(strings.ReplaceAll(strings.Join(by, ","), " ", ""), ",")
	}
	if name == "count" && len(o.By) == 0 {
		o.By = []string{"maturity"}
	}
	if err := o.Check(); err != nil {
		return nil, err
	}
	items, err := q.Catalog.SelectListed(q.filter)
	if err != nil {
		return nil, err
	}
	q.Wants = q.Catalog.SelectedPlacements(q.filter)
	for _, r := range reports() {
		if r.name == name {
			d, err := r.present(q.View, items, o)
			if err != nil {
				return nil, err
			}
			return whole(d), nil
		}
	}
	return nil, nil
}

func (q *call) categories() (*answer, error) {
	items, err := q.Catalog.SelectListed(q.filter)
	if err != nil {
		return nil, err
	}
	q.Wants = q.Catalog.SelectedPlacements(q.filter)
	data, _ := filled(view.Categories(q.View, items, view.CategoriesOptions{Depth: 2, HideEmpty: !q.filter.IsEmpty()})).Data.([]view.CategoryCount)
	var found []categoryCount
	for _, c := range data {
		one := categoryCount{placementCount: newPlacementCount(c.SubcategoryCount), OutOfScope: c.OutOfScope, Subcategories: []placementCount{}}
		for _, sub := range *c.Subcategories {
			one.Subcategories = append(one.Subcategories, newPlacementCount(sub))
		}
		found = append(found, one)
	}
	return rowsOf(found, columns("category", "items", "by level", "subcategories"), func(c categoryCount) []string {
		var subs []string
		for _, s := range c.Subcategories {
			subs = append(subs, fmt.Sprintf("%s %d", s.Name, s.Items))
		}
		return []string{c.Name, strconv.Itoa(c.Items), levelCounts(c.Maturity), strings.Join(subs, ", ")}
	}), nil
}

// placementCount is a category or subcategory with the number of its items.
type placementCount struct {
	Name     string            `json:"name"`
	Items    int               `json:"items"`
	Maturity view.LevelNumbers `json:"maturity"` // levels without items are left out
}

func newPlacementCount(c view.SubcategoryCount) placementCount {
	levels := view.LevelNumbers{}
	for _, m := range c.Maturity {
		if m.Value != 0 {
			levels = append(levels, m)
		}
	}
	return placementCount{c.Name, c.Items, levels}
}

// categoryCount is a category with its subcategories.
type categoryCount struct {
	placementCount
	OutOfScope    bool             `json:"out_of_scope,omitempty"` // the foundation has no projects in it
	Subcategories []placementCount `json:"subcategories"`
}

// levelCounts returns numbers by level as text.
func levelCounts(levels view.LevelNumbers) string {
	var parts []string
	for _, m := range levels {
		parts = append(parts, fmt.Sprintf("%s %v", m.Key, m.Value))
	}
	return strings.Join(parts, ", ")
}
