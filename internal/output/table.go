package output

import (
	"bytes"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

func writeTable(w *bytes.Buffer, d *Document, o Options) error {
	if d.Text != nil {
		return d.Text(w, o.Style, o.Width)
	}
	return writeTables(w, d.Tables, o)
}

func writeWide(w *bytes.Buffer, d *Document, o Options) error {
	if d.Wide == nil {
		return writeTable(w, d, o)
	}
	o.Width = 0
	return writeTables(w, d.Wide, o)
}

func writeTables(w *bytes.Buffer, tables []Table, o Options) error {
	for i, t := range tables {
		if i > 0 {
			w.WriteByte('\n')
		}
		if t.Title != "" {
			title := Visible(t.Title)
			if o.Width > 0 {
				title = Fit(title, o.Width)
			}
			w.WriteString(o.Style.Paint(Bold, title) + "\n")
		}
		if err := Draw(w, t, o); err != nil {
			return err
		}
	}
	return nil
}

// Draw lays a table out without borders, as kubectl does. The cells are
// made harmless and cut to size first: the library is given what it is to
// print. Lines lose their trailing blanks.
func Draw(w *bytes.Buffer, t Table, o Options) error {
	t, raw := fitTable(t, o)
	var b bytes.Buffer
	table := tablewriter.NewTable(&b,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone,
			Settings: tw.Settings{
				Lines:      tw.LinesNone,
				Separators: tw.SeparatorsNone,
			},
		})),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithPadding(tw.Padding{Left: "", Right: "  ", Overwrite: true}),
		tablewriter.WithAlignment(alignment(t.Columns)),
	)
	rows := make([][]string, 0, len(t.Rows)+1)
	if !o.NoHeaders {
		header := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			header[i] = c.Header
		}
		rows = append(rows, header)
	}
	for i, row := range t.Rows {
		rows = append(rows, marked(t.Columns, raw[i], row, o.Style))
	}
	if len(rows) == 0 {
		return nil
	}
	if err := table.Bulk(rows); err != nil {
		return err
	}
	if err := table.Render(); err != nil {
		return err
	}
	for line := range strings.Lines(b.String()) {
		w.WriteString(strings.TrimRight(line, " \n"))
		w.WriteByte('\n')
	}
	return nil
}

func alignment(columns []Column) tw.Alignment {
	a := make(tw.Alignment, len(columns))
	for i, c := range columns {
		a[i] = tw.AlignLeft
		if c.Right {
			a[i] = tw.AlignRight
		}
	}
	return a
}

func marked(columns []Column, raw, row []string, style Style) []string {
	if !style.Color {
		return row
	}
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = cell
		if columns[i].Mark != nil {
			out[i] = columns[i].Mark(style, raw[i], cell)
		}
	}
	return out
}
