package scan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Policy defines which projects are allowed.
type Policy struct {
	Allowed    []string // levels; nil: all
	Denied     []string // levels
	Minimum    landscape.Level
	Statuses   []string // adoption statuses; nil: all
	Exceptions []Exception
	// AllowUnreadable makes files that cannot be read pass.
	AllowUnreadable bool
	Allow           Leniency
}

// Leniency says which uses of a project do not violate a policy.
type Leniency struct {
	Libraries  bool // libraries used on their own
	Text       bool // known strings in scripts and templates
	Repackaged bool // images that others build of the project
	Indirect   bool // dependencies of dependencies
}

// Violation is a project that violates a policy.
type Violation struct {
	Project Project // with the uses and places that violate the policy, no others
	Text    string  // why, such as "is archived"
	Rule    Rule
	Instead []string // what the landscape has in place of the project; see instead
}

// Excuse is a project that would violate a policy without an exception.
type Excuse struct {
	Violation
	Exception Exception
}

// Verdict is the result of applying a policy to a report.
type Verdict struct {
	Violations []Violation
	// Unreadable lists the files that fail the policy because they could not be read.
	Unreadable []Unreadable
	Excused    []Excuse
	Expired    []Exception // exceptions that ended and would otherwise apply
	Unused     []Exception // exceptions that excuse nothing in the report
}

// Passed reports whether nothing violates the policy.
func (v Verdict) Passed() bool { return len(v.Violations)+len(v.Unreadable) == 0 }

// With returns the policy with denied levels added, and with another minimum level
// unless that is "". The error is a [*suggest.UnknownError].
func (p Policy) With(denied []string, least string, c *landscape.Catalog) (Policy, error) {
	levels := LevelsOf(c)
	for _, l := range denied {
		if !slices.Contains(levels, l) {
			return p, suggest.Unknown("level", l, levels)
		}
	}
	p.Denied = slices.Concat(p.Denied, denied)
	if least == "" {
		return p, nil
	}
	if !slices.Contains(MinimumLevels, least) {
		return p, suggest.Unknown("minimum level", least, MinimumLevels)
	}
	p.Minimum = landscape.Level(least)
	return p, nil
}

// CanFail returns an error if no policy can fail on items of c, because none has a level
// or a status.
func CanFail(c *landscape.Catalog) error {
	if slices.ContainsFunc(c.Items, func(it landscape.Item) bool { return it.Maturity != "" || it.Status != "" }) {
		return nil
	}
	return fmt.Errorf("%s has no project with a maturity level or an adoption status, so nothing could fail", c.Origin.Name)
}

// Judge applies the policy to a report on a date. find returns the item with a name,
// or nil.
func (p Policy) Judge(r *Report, date landscape.Date, find func(string) *landscape.Item) Verdict {
	var v Verdict
	if !p.AllowUnreadable {
		v.Unreadable = r.Unreadable
	}
	j := newJudge(p.Exceptions, r.Roots, date, find)
	for _, project := range r.Projects {
		text := p.objection(project.Item)
		if text == "" {
			continue
		}
		rest, excused := j.split(p.Allow.without(project))
		if len(rest.Uses) > 0 {
			v.Violations = append(v.Violations, Violation{rest, text, p.rule(rest.Item), p.instead(rest.Item, find)})
		}
		for _, e := range excused {
			v.Excused = append(v.Excused, Excuse{Violation{e.part, text, p.rule(rest.Item), p.instead(rest.Item, find)}, e.exception})
		}
	}
	v.Expired, v.Unused = j.remaining()
	return v
}

// instead returns what the landscape has in place of an item: its successors, else its
// alternatives, except those that the policy does not allow.
func (p Policy) instead(it *landscape.Item, find func(string) *landscape.Item) []string {
	for _, kind := range []string{"succeeded_by", "alternative_to"} {
		var names []string
		for _, r := range it.Relations {
			other := find(r.Other)
			if r.Type == kind && r.Until == 0 && (other == nil || p.objection(other) == "" && other.Maturity != landscape.Archived) {
				names = append(names, r.Other)
			}
		}
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

// without returns the project with the uses to which the policy applies.
func (l Leniency) without(p Project) Project {
	if l == (Leniency{}) {
		return p
	}
	return p.filter(func(u Use, where Place) bool {
		switch {
		case l.Libraries && u.Match.Scope == ScopeLibrary, l.Text && u.Match.Confidence == ConfidenceText,
			l.Repackaged && u.Match.Confidence == ConfidenceRepackaged, l.Indirect && where.Indirect:
			return false
		}
		return true
	})
}

// Rule is the part of a policy that a project violates.
type Rule int

// The parts of a policy.
const (
	ByLevel Rule = iota
	ByStatus
)

// rule returns the part of the policy that an item violates, if it violates any.
func (p Policy) rule(it *landscape.Item) Rule {
	if p.Statuses != nil && it.Status != "" && !slices.Contains(p.Statuses, it.Status) {
		return ByStatus
	}
	return ByLevel
}

// objection returns why an item is not allowed, or "".
func (p Policy) objection(it *landscape.Item) string {
	level := string(it.Maturity)
	switch {
	case p.rule(it) == ByStatus:
		return fmt.Sprintf("has status %s, not %s", it.Status, anyOf(p.Statuses))
	case level == "":
		return ""
	case slices.Contains(p.Denied, level):
		return "is " + level
	case p.Allowed != nil && !slices.Contains(p.Allowed, level):
		return fmt.Sprintf("is %s, not %s", level, anyOf(p.Allowed))
	case p.Minimum != "" && (it.Maturity == landscape.Archived || it.Maturity.Rank() < p.Minimum.Rank()):
		return fmt.Sprintf("is %s, below %s", level, p.Minimum)
	}
	return ""
}

// anyOf joins the choices of a list.
func anyOf(list []string) string {
	if len(list) == 0 {
		return "any allowed value"
	}
	return strings.Join(list, " or ")
}
