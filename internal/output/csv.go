package output

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\ufeff"

// writeCSV writes the records as RFC 4180 quotes them, with LF line ends. Unless
// o.Raw is set, cells that a spreadsheet would read as formulas are preceded by an
// apostrophe, and control characters other than line breaks are made visible.
func writeCSV(w *bytes.Buffer, d *Document, o Options) error {
	if o.BOM {
		w.WriteString(byteOrderMark)
	}
	w.Grow(textSize(d.records()))
	out := csv.NewWriter(w)
	out.Comma = cmp.Or(o.Delimiter, ',')
	err := eachRecord(d, o, func(row []string) error { return out.Write(row) })
	out.Flush()
	if err != nil {
		return err
	}
	return out.Error()
}

// textSize returns about how many bytes the rows of a table take as text.
func textSize(t *Table) int {
	size := 0
	for _, row := range t.Rows {
		for _, cell := range row {
			size += len(cell) + len(",")
		}
	}
	return size
}

var tsvEscapes = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

// writeTSV writes the records separated by tabs. Tabs, line breaks and backslashes
// in cells are escaped.
func writeTSV(w *bytes.Buffer, d *Document, o Options) error {
	return eachRecord(d, o, func(row []string) error {
		for i, cell := range row {
			if i > 0 {
				w.WriteByte('\t')
			}
			w.WriteString(tsvEscapes.Replace(cell))
		}
		return w.WriteByte('\n')
	})
}

// eachRecord calls write with the header and with each row.
func eachRecord(d *Document, o Options, write func([]string) error) error {
	t := d.records()
	if !o.NoHeaders {
		header := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			header[i] = c.Name
		}
		if !o.Raw {
			header = sanitizeCSV(nil, header)
		}
		if err := write(header); err != nil {
			return err
		}
	}
	cells := make([]string, 0, len(t.Columns))
	for _, row := range t.Rows {
		if !o.Raw {
			row = sanitizeCSV(cells[:0], row)
		}
		if err := write(row); err != nil {
			return err
		}
	}
	return nil
}

// sanitizeCSV appends to cells those of a row in a form that is safe in a spreadsheet
// and in a terminal.
func sanitizeCSV(cells, row []string) []string {
	for _, cell := range row {
		if startsFormula(cell) {
			cell = "'" + cell
		}
		cells = append(cells, sanitizeExcept(cell, "\t\r\n"))
	}
	return cells
}

// startsFormula reports whether some spreadsheet takes a cell for a formula.
func startsFormula(cell string) bool {
	if cell == "" {
		return false
	}
	switch cell[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	}
	if cell[0] < utf8.RuneSelf {
		return false
	}
	first, _ := utf8.DecodeRuneInString(cell)
	return strings.ContainsRune("＝＋－＠", first)
}
