package output

import (
	"bytes"
	"io"
)

// Document is an answer to a question, with the parts that the formats write. A part
// may be nil if no format that needs it is used.
type Document struct {
	// Tables are for people. If there are several, each has its title above it.
	Tables []Table
	// Wide replaces Tables in the wide format; nil means the same tables.
	Wide []Table
	// Text, if not nil, writes the table format in place of Tables. The width is that
	// of the terminal, or 0 if there is none.
	Text func(w *bytes.Buffer, style Style, width int) error
	// Records has the rows of csv, tsv and xlsx; nil means those of Tables.
	Records *Table
	// Data is for json, yaml, templates and jq: objects, lists and scalars.
	Data any
	// Names are the lines of the name format.
	Names []string
	// Feed is for ics and atom.
	Feed *Feed
	// SVG draws the svg format.
	SVG func(w *bytes.Buffer)
	// Other writes the formats that no other field is for, by their names.
	Other map[string]func(w *bytes.Buffer) error
	// Fill, if not nil, sets the part of d that the format needs, just before it is
	// written. Parts that are not needed cost nothing.
	Fill func(d *Document, need Need)
}

// Need is the part of a document that a format writes.
type Need int

// The parts of a document.
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

// isNote reports whether the table is only a note on the table before it, which is
// its title.
func (t Table) isNote() bool { return len(t.Columns) == 0 }

// Column is a column of a table.
//
// If a terminal is too narrow for the table, columns are left out or cut: first
// those whose Below is more than the width, then Flexible ones, from the right.
type Column struct {
	Name   string // in csv, tsv and xlsx
	Header string // for people
	Short  string // replaces Header if the table is wider than the terminal; "" does not
	Right  bool   // numbers, aligned to the right
	Date   bool   // dates
	// Below is the width of a terminal below which the column is left out.
	Below int
	// Flexible reports whether the column may be cut. It is left out rather than cut
	// below MinWidth.
	Flexible bool
	MinWidth int
	// Empty stands for an empty cell where people read an aligned table.
	Empty string
	// Max is the width to which cells are cut if the table is wider than the terminal; 0
	// is no limit.
	Max int
	// Wraps reports whether a cell that is too wide continues in further lines. A
	// flexible column may wrap instead of being cut.
	Wraps bool
	// Constant reports whether all rows have the same value, so that a compact table
	// does without the column.
	Constant bool
	// Links has the URLs that the cells link to, by row; nil has none.
	Links []string
	// Kept reports whether other columns are left out before this one. A flexible column
	// that is kept has at least MinWidth.
	Kept bool
	// Middle reports whether cells are cut in the middle, such as places, whose ends say
	// most. Cells that differ still differ: those that would look the same are wrapped.
	Middle bool
	// Prefix is left out of cells if the table is wider than the terminal.
	Prefix string
	// Mark colors a cell on a terminal with colors; nil leaves it plain.
	Mark func(style Style, raw, cell string) string
}

// Options says how a document is written.
type Options struct {
	NoHeaders bool
	Raw       bool // csv, tsv, templates and jq are not sanitized
	// CI reports whether lines may end up in the log of GitHub Actions, which obeys
	// some of them. These are broken.
	CI  bool
	BOM bool // csv begins with a byte order mark
	// Delimiter separates the cells of csv; 0 is a comma.
	Delimiter rune
	Sheet     string // name of the sheet of xlsx
	Template  string
	Style     Style
	Width     int // at which tables are cut; 0 cuts nothing
	// Compact leaves out the columns in which all rows agree.
	Compact bool
	// Parts receives the output of jq and of a template part by part if it is long;
	// nil returns all of it at once.
	Parts io.Writer
	// Dropped is called with the headers of columns that are left out for lack of
	// room, except those that narrow terminals always lack.
	Dropped func(headers []string)
	// Same is called with the header and the value of a column that is left out because
	// all rows agree.
	Same func(header, value string)
}

func (d *Document) fill(need Need) {
	if d.Fill != nil {
		d.Fill(d, need)
	}
}

// records returns the rows of csv, tsv and xlsx.
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
