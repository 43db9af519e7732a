package output

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/xlsx"
)

// IsBinary reports whether the output is not text, which a terminal cannot show.
func (f Format) IsBinary() bool { return f.Syntax == Binary }

// writeXLSX writes the records as a workbook of one sheet. Cells need no apostrophe
// before what looks like a formula, because text stays text. Control characters are
// always made visible: XML cannot hold them.
func writeXLSX(w *bytes.Buffer, d *Document, o Options) error {
	t := d.records()
	s := xlsx.Sheet{Name: o.Sheet, NoHeader: o.NoHeaders, Width: Width, Rows: make([][]string, len(t.Rows))}
	for _, c := range t.Columns {
		kind := xlsx.Text
		switch {
		case c.Right:
			kind = xlsx.Number
		case c.Date:
			kind = xlsx.Date
		}
		s.Columns = append(s.Columns, xlsx.Column{Name: sanitizeExcept(c.Name, "\t\r\n"), Kind: kind})
	}
	for i, row := range t.Rows {
		s.Rows[i] = make([]string, len(row))
		for j, cell := range row {
			s.Rows[i][j] = sanitizeExcept(cell, "\t\r\n")
		}
	}
	return xlsx.Write(w, s)
}
