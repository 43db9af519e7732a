package output

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

func document() *Document {
	return &Document{
		Tables: []Table{{
			Title: "T|1",
			Columns: []Column{{Name: "name", Header: "NAME"}, {Name: "kind", Header: "KIND", Below: 60},
				{Name: "text", Header: "TEXT", Flexible: true, MinWidth: 24}},
			Rows: [][]string{
				{"a|b", "日本", "<script>\nnext \"q\""},
				{"=1+1", "é", "tab\there\x1b[31m \u202e"},
				{"", "", strings.Repeat("long ", 12)},
			},
		}},
		Data: []Object{
			{{"name", "a|b"}, {"n", 1}, {"ok", true}, {"on", "on"}, {"day", "2020-01-02"}, {"list", []string{"x", "y: z"}}},
			{{"name", "esc\x1b\u0085\u202e & <b>"}, {"none", []string{}}},
		},
		Names: []string{"a", "b\x1b"},
		Feed: &Feed{ID: "urn:x", Title: "T", Link: "javascript:x", Updated: "2020-01-02", Events: []FeedEvent{
			{ID: "urn:x:1", Date: "2019-12-31", Title: "a, b; c\\d\x1b", Text: strings.Repeat("長い文 ", 20), Link: "https://x.org/?a&b", Categories: []string{"k,l", "<m>"}}}},
		SVG: func(w *bytes.Buffer) { w.WriteString("<svg/>") },
	}
}

func TestFormats(t *testing.T) {
	for name, want := range map[string]string{
		"table": `T|1
NAME  KIND  TEXT
a|b   日本  <script>␊next "q"
=1+1  é     tab␉here␛[31m \u202e
            long long long long long long long long long long long long
`,
		"name": "a\nb␛\n",
		"csv": "name,kind,text\na|b,日本,\"<script>\nnext \"\"q\"\"\"\n'=1+1,é,tab\there␛[31m \\u202e\n,," +
			strings.Repeat("long ", 12) + "\n",
		"tsv": "name\tkind\ttext\na|b\t日本\t<script>\\nnext \"q\"\n'=1+1\té\ttab\\there␛[31m \\\\u202e\n\t\t" +
			strings.Repeat("long ", 12) + "\n",
		"markdown": "## T\\|1\n\n| NAME | KIND | TEXT |\n| --- | --- | --- |\n| a\\|b | 日本 | &lt;script&gt;<br>next \"q\" |\n" +
			"| =1+1 | é | tab␉here␛\\[31m \\\\u202e |\n|  |  | " + strings.Repeat("long ", 12) + " |\n",
		"ndjson": `{"name":"a|b","n":1,"ok":true,"on":"on","day":"2020-01-02","list":["x","y: z"]}
{"name":"esc\u001b\u0085\u202e & <b>","none":[]}
`,
		"yaml": `- name: a|b
  'n': 1
  ok: true
  'on': 'on'
  day: "2020-01-02"
  list:
    - x
    - 'y: z'
- name: "esc\e\N\u202e & <b>"
  none: []
`,
		"go-template": "a|b esc␛\\u0085\\u202e & <b> ",
	} {
		f, ok := FormatNamed(name)
		if !ok {
			t.Fatal(name)
		}
		got, err := Render(f, document(), Options{Template: "{{range .}}{{.name}} {{end}}"})
		if err != nil || string(got) != want {
			t.Errorf("%s: %v\n%s\nwant:\n%s", name, err, got, want)
		}
	}
	for file, want := range map[string]string{"a.CSV": "csv", "b.yml": "yaml", "c.md": "markdown", "d.jsonl": "ndjson", "e.txt": ""} {
		if f, _ := FormatFor(file); f.Name != want {
			t.Errorf("FormatFor(%q) = %q, want %q", file, f.Name, want)
		}
	}
}

// TestNeeds checks that every format says what part of a document it writes, and
// that one whose Fill sets just this part is the same as one that has all.
func TestNeeds(t *testing.T) {
	for _, f := range Formats {
		d := document()
		d.Other = map[string]func(*bytes.Buffer) error{f.Name: func(w *bytes.Buffer) error { return w.WriteByte('x') }}
		want, err := Render(f, d, Options{Template: "{{.}}"})
		if err != nil || len(want) == 0 {
			t.Errorf("%s writes %q, %v", f.Name, want, err)
		}
		part := &Document{Fill: func(p *Document, need Need) {
			switch need {
			case NeedTables:
				p.Tables = d.Tables
			case NeedWide:
				p.Wide = d.Tables
			case NeedRecords:
				p.Records = &d.Tables[0]
			case NeedNames:
				p.Names = d.Names
			case NeedData:
				p.Data = d.Data
			case NeedFeed:
				p.Feed = d.Feed
			case NeedSVG:
				p.SVG = d.SVG
			case NeedOther:
				p.Other = d.Other
			}
		}}
		if got, err := Render(f, part, Options{Template: "{{.}}"}); err != nil || string(got) != string(want) {
			t.Errorf("%s with the part it needs: %v\n%s\nwant:\n%s", f.Name, err, got, want)
		}
	}
}

