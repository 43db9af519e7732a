package output

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// pieces are what the cells of random tables are made of. Some emoji have
// several characters whose widths do not add up to theirs.
var pieces = []string{"a", "cell", "日本", "é", "e\u0301", "👩\u200d💻", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇯🇵", "🚀", "\ue000", "|", "x\u200by", "…", "─"}

func randomTable(r *rand.Rand) Table {
	t := Table{Columns: make([]Column, 1+r.IntN(4))}
	for i := range t.Columns {
		t.Columns[i] = Column{Header: randomCell(r), Right: r.IntN(2) == 0}
		if r.IntN(2) == 0 {
			t.Columns[i].Mark = func(s Style, _, cell string) string { return s.Colorize(Red, cell) }
		}
	}
	for range r.IntN(5) {
		row := make([]string, len(t.Columns))
		for i := range row {
			row[i] = randomCell(r)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func randomCell(r *rand.Rand) string {
	var words []string
	for range r.IntN(4) {
		words = append(words, pieces[r.IntN(len(pieces))])
	}
	return strings.Join(words, " ")
}

// aligned writes a table without a border, cell by cell: what Draw is held to.
func aligned(t Table) string {
	rows := [][]string{nil}
	for _, c := range t.Columns {
		rows[0] = append(rows[0], c.Header)
	}
	rows = append(rows, t.Rows...)
	var out strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			width := 0
			for _, other := range rows {
				width = max(width, Width(SanitizeString(other[i])))
			}
			cell = SanitizeString(cell)
			space := strings.Repeat(" ", width-Width(cell))
			if t.Columns[i].Right {
				line += space + cell + "  "
			} else {
				line += cell + space + "  "
			}
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return out.String()
}

// TestDraw draws random tables: without a border each cell is where it is to
// be, colors change nothing but the colors, and with a border all lines are as
// wide as one another and no wider than the terminal.
func TestDraw(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	table, _ := FormatNamed("table")
	for range 100 {
		random := randomTable(r)
		draw := func(color bool, border Border, width int) string {
			style := NewStyle(color, false)
			style.Border = border
			out, err := Render(table, &Document{Tables: []Table{random}}, Options{Style: style, Width: width})
			if err != nil {
				t.Fatal(err)
			}
			return string(out)
		}
		want := aligned(random)
		if got := draw(false, Border{}, 0); got != want {
			t.Fatalf("%q\n%s\nwant:\n%s", random.Rows, got, want)
		}
		colored := sgr.ReplaceAllString(draw(true, Borders[0], 0), "")
		if colored != want {
			t.Fatalf("colored:\n%q\nwant:\n%q", colored, want)
		}
		for _, border := range Borders[1:] {
			for _, width := range []int{0, 20, 60} {
				lines := strings.Split(strings.TrimSuffix(draw(false, border, width), "\n"), "\n")
				for _, line := range lines {
					if Width(line) != Width(lines[0]) || width > 0 && Width(line) > width {
						t.Fatalf("%s in %d columns:\n%s", border.Name, width, strings.Join(lines, "\n"))
					}
				}
			}
		}
	}
}

// TestBorders shows what the borders look like, and that Markdown stays a table.
func TestBorders(t *testing.T) {
	table := Table{Columns: []Column{{Header: "NAME"}, {Header: "N", Right: true}}, Rows: [][]string{{"a|b", "1"}, {"日本", "10"}}}
	for name, want := range map[string]string{
		"none":     "NAME   N\na|b    1\n日本  10\n",
		"ascii":    "+------+----+\n| NAME |  N |\n+------+----+\n| a|b  |  1 |\n| 日本 | 10 |\n+------+----+\n",
		"rounded":  "╭──────┬────╮\n│ NAME │  N │\n├──────┼────┤\n│ a|b  │  1 │\n│ 日本 │ 10 │\n╰──────┴────╯\n",
		"markdown": "| NAME |  N |\n|:-----|---:|\n| a\\|b |  1 |\n| 日本 | 10 |\n",
	} {
		border, ok := BorderNamed(name)
		if !ok {
			t.Fatal(name)
		}
		var b bytes.Buffer
		if err := Draw(&b, table, Options{Style: Style{Border: border}}); err != nil || b.String() != want {
			t.Errorf("%s: %v\n%s\nwant:\n%s", name, err, &b, want)
		}
	}
	var b bytes.Buffer
	markdown, _ := BorderNamed("markdown")
	if err := Draw(&b, table, Options{NoHeaders: true, Style: Style{Border: markdown}}); err != nil || !strings.HasPrefix(b.String(), "|      |    |\n|:-----|---:|\n") {
		t.Errorf("Markdown without headers: %v\n%s", err, &b)
	}
}

// TestDrawForgets draws many tables with different cells: a server must not keep them.
func TestDrawForgets(t *testing.T) {
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	for i := range 200 {
		table := Table{Columns: []Column{{Header: "NAME"}}}
		for j := range 50 {
			table.Rows = append(table.Rows, []string{strings.Repeat(fmt.Sprint("é", i, "-", j), 100)})
		}
		if err := Draw(&bytes.Buffer{}, table, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if after := heap(); after > before+2<<20 {
		t.Errorf("the heap grew by %d kB", (after-before)>>10)
	}
}
