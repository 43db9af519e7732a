package yamltext

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

func parse(t *testing.T, s string) *yaml.Node {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(s), &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Content[0]
}

// TestOffset checks that every scalar is found where it is written, whatever
// line breaks and wide characters come before it.
func TestOffset(t *testing.T) {
	for _, breaks := range []string{"\n", "\r\n", "\r"} {
		text := strings.ReplaceAll("日本: [é, 'b', {c: 🚀, d: e}]\n\nkey: value # é\nlast: "+strings.Repeat("x", 300)+"\n", "\n", breaks)
		s := NewSource([]byte(text))
		var visit func(n *yaml.Node)
		visit = func(n *yaml.Node) {
			for _, child := range n.Content {
				visit(child)
			}
			if n.Kind != yaml.ScalarNode {
				return
			}
			at, ok := s.Offset(n)
			if quoted := "'" + n.Value + "'"; !ok || !s.HasAt(at, n.Value) && !s.HasAt(at, quoted) {
				t.Errorf("%q: %q is not at %d", breaks, n.Value, at)
			}
			if line, col := s.Position(at); line != n.Line || col != n.Column {
				t.Errorf("%q: %q is at %d:%d, not at %d:%d", breaks, n.Value, n.Line, n.Column, line, col)
			}
		}
		visit(parse(t, text))
		if got := s.Lines(); got != 5 {
			t.Errorf("%q: %d lines, want 5", breaks, got)
		}
	}
	s := NewSource([]byte("a: é\n"))
	for _, n := range []yaml.Node{{Line: 0, Column: 1}, {Line: 9, Column: 1}, {Line: 1, Column: 0}, {Line: 1, Column: 90}, {Line: 1, Column: 900}} {
		if at, ok := s.Offset(&n); ok {
			t.Errorf("%d:%d is found at %d", n.Line, n.Column, at)
		}
	}
	if s.LineStart(1) != 6 || s.LineStart(7) != 6 || s.HasAt(5, "\nx") {
		t.Error("the end of the text is not where it is")
	}
}

// TestContent checks what counts as a difference between two documents.
func TestContent(t *testing.T) {
	h := NewHasher()
	for name, c := range map[string]struct {
		a, b string
		same bool
	}{
		"order of keys":         {"{a: 1, b: 2}", "{b: 2, a: 1}", true},
		"order of a list":       {"[a, b]", "[b, a]", false},
		"style":                 {"a: 'b'", "a: b", true},
		"type":                  {"a: '1'", "a: 1", false},
		"date":                  {"a: 2020-01-01", "a: '2020-01-01'", true},
		"marker":                {"- {item: , name: a}", "- {name: a}", true},
		"marker with a value":   {"- {item: x, name: a}", "- {name: a}", false},
		"value of another key":  {"{a: 1, b: 2}", "{a: 2, b: 1}", false},
		"a key given twice":     {"{a: 1, a: 2}", "{a: 2, a: 1}", false},
		"merge keys":            {"{<<: {a: 1}, b: 2}", "{b: 2, <<: {a: 1}}", false},
		"what an alias means":   {"[&x a, &y b, *x]", "[&x a, &y b, *y]", false},
		"name of an anchor":     {"[&x a, *x]", "[&y a, *y]", false},
		"empty list or mapping": {"a: []", "a: {}", false},
		"nesting":               {"[[a], b]", "[[a, b]]", false},
	} {
		_, _, differ := ContentOf(parse(t, c.a), h).Difference(ContentOf(parse(t, c.b), h))
		if differ == c.same {
			t.Errorf("%s: %s and %s differ is %v", name, c.a, c.b, differ)
		}
	}
	a, b := parse(t, "- name: a\n- name: b\n"), parse(t, "- name: a\n- name: c\n")
	if line, col, ok := ContentOf(a, h).Difference(ContentOf(b, h)); !ok || line != 2 || col != 3 {
		t.Errorf("the difference is at %d:%d", line, col)
	}
}

func TestIsHeading(t *testing.T) {
	for comment, want := range map[string]bool{
		"# ---- storage ----": true, "### Storage": true, "# Storage ===": true, "#---": true, "# ***": true,
		"# storage": false, "# a -- b": false, "## a": false, "#": false,
	} {
		if IsHeading([]byte(comment)) != want {
			t.Errorf("%q: %v", comment, !want)
		}
	}
}
