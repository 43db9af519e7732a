package load

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscape2"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// reader reads one file. Its methods return the sound parts of nodes and report
// the others.
type reader struct {
	*Reporter
	catalog *landscape.Catalog
	// ignored is set within values that landscape2 does not read, such as those of
	// merge keys. Problems there are warnings at most.
	ignored  bool
	maxItems int
	tooMany  *yaml.Node // the first item beyond maxItems
	// keepNodes is set for a File, which has the rest of these fields.
	keepNodes bool
	items     []ItemNodes
	sections  []Section
	unmarked  []Unmarked
	keyBlock  []ItemKey // room for the keys of the next items
}

// report is [Reporter.Report], except that an error becomes a warning in values that
// landscape2 does not read.
func (r *reader) report(n *yaml.Node, rule string, severity diag.Severity, format string, args ...any) {
	if r.ignored {
		severity = min(severity, diag.Warning)
	}
	r.Report(n, rule, severity, format, args...)
}

// setIgnored sets ignored and returns a function that restores it.
func (r *reader) setIgnored(unread bool) (restore func()) {
	before := r.ignored
	r.ignored = unread
	return func() { r.ignored = before }
}

// list returns the elements of a list, with aliases resolved. Null is an empty list;
// anything else is a problem.
func (r *reader) list(n *yaml.Node, what string) []*yaml.Node {
	if IsNull(n) || isAbsent(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.report(n, "wrong-type", diag.Error, "%s is %s, not a list", what, kindName(n))
		return nil
	}
	if !slices.ContainsFunc(n.Content, func(child *yaml.Node) bool { return child.Kind == yaml.AliasNode }) {
		return n.Content
	}
	out := make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		out[i] = yamldoc.Resolve(child)
	}
	return out
}

// stringValue returns a scalar without leading and trailing whitespace. Null is "";
// anything else is a problem.
func (r *reader) stringValue(n *yaml.Node, what string) string {
	switch {
	case IsNull(n):
		return ""
	case n.Kind != yaml.ScalarNode:
		r.report(n, "wrong-type", diag.Error, "%s is %s, not a string", what, kindName(n))
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// stringInto returns a function that reads a string into s.
func (r *reader) stringInto(s *string) func(*yaml.Node) {
	return func(n *yaml.Node) { *s = r.stringValue(n, "value") }
}

// stringList returns a list of strings.
func (r *reader) stringList(n *yaml.Node, what string) []string {
	var out []string
	for _, child := range r.list(n, what) {
		if s := r.stringValue(child, what); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// commaList returns a list that is written as one comma-separated string.
func (r *reader) commaList(n *yaml.Node) []string {
	var out []string
	for s := range strings.SplitSeq(r.stringValue(n, "summary"), ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// boolean returns true or false; null is false. Like landscape2, it takes no
// quotes and, for a literal block, requires the tag !!bool; no other tag counts.
func (r *reader) boolean(n *yaml.Node, what string) bool {
	if IsNull(n) {
		return false
	}
	tagged := n.Style&yaml.LiteralStyle != 0 && n.Tag == "!!bool"
	if (isPlain(n) || tagged) && slices.Contains([]string{"true", "True", "TRUE", "false", "False", "FALSE"}, n.Value) {
		return strings.EqualFold(n.Value, "true")
	}
	r.report(n, "wrong-type", diag.Error, "%s is %s, not true or false", what, kindName(n))
	return false
}

// date returns a date of a landscape file, as landscape2 parses it.
func (r *reader) date(n *yaml.Node, what string) landscape.Date {
	if IsNull(n) {
		return 0
	}
	if n.Kind != yaml.ScalarNode {
		r.report(n, "wrong-type", diag.Error, "%s is %s, not a string", what, kindName(n))
		return 0
	}
	y, m, d, fault := landscape2.ParseDate(n.Value)
	if fault != "" {
		r.report(n, "date-format", diag.Error, "%s: %q is not a date (want YYYY-MM-DD): %s", what, n.Value, fault)
		return 0
	}
	date, err := landscape.NewDate(y, m, d)
	if err != nil {
		r.report(n, "date-range", diag.Warning, "%s: %q is ignored: the year must be from 1 to 9999", what, n.Value)
	}
	return date
}

// partialDate returns a date of an overlay, which may be a month or a year.
func (r *reader) partialDate(n *yaml.Node, what string) landscape.Date {
	s := r.stringValue(n, what)
	if s == "" {
		return 0
	}
	d, err := landscape.ParseDate(s)
	if err != nil {
		r.report(n, "date-format", diag.Error, "%s: %q is not a date (want %s)", what, s, landscape.DateForms)
		return 0
	}
	return d
}
