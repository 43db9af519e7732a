package xlsx

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

const (
	declaration  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	main         = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relations    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	relationsXML = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

	contentTypes = declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
	packageRels = declaration + relationsXML +
		`<Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	workbookRels = declaration + relationsXML +
		`<Relationship Id="rId1" Type="` + relations + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + relations + `/styles" Target="styles.xml"/></Relationships>`
	// The fonts, formats and borders to which cellXfs refers; its order is that of the
	// style constants.
	styles = declaration + `<styleSheet xmlns="` + main + `">` +
		`<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
		`<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
		`<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

// sheetWriter writes the parts of a workbook. Its buffer keeps the first error.
type sheetWriter struct {
	Sheet
	w *bufio.Writer
}

func fixed(text string) func(*sheetWriter) {
	return func(s *sheetWriter) { s.print("%s", text) }
}

func (s *sheetWriter) print(format string, args ...any) { _, _ = fmt.Fprintf(s.w, format, args...) }

func (s *sheetWriter) put(texts ...string) {
	for _, text := range texts {
		_, _ = s.w.WriteString(text)
	}
}

// attribute returns text as the value of an attribute.
func attribute(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}

func (s *sheetWriter) workbook() {
	name := sheetName(s.Name)
	s.print(`%s<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets>`, declaration, main, relations, attribute(name))
	if s.filters() {
		last := reference(len(s.Rows), len(s.Columns)-1)
		letters := strings.TrimRight(last, "0123456789")
		s.print(`<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">%s!$A$1:$%s$%d</definedName></definedNames>`,
			attribute("'"+strings.ReplaceAll(name, "'", "''")+"'"), letters, len(s.Rows)+1)
	}
	s.print("</workbook>")
}

// filters reports whether the header has filters.
func (s *sheetWriter) filters() bool { return !s.NoHeader && len(s.Columns) > 0 }

func (s *sheetWriter) sheet() {
	s.print(`%s<worksheet xmlns="%s" xmlns:r="%s"><sheetViews><sheetView workbookViewId="0">`, declaration, main, relations)
	if s.filters() {
		s.print(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`)
	}
	s.print("</sheetView></sheetViews>")
	s.widths()
	s.print("<sheetData>")
	if s.filters() {
		s.print(`<row r="1">`)
		for i, c := range s.Columns {
			s.text(reference(0, i), styleHeader, c.Name)
		}
		s.print("</row>")
	}
	for i, row := range s.Rows {
		s.row(i+s.first(), row)
	}
	s.print("</sheetData>")
	if s.filters() {
		s.print(`<autoFilter ref="A1:%s"/>`, reference(len(s.Rows), len(s.Columns)-1))
	}
	n := 0
	s.eachLink(func(at, _ string) {
		if n++; n == 1 {
			s.print("<hyperlinks>")
		}
		s.print(`<hyperlink ref="%s" r:id="rId%d"/>`, at, n)
	})
	if n > 0 {
		s.print("</hyperlinks>")
	}
	s.print("</worksheet>")
}

// The widths of columns, in characters. A header has a button of its filter.
const (
	minWidth, maxWidth = 8, 60
	buttonWidth        = 3
)

func (s *sheetWriter) widths() {
	if len(s.Columns) == 0 {
		return
	}
	s.print("<cols>")
	for i, c := range s.Columns {
		width := s.Width(c.Name) + buttonWidth
		for _, row := range s.Rows {
			if width >= maxWidth {
				break
			}
			if i < len(row) && len(row[i]) > width {
				width = max(width, s.Width(row[i])+1)
			}
		}
		s.print(`<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, max(minWidth, min(width, maxWidth)))
	}
	s.print("</cols>")
}

func (s *sheetWriter) row(at int, row []string) {
	s.put(`<row r="`, strconv.Itoa(at+1), `">`)
	for i, cell := range row {
		where := reference(at, i)
		value, style, ok := s.kind(i).value(cell)
		switch {
		case cell == "":
		case ok:
			s.put(`<c r="`, where, `" s="`, strconv.Itoa(style), `"><v>`, value, `</v></c>`)
		case isLink(cell):
			s.text(where, styleLink, cell)
		default:
			s.text(where, styleText, cell)
		}
	}
	s.put("</row>")
}

// kind returns the kind of a column. Cells past the last column are text.
func (s *sheetWriter) kind(column int) Kind {
	if column >= len(s.Columns) {
		return Text
	}
	return s.Columns[column].Kind
}

// text writes a cell of text.
func (s *sheetWriter) text(at string, style int, cell string) {
	s.put(`<c r="`, at, `" s="`, strconv.Itoa(style), `" t="inlineStr"><is><t xml:space="preserve">`)
	_ = xml.EscapeText(s.w, []byte(plain(cell)))
	s.put("</t></is></c>")
}

// eachLink calls f with the place and the URL of each link, up to the limit of Excel.
func (s *sheetWriter) eachLink(f func(at, url string)) {
	n := 0
	for i, row := range s.Rows {
		for j, cell := range row {
			if !isLink(cell) {
				continue
			}
			if n++; n > maxLinks {
				return
			}
			f(reference(i+s.first(), j), cell)
		}
	}
}

func (s *sheetWriter) rels() {
	s.print("%s%s", declaration, relationsXML)
	n := 0
	s.eachLink(func(_, url string) {
		n++
		s.print(`<Relationship Id="rId%d" Type="%s/hyperlink" Target="%s" TargetMode="External"/>`, n, relations, attribute(url))
	})
	s.print("</Relationships>")
}
