package view

import (
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

// setTable makes t the table and the records of a document. The table gets bars
// where the options ask for them; records have none.
func (o StatsOptions) setTable(v View, d *output.Document, t output.Table, by string) {
	records := t
	if o.Bars {
		v.drawBars(&t, by)
	}
	d.Tables, d.Records = []output.Table{t}, &records
}

// drawBars adds a column of bars to a table, with lengths in proportion to the
// numbers of a column.
func (v View) drawBars(t *output.Table, by string) {
	at := slices.IndexFunc(t.Columns, func(c output.Column) bool { return c.Name == by })
	numbers, most := make([]float64, len(t.Rows)), 0.0
	for i, row := range t.Rows {
		numbers[i], _ = strconv.ParseFloat(row[at], 64)
		most = max(most, numbers[i])
	}
	column := v.head("bar", headBar)
	column.Kept = true
	t.Columns = append(slices.Clip(t.Columns), column)
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = append(slices.Clip(row), bar(numbers[i], most))
	}
	t.Rows = rows
}

// bar returns up to 24 characters.
func bar(n, most float64) string {
	const longest = 24
	if n <= 0 {
		return ""
	}
	return strings.Repeat("#", max(1, int(n*longest/most)))
}
