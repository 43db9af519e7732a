package output

import (
	"cmp"
	"slices"
	"strings"
)

// minKeptWidth is the width below which a column is not cut if another can be left
// out.
const minKeptWidth = 24

// fittedTable is a table whose cells are escaped, and cut or wrapped to the widths of
// their columns.
type fittedTable struct {
	columns []Column
	of      []int // the columns of the original table
	widths  []int
	rows    [][]string
	from    []int // the rows of the original table
}

// fitTable escapes the cells and makes the table no wider than the terminal. It
// takes the short headers, leaves out the columns with a Below above that width, then
// flexible ones that would be narrower than their least width; it cuts the widest of the
// others, and at last leaves out columns from the right. A compact table
// has no constant columns.
func fitTable(t Table, o Options) fittedTable {
	border := o.Style.Border
	columns, cells := slices.Clone(t.Columns), make([][]string, len(t.Rows))
	for i := range columns {
		columns[i].Header = border.escape(columns[i].Header)
	}
	for i, row := range t.Rows {
		cells[i] = make([]string, len(row))
		for j, cell := range row {
			cells[i][j] = border.escape(cmp.Or(cell, t.Columns[j].Empty))
		}
	}
	widths := naturalWidths(columns, cells, o)
	keep := varied(t, o)
	if o.Width <= 0 && len(keep) == len(columns) {
		return fittedTable{columns, keep, widths, cells, allOf(cells)}
	}
	if o.Width > 0 {
		if (fitter{columns, widths, border}).total(keep) > o.Width {
			for i := range columns {
				columns[i].Header = cmp.Or(columns[i].Short, columns[i].Header)
				removePrefix(cells, i, columns[i].Prefix)
			}
			widths = naturalWidths(columns, cells, o)
		}
		before := keep
		keep = fitter{columns, widths, border}.fit(keep, o.Width)
		reportDropped(columns, before, keep, o)
	}
	fitted := fittedTable{of: keep}
	for _, j := range keep {
		column := columns[j]
		column.Header = Fit(column.Header, widths[j])
		fitted.columns = append(fitted.columns, column)
	}
	alike := alikeCells(columns, cells, widths, keep)
	for i, row := range cells {
		for _, line := range fitRow(row, columns, widths, keep, alike) {
			fitted.rows, fitted.from = append(fitted.rows, line), append(fitted.from, i)
		}
	}
	// A cut cell may be narrower than its column, if a wide character does not fit.
	fitted.widths = naturalWidths(fitted.columns, fitted.rows, o)
	return fitted
}

// varied returns the columns of a table, of a compact one those that are not constant. It
// keeps at least the first.
func varied(t Table, o Options) []int {
	keep := allOf(t.Columns)
	if !o.Compact || len(t.Rows) < 2 {
		return keep
	}
	return slices.DeleteFunc(keep, func(j int) bool {
		constant := j > 0 && t.Columns[j].Constant
		if constant && o.Same != nil {
			o.Same(t.Columns[j].Header, t.Rows[0][j])
		}
		return constant
	})
}

// reportDropped reports the columns that were dropped for lack of room.
func reportDropped(columns []Column, before, keep []int, o Options) {
	var headers []string
	for _, j := range before {
		if c := columns[j]; !slices.Contains(keep, j) && c.Below <= o.Width {
			headers = append(headers, cmp.Or(c.Header, c.Name, "a column without a name"))
		}
	}
	if o.Dropped != nil && len(headers) > 0 {
		o.Dropped(headers)
	}
}

// removePrefix removes a prefix from the cells of a column.
func removePrefix(cells [][]string, column int, prefix string) {
	for _, row := range cells {
		row[column] = strings.TrimPrefix(row[column], prefix)
	}
}

