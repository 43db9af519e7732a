package lint

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/suggest"
	"gopkg.in/yaml.v3"
)

// Options holds what a file is validated against.
type Options struct {
	// Now is the date after which dates are in the future; zero: no date is.
	Now landscape.Date
	// Logos has the logo files; nil: logos are not checked.
	Logos *logo.Dir
}

// Validate returns every problem of a landscape file, in the order of the file. A
// problem is an error if landscape2 rejects the file for it. A comment
// "# landscope: ignore RULE, RULE" on the line of a warning or note, or on a line
// of its own above it, removes it.
func Validate(data []byte, name string, o Options) []diag.Diagnostic {
	doc, err := load.ParseLikeLandscape2(data, name)
	if err != nil {
		return []diag.Diagnostic{faultProblem(err, name)}
	}
	return validate(doc, data, o)
}

// ValidateAny validates a landscape, an overlay or a settings file, depending on the keys
// at the root. The error, a [*load.OtherFileError], says that the file is one of
// landscape2's other files: its guide or games.
func ValidateAny(data []byte, name string, o Options) ([]diag.Diagnostic, error) {
	if bytes.Contains(data, byteOrderMark) { // landscape2 reads the marks, overlays do not
		doc, err := load.Parse(data, name)
		if err != nil || !doc.IsOverlay() {
			return Validate(data, name, o), nil
		}
		return validateOverlay(doc, data)
	}
	doc, err := load.Parse(data, name)
	switch {
	case err != nil:
		return []diag.Diagnostic{faultProblem(err, name)}, nil
	case doc.IsSettings():
		_, problems, err := doc.Settings()
		return sound(problems, err, doc.Name, data), nil
	case doc.CheckKind() != nil:
		return nil, doc.CheckKind()
	case doc.IsOverlay():
		return validateOverlay(doc, data)
	}
	return validate(doc, data, o), nil
}

var byteOrderMark = []byte("\ufeff")

// IsOtherFile reports whether an error says that a file is one of landscape2's other
// files: its settings, guide or games.
func IsOtherFile(err error) bool {
	var other *load.OtherFileError
	return errors.As(err, &other)
}

// validateOverlay validates an overlay.
func validateOverlay(doc load.Document, data []byte) ([]diag.Diagnostic, error) {
	_, problems, err := doc.Overlay()
	return sound(problems, err, doc.Name, data), nil
}

// sound returns the problems of a file that has been read, or the one that stopped its
// reading.
func sound(problems []diag.Diagnostic, err error, name string, data []byte) []diag.Diagnostic {
	if err != nil {
		return []diag.Diagnostic{faultProblem(err, name)}
	}
	return withoutIgnored(problems, data)
}

// validate validates a landscape.
func validate(doc load.Document, data []byte, o Options) []diag.Diagnostic {
	file, err := doc.File()
	if err != nil {
		return []diag.Diagnostic{faultProblem(err, doc.Name)}
	}
	l := &linter{File: file, options: o}
	l.sharedRepositories = sync.OnceValue(func() []sharedRepository { return sharedRepositories(l) })
	l.checkLandscape2()
	l.checkRules()
	return slices.Compact(withoutIgnored(l.Problems(), data))
}

// faultProblem returns the problem that stops the reading of a file.
func faultProblem(err error, name string) diag.Diagnostic {
	d := diag.Diagnostic{File: name, Line: 1, Col: 1, Rule: "yaml", Severity: diag.Error, Msg: err.Error()}
	var fault *diag.Fault
	if errors.As(err, &fault) {
		d.Line, d.Col, d.Msg = max(1, fault.Line), fault.Col, fault.Msg
		if fault.Rule != "" {
			d.Rule = fault.Rule
		}
	}
	return d
}

// linter checks one file.
type linter struct {
	*load.File
	options            Options
	rule               *Rule // being checked
	compared           int   // how many names have been compared for hints
	sharedRepositories func() []sharedRepository
}

// itemCheck checks an item. nodes are its keys.
type itemCheck func(it *landscape.Item, nodes *load.ItemNodes)

// checkRules checks the rules of landscope: first those of the whole file, then
// item by item those of items.
func (l *linter) checkRules() {
	type ruleCheck struct {
		rule  *Rule
		check itemCheck
	}
	var checks []ruleCheck
	l.At = load.Place{}
	rules := Rules()
	for i := range rules {
		l.rule = &rules[i]
		if l.rule.file != nil {
			l.rule.file(l)
		}
		if l.rule.items != nil {
			if check := l.rule.items(l); check != nil {
				checks = append(checks, ruleCheck{l.rule, check})
			}
		}
	}
	for i := range l.Items {
		nodes := &l.Items[i]
		if nodes.Index < 0 {
			continue
		}
		l.At = nodes.Place
		for _, c := range checks {
			l.rule = c.rule
			c.check(&l.Catalog.Items[nodes.Index], nodes)
		}
	}
	l.At = load.Place{}
}

// report reports a breach of the present rule at a node, or at the item if the
// node is nil.
func (l *linter) report(n *yaml.Node, format string, args ...any) {
	l.Report(n, l.rule.ID, l.rule.Severity, format, args...)
}

// maxCompared is the number of names that are compared for hints in one file. Each
// takes about a microsecond.
const maxCompared = 1_000_000

// hint returns the end of a message that suggests the choice nearest to a word, or
// "" if none is near, or if the search would take too long.
func (l *linter) hint(word string, choices []string) string {
	if l.compared += len(choices); l.compared > maxCompared || l.IsFull(l.rule.ID, l.rule.Severity) {
		return ""
	}
	if near := suggest.Nearest(word, choices); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// eachScalar calls f for every key of an item that has a scalar as its value.
func eachScalar(nodes *load.ItemNodes, f func(k *load.ItemKey)) {
	for i := range nodes.Keys {
		if nodes.Keys[i].Value.Kind == yaml.ScalarNode {
			f(&nodes.Keys[i])
		}
	}
}

// withoutExtra returns a key without "extra.".
func withoutExtra(key string) string { return strings.TrimPrefix(key, "extra.") }
