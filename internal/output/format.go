package output

import (
	"bytes"
	"fmt"
	"strings"
)

// Format is a way to write a document.
type Format struct {
	Name string
	Doc  string
	Ext  []string // of file names
	Need Need
	// Syntax is the syntax of the output, by which Render sanitizes it.
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

// Special lists the formats that only some commands offer, because they need more
// than rows.
var Special = []string{"ics", "atom", "svg", "html", "sarif", "cyclonedx"}

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

// FormatFor returns the format of a file, by the extension of its name.
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

// writeNames writes the names, one per line.
func writeNames(w *bytes.Buffer, d *Document, _ Options) error {
	for _, name := range d.Names {
		w.WriteString(SanitizeString(name) + "\n")
	}
	return nil
}

func writeSVG(w *bytes.Buffer, d *Document, _ Options) error {
	d.SVG(w)
	return nil
}

// writeOther returns the writer of a format in [Document.Other].
func writeOther(name string) func(*bytes.Buffer, *Document, Options) error {
	return func(w *bytes.Buffer, d *Document, _ Options) error {
		if write := d.Other[name]; write != nil {
			return write(w)
		}
		return nil
	}
}
