// Package xlsx writes workbooks of one sheet, as Excel, LibreOffice and other
// spreadsheet programs open them (Office Open XML, ECMA-376).
//
// A sheet has a frozen, bold header with filters, columns as wide as their cells, and
// cells that are text, numbers or dates. Text is stored as text: no cell can become a
// formula, whatever it begins with. An http or https URL is a link as well.
//
// The package exists because excelize, the common library, adds 8 MB to a program and
// 2 ms to its start, to write the few parts that a table needs.
package xlsx

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"time"
)

// Kind is what the cells of a column hold. A cell that does not read as its kind is
// text.
type Kind int

// The kinds.
const (
	Text   Kind = iota
	Number      // as 12, -1 or 0.5
	Date        // YYYY-MM-DD
)

// Column is a column of a sheet.
type Column struct {
	Name string
	Kind Kind
}

// Sheet is a table.
type Sheet struct {
	Name     string // cut and changed to what Excel accepts
	Columns  []Column
	Rows     [][]string
	NoHeader bool // leaves out the names of the columns
	// Width returns the width of a cell in characters.
	Width func(cell string) int
}

// The limits of Excel. Other programs take no more.
const (
	maxRows    = 1_048_576
	maxColumns = 16_384
	maxCell    = 32_767 // UTF-16 code units
)

// part is a file of the package.
type part struct {
	name  string
	write func(*sheetWriter)
}

// Write writes a workbook. The same sheet gives the same bytes.
func Write(w io.Writer, s Sheet) error {
	if err := s.check(); err != nil {
		return err
	}
	z := zip.NewWriter(w)
	parts := []part{
		{"[Content_Types].xml", fixed(contentTypes)},
		{"_rels/.rels", fixed(packageRels)},
		{"xl/workbook.xml", (*sheetWriter).workbook},
		{"xl/_rels/workbook.xml.rels", fixed(workbookRels)},
		{"xl/styles.xml", fixed(styles)},
		{"xl/worksheets/sheet1.xml", (*sheetWriter).sheet},
		{"xl/worksheets/_rels/sheet1.xml.rels", (*sheetWriter).rels},
	}
	for _, p := range parts {
		to, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		sw := &sheetWriter{Sheet: s, w: bufio.NewWriter(to)}
		p.write(sw)
		if err := sw.w.Flush(); err != nil {
			return err
		}
	}
	return z.Close()
}

// check returns an error if the sheet is larger than Excel allows.
func (s Sheet) check() error {
	rows := len(s.Rows) + s.first()
	switch {
	case rows > maxRows:
		return fmt.Errorf("xlsx holds at most %d rows, not %d; csv has no limit", maxRows, rows)
	case len(s.Columns) > maxColumns:
		return fmt.Errorf("xlsx holds at most %d columns, not %d; csv has no limit", maxColumns, len(s.Columns))
	}
	for i, row := range s.Rows {
		for _, cell := range row {
			if len(cell) > maxCell && units(cell) > maxCell {
				return fmt.Errorf("row %d: xlsx holds at most %d characters in a cell, not %d; csv has no limit", i+1, maxCell, units(cell))
			}
		}
	}
	return nil
}

// units returns the number of UTF-16 code units of a string.
func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xffff {
			n++
		}
	}
	return n
}

// first returns the number of rows above the first one of data.
func (s Sheet) first() int {
	if s.NoHeader {
		return 0
	}
	return 1
}
