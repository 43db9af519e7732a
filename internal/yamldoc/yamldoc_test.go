package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"gopkg.in/yaml.v3"
)

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
	}{
		{"scanner error", "a: \"\\q\"\n", "in.yml: invalid YAML: found unknown escape character"},
		{"parser error", "a: 1\nb: [1\nc: 2\n", "in.yml:2: invalid YAML: did not find expected"},
		{"tab", "a:\n\tb: 1\n", "in.yml:2: invalid YAML: found character that cannot start any token"},
		{"bad byte", "a: é\nb: \xc3(\n", "in.yml:2:4: invalid UTF-8"},
		{"bad byte after wide ones", "日本: \xff", "in.yml:1:5: invalid UTF-8"},
		{"another version", "%YAML 2.0\n---\na: 1\n", "found incompatible YAML document"},
		{"an unknown directive", "%FOO\n---\na: 1\n", "found unknown directive name"},
		{"many directives", strings.Repeat("%TAG !a! b\n", 200) + "---\na: 1\n", "in.yml: more than 100 %TAG directives"},
		{"an unknown escape after a slash", "a: \"\\/\\q\"\n", "found unknown escape character"},
		{"aliases of aliases", "a: &a [" + strings.Repeat("1,", 1000) + "]\nb: &b [" + strings.Repeat("*a,", 100) + "]\nc: [*b, *b]\n", "with its aliases expanded"},
		{"deep flow", strings.Repeat("[", 101) + strings.Repeat("]", 101), "in.yml:1:101: nested deeper than 100 levels"},
		{"very deep flow", "a: " + strings.Repeat("{x: ", 20_000), "nested deeper than 100 levels"},
		{"undefined alias", "a: *b\n", "unknown anchor"},
	} {
		_, _, err := Parse([]byte(c.in), "in.yml")
		var fault *diag.Fault
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestParseTakes(t *testing.T) {
	for name, in := range map[string]string{
		"byte order mark":        "\ufeffa: 1\n",
		"CRLF":                   "a: 1\r\nb: 2\r\n",
		"a percent sign inside":  "a: 1\n# x\nb: |\n  %x\n",
		"aliases within reason":  "a: &a [1, 2]\nb: [*a, *a]\n",
		"100 levels":             strings.Repeat("[", 100) + strings.Repeat("]", 100),
		"1,024 keys":             "{" + strings.Repeat("a: 1, ", 1024) + "}",
		"nothing but a document": "---\n",
	} {
		if _, _, err := Parse([]byte(in), "in.yml"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for in, want := range map[string]bool{"a: 1\n": false, "a: 1\n---\nb: 2\n": true, "a: 1\n...\n": false} {
		if _, second, err := Parse([]byte(in), "in.yml"); err != nil || second != want {
			t.Errorf("%q: a second document %v, want %v (%v)", in, second, want, err)
		}
	}
	if root, _, err := Parse(nil, "in.yml"); root != nil || err != nil {
		t.Errorf("nothing gives %v, %v", root, err)
	}
}

// endless never ends, but counts what is read.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return len(p), nil
}

func TestReadStops(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: reads 16 MiB")
	}
	r := &endless{}
	if _, err := Read(r, "x"); err == nil || r.read > MaxBytes+1<<20 {
		t.Errorf("read %d bytes, %v", r.read, err)
	}
	if b, err := Read(bytes.NewReader([]byte("abc")), "x"); err != nil || string(b) != "abc" {
		t.Errorf("%q, %v", b, err)
	}
}

// TestDirectives reads what begins with directives as what does not.
func TestDirectives(t *testing.T) {
	for _, start := range []string{"", "\ufeff", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n", "\ufeff# x\n\n%YAML 1.2 # y\n%TAG !e! tag:e.org:\n---\n", "%YAML  1.2\r\n---\r\n"} {
		root, _, err := Parse([]byte(start+"a: b\nc: '%YAML 1.2'\n"), "in.yml")
		if err != nil || len(root.Content) != 4 || root.Content[1].Value != "b" || root.Content[3].Value != "%YAML 1.2" {
			t.Errorf("%q: %+v, %v", start, root, err)
			continue
		}
		if n := root.Content[3]; n.Line != 2+strings.Count(start, "\n") || n.Column != 4 {
			t.Errorf("%q: at %d:%d", start, n.Line, n.Column)
		}
	}
}

// TestEscapedSlash reads \/ in double quotes as a slash, changes it nowhere
// else, and keeps the columns.
func TestEscapedSlash(t *testing.T) {
	for in, want := range map[string][]string{
		`["https:\/\/a.org", x]`:                  {"https://a.org", "1:21 x"},
		`["日\/本", "\/", '\/', a\/b, y]`:           {"日/本", "1:10 /", `1:16 \/`, `1:22 a\/b`, "1:28 y"},
		`["\\\/", "\\/", "\/\x2f\x2F\u002f", z]`:  {`\/`, `1:10 \/`, "1:17 ////", "1:37 z"},
		"[\"a\\/\n b\", x, \"\\/\",\n\"\\/\", y]": {"a/ b", "2:6 x", "2:9 /", "3:1 /", "3:7 y"},
	} {
		root, _, err := Parse([]byte(in), "in.yml")
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		for i, n := range root.Content {
			got := n.Value
			if i > 0 {
				got = fmt.Sprintf("%d:%d %s", n.Line, n.Column, n.Value)
			}
			if i >= len(want) || got != want[i] {
				t.Errorf("%s: node %d is %q, want %q", in, i, got, want)
			}
		}
	}
	root, _, err := Parse([]byte("- \"\\/\" # a\\/b\n"), "in.yml")
	if err != nil || root.Content[0].LineComment != `# a\/b` {
		t.Errorf("the comment is %+v, %v", root, err)
	}
}

// dense are documents of which a few bytes are a node.
var dense = []string{"[a,", "[[],", "[{},", "[{a},", "[?a,", "[a: b,", "[a:,", "- a\n", "-\n", "- - a\n", "a: b\n", "? a\n", "a:\n- b\n", "- a #\n", "#\n- a\n",
	"- &a a\n", "- !a b\n", "- {\"a\":b}\n", "- 'a'\n", "- ? a\n", "- \"a\": b\n", "a: [b]\r\n", "- a\u0085", "- a: b\u2028", "[*a,"}

// whole makes a document of n repetitions of one of dense.
func whole(unit string, n int) string {
	if rest, ok := strings.CutPrefix(unit, "["); ok {
		return "- &a b\n- [" + strings.Repeat(rest, n) + "]\n"
	}
	return strings.Repeat(unit, n)
}

// TestEstimate checks that the estimate is never less than two thirds of the
// nodes there are, so that no form of YAML gets around it.
func TestEstimate(t *testing.T) {
	for _, unit := range dense {
		text := whole(unit, 1000)
		root, _, err := decode([]byte(text))
		if err != nil {
			t.Errorf("%q: %v", unit, err)
			continue
		}
		if nodes := count(root); estimate([]byte(text))*3 < nodes*2 {
			t.Errorf("%q: %d nodes, estimated are %d", unit, nodes, estimate([]byte(text)))
		}
	}
}

func count(n *yaml.Node) int {
	total := 1
	for _, child := range n.Content {
		total += count(child)
	}
	return total
}

// FuzzEstimate does the same of any text.
func FuzzEstimate(f *testing.F) {
	for _, unit := range dense {
		f.Add(whole(unit, 3))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if checkBytes([]byte(text), "in.yml") != nil {
			return
		}
		if root, _, err := decode([]byte(text)); err == nil && root != nil && estimate([]byte(text))*3 < count(root)*2 {
			t.Errorf("%d nodes, estimated are %d", count(root), estimate([]byte(text)))
		}
	})
}

// TestDenseIsRefused checks that no form of YAML becomes more nodes than its
// size allows.
func TestDenseIsRefused(t *testing.T) {
	for _, unit := range dense {
		_, _, err := Parse([]byte(whole(unit, 300_000)), "in.yml")
		if err == nil || !strings.Contains(err.Error(), "too many values") {
			t.Errorf("%q: %.200v", unit, err)
		}
	}
}

// TestDocuments checks that faults are at their lines, also in later documents,
// and that a million empty documents take no time.
func TestDocuments(t *testing.T) {
	var got []string
	for root, err := range Documents([]byte("a: 1\n---\n---\n# x\n---\nb: 2\n---\n\n\nc: \"\\q\"\nd: [\n"), "in.yml") {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, fmt.Sprintf("%d: %s", root.Line, root.Content[0].Value))
		}
	}
	want := []string{"1: a", "6: b", "in.yml:10: invalid YAML: found unknown escape character"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	// A million empty documents: quadratic code exceeds the time limit of the test run.
	for range Documents(bytes.Repeat([]byte("---\n"), 1_000_000), "in.yml") { //nolint:errcheck // the errors are the elements
		t.Fatal("a document without content")
	}
}
