package view

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/stats"
)

// StatsOptions says how statistics are shown. Each function uses those of them
// that apply to it.
type StatsOptions struct {
	By      []string // fields to count by
	Limit   int      // number of rows; 0 is all
	Monthly bool     // growth by month, not by year
	Bars    bool     // a bar beside each row of a table
	// Notify is called with notes on what is left out; nil drops them.
	Notify func(note string)
}

// MaxValues is the number of columns that counts have, and the default number of
// rows.
const MaxValues = 100

// Check returns an error if there are too many fields to count by.
func (o StatsOptions) Check() error {
	if len(o.By) > 2 {
		return fmt.Errorf("--by accepts one or two fields, not %d", len(o.By))
	}
	return nil
}

// Counts presents the number of items by one field, or by two as a cross table.
func Counts(v View, items []*landscape.Item, o StatsOptions) (*output.Document, error) {
	if len(o.By) == 0 {
		return nil, errors.New("--by requires a field, such as maturity")
	}
	t, err := stats.Count(v.Catalog, items, o.By, v.Wants)
	if err != nil {
		return nil, err
	}
	o.cut(&t)
	first, last := o.By[0], o.By[len(o.By)-1]
	table := output.Table{Columns: []output.Column{{Name: first, Header: v.fieldHeader(first), Flexible: true, MinWidth: 16}}}
	for _, col := range t.Columns {
		header := strings.ToUpper(v.valueName(last, col))
		table.Columns = append(table.Columns, output.Column{Name: col, Header: header, Short: v.shortLevel(last, header), Right: true})
	}
	table.Columns = append(table.Columns, v.number("items", headItems))
	data := []output.Object{} // the keys depend on what is counted by
	records := output.Table{Columns: table.Columns}
	for _, row := range t.Rows {
		var numbers []string
		cells := output.Object{}
		for _, col := range t.Columns {
			n := t.Cells[[2]string{row, col}]
			numbers = append(numbers, strconv.Itoa(n))
			cells = append(cells, output.Member{Key: col, Value: n})
		}
		numbers = append(numbers, strconv.Itoa(t.Totals[row]))
		table.Rows = append(table.Rows, append([]string{v.valueName(first, row)}, numbers...))
		records.Rows = append(records.Rows, append([]string{row}, numbers...))
		object := output.Object{{Key: first, Value: row}}
		if len(t.Columns) > 0 {
			object = append(object, output.Member{Key: last, Value: cells})
		}
		data = append(data, append(object, output.Member{Key: "items", Value: t.Totals[row]}))
	}
	if o.Bars {
		v.drawBars(&table, "items")
	}
	if len(t.Rows) > 0 {
		table.Rows = append(table.Rows, totals(t, o.Bars, v.Say(labelTotal)))
	}
	d := &output.Document{Tables: []output.Table{table}, Records: &records, Data: data, Names: t.Rows}
	d.SVG = func(w *bytes.Buffer) { v.drawCounts(w, t, o.By) }
	return d, nil
}

// cut leaves the values with the fewest items out of counts, and notes how many.
func (o StatsOptions) cut(t *stats.CrossTab) {
	rows := o.Limit
	if rows == 0 {
		rows = len(t.Rows)
	}
	noRows, noColumns := t.Top(rows, MaxValues)
	if noRows > 0 {
		o.notify(fmt.Sprintf("%s with the fewest items not shown, of %d (use --limit 0 to show all)", plural.Count(noRows, "value"), noRows+len(t.Rows)))
	}
	if noColumns > 0 {
		o.notify(fmt.Sprintf("%s with the fewest items not shown, of %d", plural.Count(noColumns, "column"), noColumns+len(t.Columns)))
	}
}

func (o StatsOptions) notify(note string) {
	if o.Notify != nil {
		o.Notify(note)
	}
}

// totals returns the last row of a cross table: the number of items, in all and
// with each value of the columns. An item that counts in several rows counts once
// here.
func totals(t stats.CrossTab, bars bool, label string) []string {
	line := []string{label}
	for _, col := range t.Columns {
		line = append(line, strconv.Itoa(t.InColumn[col]))
	}
	line = append(line, strconv.Itoa(t.Items))
	if bars {
		line = append(line, "")
	}
	return line
}

// valueName returns a value of a field in the language of the view.
func (v View) valueName(field, value string) string {
	if v.Lang != "ja" {
		return value
	}
	if value == stats.NoValue {
		return v.Say(textNone)
	}
	switch field {
	case "kind":
		return landscape.KindJa(value)
	case "status":
		return landscape.StatusJa(value)
	case "maturity":
		return v.LevelName(landscape.Level(value))
	case "category":
		return v.Catalog.CategoryJa(landscape.Placement{Category: value})
	case "subcategory":
		return landscape.Ja(v.Catalog.Words.Subcategories, value)
	}
	return value
}
