package scan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Policy says which projects may be used.
type Policy struct {
	Allowed    []string // levels; nil: all
	Denied     []string // levels
	Minimum    landscape.Level
	Statuses   []string // own statuses; nil: all
	Exceptions []Exception
	// AllowUnreadable lets files pass that cannot be read.
	AllowUnreadable bool
}

// Exception is a project that may be used all the same.
type Exception struct {
	Project string
	Reason  string
	Until   landscape.Date // the last day; zero: for good
}

// Violation is a project that breaks a policy.
type Violation struct {
	Project Project
	Text    string // what the project is that it must not be
}

// Excuse is a project that would break a policy but for an exception.
type Excuse struct {
	Violation
	Exception Exception
}

// Verdict is what a policy says of a report.
type Verdict struct {
	Violations []Violation
	// Unreadable lists the files that fail the policy because nothing is known
	// of what they hold.
	Unreadable []Unreadable
	Excused    []Excuse
	Expired    []Exception // exceptions that would be needed, had they not ended
}

// Passed reports whether nothing breaks the policy.
func (v Verdict) Passed() bool { return len(v.Violations)+len(v.Unreadable) == 0 }

// Reason returns why a project breaks the policy, or "".
func (v Verdict) Reason(it *landscape.Item) string {
	for _, violation := range v.Violations {
		if violation.Project.Item == it {
			return violation.Text
		}
	}
	return ""
}

// Excuse returns the exception that lets a project pass, or nil.
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

// Judge says which projects and files of a report break the policy on a date.
// find returns the item of a name, or nil.
func (p Policy) Judge(r *Report, date landscape.Date, find func(string) *landscape.Item) Verdict {
	var v Verdict
	if !p.AllowUnreadable {
		v.Unreadable = r.Unreadable
	}
	exceptions := p.exceptionsOf(find)
	for _, project := range r.Projects {
		text := p.objection(project.Item)
		if text == "" {
			continue
		}
		violation := Violation{project, text}
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

// objection says why an item may not be used, "" where it may.
func (p Policy) objection(it *landscape.Item) string {
	level := string(it.Maturity)
	switch {
	case p.Statuses != nil && it.Status != "" && !slices.Contains(p.Statuses, it.Status):
		return fmt.Sprintf("has the status %s, not %s", it.Status, anyOf(p.Statuses))
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

// anyOf writes the choices of a list.
func anyOf(list []string) string {
	if len(list) == 0 {
		return "any that is allowed"
	}
	return strings.Join(list, " or ")
}
