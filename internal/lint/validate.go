package load

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Options say what a file is validated against besides itself.
type Options struct {
	// Now is the day after which a date lies in the future; zero: none does.
	Now landscape.Date
	// Logos has the logo files; nil: logos are not looked at.
	Logos *logo.Dir
}

// Validate returns every problem of a landscape file, in the order of the
// file. Errors are what makes landscape2 reject it. A comment
// "# landscope: ignore RULE, RULE" on the line of a problem, or on a line of
// its own above it, takes warnings and notes of these rules away.
func Validate(data []byte, name string, o Options) []diag.Diagnostic {
	root, second, err := yamldoc.Parse(marksAsSpaces(data, true), name)
	if err != nil {
		return []diag.Diagnostic{fileFault(err, name)}
	}
	return validateTree(root, second, data, name, o)
}

// validateTree validates a landscape that is parsed.
func validateTree(root *yaml.Node, second bool, data []byte, name string, o Options) []diag.Diagnostic {
	c, w, err := walkTree(root, second, newWalker(data, name, true))
	if err != nil {
		return []diag.Diagnostic{fileFault(err, name)}
	}
	return (&validation{walker: w, catalog: c, options: o}).validate(data)
}

// validate returns every problem of the file that the walk has read.
func (v *validation) validate(data []byte) []diag.Diagnostic {
	v.where = where{}
	for _, rule := range Rules() {
		if rule.check != nil {
			v.rule = rule
			rule.check(v)
		}
	}
	return slices.Compact(withoutIgnored(v.listed(), data))
}

// fileFault makes a problem of what stops the reading of a file.
func fileFault(err error, name string) diag.Diagnostic {
	d := diag.Diagnostic{File: name, Line: 1, Col: 1, Rule: "yaml", Severity: diag.Error, Msg: err.Error()}
	var fault *diag.Fault
	if errors.As(err, &fault) {
		d.Line, d.Col, d.Msg = max(1, fault.Line), fault.Col, fault.Msg
		if strings.HasPrefix(fault.Msg, "no landscape") || strings.HasPrefix(fault.Msg, otherFileMsg) || strings.HasPrefix(fault.Msg, "empty") {
			d.Rule = "no-landscape"
		}
	}
	return d
}

// validation is what the rules look at.
type validation struct {
	*walker
	catalog *landscape.Catalog
	options Options
	rule    Rule
	hints   int // how many names have been compared for the sake of hints
}

// maxCompared is how many names are compared for hints in one file: each
// takes about a microsecond.
const maxCompared = 1_000_000

// near returns the end of a message that names the choice nearest to a word;
// "" where none is near, or where finding it takes too long.
func (v *validation) near(word string, choices []string) string {
	if v.hints += len(choices); v.hints > maxCompared || v.full(v.rule.ID, v.rule.Severity) {
		return ""
	}
	if near := landscape.Nearest(word, choices); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// tell reports a problem by the present rule, at the item where n is nil.
func (v *validation) tell(n *yaml.Node, format string, args ...any) {
	v.report(n, v.rule.ID, v.rule.Severity, format, args...)
}

// each calls check for every item, with its keys; problems are told to be in it.
func (v *validation) each(check func(it *landscape.Item, nodes itemNodes)) {
	for i := range v.catalog.Items {
		it := &v.catalog.Items[i]
		v.where = whereIs(it)
		check(it, v.nodes[i])
	}
	v.where = where{}
}

func whereIs(it *landscape.Item) where {
	return where{category: it.Category, subcategory: it.Subcategory, item: it.Name, line: it.Line, col: it.Column}
}

// value returns the node of a key's value, or nil. A key that the item has by
// a merge key has none.
func (n itemNodes) value(key string) *yaml.Node { return n.get(key).value }

// key returns the node of a key, or nil.
func (n itemNodes) key(key string) *yaml.Node { return n.get(key).key }

// scalars calls f for every key with a text as its value, in the order of the
// file.
func (n itemNodes) scalars(f func(key string, value *yaml.Node)) {
	for i := range n {
		if n[i].value.Kind == yaml.ScalarNode {
			f(n[i].name, n[i].value)
		}
	}
}

// ignoredRule is a rule that a comment takes away on a line.
type ignoredRule struct {
	line int
	rule string
}

const ignoreMark = "landscope: ignore "

// withoutIgnored leaves out the warnings and notes that comments ask to ignore.
func withoutIgnored(problems []diag.Diagnostic, data []byte) []diag.Diagnostic {
	ignored := ignoredRules(data)
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
		return d.Severity < diag.Error && ignored[ignoredRule{d.Line, d.Rule}]
	})
}

// ignoredRules returns the rules that comments ask to ignore.
func ignoredRules(data []byte) map[ignoredRule]bool {
	if !bytes.Contains(data, []byte(ignoreMark)) {
		return nil
	}
	ignored := map[ignoredRule]bool{}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		before, list, ok := strings.Cut(string(line), "# "+ignoreMark)
		if !ok {
			continue
		}
		at := n
		if strings.TrimSpace(before) == "" {
			at++
		}
		for rule := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ' ' || r == '\r' || r == '\n' }) {
			ignored[ignoredRule{at, rule}] = true
		}
	}
	return ignored
}