// TestSanitize shows each live character in each syntax.
func TestSanitize(t *testing.T) {
	style := NewStyle(true, false)
	for _, c := range []struct {
		syntax   Syntax
		in, want string
	}{
		{Lines, "a\x1b[31mb\n" + style.Colorize(Red, "c"), "a␛[31mb\n\x1b[" + Red + "mc\x1b[0m"},
		{Lines, "\x9b2J \u009b2J \x7f\r\r\n", `\x9b2J \u009b2J ␡␍` + "\r\n"},
		{Lines, "\u202e\u200b\u2028\u00ad\ufeff\U000e0041\u3164", `\u202e\u200b\u2028\u00ad\ufeff\U000e0041\u3164`},
		{Lines, "👩\u200d💻 می\u200cخواهم ❤\ufe0f a\u200db", "👩\u200d💻 می\u200cخواهم ❤\ufe0f a" + `\u200db`},
		{JSON, "\"\u009b\u202e\U000e0041\"", `"\u009b\u202e\udb40\udc41"`},
		{YAML, "\"\u009b\U000e0041\"", `"\u009b\U000e0041"`},
		{Cells, "a\tb\r\n\x1b", "a\tb\r\n␛"},
		{Markup, "<a b='\u202e'>", `<a b='\u202e'>`},
	} {
		if got := string(Sanitize(c.syntax, []byte(c.in), Options{Style: style})); got != c.want {
			t.Errorf("%d, %q: %q, want %q", c.syntax, c.in, got, c.want)
		}
	}
	for _, c := range []struct {
		syntax   Syntax
		in, want string
	}{
		{Lines, "::error::x\n \u3000::x\ra::b\n", `\::error::x` + "\n \u3000" + `\::x␍a::b` + "\n"},
		{Lines, style.Colorize(Bold, "::error::x") + " ##[group]", "\x1b[1m" + `\::error::x` + "\x1b[0m " + `##\[group]`},
		{Cells, "a,\"b\r::error::x\"\n", "a,\"b\r" + `\::error::x"` + "\n"},
		{JSON, `"##[x]"`, `"\u0023#[x]"`},
		{Markup, "<a>\n::x</a>", "<a>\n&#58;:x</a>"},
	} {
		if got := string(Sanitize(c.syntax, []byte(c.in), Options{Style: style, CI: true})); got != c.want {
			t.Errorf("in CI: %d, %q: %q, want %q", c.syntax, c.in, got, c.want)
		}
	}
	if got := Sanitize(Cells, []byte("\x1b::"), Options{Raw: true, CI: true}); string(got) != "\x1b::" {
		t.Errorf("raw: %q", got)
	}
}

// TestFit: no line is wider than the terminal, columns go in their order.
func TestFit(t *testing.T) {
	f, _ := FormatNamed("table")
	for width, want := range map[int]string{
		100: "NAME  KIND  TEXT", 60: "NAME  KIND  TEXT", 59: "NAME  TEXT", 30: "NAME  TEXT", 29: "NAME", 3: "NA…",
	} {
		var dropped []string
		got, err := Render(f, document(), Options{Width: width, Dropped: func(h []string) { dropped = append(dropped, h...) }})
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(got), "\n")
		if lines[1] != want {
			t.Errorf("at %d: %q, want %q (left out: %v)", width, lines[1], want, dropped)
		}
		for _, line := range lines {
			if Width(line) > width {
				t.Errorf("at %d: a line of %d: %q", width, Width(line), line)
			}
		}
		if (len(dropped) > 0) == strings.Contains(want, "TEXT") { // narrow terminals always lack KIND
			t.Errorf("at %d: said to be left out: %v", width, dropped)
		}
	}
	// What may not be left out is cut when nothing else helps.
	wide := Table{Columns: []Column{{Header: "A"}, {Header: "B"}}, Rows: [][]string{{strings.Repeat("名", 30), strings.Repeat("b", 50)}}}
	got, err := Render(f, &Document{Tables: []Table{wide}}, Options{Width: 80})
	if err != nil || Width(strings.Split(string(got), "\n")[1]) > 80 || !strings.Contains(string(got), "…") {
		t.Errorf("%v\n%s", err, got)
	}
}

