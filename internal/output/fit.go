package output

import (
	"cmp"
	"slices"
)

// minKeptWidth is the width below which a column is not cut if another can be left
// out.
const minKeptWidth = 24

// fittedTable is a table whose cells are escaped and cut to the widths of
// their columns.
type fittedTable struct {
	columns []Column
	widths  []int
	rows    [][]string
	raw     [][]string // the original cells
}

// fitTable escapes the cells and makes the table no wider than the terminal. It
// takes the short headers, leaves out the columns with a Below above that width, then
// flexible ones that would be narrower than their least width; it cuts the widest of the
// others, and at last leaves out columns from the right.
func fitTable(t Table, o Options) fittedTable {
	border := o.Style.Border
	columns, cells := slices.Clone(t.Columns), make([][]string, len(t.Rows))
	for i := range columns {
		columns[i].Header = border.escape(columns[i].Header)
	}
	for i, row := range t.Rows {
		cells[i] = make([]string, len(row))
		for j, cell := range row {
			cells[i][j] = border.escape(cell)
		}
	}
	widths := naturalWidths(columns, cells, o)
	if o.Width <= 0 {
		return fittedTable{columns, widths, cells, t.Rows}
	}
	if (fitter{columns, widths, border}).total(allOf(columns)) > o.Width {
		for i := range columns {
			columns[i].Header = cmp.Or(columns[i].Short, columns[i].Header)
		}
		widths = naturalWidths(columns, cells, o)
	}
	keep := fitter{columns, widths, border}.fit(o.Width)
	if o.Dropped != nil && len(keep) < len(columns) {
		o.Dropped(headersExcept(columns, keep))
	}
	fitted := fittedTable{rows: make([][]string, len(cells)), raw: make([][]string, len(cells))}
	for _, j := range keep {
		column := columns[j]
		column.Header = Fit(column.Header, widths[j])
		fitted.columns = append(fitted.columns, column)
		for i, row := range cells {
			fitted.rows[i] = append(fitted.rows[i], Fit(row[j], widths[j]))
			fitted.raw[i] = append(fitted.raw[i], t.Rows[i][j])
		}
	}
	// A cut cell may be narrower than its column, if a wide character does not fit.
	fitted.widths = naturalWidths(fitted.columns, fitted.rows, o)
	return fitted
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

// fit lowers the widths until the remaining columns fit, and returns these.
func (f fitter) fit(terminal int) []int {
	columns, widths := f.columns, f.widths
	var keep []int
	for j, c := range columns {
		if f.total(allOf(columns)) <= terminal || c.Below <= terminal {
			keep = append(keep, j)
		}
	}
	for j := len(columns) - 1; j >= 0; j-- {
		over := f.total(keep) - terminal
		if over <= 0 || !columns[j].Flexible || !slices.Contains(keep, j) {
			continue
		}
		if room := widths[j] - over; room >= columns[j].MinWidth {
			widths[j] = room
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
			widths[widest] = terminal - f.border.edges()
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

func allOf(columns []Column) []int {
	all := make([]int, len(columns))
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

func headersExcept(columns []Column, keep []int) []string {
	var out []string
	for j, c := range columns {
		if !slices.Contains(keep, j) {
			out = append(out, cmp.Or(c.Header, c.Name, "a column without a name"))
		}
	}
	return out
}