// alikeCells returns the cells that would be cut in the middle to the same text as a
// different cell of their column.
func alikeCells(columns []Column, cells [][]string, widths, keep []int) map[string]bool {
	alike := map[string]bool{}
	for _, j := range keep {
		first := map[string]string{} // by what is left of it
		for _, row := range cells {
			if cell := row[j]; columns[j].Middle && Width(cell) > widths[j] {
				cut := FitMiddle(cell, widths[j])
				if other, ok := first[cut]; ok && other != cell {
					alike[other], alike[cell] = true, true
				}
				first[cut] = cell
			}
		}
	}
	return alike
}

// fitRow returns the lines of a row: one, or more if cells are wrapped.
func fitRow(row []string, columns []Column, widths, keep []int, alike map[string]bool) [][]string {
	lines := [][]string{make([]string, len(keep))}
	for k, j := range keep {
		parts := []string{row[j]}
		switch {
		case alike[row[j]]:
			parts = chunks(row[j], widths[j])
		case columns[j].Wraps:
			parts = Wrap(row[j], widths[j])
		case columns[j].Middle:
			parts[0] = FitMiddle(row[j], widths[j])
		}
		for n, part := range parts {
			if n == len(lines) {
				lines = append(lines, make([]string, len(keep)))
			}
			lines[n][k] = Fit(part, widths[j])
		}
	}
	return lines
}

// naturalWidths returns the widths at which no cell is cut.
func naturalWidths(columns []Column, cells [][]string, o Options) []int {
	widths := make([]int, len(columns))
	for j, c := range columns {
		widths[j] = o.Style.Border.minWidth()
		if !o.NoHeaders {
			widths[j] = max(widths[j], Width(c.Header))
		}
		for _, row := range cells {
			widths[j] = max(widths[j], Width(row[j]))
		}
	}
	return widths
}

// fitter fits columns into the width of a terminal.
type fitter struct {
	columns []Column
	widths  []int // of the cells
	border  Border
}

// fit lowers the widths until the remaining columns of keep fit, and returns these.
func (f fitter) fit(keep []int, terminal int) []int {
	columns, widths := f.columns, f.widths
	if f.total(keep) <= terminal {
		return keep
	}
	keep = slices.DeleteFunc(slices.Clone(keep), func(j int) bool { return columns[j].Below > terminal })
	for _, j := range keep {
		if most := columns[j].Max; most > 0 {
			widths[j] = min(widths[j], most)
		}
	}
	for j := len(columns) - 1; j >= 0; j-- {
		over := f.total(keep) - terminal
		if over <= 0 || !columns[j].Flexible || !slices.Contains(keep, j) {
			continue
		}
		if room := widths[j] - over; room >= columns[j].MinWidth || j == keep[0] || columns[j].Kept {
			widths[j] = max(room, columns[j].MinWidth)
		} else {
			keep = slices.DeleteFunc(keep, func(k int) bool { return k == j })
		}
	}
	for f.total(keep) > terminal {
		widest := slices.MaxFunc(keep, func(a, b int) int { return widths[a] - widths[b] })
		switch {
		case widths[widest] > minKeptWidth:
			widths[widest]--
		case len(keep) > 1:
			keep = withoutLast(columns, keep)
		default:
			widths[widest] = max(1, terminal-f.border.edges())
		}
	}
	return keep
}

// withoutLast returns keep without the last column that is not Kept, or without the
// last one if all are. The first column stays.
func withoutLast(columns []Column, keep []int) []int {
	for i := len(keep) - 1; i > 0; i-- {
		if !columns[keep[i]].Kept {
			return slices.Delete(keep, i, i+1)
		}
	}
	return keep[:len(keep)-1]
}

// allOf returns the indexes of a slice.
func allOf[T any](s []T) []int {
	all := make([]int, len(s))
	for i := range all {
		all[i] = i
	}
	return all
}

// total returns the width of a table of the columns in keep.
func (f fitter) total(keep []int) int {
	sum := f.border.edges() - f.border.gap()
	for _, j := range keep {
		sum += f.widths[j] + f.border.gap()
	}
	return sum
}
