package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// walker gathers the problems of one file.
type walker struct {
	file     string
	problems []diag.Diagnostic
}

func (w *walker) report(n *yaml.Node, rule string, severity diag.Severity, format string, args ...any) {
	w.problems = append(w.problems, diag.Diagnostic{
		File: w.file, Line: n.Line, Col: n.Column, Rule: rule, Severity: severity, Msg: fmt.Sprintf(format, args...),
	})
}

// pair is a key of a mapping and its value, aliases followed.
type pair struct {
	key   *yaml.Node
	value *yaml.Node
}

// pairs returns a mapping's keys and values; of a key given twice the first.
// Merge keys are followed; the mapping's own keys win.
func (w *walker) pairs(n *yaml.Node) []pair {
	seen := map[string]bool{}
	var out, merged []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := yamldoc.Resolve(n.Content[i]), yamldoc.Resolve(n.Content[i+1])
		switch {
		case key.Tag == "!!merge":
			merged = append(merged, w.merge(value)...)
		case seen[key.Value]:
			w.report(n.Content[i], "duplicate-key", diag.Error, "key %q is given twice", key.Value)
		default:
			seen[key.Value] = true
			out = append(out, pair{key, value})
		}
	}
	for _, p := range merged {
		if !seen[p.key.Value] {
			seen[p.key.Value] = true
			out = append(out, p)
		}
	}
	return out
}

func (w *walker) merge(n *yaml.Node) []pair {
	switch n.Kind {
	case yaml.MappingNode:
		return w.pairs(n)
	case yaml.SequenceNode:
		var out []pair
		for _, child := range n.Content {
			if child = yamldoc.Resolve(child); child.Kind == yaml.MappingNode {
				out = append(out, w.pairs(child)...)
			}
		}
		return out
	}
	return nil
}

// list returns a sequence's elements; anything else but null is a problem.
func (w *walker) list(n *yaml.Node, what string) []*yaml.Node {
	if yamldoc.IsNull(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a list", what, kindName(n))
		return nil
	}
	out := make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		out[i] = yamldoc.Resolve(child)
	}
	return out
}

// text returns a scalar's text, "" for null; anything else is a problem.
func (w *walker) text(n *yaml.Node, what string) string {
	switch {
	case yamldoc.IsNull(n):
		return ""
	case n.Kind != yaml.ScalarNode:
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a text", what, kindName(n))
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// texts returns a list of texts.
func (w *walker) texts(n *yaml.Node, what string) []string {
	var out []string
	for _, child := range w.list(n, what) {
		if s := w.text(child, what); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (w *walker) flag(n *yaml.Node, what string) bool {
	if yamldoc.IsNull(n) {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		w.report(n, "wrong-type", diag.Error, "%s is %s, neither true nor false", what, kindName(n))
		return false
	}
	return strings.EqualFold(n.Value, "true")
}

// day returns a date; precise wants day and month, too.
func (w *walker) day(n *yaml.Node, what string, precise bool) landscape.Date {
	s := w.text(n, what)
	if s == "" {
		return 0
	}
	d, err := landscape.ParseDate(s)
	if err != nil || precise && d.Day() == 0 {
		w.report(n, "date-format", diag.Error, "%s: %q is no date; want YYYY-MM-DD", what, s)
		return 0
	}
	return d
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	if yamldoc.IsNull(n) {
		return "empty"
	}
	return fmt.Sprintf("%q", n.Value)
}

// keys says how each key of a mapping is read.
type keys map[string]func(*yaml.Node)

// read reads a mapping's keys; those not listed are problems.
func (w *walker) read(n *yaml.Node, readers keys) {
	for _, p := range w.pairs(n) {
		if read, ok := readers[p.key.Value]; ok {
			read(p.value)
		} else {
			w.unknownKey(p.key, slices.Collect(maps.Keys(readers)))
		}
	}
}

// into reads a text.
func (w *walker) into(s *string) func(*yaml.Node) {
	return func(n *yaml.Node) { *s = w.text(n, "value") }
}

// structs calls read for each mapping of a list.
func (w *walker) structs(n *yaml.Node, what string, read func(*yaml.Node)) {
	for _, child := range w.list(n, what) {
		if child.Kind != yaml.MappingNode {
			w.report(child, "wrong-type", diag.Error, "%s has an entry that is %s, not a mapping", what, kindName(child))
			continue
		}
		read(child)
	}
}

// each calls read for each key of a mapping; null is an empty one.
func (w *walker) each(n *yaml.Node, what string, read func(key string, value *yaml.Node)) {
	if yamldoc.IsNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a mapping", what, kindName(n))
		return
	}
	for _, p := range w.pairs(n) {
		read(p.key.Value, p.value)
	}
}

// unknownKey reports a key that is not among the known ones.
func (w *walker) unknownKey(key *yaml.Node, known []string) {
	hint := ""
	slices.Sort(known)
	if near := landscape.Nearest(key.Value, known); near != "" {
		hint = "; did you mean " + near + "?"
	}
	w.report(key, "unknown-key", diag.Warning, "unknown key %q%s", key.Value, hint)
}
