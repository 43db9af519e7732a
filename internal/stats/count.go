// Package stats computes statistics of a landscape: counts by fields, growth
// over time, how long projects stay at a level, and which facts are missing.
//
// Ages and open periods count to the catalog's date, never to the clock, so
// that the same data always gives the same numbers.
package stats

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// CrossTab holds the number of items by one or two fields.
type CrossTab struct {
	Rows, Columns []string          // the values, in order; Columns is empty for one field
	Cells         map[[2]string]int // by row and column, which is "" for one field
	Totals        map[string]int    // by row
	InColumn      map[string]int    // by column
	Items         int               // how many items were counted
}

// NoValue is the value of items that have none.
const NoValue = "(none)"

// Count counts items by one or two fields. A date counts as its year, and
// "year" is short for accepted_at. An item counts once for each value of a
// list, and in every category and subcategory in which it is placed, as far as
// placed reports true for the placement; nil accepts every placement.
func Count(c *landscape.Catalog, items []*landscape.Item, by []string, placed func(landscape.Placement) bool) (CrossTab, error) {
	t := CrossTab{Cells: map[[2]string]int{}, Totals: map[string]int{}, InColumn: map[string]int{}, Items: len(items)}
	n := counter{c: c, placed: placed}
	for i, name := range by {
		f, err := landscape.FieldNamed(fieldName(name))
		if err != nil {
			return t, err
		}
		n.fields[i] = f
	}
	for _, it := range items {
		cells := n.cells(it)
		for i, cell := range cells {
			t.Cells[cell]++
			if !contains(cells[:i], 0, cell[0]) {
				t.Totals[cell[0]]++
			}
			if !contains(cells[:i], 1, cell[1]) {
				t.InColumn[cell[1]]++
			}
		}
	}
	t.Rows = sortValues(c, n.fields[0], t.Totals)
	if len(by) > 1 {
		t.Columns = sortValues(c, n.fields[1], t.InColumn)
	}
	return t, nil
}

// fieldName returns the field that a short name stands for.
func fieldName(name string) string {
	switch name {
	case "year", "accepted-year":
		return "accepted_at"
	case "tag", "tags", "keyword":
		return "summary.tags"
	}
	return name
}

// contains reports whether a cell has the value at i: 0 is the row, 1 the
// column.
func contains(cells [][2]string, i int, value string) bool {
	return slices.ContainsFunc(cells, func(cell [2]string) bool { return cell[i] == value })
}

// Top keeps at most the given numbers of rows and columns: those with the
// highest counts, the highest first. It returns how many it removed.
func (t *CrossTab) Top(rows, columns int) (removedRows, removedColumns int) {
	t.Rows, removedRows = topValues(t.Rows, t.Totals, rows)
	t.Columns, removedColumns = topValues(t.Columns, t.InColumn, columns)
	return removedRows, removedColumns
}

func topValues(values []string, counts map[string]int, n int) (top []string, removed int) {
	if len(values) <= n {
		return values, 0
	}
	sorted := slices.Clone(values)
	slices.SortStableFunc(sorted, func(a, b string) int { return counts[b] - counts[a] })
	return sorted[:n], len(values) - n
}

// counter finds the cells of a table in which items count.
type counter struct {
	c      *landscape.Catalog
	fields [2]landscape.Field // the second is the zero Field for one field
	placed func(landscape.Placement) bool
}

// cells returns the rows and columns in which an item counts, each pair once.
func (n counter) cells(it *landscape.Item) [][2]string {
	var cells [][2]string
	add := func(row, column string) {
		if cell := [2]string{row, column}; !slices.Contains(cells, cell) {
			cells = append(cells, cell)
		}
	}
	if isPlacement(n.fields[0]) && isPlacement(n.fields[1]) {
		// Only categories and subcategories that belong together.
		for _, p := range n.placements(it) {
			add(placementPart(p, n.fields[0]), placementPart(p, n.fields[1]))
		}
		return cells
	}
	columns := []string{""}
	if n.fields[1].Name != "" {
		columns = n.values(n.fields[1], it)
	}
	for _, row := range n.values(n.fields[0], it) {
		for _, column := range columns {
			add(row, column)
		}
	}
	return cells
}

// values returns the values of a field by which an item counts.
func (n counter) values(f landscape.Field, it *landscape.Item) []string {
	if isPlacement(f) {
		var names []string
		for _, p := range n.placements(it) {
			if name := placementPart(p, f); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return names
	}
	switch v := f.Get(n.c, it).(type) {
	case nil:
		return []string{NoValue}
	case landscape.Date:
		return []string{strconv.Itoa(v.Year())}
	case []string:
		return v
	}
	return []string{f.Cell(n.c, it)}
}

func (n counter) placements(it *landscape.Item) []landscape.Placement {
	all := it.Placements()
	if n.placed == nil {
		return all
	}
	return slices.DeleteFunc(all, func(p landscape.Placement) bool { return !n.placed(p) })
}

func isPlacement(f landscape.Field) bool { return f.Name == "category" || f.Name == "subcategory" }

func placementPart(p landscape.Placement, f landscape.Field) string {
	if f.Name == "subcategory" {
		return p.Subcategory
	}
	return p.Category
}

// sortValues returns the values that were counted: levels by rank, statuses by
// ring, placements in file order, others by name, NoValue last.
func sortValues(c *landscape.Catalog, f landscape.Field, counts map[string]int) []string {
	rank := map[string]int{}
	for _, value := range orderedValues(c, f) {
		if _, ok := rank[value]; !ok {
			rank[value] = len(rank)
		}
	}
	rank[NoValue] = math.MaxInt
	var values []string
	for v := range counts {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b))
	})
	return values
}

// orderedValues returns the values of a field that has an order of its own.
func orderedValues(c *landscape.Catalog, f landscape.Field) []string {
	var values []string
	switch f.Name {
	case "category":
		for _, cat := range c.Categories {
			values = append(values, cat.Name)
		}
	case "subcategory":
		for _, cat := range c.Categories {
			values = append(values, cat.Subcategories...)
		}
	case "maturity":
		for _, l := range c.Levels() {
			values = append(values, string(l))
		}
	case "status":
		values = c.Statuses
	}
	return values
}
