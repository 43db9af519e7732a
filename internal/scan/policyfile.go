package scan

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// policyField describes a key of a mapping and reads its value into a T.
type policyField[T any] struct {
	name, doc string
	read      func(*policyReader, *T, *yaml.Node)
}

var policyFields = []policyField[Policy]{
	{"allowed", "list of maturity levels; a hosted project at any other level fails",
		func(r *policyReader, p *Policy, n *yaml.Node) { p.Allowed = r.choices(n, "level", r.levels()) }},
	{"denied", "list of maturity levels; a project at any of them fails",
		func(r *policyReader, p *Policy, n *yaml.Node) { p.Denied = r.choices(n, "level", r.levels()) }},
	{"min_maturity", "sandbox, incubating or graduated; a project below that level, or archived, fails",
		func(r *policyReader, p *Policy, n *yaml.Node) {
			p.Minimum = landscape.Level(r.choice(n, "level", MinimumLevels))
		}},
	{"statuses", "list of adoption statuses; a project with any other status fails",
		func(r *policyReader, p *Policy, n *yaml.Node) { p.Statuses = r.choices(n, "status", r.statuses(n)) }},
	leniency("unreadable", "files that cannot be read", func(p *Policy) *bool { return &p.AllowUnreadable }),
	leniency("libraries", "projects that are used only through libraries", func(p *Policy) *bool { return &p.Allow.Libraries }),
	leniency("text", "a project that only strings in scripts and templates name", func(p *Policy) *bool { return &p.Allow.Text }),
	leniency("repackaged", "images that others build of a project, such as Bitnami's", func(p *Policy) *bool { return &p.Allow.Repackaged }),
	leniency("indirect", "dependencies of dependencies", func(p *Policy) *bool { return &p.Allow.Indirect }),
	{"exceptions", "list of what passes despite the policy; each entry is for all that matches its keys",
		func(r *policyReader, p *Policy, n *yaml.Node) { p.Exceptions = r.exceptions(n) }},
}

var exceptionFields = []policyField[Exception]{
	{"project", "name of the project", func(r *policyReader, e *Exception, n *yaml.Node) { e.Project = r.project(n) }},
	{"component", "pattern of component names, such as \"github.com/opentracing/*\" or \"docker.io/bitnami/*\"; * matches anything", func(r *policyReader, e *Exception, n *yaml.Node) { e.Component = r.nonBlank(n) }},
	{"path", "pattern of files, relative to the scanned directory, in .gitignore syntax", func(r *policyReader, e *Exception, n *yaml.Node) { e.Path = r.path(n) }},
	{"reason", "why it passes", func(r *policyReader, e *Exception, n *yaml.Node) { e.Reason = r.nonBlank(n) }},
	{"until", "last date of the exception: YYYY-MM-DD, YYYY-MM or YYYY; optional", func(r *policyReader, e *Exception, n *yaml.Node) { e.Until = r.date(n) }},
}

// leniency is a field that says whether something passes whatever the level.
func leniency(name, what string, of func(*Policy) *bool) policyField[Policy] {
	return policyField[Policy]{name, "allow or deny (default) " + what, func(r *policyReader, p *Policy, n *yaml.Node) {
		*of(p) = r.choice(n, "value", []string{"allow", "deny"}) == "allow"
	}}
}

// MinimumLevels lists the levels that a policy can have as its minimum.
var MinimumLevels = []string{"sandbox", "incubating", "graduated"}

// PolicyKeys lists the keys of a policy file and of an exception in it, each
// with its description.
func PolicyKeys() (policy, exception [][2]string) {
	for _, f := range policyFields {
		policy = append(policy, [2]string{f.name, f.doc})
	}
	for _, f := range exceptionFields {
		exception = append(exception, [2]string{f.name, f.doc})
	}
	return policy, exception
}

// ReadPolicy reads a policy file whose levels, statuses and projects are those
// of the catalog. It returns a [*diag.Fault] for the first key or value that it does
// not know.
func ReadPolicy(data []byte, name string, c *landscape.Catalog) (Policy, error) {
	var p Policy
	root, second, err := yamldoc.Parse(data, name)
	switch {
	case err != nil:
		return p, err
	case second:
		return p, &diag.Fault{File: name, Line: secondDocument(data, root), Msg: "more than one YAML document in the policy file"}
	case root == nil:
		return p, &diag.Fault{File: name, Line: 1, Col: 1, Msg: "the policy file is empty"}
	}
	r := &policyReader{name: name, catalog: c, found: map[string]bool{}}
	readFields(r, root, "policy", policyFields, &p)
	return p, r.fault
}

// secondDocument returns the line in which a second document begins, or 0.
func secondDocument(data []byte, first *yaml.Node) int {
	after := 0
	if first != nil {
		after = first.Line
	}
	for i, line := range bytes.Split(data, []byte("\n")) {
		if i >= after && (bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("..."))) {
			return i + 1
		}
	}
	return 0
}

// policyReader reads a policy file and keeps the first fault in it.
type policyReader struct {
	name    string
	catalog *landscape.Catalog
	found   map[string]bool // names of projects
	fault   error
}

func (r *policyReader) fail(n *yaml.Node, format string, args ...any) {
	if r.fault == nil {
		r.fault = &diag.Fault{File: r.name, Line: n.Line, Col: n.Column, Msg: fmt.Sprintf(format, args...)}
	}
}

