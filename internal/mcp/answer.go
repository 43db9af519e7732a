package mcp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

// The sizes of an answer in bytes: by default, and if the caller chooses the limit. A
// token is about four bytes.
const (
	answerBytes = 16_000
	maxBytes    = 64_000
)

// answer is what a tool found.
type answer struct {
	total int
	// render presents the results from one index to another.
	render func(from, to int) (*output.Document, error)
	// more has further members of the structured content, before the results.
	more output.Object
	// notes say what the caller should know of the answer.
	notes []string
}

// whole returns the answer with all results of a document, whose data is a slice with an
// element for each row of its tables, which may end with totals.
func whole(d *output.Document) *answer {
	rows := reflect.ValueOf(filled(d).Data)
	return &answer{total: rows.Len(), render: func(from, to int) (*output.Document, error) {
		page := &output.Document{Data: rows.Slice(from, to).Interface()}
		for _, t := range d.Tables {
			if from > 0 || to < rows.Len() {
				t.Rows = t.Rows[from:to] // without the totals
			}
			page.Tables = append(page.Tables, t)
		}
		return page, nil
	}}
}

// rowsOf returns an answer with results of our own and the table that shows them.
func rowsOf[T any](results []T, columns []output.Column, cells func(T) []string) *answer {
	if results == nil {
		results = []T{}
	}
	t := output.Table{Columns: columns}
	for _, r := range results {
		t.Rows = append(t.Rows, cells(r))
	}
	return whole(&output.Document{Data: results, Tables: []output.Table{t}})
}

// filled returns a document with its tables and its data set.
func filled(d *output.Document) *output.Document {
	if fill := d.Fill; fill != nil {
		d.Fill = nil
		fill(d, output.NeedTables)
		fill(d, output.NeedData)
	}
	return d
}

func columns(names ...string) []output.Column {
	var out []output.Column
	for _, name := range names {
		out = append(out, output.Column{Name: name, Header: strings.ToUpper(name)})
	}
	return out
}

// page is a part of an answer, as it is sent.
type page struct {
	from, to   int
	data, text []byte
}

// fit renders the results from offset on: at most limit, and at most as many as fit into
// the size of an answer, but at least one.
func (a *answer) fit(offset, limit, size int) (page, error) {
	from := min(offset, a.total)
	to := a.total
	if limit > 0 {
		to = min(to, from+limit)
	}
	room := size - size/8 // the rest is for what surrounds results
	for {
		d, err := a.render(from, to)
		if err != nil {
			return page{}, err
		}
		p := page{from: from, to: to}
		if p.data, err = renderJSON(d); err != nil {
			return page{}, err
		}
		p.text = renderTables(d)
		all := len(p.data) + len(p.text)
		if n := to - from; all > room && n > 1 {
			to = from + max(1, min(n-1, n*room/all))
			continue
		}
		if all > room {
			p.text = cutText(p.text, max(1000, room-len(p.data)))
		}
		return p, nil
	}
}

// renderJSON returns the data of a document as JSON without whitespace.
func renderJSON(d *output.Document) ([]byte, error) {
	f, _ := output.FormatNamed("json")
	b, err := output.Render(f, d, output.Options{})
	if err != nil {
		return nil, err
	}
	var compact bytes.Buffer
	err = json.Compact(&compact, b)
	return compact.Bytes(), err
}

// renderTables returns the tables of a document as text that costs few tokens: a line for
// each row, with bars between the cells.
func renderTables(d *output.Document) []byte {
	if d.Fill != nil {
		d.Fill(d, output.NeedTables)
	}
	var b bytes.Buffer
	line := func(cells []string) {
		for i, cell := range cells {
			if i > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(output.SanitizeString(strings.Join(strings.FieldsFunc(cell, isLineBreak), "; ")))
		}
		b.WriteByte('\n')
	}
	for i, t := range d.Tables {
		if i > 0 {
			b.WriteByte('\n')
		}
		if t.Title != "" {
			line([]string{t.Title})
		}
		var headers []string
		for _, c := range t.Columns {
			headers = append(headers, c.Header)
		}
		line(headers)
		for _, row := range t.Rows {
			line(row)
		}
	}
	return b.Bytes()
}

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' }

// cutText cuts text after a line.
func cutText(text []byte, size int) []byte {
	if len(text) <= size {
		return text
	}
	text = text[:size]
	if i := bytes.LastIndexByte(text, '\n'); i > 0 {
		text = text[:i+1]
	}
	return append(bytes.ToValidUTF8(text, nil), "(cut; the structured content has all)\n"...)
}

// structured returns the structured content of an answer.
func (a *answer) structured(q *call, rows string, p page) (json.RawMessage, error) {
	o := output.Object{}
	if date := q.Catalog.Origin.Date; date != 0 {
		o.Put("data_date", date)
	}
	o = append(o, a.more...)
	o = append(o, output.Member{Key: "total", Value: a.total}, output.Member{Key: "offset", Value: p.from})
	if p.to < a.total {
		o = append(o, output.Member{Key: "next_offset", Value: p.to})
	}
	if len(a.notes) > 0 {
		o = append(o, output.Member{Key: "notes", Value: a.notes})
	}
	return renderJSON(&output.Document{Data: append(o, output.Member{Key: rows, Value: json.RawMessage(p.data)})})
}

// text returns the answer for people and for models that read no structured content.
func (a *answer) text(q *call, rows string, p page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d", strings.ReplaceAll(rows, "_", " "), a.total)
	if p.from > 0 || p.to < a.total {
		fmt.Fprintf(&b, ", %d to %d shown", p.from+1, p.to)
	}
	if date := q.Catalog.Origin.Date; date != 0 {
		fmt.Fprintf(&b, " (data of %s)", date)
	}
	if p.to < a.total {
		fmt.Fprintf(&b, "; for more: offset %d", p.to)
	}
	b.WriteByte('\n')
	for _, m := range a.more {
		if value, ok := m.Value.(string); ok && value != "" {
			fmt.Fprintf(&b, "%s: %s\n", strings.ReplaceAll(m.Key, "_", " "), output.SanitizeString(value))
		}
	}
	for _, note := range a.notes {
		b.WriteString(output.SanitizeString(note) + "\n")
	}
	if p.to > p.from {
		b.WriteByte('\n')
		b.Write(p.text)
	}
	return b.String()
}
