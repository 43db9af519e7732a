package cmd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// maxValues is how many rows and columns counts have unless --limit says
// otherwise of the rows.
const maxValues = 100

// cut leaves the values of fewest items out of counts, and notes how many.
func (o *statsOptions) cut(t *landscape.Tally) {
	rows := o.limit
	if rows == 0 {
		rows = len(t.Rows)
	}
	noRows, noColumns := t.Top(rows, maxValues)
	if noRows > 0 {
		o.left = append(o.left, fmt.Sprintf("%s of fewest items left out of %d; --limit 0 shows all", plural(noRows, "value"), noRows+len(t.Rows)))
	}
	if noColumns > 0 {
		o.left = append(o.left, fmt.Sprintf("%s of fewest items left out of %d", plural(noColumns, "column"), noColumns+len(t.Columns)))
	}
}

// drawn puts a table into a document, with bars where they are wanted. Records
// have none.
func (o *statsOptions) drawn(v view, d *output.Document, t output.Table, by string) {
	records := t
	if o.bars {
		v.drawBars(&t, by)
	}
	d.Tables, d.Records = []output.Table{t}, &records
}

// drawBars adds to a table a column of bars, as long as the numbers in a column
// are large.
func (v view) drawBars(t *output.Table, by string) {
	at := slices.IndexFunc(t.Columns, func(c output.Column) bool { return c.Name == by })
	numbers, most := make([]float64, len(t.Rows)), 0.0
	for i, row := range t.Rows {
		numbers[i], _ = strconv.ParseFloat(row[at], 64)
		most = max(most, numbers[i])
	}
	t.Columns = append(slices.Clip(t.Columns), output.Column{Name: "bar", Header: v.word("BAR", "グラフ"), Kept: true})
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = append(slices.Clip(row), bar(numbers[i], most))
	}
	t.Rows = rows
}

// bar is up to 24 characters long.
func bar(n, most float64) string {
	const longest = 24
	if n <= 0 {
		return ""
	}
	return strings.Repeat("#", max(1, int(n*longest/most)))
}
