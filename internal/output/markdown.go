package output

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"
)

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, `|`, `\|`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `~`, `\~`,
	`<`, `&lt;`, `>`, `&gt;`, `&`, `&amp;`, "\r\n", "<br>", "\n", "<br>", "\r", "<br>")

var addressEscapes = strings.NewReplacer(`|`, `%7C`, `<`, `%3C`, `>`, `%3E`)

// Markdown escapes text so that Markdown shows it unchanged, in tables as well. Web
// URLs are kept, because GitHub turns them into links.
func Markdown(s string) string {
	if IsWebAddress(s) {
		return addressEscapes.Replace(safeAddress(s))
	}
	return markdownEscapes.Replace(sanitizeExcept(s, "\r\n"))
}

// IsWebAddress reports whether s is a web URL and nothing else.
func IsWebAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\r\n")
}

// safeAddress percent-encodes the live characters of a URL, which leads to the same
// page.
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

// writeMarkdown writes the tables, with their titles as headings.
func writeMarkdown(w *bytes.Buffer, d *Document, _ Options) error {
	for i, t := range d.Tables {
		if i > 0 {
			w.WriteByte('\n')
		}
		if t.isNote() {
			w.WriteString(Markdown(t.Title) + "\n")
			continue
		}
		if t.Title != "" {
			w.WriteString("## " + Markdown(t.Title) + "\n\n")
		}
		writeMarkdownTable(w, t)
	}
	return nil
}

func writeMarkdownTable(w *bytes.Buffer, t Table) {
	line := func(cells []string) { w.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	cells, rules := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i], rules[i] = Markdown(c.Header), "---"
		if c.Right {
			rules[i] = "--:"
		}
	}
	line(cells)
	line(rules)
	for _, row := range t.Rows {
		cells = make([]string, len(row))
		for i, cell := range row {
			cells[i] = Markdown(cell)
		}
		line(cells)
	}
}
