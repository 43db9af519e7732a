package output

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/tw"
)

// writeTable writes the tables as aligned columns.
func writeTable(w *bytes.Buffer, d *Document, o Options) error {
	if d.Text != nil {
		return d.Text(w, o.Style, o.Width)
	}
	return writeTables(w, d.Tables, o)
}

// writeWide writes the wide tables, which are never cut.
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
			if o.Width > 0 && !t.isNote() {
				title = Fit(title, o.Width)
			}
			for _, line := range Wrap(title, o.Width) {
				w.WriteString(o.Style.Colorize(Bold, line) + "\n")
			}
		}
		if t.isNote() {
			continue
		}
		if err := Draw(w, t, o); err != nil {
			return err
		}
	}
	return nil
}

// Draw writes a table with the border of the style. fitTable computes the widths of
// the columns; tablewriter aligns the cells and draws the lines.
func Draw(w *bytes.Buffer, t Table, o Options) error {
	if o.NoHeaders && len(t.Rows) == 0 {
		return nil
	}
	border := o.Style.Border
	fitted := fitTable(t, o)
	lines := &lineWriter{to: w}
	if border.isNone() {
		lines.margin = tw.PaddingDefault.Left
	}
	table := newTable(lines, fitted, border)
	if err := table.Start(); err != nil {
		return err
	}
	if !o.NoHeaders || border.isMarkdown() { // a Markdown table must have a header
		header := make([]string, len(fitted.columns))
		for i, c := range fitted.columns {
			if !o.NoHeaders {
				header[i] = lines.cell(c.Header, o.Style.Colorize(Bold, c.Header))
			}
		}
		table.Header(header)
	}
	for i, row := range fitted.rows {
		cells := make([]string, len(row))
		for j, cell := range row {
			shown := cell
			column, from := fitted.columns[j], fitted.from[i]
			if column.Mark != nil && o.Style.Color && strings.TrimSpace(cell) != "" {
				shown = column.Mark(o.Style, t.Rows[from][fitted.of[j]], cell)
			}
			if column.Links != nil {
				shown = o.Style.Link(column.Links[from], shown)
			} else if o.Style.Links {
				shown = o.Style.Link(t.Rows[from][fitted.of[j]], shown) // a URL that may be cut
			}
			cells[j] = lines.cell(cell, shown)
		}
		if err := table.Append(cells); err != nil {
			return err
		}
	}
	return table.Close()
}

// newTable returns a tablewriter table that writes each row as it is added. The
// widths are given, so that the library neither wraps nor trims cells, nor reads all
// rows first.
func newTable(w io.Writer, t fittedTable, border Border) *tablewriter.Table {
	widths := tw.NewMapper[int, int]()
	aligns := make(tw.Alignment, len(t.columns))
	for i, c := range t.columns {
		widths.Set(i, t.widths[i]+len(tw.PaddingDefault.Left)+len(tw.PaddingDefault.Right))
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
		tablewriter.WithPadding(tw.PaddingDefault),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithCondition(&runewidth.Condition{}), // also empties the cache of widths, which has no limit
	)
}

// lineWriter writes the lines of tablewriter, one per call, without trailing spaces.
type lineWriter struct {
	to     *bytes.Buffer
	margin string   // to remove at the start of each line
	hidden []string // the cells that are replaced by stand-ins, in order
}

// standIn replaces a cell that tablewriter would measure wrongly, repeated to the
// width of the cell. The library sums the widths of characters, but several of them
// may be one emoji. It is a private-use character that is one column wide.
const standIn = '\ue000'

// cell returns the text to pass to tablewriter for a cell. text is the cell without
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
	line = bytes.TrimPrefix(bytes.TrimRight(line, " \n"), []byte(l.margin))
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