// unknown records that a value is not one of the choices, and suggests the nearest.
func (r *policyReader) unknown(n *yaml.Node, what string, choices []string) {
	near := ""
	if s := suggest.Nearest(n.Value, choices); s != "" {
		near = fmt.Sprintf("; did you mean %q?", s)
	}
	r.fail(n, "unknown %s %q%s (choices: %s)", what, n.Value, near, strings.Join(choices, ", "))
}

// readFields reads a mapping that has some of the fields, each once.
func readFields[T any](r *policyReader, n *yaml.Node, what string, fields []policyField[T], into *T) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "the %s must be a mapping, not %s", what, describe(n))
		return
	}
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], yamldoc.Resolve(n.Content[i+1])
		at := slices.Index(names, key.Value)
		switch first := seen[key.Value]; {
		case at < 0 || key.Kind != yaml.ScalarNode:
			r.unknown(key, "key", names)
		case first > 0:
			r.fail(key, "duplicate key %q, first in line %d", key.Value, first)
		default:
			seen[key.Value] = key.Line
			fields[at].read(r, into, value)
		}
	}
}

// describe names what a node is, for messages.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "nothing"
	case n.Tag == "!!str":
		return fmt.Sprintf("the string %q", n.Value)
	}
	return fmt.Sprintf("the %s %q", strings.TrimLeft(n.Tag, "!"), n.Value)
}

// nonBlank reads a string that is not blank.
func (r *policyReader) nonBlank(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" {
		r.fail(n, "must be a string, not %s", describe(n))
	} else if strings.TrimSpace(n.Value) == "" {
		r.fail(n, "must not be empty")
	}
	return n.Value
}

// choice reads one of the choices.
func (r *policyReader) choice(n *yaml.Node, what string, choices []string) string {
	text := r.nonBlank(n)
	if !slices.Contains(choices, text) {
		r.unknown(n, what, choices)
	}
	return text
}

// choices reads a list of choices. The result is not nil.
func (r *policyReader) choices(n *yaml.Node, what string, choices []string) []string {
	out := []string{}
	r.list(n, func(entry *yaml.Node) { out = append(out, r.choice(entry, what, choices)) })
	return out
}

func (r *policyReader) list(n *yaml.Node, visit func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, "must be a list, not %s", describe(n))
	}
	eachElement(n, visit)
}

func (r *policyReader) levels() []string { return LevelsOf(r.catalog) }

// LevelsOf lists CNCF's levels and those that a catalog has besides.
func LevelsOf(c *landscape.Catalog) []string {
	known := append(slices.Clone(MinimumLevels), string(landscape.Archived))
	for _, l := range c.Levels() {
		if l != "" && !slices.Contains(known, string(l)) {
			known = append(known, string(l))
		}
	}
	return known
}

// statuses returns the statuses that an overlay declares. A policy about
// statuses that no project has would let everything pass.
func (r *policyReader) statuses(n *yaml.Node) []string {
	if !slices.ContainsFunc(r.catalog.Items, func(it landscape.Item) bool { return it.Status != "" }) {
		r.fail(n, "no project has an adoption status; use --overlay FILE with an overlay that sets statuses")
	}
	return r.catalog.Statuses
}

func (r *policyReader) exceptions(n *yaml.Node) []Exception {
	var out []Exception
	general := 0
	r.list(n, func(entry *yaml.Node) {
		e := Exception{Line: entry.Line}
		readFields(r, entry, "exception", exceptionFields, &e)
		if e.Project == "" {
			general++
		}
		switch {
		case e.Subject() == "":
			r.fail(entry, "an exception requires a project, a component or a path")
		case e.Reason == "":
			r.fail(entry, "an exception requires a reason")
		case general > maxExceptions:
			r.fail(entry, "more than %d exceptions without a project", maxExceptions)
		}
		out = append(out, e)
	})
	return out
}

// path reads a pattern of files.
func (r *policyReader) path(n *yaml.Node) string {
	text := r.nonBlank(n)
	rules, err := parseRules("", []byte(text))
	switch {
	case err != nil:
		r.fail(n, "%v", err)
	case len(rules.patterns) != 1 || strings.HasPrefix(text, "!"):
		r.fail(n, "%q is not a pattern of files", text)
	}
	return text
}

// project reads the name of a project in the landscape.
func (r *policyReader) project(n *yaml.Node) string {
	name := r.nonBlank(n)
	if r.fault != nil || r.found[name] {
		return name
	}
	r.found[name] = true
	var unknown *suggest.UnknownError
	if _, err := r.catalog.Find(name); errors.As(err, &unknown) {
		unknown.Kind = "project"
		r.fail(n, "%s", strings.TrimSuffix(unknown.Error()+"; "+unknown.Hint(), "; "))
	}
	return name
}

func (r *policyReader) date(n *yaml.Node) landscape.Date {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" && n.Tag != "!!int" && n.Tag != "!!timestamp" {
		r.fail(n, "must be a date, not %s", describe(n))
		return 0
	}
	date, err := landscape.ParseDate(n.Value)
	if err != nil {
		r.fail(n, "%v (want %s)", err, landscape.DateForms)
		return 0
	}
	return date.Last()
}
