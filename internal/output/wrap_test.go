package output

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// TestWrapKeepsAddresses: an address is one word, however long.
func TestWrapKeepsAddresses(t *testing.T) {
	const long = "https://example.org/a/very/long/path/to/the/report.pdf"
	for _, c := range []struct{ text, want string }{
		{"audit of 2023 " + long + " by someone", "audit of 2023|" + long + "|by someone"},
		{long, long},
		{"(" + long + ")", "(" + long + ")"},
		{"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst|uvwxyz"},
	} {
		if got := strings.Join(Wrap(c.text, 20), "|"); got != c.want {
			t.Errorf("%s", got)
		}
	}
}

// TestDroppedColumns: columns that are wanted stay while there are others to
// leave out, and what is left out has a name.
func TestDroppedColumns(t *testing.T) {
	table := Table{Columns: []Column{{Name: "a", Header: "A"}, {Name: "b"}, {Header: "C"}, {Name: "bar", Header: "BAR", Kept: true}},
		Rows: [][]string{{"aaaa", "bbbbbbbbbbbb", "cccc", "####"}}}
	var b bytes.Buffer
	var dropped []string
	if err := Draw(&b, table, Options{Width: 12, Dropped: func(names []string) { dropped = names }}); err != nil {
		t.Fatal(err)
	}
	if b.String() != "A     BAR\naaaa  ####\n" || fmt.Sprint(dropped) != "[b C]" {
		t.Errorf("%v\n%s", dropped, &b)
	}
}

// TestWrapJapanese checks that Japanese lines end where the rules allow it, that
// columns of spaces stay, and that no URL is broken.
func TestWrapJapanese(t *testing.T) {
	for in, want := range map[string]string{
		"Istio 1.5以降、PilotとCitadel（旧Istio-Auth）の役割は一つになった":          "Istio 1.5以降、Pilot|とCitadel（旧|Istio-Auth）の役割は|一つになった",
		"2023-07-12  卒業   3.1年（2026-08-07時点）":                       "2023-07-12  卒業|3.1年（2026-08-07時|点）",
		"記事 https://example.org/a/very/long/path/of/words.html を参照": "記事|https://example.org/a/very/long/path/of/words.html|を参照",
	} {
		if got := strings.Join(Wrap(in, 20), "|"); got != want {
			t.Errorf("%q becomes\n%s, not\n%s", in, got, want)
		}
	}
}
