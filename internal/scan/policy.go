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
	// AllowLibraries and AllowText make projects pass of which only libraries are
	// used, and those that only scripts and templates name.
	AllowLibraries, AllowText bool
}

// Exception allows a project that the policy does not.
type Exception struct {
	Project string
	Reason  string
	Until   landscape.Date // the last date on which it applies; zero: no end
}

// Violation is a project that violates a policy.
type Violation struct {
	Project Project
	Text    string // why, such as "is archived"
	Rule    Rule
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
}

// Passed reports whether nothing violates the policy.
func (v Verdict) Passed() bool { return len(v.Violations)+len(v.Unreadable) == 0 }

// Reason returns why a project violates the policy, or "".
func (v Verdict) Reason(it *landscape.Item) string {
	for _, violation := range v.Violations {
		if violation.Project.Item == it {
			return violation.Text
		}
	}
	return ""
}

// Excuse returns the exception that allows a project, or nil.
func (v Verdict) Excuse(it *landscape.Item) *Excuse {
	for i := range v.Excused {
		if v.Excused[i].Project.Item == it {
			return &v.Excused[i]
		}
	}
	return nil
}

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
	exceptions := p.exceptionsOf(find)
	for _, project := range r.Projects {
		text := p.objection(project.Item)
		if text == "" || p.disregards(project) {
			continue
		}
		violation := Violation{project, text, p.rule(project.Item)}
		excused := false
		for _, e := range exceptions[project.Item] {
			switch {
			case e.Until != 0 && date > e.Until:
				v.Expired = append(v.Expired, e)
			case !excused:
				excused = true
				v.Excused = append(v.Excused, Excuse{violation, e})
			}
		}
		if !excused {
			v.Violations = append(v.Violations, violation)
		}
	}
	return v
}

// disregards reports whether the policy does not apply to any of the uses of a project.
func (p Policy) disregards(project Project) bool {
	if !p.AllowLibraries && !p.AllowText {
		return false
	}
	return !slices.ContainsFunc(project.Uses, func(u Use) bool {
		return (!p.AllowLibraries || u.Match.Scope != ScopeLibrary) && (!p.AllowText || u.Match.Confidence != "text")
	})
}

// exceptionsOf returns the exceptions of each item.
func (p Policy) exceptionsOf(find func(string) *landscape.Item) map[*landscape.Item][]Exception {
	items := map[string]*landscape.Item{}
	out := map[*landscape.Item][]Exception{}
	for _, e := range p.Exceptions {
		it, known := items[e.Project]
		if !known {
			it = find(e.Project)
			items[e.Project] = it
		}
		out[it] = append(out[it], e)
	}
	return out
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
