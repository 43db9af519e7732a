package view

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Comparison presents items side by side.
func Comparison(v View, items []*landscape.Item, o ItemOptions) *output.Document {
	d := Item(v, items, o)
	whole, _ := v.sideBySide(items, o, 0)
	d.Tables = []output.Table{whole}
	d.Text = func(w *bytes.Buffer, s output.Style, width int) error {
		t, urls := v.sideBySide(items, o, s.Border.Inside(width, len(items)+1))
		if err := output.Draw(w, t, output.Options{Style: s, Width: width}); err != nil {
			return err
		}
		for i, url := range urls {
			if i == 0 {
				w.WriteByte('\n')
			}
			fmt.Fprintf(w, "[%d] %s\n", i+1, output.SanitizeString(url))
		}
		return nil
	}
	return d
}

// sideBySide returns a table with a column for each item and a row for every
// field that one of them has. Within a width, cells are wrapped; a URL that is too
// wide for its cell is replaced by its number in the list of URLs.
func (v View) sideBySide(items []*landscape.Item, o ItemOptions, width int) (t output.Table, urls []string) {
	t.Columns = []output.Column{v.head("field", headField)}
	cells := map[string][][]string{}
	var order []labeled
	for i, it := range items {
		t.Columns = append(t.Columns, output.Column{Name: it.Slug(), Header: output.SanitizeString(it.Name)})
		lines, _ := v.itemLines(it, o)
		for _, l := range append([]labeled{{label: v.Label("description"), lines: []string{v.description(it)}}}, lines...) {
			if cells[l.label] == nil {
				cells[l.label] = make([][]string, len(items))
				order = append(order, l)
			}
			cells[l.label][i] = l.lines
		}
	}
	room := 0
	if width > 0 {
		room = max(12, (width-labelWidth(order))/len(items)-2)
	}
	for _, l := range order {
		if room > 0 {
			urls = numberURLs(cells[l.label], room, urls)
		}
		t.Rows = append(t.Rows, wrapCells(l.label, cells[l.label], room)...)
	}
	return t, urls
}

// numberURLs replaces URLs that are wider than a cell by numbers, and returns
// urls with these URLs appended.
func numberURLs(columns [][]string, room int, urls []string) []string {
	for i, lines := range columns {
		numbered := make([]string, len(lines))
		for j, line := range lines {
			words := strings.Fields(line)
			for k, word := range words {
				if !output.IsWebAddress(word) || output.Width(word) <= room {
					continue
				}
				n := slices.Index(urls, word)
				if n < 0 {
					n, urls = len(urls), append(urls, word)
				}
				words[k] = fmt.Sprintf("[%d]", n+1)
			}
			numbered[j] = strings.Join(words, " ")
		}
		columns[i] = numbered
	}
	return urls
}

// wrapCells returns table rows with a label and a column of lines for each item:
// as many rows as the longest column needs, or a single one if room is 0.
func wrapCells(label string, columns [][]string, room int) [][]string {
	height := 1
	wrapped := make([][]string, len(columns))
	for i, lines := range columns {
		if room == 0 {
			wrapped[i] = []string{strings.Join(lines, "; ")}
			continue
		}
		for _, line := range lines {
			wrapped[i] = append(wrapped[i], output.Wrap(output.SanitizeString(line), room)...)
		}
		height = max(height, len(wrapped[i]))
	}
	rows := make([][]string, height)
	for n := range rows {
		rows[n] = make([]string, len(columns)+1)
		for i, lines := range wrapped {
			if n < len(lines) {
				rows[n][i+1] = lines[n]
			}
		}
	}
	rows[0][0] = label
	return rows
}
