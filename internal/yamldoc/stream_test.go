package yamldoc

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"gopkg.in/yaml.v3"
)

// outline returns a line for each node of a tree: its depth, line, kind or tag, and
// value.
func outline(n *yaml.Node, depth int) []string {
	what := n.Tag
	switch n.Kind {
	case yaml.MappingNode:
		what = "mapping"
	case yaml.SequenceNode:
		what = "list"
	}
	lines := []string{strings.TrimRight(fmt.Sprintf("%d:%d %s %s", depth, n.Line, what, n.Value), " ")}
	for _, child := range n.Content {
		lines = append(lines, outline(child, depth+1)...)
	}
	return lines
}

// TestJSON checks that JSON becomes the same kind of tree as YAML, with lines, and
// that numbers keep all of their digits.
func TestJSON(t *testing.T) {
	root, err := JSON([]byte("{\n \"a\": [1, true, null,\n  \"x\\ny\", 12345678901234567890],\n\n \"b\": {}\n}\n"), "in.json")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"0:1 mapping", "1:2 !!str a", "1:2 list", "2:2 !!other 1", "2:2 !!other true", "2:2 !!null",
		"2:3 !!str x\ny", "2:3 !!other 12345678901234567890", "1:5 !!str b", "1:5 mapping",
	}
	if got := outline(root, 0); !slices.Equal(got, want) {
		t.Errorf("%q\nwant\n%q", got, want)
	}
}

func TestJSONRefuses(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"empty":          {"", "in.json:1: invalid JSON: EOF"},
		"cut off":        {"{\"a\":\n[1,", "in.json:2: invalid JSON: "},
		"missing value":  {"{\n\"a\": }", "in.json:2: invalid JSON: "},
		"bad byte":       {"{\"a\":\n\"\xff\"}", "in.json:2:2: invalid UTF-8"},
		"UTF-16":         {"\xff\xfe{\x00", "in.json:1:1: UTF-16 is not supported"},
		"depth":          {strings.Repeat("[", MaxDepth+1), "nested deeper than 100 levels"},
		"too many nodes": {"[" + strings.Repeat("1,", 400_000) + "1]", "too many values: at most"},
	} {
		root, err := JSON([]byte(c.in), "in.json")
		var fault *diag.Fault
		if root != nil || !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if _, err := JSON([]byte(strings.Repeat("[", MaxDepth)+strings.Repeat("]", MaxDepth)), "in.json"); err != nil {
		t.Errorf("%d levels: %v", MaxDepth, err)
	}
}

// TestDocumentsFrom checks that lines count from the beginning of the whole file,
// also in faults, and that a reader can stop after the first document.
func TestDocumentsFrom(t *testing.T) {
	const text = "a: 1\n---\nb: \xff\n---\nc: 3\n"
	var got []string
	for root, err := range DocumentsFrom([]byte(text), "in.yml", 10) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, outline(root, 0)[1])
	}
	if want := []string{"1:11 !!str a", "in.yml:13:4: invalid UTF-8", "1:15 !!str c"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for root := range Documents([]byte(text), "in.yml") { //nolint:errcheck // it has none up to the break
		if root.Content[0].Value != "a" {
			t.Errorf("the second document comes: %q", outline(root, 0))
		}
		break
	}
}

// TestReadFile checks that a file is read whole, and that a failure says of which.
func TestReadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "in.yml")
	text := strings.Repeat("key: value\n", 10_000)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Read(f, path); err != nil || string(got) != text {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	f.Close()
	if _, err := Read(f, "in.yml"); !errors.Is(err, os.ErrClosed) || !strings.HasPrefix(err.Error(), "reading in.yml: ") {
		t.Errorf("a closed file: %v", err)
	}
}

// TestAliases checks that aliases lead to what they stand for, and that one within
// what it stands for is refused.
func TestAliases(t *testing.T) {
	root, _, err := Parse([]byte("a: &x {k: v}\nb: *x\n"), "in.yml")
	if err != nil {
		t.Fatal(err)
	}
	if target := root.Content[1]; Resolve(root.Content[3]) != target || Resolve(target) != target {
		t.Error("*x is not what &x is at")
	}
	if _, _, err := Parse([]byte("a: &x\n  b: [*x]\n"), "in.yml"); err == nil || !strings.Contains(err.Error(), "in.yml:2:7: alias *x contains itself") {
		t.Errorf("an alias within its anchor: %v", err)
	}
}

// TestTooDeep checks that the error for nesting too deep for the library has its place.
func TestTooDeep(t *testing.T) {
	text := "a:\n  [[]]\nb: " + strings.Repeat("[", 20_000)
	if _, _, err := Parse([]byte(text), "in.yml"); err == nil || err.Error() != "in.yml:3:104: nested deeper than 100 levels" {
		t.Errorf("%v", err)
	}
	if line, col := tooDeepAt([]byte("[[]]\n[]")); line != 0 || col != 0 {
		t.Errorf("shallow brackets are too deep at %d:%d", line, col)
	}
}

// TestLines checks what counts as a line.
func TestLines(t *testing.T) {
	for text, want := range map[string]int{"": 1, "a": 1, "a\n": 1, "a\n\n\n": 1, "a\nb": 2, "a\r\nb\r\n": 2, "a\rb": 2, "\na": 2} {
		if got := Lines([]byte(text)); got != want {
			t.Errorf("%q has %d lines, want %d", text, got, want)
		}
	}
}
