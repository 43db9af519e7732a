package output

import (
	"bytes"
	"encoding/csv"
	"net/url"
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\ufeff"

// writeCSV quotes as RFC 4180 has it; lines end in LF. Unless they are wanted
// raw, cells that a spreadsheet would take for a formula get an apostrophe
// before them, and control characters other than line breaks are made visible.
func writeCSV(w *bytes.Buffer, d *Document, o Options) error {
	if o.BOM {
		w.WriteString(byteOrderMark)
	}
	out := csv.NewWriter(w)
	err := eachRecord(d, o, func(row []string) error { return out.Write(row) })
	out.Flush()
	if err != nil {
		return err
	}
	return out.Error()
}

var tsvEscapes = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

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

func eachRecord(d *Document, o Options, write func([]string) error) error {
	t := d.records()
	if !o.NoHeaders {
		header := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			header[i] = c.Name
		}
		if !o.Raw {
			header = sanitizeCSV(header)
		}
		if err := write(header); err != nil {
			return err
		}
	}
	for _, row := range t.Rows {
		if !o.Raw {
			row = sanitizeCSV(row)
		}
		if err := write(row); err != nil {
			return err
		}
	}
	return nil
}

// formulaStarts are the characters that begin a formula in some spreadsheet.
const formulaStarts = "=+-@\t\r＝＋－＠"

// sanitizeCSV returns the cells as a spreadsheet and a terminal can take them.
func sanitizeCSV(row []string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune(formulaStarts, first) {
			cell = "'" + cell
		}
		out[i] = sanitizeExcept(cell, "\t\r\n")
	}
	return out
}

func writeNames(w *bytes.Buffer, d *Document, _ Options) error {
	for _, name := range d.Names {
		w.WriteString(SanitizeString(name) + "\n")
	}
	return nil
}

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, `|`, `\|`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `~`, `\~`,
	`<`, `&lt;`, `>`, `&gt;`, `&`, `&amp;`, "\r\n", "<br>", "\n", "<br>", "\r", "<br>")

var addressEscapes = strings.NewReplacer(`|`, `%7C`, `<`, `%3C`, `>`, `%3E`)

// Markdown writes text so that Markdown shows it as it is, in a table as well.
// Web addresses stay whole: GitHub makes links of them.
func Markdown(s string) string {
	if IsWebAddress(s) {
		return addressEscapes.Replace(safeAddress(s))
	}
	return markdownEscapes.Replace(sanitizeExcept(s, "\r\n"))
}

// IsWebAddress reports whether a text is an address of the web and no more.
func IsWebAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\r\n")
}

// safeAddress writes the live characters of an address in percent, which leads
// to the same place.
func safeAddress(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isLiveAt(s, i, r, size) {
			b.WriteString(url.PathEscape(s[i : i+size]))
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

func writeMarkdown(w *bytes.Buffer, d *Document, _ Options) error {
	for i, t := range d.Tables {
		if i > 0 {
			w.WriteByte('\n')
		}
		if t.Title != "" {
			if len(t.Columns) == 0 { // a remark on the table before
				w.WriteString(Markdown(t.Title) + "\n")
				continue
			}
			w.WriteString("## " + Markdown(t.Title) + "\n\n")
		}
		headers, rules := make([]string, len(t.Columns)), make([]string, len(t.Columns))
		for j, c := range t.Columns {
			headers[j], rules[j] = Markdown(c.Header), "---"
			if c.Right {
				rules[j] = "--:"
			}
		}
		lines := [][]string{headers, rules}
		for _, row := range t.Rows {
			cells := make([]string, len(row))
			for j, cell := range row {
				cells[j] = Markdown(cell)
			}
			lines = append(lines, cells)
		}
		for _, cells := range lines {
			w.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		}
	}
	return nil
}