// sgr matches the sequences of colors.
var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestColorIsOnlyPaint(t *testing.T) {
	d := document()
	d.Tables[0].Columns[0].Mark = func(s Style, _, cell string) string { return s.Colorize(Red, cell) }
	f, _ := FormatNamed("table")
	plain, _ := Render(f, document(), Options{})
	colored, _ := Render(f, d, Options{Style: NewStyle(true, false)})
	stripped := sgr.ReplaceAllString(string(colored), "")
	if stripped != string(plain) || !bytes.Contains(colored, []byte("\x1b["+Red+"ma|b\x1b[0m")) {
		t.Errorf("%q\nwant, without color:\n%q", stripped, plain)
	}
	uncolored, _ := Render(f, d, Options{})
	if string(uncolored) != string(plain) {
		t.Errorf("painted without color: %q", uncolored)
	}
}

func TestWrapAndFit(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"one two three", 7, "one two|three"}, {"日本語の長い文", 6, "日本語|の長い|文"}, {"short", 0, "short"}, {"a verylongword b", 5, "a|veryl|ongwo|rd b"},
	} {
		if got := strings.Join(Wrap(c.in, c.width), "|"); got != c.want {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{{"abcdef", 6, "abcdef"}, {"abcdef", 5, "abcd…"}, {"日本語", 5, "日本…"}, {"日本語", 4, "日…"}, {"ab cd", 4, "ab…"}, {"x", 0, ""}} {
		if got := Fit(c.in, c.width); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestFeeds(t *testing.T) {
	ics, _ := FormatNamed("ics")
	got, err := Render(ics, document(), Options{})
	unfolded := strings.ReplaceAll(string(got), "\r\n ", "")
	for _, want := range []string{"UID:urn:x:1\r\n", "DTSTAMP:20200102T000000Z\r\n", "DTSTART;VALUE=DATE:20191231\r\n",
		`SUMMARY:a\, b\; c\\d␛` + "\r\n", "DESCRIPTION:" + strings.Repeat("長い文 ", 20) + "\r\n", "URL:https://x.org/?a&b\r\n", `CATEGORIES:k\,l,<m>` + "\r\n"} {
		if err != nil || !strings.Contains(unfolded, want) {
			t.Errorf("no %q in %q", want, unfolded)
		}
	}
	atom, _ := FormatNamed("atom")
	got, err = Render(atom, document(), Options{})
	for _, want := range []string{"<updated>2019-12-31T00:00:00Z</updated>", `href="https://x.org/?a&amp;b"`, `term="&lt;m&gt;"`, "<title>a, b; c\\d␛</title>"} {
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	if strings.Contains(string(got), "javascript") {
		t.Errorf("an address that is none is a link: %s", got)
	}
}

func TestJQ(t *testing.T) {
	for expr, want := range map[string]string{
		".[].name":             "a|b\nesc␛\\u0085\\u202e & <b>\n",
		".[0] | keys | length": "6\n",
		"map(.n)":              "[1,null]\n",
		"empty":                "",
		"halt":                 "",
	} {
		q, err := NewJQ(expr)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := q.Render(document(), Options{}); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v, want %q", expr, got, err, want)
		}
	}
}

// TestYAMLKeepsCharacters checks that every character of a string comes back
// from YAML, and that emoji are not escaped.
func TestYAMLKeepsCharacters(t *testing.T) {
	text := []string{"🚀 Alpha", "a\n🚀 b", "\ue000 and 🚀\ue000", "::error:: 🚀", "👩\u200d🚀: x", "tag \U000e0041 🚀"}
	var object Object
	for _, s := range text {
		object.Put(s, s)
	}
	var b bytes.Buffer
	if err := writeYAML(&b, &Document{Data: object}, Options{}); err != nil {
		t.Fatal(err)
	}
	out := b.Bytes()
	var back map[string]string
	if err := yaml.Unmarshal(out, &back); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, s := range text {
		if back[s] != s {
			t.Errorf("%q comes back as %q\n%s", s, back[s], out)
		}
	}
	if bytes.Contains(out, []byte("U0001F680")) || !bytes.Contains(out, []byte(`\U000E0041`)) {
		t.Errorf("emoji are escaped, or live characters are not:\n%s", out)
	}
}
