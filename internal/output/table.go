package output

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/ll"
	"github.com/olekukonko/tablewriter"
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
			if o.Width > 0 && len(t.Columns) > 0 {
				title = Fit(title, o.Width)
			}
			w.WriteString(o.Style.Paint(Bold, title) + "\n")
		}
		if len(t.Columns) == 0 { // a remark on the table before
			continue
		}
		if err := Draw(w, t, o); err != nil {
			return err
		}
	}
	return nil
}

// Draw lays a table out without borders, as kubectl does. The cells are made
// harmless and cut to size first. The library is given one row, of the widest
// cell in each column, and the renderer writes all of them at the widths that
// come out: given all, it takes ten times as long.
func Draw(w *bytes.Buffer, t Table, o Options) error {
	t, raw := fitTable(t, o)
	rows := &lines{w: w, columns: t.Columns, raw: raw, cells: t.Rows, style: o.Style}
	if !o.NoHeaders {
		header := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			header[i] = c.Header
		}
		rows.header = header
	}
	if rows.header == nil && len(t.Rows) == 0 {
		return nil
	}
	table := tablewriter.NewTable(w,
		tablewriter.WithRenderer(rows),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithPadding(tw.Padding{Left: "", Right: "  ", Overwrite: true}),
	)
	if err := table.Append(rows.widest()); err != nil {
		return err
	}
	return table.Render()
}

// lines is a renderer of tablewriter that writes rows without borders. Lines
// end with their last letter.
type lines struct {
	w       *bytes.Buffer
	columns []Column
	header  []string // nil: none
	raw     [][]string
	cells   [][]string
	style   Style
}

// widest returns the widest cell of each column.
func (l *lines) widest() []string {
	out := slices.Clone(l.header)
	if out == nil {
		out = make([]string, len(l.columns))
	}
	for i, cell := range out {
		widest := Width(cell)
		for _, row := range l.cells {
			if n := len(row[i]); n > widest { // no text is wider than it has bytes
				if n = Width(row[i]); n > widest {
					out[i], widest = row[i], n
				}
			}
		}
	}
	return out
}

// Row writes all rows, at the widths of the one that the library was given.
func (l *lines) Row(_ []string, ctx tw.Formatting) {
	if l.header != nil {
		l.line(l.header, l.header, ctx.Row.Widths)
	}
	for i, row := range l.cells {
		l.line(row, marked(l.columns, l.raw[i], row, l.style), ctx.Row.Widths)
	}
}

// line writes a row as shown, whose cells are as wide as those given.
func (l *lines) line(cells, shown []string, widths tw.Mapper[int, int]) {
	last := len(cells) - 1
	for last > 0 && strings.TrimRight(cells[last], " ") == "" {
		last--
	}
	for i, cell := range cells[:last+1] {
		blanks := widths.Get(i) - gap - Width(cell)
		if l.columns[i].Right {
			l.blanks(blanks)
		}
		if i == last {
			l.w.WriteString(strings.TrimRight(shown[i], " "))
			break
		}
		l.w.WriteString(shown[i])
		if !l.columns[i].Right {
			l.blanks(blanks)
		}
		l.blanks(gap)
	}
	l.w.WriteByte('\n')
}

func (l *lines) blanks(n int) {
	for range n {
		l.w.WriteByte(' ')
	}
}

// The other parts of a table have nothing to write.

// Start begins a table.
func (l *lines) Start(io.Writer) error { return nil }

// Header would write a header; it is a row here.
func (l *lines) Header([][]string, tw.Formatting) {}

// Footer would write a footer.
func (l *lines) Footer([][]string, tw.Formatting) {}

// Line would write a border.
func (l *lines) Line(tw.Formatting) {}

// Config says that there are no borders.
func (l *lines) Config() tw.Rendition { return tw.Rendition{Borders: tw.BorderNone} }

// Close ends a table.
func (l *lines) Close() error { return nil }

// Logger is not used.
func (l *lines) Logger(*ll.Logger) {}

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
