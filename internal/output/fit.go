package output

import (
	"cmp"
	"slices"
)

// gap is the space between two columns.
const gap = 2

// keepWidth is what a column that may not be left out is cut to at the least.
const keepWidth = 24

// fitTable makes the cells harmless and the table no wider than the terminal:
// columns that give way below its width go first, then flexible ones that
// would get too little; the widest of the rest are cut; what still does not
// fit is left out from the right. It returns the raw cells of what is left,
// too.
func fitTable(t Table, o Options) (fitted Table, raw [][]string) {
	keep := make([]int, len(t.Columns))
	for i := range keep {
		keep[i] = i
	}
	t.Columns = slices.Clone(t.Columns)
	for i := range t.Columns {
		t.Columns[i].Header = Visible(t.Columns[i].Header)
	}
	cells := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		cells[i] = make([]string, len(row))
		for j, cell := range row {
			cells[i][j] = Visible(cell)
		}
	}
	widths := naturalWidths(t.Columns, cells, o.NoHeaders)
	if o.Width > 0 {
		keep = fitWidths(t.Columns, widths, o.Width)
	}
	if o.Dropped != nil && len(keep) < len(t.Columns) {
		o.Dropped(headersExcept(t.Columns, keep))
	}
	fitted = Table{Title: t.Title, Rows: make([][]string, len(t.Rows))}
	raw = make([][]string, len(t.Rows))
	for _, j := range keep {
		column := t.Columns[j]
		if o.Width > 0 {
			column.Header = Fit(column.Header, widths[j])
		}
		fitted.Columns = append(fitted.Columns, column)
	}
	for i, row := range cells {
		for _, j := range keep {
			cell := row[j]
			if o.Width > 0 {
				cell = Fit(cell, widths[j])
			}
			fitted.Rows[i] = append(fitted.Rows[i], cell)
			raw[i] = append(raw[i], t.Rows[i][j])
		}
	}
	return fitted, raw
}

func naturalWidths(columns []Column, cells [][]string, noHeaders bool) []int {
	widths := make([]int, len(columns))
	for j, c := range columns {
		if !noHeaders {
			widths[j] = Width(c.Header)
		}
		for _, row := range cells {
			widths[j] = max(widths[j], Width(row[j]))
		}
	}
	return widths
}

// fitWidths lowers widths until the columns it keeps fit, and returns those.
func fitWidths(columns []Column, widths []int, terminal int) []int {
	var keep []int
	for j, c := range columns {
		if total(widths, allOf(columns)) <= terminal || c.Below <= terminal {
			keep = append(keep, j)
		}
	}
	for j := len(columns) - 1; j >= 0; j-- {
		over := total(widths, keep) - terminal
		if over <= 0 || !columns[j].Flexible || !slices.Contains(keep, j) {
			continue
		}
		if room := widths[j] - over; room >= columns[j].MinWidth {
			widths[j] = room
		} else {
			keep = slices.DeleteFunc(keep, func(k int) bool { return k == j })
		}
	}
	for total(widths, keep) > terminal {
		widest := slices.MaxFunc(keep, func(a, b int) int { return widths[a] - widths[b] })
		switch {
		case widths[widest] > keepWidth:
			widths[widest]--
		case len(keep) > 1:
			keep = withoutLast(columns, keep)
		default:
			widths[widest] = terminal
		}
	}
	return keep
}

// withoutLast leaves out the last column but the first, of those that are kept
// only where there are no others.
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

func total(widths, keep []int) int {
	sum := -gap
	for _, j := range keep {
		sum += widths[j] + gap
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
