// Package output writes documents in many formats. It knows no domain type: a
// command hands it tables, and the data behind them, and it writes tables for
// people, data for programs.
package output

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Document is what a command answers.
type Document struct {
	// Tables are what people read; a title heads each where there are several.
	Tables []Table
	// Wide replaces Tables in the wide format; nil: the same.
	Wide []Table
	// Text, when set, writes the table format instead of Tables. The width is
	// that of the terminal, 0 when there is none.
	Text func(w *bytes.Buffer, style Style, width int) error
	// Records are the rows of csv and tsv; nil: those of the first table.
	Records *Table
	// Data is what json, yaml, templates and jq see: objects, lists, scalars.
	Data any
	// Names are what the name format prints, a line each.
	Names []string
	// Feed is what ics and atom write.
	Feed *Feed
	// SVG draws the svg format.
	SVG func(w *bytes.Buffer)
	// Other writes the special formats of that name that no other field is for.
	Other map[string]func(w *bytes.Buffer) error
	// Fill, when set, sets the part of d that the format needs, just before it
	// is written, so that no work is done for the others.
	Fill func(d *Document, need Need)
}

// Need is the part of a document that a format writes.
type Need int

// The parts.
const (
	NeedTables  Need = iota + 1
	NeedWide         // Wide, else Tables
	NeedRecords      // Records, else Tables
	NeedNames
	NeedData
	NeedFeed
	NeedSVG
	NeedOther // Other, by the name of the format
)

// Table is rows under columns.
type Table struct {
	Title   string
	Columns []Column
	Rows    [][]string
}

// Column is a column of a table.
type Column struct {
	Name   string // in csv and tsv
	Header string // for people
	Right  bool   // aligned to the right
	// On a terminal that is too narrow columns give way whole. Below is the
	// width under which this one is left out first; Flexible says that it may
	// be cut short, but is left out rather than cut below MinWidth.
	// Kept says that others are left out before it.
	Below    int
	Flexible bool
	Kept     bool
	MinWidth int
	// Mark styles a cell on a terminal with colour; nil: plain.
	Mark func(style Style, raw, cell string) string
}

// Options say how a document is to be written.
type Options struct {
	NoHeaders bool
	Raw       bool // csv, tsv, templates and jq: exactly as it is
	// CI says that lines may end up in the log of GitHub Actions, which obeys
	// some: they are broken.
	CI       bool
	BOM      bool // csv: begin with a byte order mark
	Template string
	Style    Style
	Width    int // of the terminal; 0 when the output is none: nothing is cut
	// Parts gets the beginning of what --jq or a template writes, where that is
	// long, before the rest is there; nil: all is returned.
	Parts io.Writer
	// Dropped is told the headers of columns left out for want of room.
	Dropped func(headers []string)
}

// Format is a way to write a document.
type Format struct {
	Name string
	Doc  string
	Ext  []string // file name extensions
	Need Need
	// Syntax is that of what write writes, which Render sanitizes.
	Syntax Syntax
	write  func(w *bytes.Buffer, d *Document, o Options) error
}

// Formats lists every format.
var Formats = []Format{
	{"table", "aligned columns; on a terminal cut to its width, in a pipe whole", nil, NeedTables, Lines, writeTable},
	{"wide", "as table, with more columns, never cut", nil, NeedWide, Lines, writeWide},
	{"name", "one name a line, as `landscope show` takes it", nil, NeedNames, Lines, writeNames},
	{"json", "JSON with landscape2's API keys, absent values absent", []string{".json"}, NeedData, JSON, writeJSON},
	{"ndjson", "one JSON object a line", []string{".ndjson", ".jsonl"}, NeedData, JSON, writeNDJSON},
	{"yaml", "YAML with the same keys", []string{".yaml", ".yml"}, NeedData, YAML, writeYAML},
	{"csv", "comma separated values, quoted as RFC 4180 has it (see --raw, --bom)", []string{".csv"}, NeedRecords, Cells, writeCSV},
	{"tsv", "tab separated values; tabs, newlines and backslashes are escaped", []string{".tsv"}, NeedRecords, Cells, writeTSV},
	{"markdown", "Markdown tables (GitHub's)", []string{".md", ".markdown"}, NeedTables, Lines, writeMarkdown},
	{"go-template", "a Go template over the JSON data: -o go-template='{{range .}}{{.name}}{{\"\\n\"}}{{end}}'", nil, NeedData, Text, writeTemplate},
	{"ics", "an iCalendar of what happened, for calendar programs", []string{".ics"}, NeedFeed, Stream, writeICS},
	{"atom", "an Atom feed of what happened, for feed readers", []string{".atom"}, NeedFeed, Markup, writeAtom},
	{"svg", "a chart as a picture, readable in light and dark", []string{".svg"}, NeedSVG, Markup, writeSVG},
	{"html", "a page of its own, that needs no other file and no network", []string{".html"}, NeedOther, Markup, writeOther("html")},
	{"sarif", "SARIF 2.1.0, for code scanning", []string{".sarif"}, NeedOther, JSON, writeOther("sarif")},
	{"cyclonedx", "CycloneDX, a bill of materials with what is known of each component", []string{".cdx.json"}, NeedOther, JSON, writeOther("cyclonedx")},
}

// Special formats are only for commands that say so: they need more than rows.
var Special = []string{"ics", "atom", "svg", "html", "sarif", "cyclonedx"}

func writeOther(name string) func(*bytes.Buffer, *Document, Options) error {
	return func(w *bytes.Buffer, d *Document, _ Options) error {
		if write := d.Other[name]; write != nil {
			return write(w)
		}
		return nil
	}
}

// FormatNamed returns the format of that name; md is short for markdown.
func FormatNamed(name string) (Format, bool) {
	if name == "md" {
		name = "markdown"
	}
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// FormatFor returns the format that a file name's extension stands for.
func FormatFor(file string) (Format, bool) {
	for _, f := range Formats {
		for _, ext := range f.Ext {
			if strings.HasSuffix(strings.ToLower(file), ext) {
				return f, true
			}
		}
	}
	return Format{}, false
}

// Render returns the document in the format, sanitized.
func Render(f Format, d *Document, o Options) ([]byte, error) {
	d.fill(f.Need)
	var b bytes.Buffer
	if err := f.write(&b, d, o); err != nil {
		return nil, fmt.Errorf("writing %s: %w", f.Name, err)
	}
	return Sanitize(f.Syntax, b.Bytes(), o), nil
}

func (d *Document) fill(need Need) {
	if d.Fill != nil {
		d.Fill(d, need)
	}
}

func (d *Document) records() *Table {
	if d.Records != nil {
		return d.Records
	}
	if len(d.Tables) == 0 {
		return &Table{}
	}
	if len(d.Tables) == 1 {
		return &d.Tables[0]
	}
	all := Table{Columns: d.Tables[0].Columns}
	for _, t := range d.Tables {
		all.Rows = append(all.Rows, t.Rows...)
	}
	return &all
}
