package output

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// palette is the default foreground and background of a terminal.
type palette struct{ name, foreground, background string }

var palettes = []palette{
	{"xterm, white", "#000000", "#ffffff"}, {"xterm, black", "#e5e5e5", "#000000"},
	{"Tango, light", "#2e3436", "#eeeeec"}, {"Tango, dark", "#d3d7cf", "#2e3436"},
	{"Solarized, light", "#657b83", "#fdf6e3"}, {"Solarized, dark", "#839496", "#002b36"},
}

// luminance returns the relative luminance of a color, as WCAG 2 defines it.
func luminance(r, g, b float64) float64 {
	linear := func(v float64) float64 {
		if v /= 255; v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func hex(t *testing.T, s string) float64 {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(s, "#%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatal(err)
	}
	return luminance(float64(r), float64(g), float64(b))
}

// cube returns the luminance of a color of the 256. The first 16 are of the theme.
func cube(t *testing.T, s string) float64 {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil || n < 16 || n > 255 {
		t.Fatalf("color %s differs from theme to theme", s)
	}
	if n >= 232 {
		gray := float64(8 + 10*(n-232))
		return luminance(gray, gray, gray)
	}
	level := func(i int) float64 { return []float64{0, 95, 135, 175, 215, 255}[i%6] }
	return luminance(level((n-16)/36), level((n-16)/6), level(n-16))
}

// TestContrast: on every background, text in a color is as readable as WCAG 2 AA asks, 4.5
// to 1, or has the colors of the terminal itself.
func TestContrast(t *testing.T) {
	colors := regexp.MustCompile(`^38;5;(\d+);48;5;(\d+)$`)
	for _, code := range []string{Bold, Underline, Red, Green, Yellow, Blue, Magenta} {
		for _, p := range palettes {
			text, ground := hex(t, p.foreground), hex(t, p.background)
			want := (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
			if m := colors.FindStringSubmatch(code); m != nil {
				text, ground, want = cube(t, m[1]), cube(t, m[2]), 4.5
			} else if code != Bold && code != Underline {
				t.Errorf("%s sets only the text or only the background", code)
			}
			if got := (max(text, ground) + 0.05) / (min(text, ground) + 0.05); got < want {
				t.Errorf("%s on %s: contrast %.1f, want %.1f", code, p.name, got, want)
			}
		}
	}
}

// TestLink: a link has a URL of printable ASCII, and data makes none.
func TestLink(t *testing.T) {
	style := NewStyle(false, true)
	render := func(s Style, text string) string {
		return string(Sanitize(Lines, []byte(text), Options{Style: s}))
	}
	for url, want := range map[string]string{
		"https://x.org/a?b;c":                       "\x1b]8;;https://x.org/a?b;c\x1b\\name\x1b]8;;\x1b\\",
		"https://x.org/é":                           "\x1b]8;;https://x.org/%C3%A9\x1b\\name\x1b]8;;\x1b\\",
		"https://x.org/\x1b\\\x07\u009b":            "\x1b]8;;https://x.org/%1B\\%07%C2%9B\x1b\\name\x1b]8;;\x1b\\",
		"javascript:alert(1)":                       "name",
		"file:///etc/passwd":                        "name",
		"https://x.org/" + strings.Repeat("é", 999): "name",
		"": "name",
	} {
		if got := render(style, style.Link(url, "name")); got != want {
			t.Errorf("%q: %q, want %q", url, got, want)
		}
	}
	if got := render(style, NewStyle(true, false).Link("https://x.org", "name")); got != "name" {
		t.Errorf("a style without links: %q", got)
	}
	if got := render(style, "\x1b]8;;https://x.org\x1b\\name"); strings.Contains(got, "\x1b") {
		t.Errorf("a link in data: %q", got)
	}
	if got := render(style, style.mark+"8;7mname"); strings.Contains(got, "]8") {
		t.Errorf("a link that was not made: %q", got)
	}
}

// TestCompactTable: on a terminal, columns in which all rows agree are left out, long
// names are cut, long lists wrap, and names link to their sites.
func TestCompactTable(t *testing.T) {
	table := Table{
		Columns: []Column{{Header: "NAME", Max: 8, Links: []string{"https://a.org", ""}}, {Header: "LEVEL", Constant: true},
			{Header: "LIST", Flexible: true, MinWidth: 10, Wraps: true}},
		Rows: [][]string{{"a long long name", "x", "one, two, three"}, {"b", "x", "four"}},
	}
	style := NewStyle(false, true)
	var same string
	o := Options{Style: style, Width: 20, Compact: true, Same: func(header, value string) { same = header + " " + value }}
	f, _ := FormatNamed("table")
	got, err := Render(f, &Document{Tables: []Table{table}}, o)
	want := "NAME     LIST\n\x1b]8;;https://a.org\x1b\\a long…\x1b]8;;\x1b\\  one, two,\n         three\nb        four\n"
	if err != nil || string(got) != want || same != "LEVEL x" {
		t.Errorf("%v, %s\n%q\nwant:\n%q", err, same, got, want)
	}
	got, err = Render(f, &Document{Tables: []Table{table}}, Options{})
	want = "NAME              LEVEL  LIST\na long long name  x      one, two, three\nb                 x      four\n"
	if err != nil || string(got) != want {
		t.Errorf("in a pipe: %v\n%q\nwant:\n%q", err, got, want)
	}
}

// TestNotesWrap: a note below a table wraps at spaces.
func TestNotesWrap(t *testing.T) {
	f, _ := FormatNamed("table")
	d := &Document{Tables: []Table{{Title: "5 projects, 1 archived, in 1 file"}}}
	if got, err := Render(f, d, Options{Width: 20}); err != nil || string(got) != "5 projects, 1\narchived, in 1 file\n" {
		t.Errorf("%v, %q", err, got)
	}
	if got, err := Render(f, d, Options{}); err != nil || string(got) != "5 projects, 1 archived, in 1 file\n" {
		t.Errorf("in a pipe: %v, %q", err, got)
	}
}

// TestASCIIDrawing: every border has an ASCII form of the same width; letters stay.
func TestASCIIDrawing(t *testing.T) {
	f, _ := FormatNamed("table")
	table := Table{Columns: []Column{{Header: "NAME"}}, Rows: [][]string{{"Zürich 日本"}, {"a long name that is cut"}}}
	for _, border := range Borders {
		style := Style{Border: border, ASCII: true}
		got, err := Render(f, &Document{Tables: []Table{table}}, Options{Style: style, Width: 20})
		if err != nil {
			t.Fatal(err)
		}
		rest := strings.NewReplacer("ü", "", "日", "", "本", "").Replace(string(got))
		if strings.ContainsFunc(rest, func(r rune) bool { return r > 0x7e }) || !strings.Contains(string(got), "Zürich 日本") {
			t.Errorf("%s:\n%s", border.Name, got)
		}
	}
}
