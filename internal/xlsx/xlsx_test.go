package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// parts returns the files of a workbook, each of which must be well-formed XML.
func parts(t *testing.T, s Sheet) map[string]string {
	t.Helper()
	if s.Width == nil {
		s.Width = func(cell string) int { return len(cell) }
	}
	var b, again bytes.Buffer
	if err := errors.Join(Write(&b, s), Write(&again, s)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same sheet gives other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
		dec := xml.NewDecoder(bytes.NewReader(content))
		for err == nil {
			_, err = dec.Token()
		}
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	return all
}

const sheetPart = "xl/worksheets/sheet1.xml"

func TestCells(t *testing.T) {
	s := Sheet{Name: "items", Columns: []Column{{"name", Text}, {"count", Number}, {"day", Date}}, Rows: [][]string{
		{"=1+2", "12", "2024-02-29"}, {"007", "-0.5", "2023-02-29"}, {"12", "007", "1900-02-28"}, {"a\x01<&>\"\r\nb", "1e5", ""}, {"_x0041_", "-0", "2024"},
		{"https://a.example/x?y=1&z=2", "12345678901", "10000-01-01"}, {"https://a.example/a b", "1.50", ""},
	}}
	sheet := parts(t, s)[sheetPart]
	for _, want := range []string{
		`<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">=1+2</t>`, `<c r="B2" s="0"><v>12</v>`, `<c r="C2" s="2"><v>45351</v>`,
		`preserve">007</t></is></c><c r="B3" s="0"><v>-0.5</v></c><c r="C3" s="0" t="inlineStr"><is><t xml:space="preserve">2023-02-29</t>`,
		`preserve">12</t></is></c><c r="B4" s="0" t="inlineStr"><is><t xml:space="preserve">007</t>`, `preserve">1900-02-28</t>`,
		"preserve\">a\uFFFD&lt;&amp;&gt;&#34;&#xA;b</t>", `preserve">1e5</t>`, `preserve">_x005F_x0041_</t>`, `preserve">-0</t>`, `preserve">2024</t>`,
		`<c r="A7" s="3" t="inlineStr">`, `preserve">12345678901</t>`, `preserve">10000-01-01</t>`, `<c r="A8" s="0"`, `preserve">1.50</t>`,
		`state="frozen"`, `<autoFilter ref="A1:C8"/>`, `<hyperlink ref="A7" r:id="rId1"/></hyperlinks>`,
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in %s", want, sheet)
		}
	}
	if strings.Contains(sheet, "<f>") {
		t.Error("there is a formula")
	}
	rels := parts(t, s)["xl/worksheets/_rels/sheet1.xml.rels"]
	if !strings.Contains(rels, `Id="rId1"`) || !strings.Contains(rels, `Target="https://a.example/x?y=1&amp;z=2" TargetMode="External"`) {
		t.Error(rels)
	}
}

// TestWithoutHeader: the first row is data, and there is nothing to freeze or filter.
func TestWithoutHeader(t *testing.T) {
	all := parts(t, Sheet{NoHeader: true, Columns: []Column{{"name", Text}}, Rows: [][]string{{"x", "past the columns"}}})
	if s := all[sheetPart]; strings.Contains(s, "frozen") || strings.Contains(s, "autoFilter") || !strings.Contains(s, `<c r="B1"`) {
		t.Error(s)
	}
	parts(t, Sheet{})
	parts(t, Sheet{Columns: []Column{{"name", Text}}})
}

func TestSheetName(t *testing.T) {
	for name, want := range map[string]string{
		"landscope list": "landscope list", "": "Sheet1", "a/b:c[d]*e?f\\g\n": "a b c d  e f g", "'quoted'": "quoted", "History": "History list",
		strings.Repeat("長", 40): strings.Repeat("長", 31), strings.Repeat("😀", 20): strings.Repeat("😀", 15),
	} {
		if got := sheetName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if w := parts(t, Sheet{Name: "it's <b>", Columns: []Column{{"name", Text}}})["xl/workbook.xml"]; !strings.Contains(w, `name="it&#39;s &lt;b&gt;"`) || !strings.Contains(w, "&#39;it&#39;&#39;s &lt;b&gt;&#39;!$A$1:$A$1") {
		t.Error(w)
	}
}

func TestReference(t *testing.T) {
	for column, want := range map[int]string{0: "A1", 25: "Z1", 26: "AA1", 701: "ZZ1", 702: "AAA1", maxColumns - 1: "XFD1"} {
		if got := reference(0, column); got != want {
			t.Errorf("column %d: %s, want %s", column, got, want)
		}
	}
}

func TestIsLink(t *testing.T) {
	for cell, want := range map[string]bool{
		"https://istio.io": true, "http://a.example:8080/p?q=%20#top": true, "HTTPS://a.example": false, "https://a.example/%zz": false, "https://a.example/#a#b": false,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "https://": false, "https://a.example/日本": false, "https://user:secret@a.example": false,
		"see https://a.example": false, "https://a.example/" + strings.Repeat("x", maxURL): false,
	} {
		if got := isLink(cell); got != want {
			t.Errorf("%q: %v", cell, got)
		}
	}
}

// TestLimits: what Excel would take for damaged is refused, or not linked.
func TestLimits(t *testing.T) {
	width := func(string) int { return 1 }
	one := []Column{{"name", Text}}
	for name, s := range map[string]Sheet{
		"rows":    {Width: width, Columns: one, Rows: make([][]string, maxRows)},
		"columns": {Width: width, Columns: make([]Column, maxColumns+1)},
		"cell":    {Width: width, Columns: one, Rows: [][]string{{strings.Repeat("x", maxCell+1)}}},
		"emoji":   {Width: width, Columns: one, Rows: [][]string{{strings.Repeat("😀", maxCell/2+1)}}},
	} {
		if err := Write(io.Discard, s); err == nil || !strings.Contains(err.Error(), "csv has no limit") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := Write(io.Discard, Sheet{Width: width, Columns: one, Rows: [][]string{{strings.Repeat("長", maxCell)}}}); err != nil {
		t.Error(err)
	}
	links := Sheet{Columns: one, Rows: make([][]string, maxLinks+10)}
	for i := range links.Rows {
		links.Rows[i] = []string{"https://a.example"}
	}
	n, last := 0, ""
	(&sheetWriter{Sheet: links}).eachLink(func(at, _ string) { n, last = n+1, at })
	if n != maxLinks || last != "A65531" {
		t.Errorf("%d links, the last at %s", n, last)
	}
}
