package output

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
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
			title := SanitizeString(t.Title)
			if o.Width > 0 && len(t.Columns) > 0 {
				title = Fit(title, o.Width)
			}
			w.WriteString(o.Style.Colorize(Bold, title) + "\n")
		}
		if len(t.Columns) == 0 { // a note on the table before it
			continue
		}
		if err := Draw(w, t, o); err != nil {
			return err
		}
	}
	return nil
}

// Draw writes a table, with the border of the style. fitTable decides how wide
// the columns are; tablewriter aligns the cells and draws the lines.
func Draw(w *bytes.Buffer, t Table, o Options) error {
	if o.NoHeaders && len(t.Rows) == 0 {
		return nil
	}
	border := o.Style.Border
	fitted := fitTable(t, o)
	lines := &lineWriter{to: w}
	table := newTable(lines, fitted, border)
	if err := table.Start(); err != nil {
		return err
	}
	if !o.NoHeaders || border.isMarkdown() { // there is no Markdown table without a header
		header := make([]string, len(fitted.columns))
		for i, c := range fitted.columns {
			if !o.NoHeaders {
				header[i] = lines.cell(c.Header, c.Header)
			}
		}
		table.Header(header)
	}
	for i, row := range fitted.rows {
		cells := make([]string, len(row))
		for j, cell := range row {
			shown := cell
			if mark := fitted.columns[j].Mark; mark != nil && o.Style.Color && strings.TrimSpace(cell) != "" {
				shown = mark(o.Style, fitted.raw[i][j], cell)
			}
			cells[j] = lines.cell(cell, shown)
		}
		if err := table.Append(cells); err != nil {
			return err
		}
	}
	return table.Close()
}

// newTable returns a table of tablewriter that writes each row as it is added,
// at the given widths: the library wraps, trims and measures nothing first.
func newTable(w io.Writer, t fittedTable, border Border) *tablewriter.Table {
	padding := border.padding()
	widths := tw.NewMapper[int, int]()
	aligns := make(tw.Alignment, len(t.columns))
	for i, c := range t.columns {
		widths.Set(i, t.widths[i]+len(padding.Left)+len(padding.Right))
		aligns[i] = tw.AlignLeft
		if c.Right {
			aligns[i] = tw.AlignRight
		}
	}
	return tablewriter.NewTable(w,
		tablewriter.WithRenderer(border.renderer()),
		tablewriter.WithStreaming(tw.StreamConfig{Enable: true, StrictColumns: true}),
		tablewriter.WithColumnWidths(widths),
		tablewriter.WithAlignment(aligns),
		tablewriter.WithPadding(padding),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithEastAsian(tw.Off),
	)
}

// lineWriter writes the lines that it gets from tablewriter, one a call,
// without the spaces at their ends.
type lineWriter struct {
	to     *bytes.Buffer
	hidden []string // the cells that stand-ins replace, in order
}

// standIn replaces, column by column, a cell that tablewriter would measure
// wrongly: it adds up the widths of characters, of which several may be one
// emoji. It is a private character that is one column wide.
const standIn = '\ue000'

// cell returns what tablewriter is given for a cell. text is the cell without
// colors, shown the cell as it is written.
func (l *lineWriter) cell(text, shown string) string {
	isCommon := func(r rune) bool { return r < '\u0300' } // each is one column wide
	if strings.IndexFunc(text, func(r rune) bool { return !isCommon(r) }) < 0 {
		return shown
	}
	width := Width(text)
	if width == 0 || width == twwidth.Width(text) && !strings.ContainsRune(text, standIn) {
		return shown
	}
	l.hidden = append(l.hidden, shown)
	return strings.Repeat(string(standIn), width)
}

// Write writes a line.
func (l *lineWriter) Write(line []byte) (int, error) {
	n := len(line)
	line = bytes.TrimRight(line, " \n")
	for {
		i := bytes.IndexRune(line, standIn)
		if i < 0 {
			break
		}
		l.to.Write(line[:i])
		line = line[i:]
		for bytes.HasPrefix(line, []byte(string(standIn))) {
			line = line[utf8.RuneLen(standIn):]
		}
		l.to.WriteString(l.hidden[0])
		l.hidden = l.hidden[1:]
	}
	l.to.Write(line)
	l.to.WriteByte('\n')
	return n, nil
}
