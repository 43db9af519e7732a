package output

import (
	"bytes"
	"cmp"
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
	// MediaType is that of HTTP responses.
	MediaType string
	write     func(w *bytes.Buffer, d *Document, o Options) error
}

const plainText = "text/plain; charset=utf-8"

// Formats lists every format.
var Formats = []Format{
	{"table", "aligned columns, fitted to the terminal width (never truncated in a pipe)", nil, NeedTables, Lines, plainText, writeTable},
	{"wide", "like table, with more columns, never truncated", nil, NeedWide, Lines, plainText, writeWide},
	{"name", "one slug per line, suitable for `landscope show`", nil, NeedNames, Lines, plainText, writeNames},
	{"json", "JSON with landscape2's API keys; empty values are omitted", []string{".json"}, NeedData, JSON, "application/json", writeJSON},
	{"ndjson", "one JSON object per line", []string{".ndjson", ".jsonl"}, NeedData, JSON, "application/x-ndjson", writeNDJSON},
	{"yaml", "YAML with the same keys", []string{".yaml", ".yml"}, NeedData, YAML, "application/yaml", writeYAML},
	{"csv", "comma-separated values (RFC 4180, LF line endings; see --raw, --bom)", []string{".csv"}, NeedRecords, Cells, "text/csv; charset=utf-8", writeCSV},
	{"tsv", "tab-separated values; tabs, newlines and backslashes are escaped", []string{".tsv"}, NeedRecords, Cells, "text/tab-separated-values; charset=utf-8", writeTSV},
	{"xlsx", "workbook for Excel or LibreOffice, with typed dates and numbers; only to a pipe or file", []string{".xlsx"}, NeedRecords, Binary, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", writeXLSX},
	{"markdown", "GitHub Markdown tables", []string{".md", ".markdown"}, NeedTables, Lines, "text/markdown; charset=utf-8", writeMarkdown},
	{"go-template", "Go template applied to the JSON data: -o go-template='{{range .}}{{.name}}{{\"\\n\"}}{{end}}'", nil, NeedData, Text, plainText, writeTemplate},
	{"ics", "iCalendar file of events", []string{".ics"}, NeedFeed, Stream, "text/calendar; charset=utf-8", writeICS},
	{"atom", "Atom feed of events", []string{".atom"}, NeedFeed, Markup, "application/atom+xml", writeAtom},
	{"svg", "SVG image that follows the light or dark theme", []string{".svg"}, NeedSVG, Markup, "image/svg+xml", writeSVG},
	{"dot", "DOT for Graphviz", []string{".dot", ".gv"}, NeedOther, Lines, "text/vnd.graphviz; charset=utf-8", writeOther("dot")},
	{"mermaid", "Mermaid flowchart, which GitHub and GitLab draw in Markdown", []string{".mmd", ".mermaid"}, NeedOther, Lines, plainText, writeOther("mermaid")},
	{"graphml", "GraphML for Gephi, yEd and NetworkX", []string{".graphml"}, NeedOther, Markup, "application/xml", writeOther("graphml")},
	{"html", "self-contained HTML page", []string{".html"}, NeedOther, Markup, "text/html; charset=utf-8", writeOther("html")},
	{"sarif", "SARIF 2.1.0 for code scanning", []string{".sarif"}, NeedOther, JSON, "application/sarif+json", writeOther("sarif")},
	{"github", "annotations of lines in GitHub Actions (workflow commands)", nil, NeedOther, Sanitized, plainText, writeOther("github")},
	{"junit", "JUnit XML for the test reports of CI systems", nil, NeedOther, Markup, "application/xml", writeOther("junit")},
	{"cyclonedx", "CycloneDX SBOM with the maturity of each component", []string{".cdx.json"}, NeedOther, JSON, "application/vnd.cyclonedx+json", writeOther("cyclonedx")},
}

// aliases maps other names of formats to theirs.
var aliases = map[string]string{"md": "markdown", "yml": "yaml", "jsonl": "ndjson", "excel": "xlsx", "template": "go-template", "text": "table", "txt": "table", "names": "name", "gv": "dot", "graphviz": "dot", "mmd": "mermaid"}

// Special lists the formats that only some commands offer, because they need more
// than rows.
var Special = []string{"ics", "atom", "svg", "dot", "mermaid", "graphml", "html", "sarif", "github", "junit", "cyclonedx"}

// FormatNamed returns the format of that name, in any letter case, or of an alias.
func FormatNamed(name string) (Format, bool) {
	name = strings.ToLower(name)
	name = cmp.Or(aliases[name], name)
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
	if o.Style.ASCII && (f.Name == "table" || f.Name == "wide") {
		return Sanitize(f.Syntax, inASCII(b.Bytes()), o), nil
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
