package scan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Policy says which projects may be used.
type Policy struct {
	Allowed    []string // levels; nil: all
	Denied     []string // levels
	Least      landscape.Level
	Statuses   []string // own statuses; nil: all
	Exceptions []Exception
}

// Exception is a project that may be used all the same.
type Exception struct {
	Project string
	Reason  string
	Until   landscape.Date // the last day; zero: for good
}

// Violation is a project that may not be used.
type Violation struct {
	Project Project
	Text    string
}

// ReadPolicy reads a policy file. The error, a [*diag.Fault], says where it is
// none.
func ReadPolicy(data []byte, name string) (p Policy, err error) {
	root, _, err := yamldoc.Parse(data, name)
	if err != nil {
		return p, err
	}
	fault := func(n *yaml.Node, format string, args ...any) error {
		return &diag.Fault{File: name, Line: n.Line, Col: n.Column, Msg: fmt.Sprintf(format, args...)}
	}
	if root == nil || root.Kind != yaml.MappingNode {
		return p, &diag.Fault{File: name, Msg: "no policy: want a mapping with keys such as allowed"}
	}
	known := []string{"allowed", "denied", "min_maturity", "statuses", "exceptions"}
	pairs(root, func(key, v *yaml.Node) {
		switch key.Value {
		case "allowed":
			p.Allowed = words(v)
		case "denied":
			p.Denied = words(v)
		case "min_maturity":
			p.Least = landscape.Level(v.Value)
		case "statuses":
			p.Statuses = words(v)
		case "exceptions":
			each(v, func(n *yaml.Node) {
				e := Exception{Project: value(n, "project"), Reason: value(n, "reason")}
				if e.Project == "" || e.Reason == "" {
					err = fault(n, "an exception wants a project and a reason")
				}
				if until := get(n, "until"); until != nil {
					day, parseErr := landscape.ParseDate(until.Value)
					if parseErr != nil {
						err = fault(until, "%v", parseErr)
					}
					e.Until = day.Last()
				}
				p.Exceptions = append(p.Exceptions, e)
			})
		default:
			err = fault(key, "unknown key %q, want one of %s", key.Value, strings.Join(known, ", "))
		}
	})
	return p, err
}

func words(n *yaml.Node) []string {
	out := []string{}
	each(n, func(v *yaml.Node) { out = append(out, v.Value) })
	return out
}

// Levels returns the levels that the policy names.
func (p Policy) Levels() []string {
	all := slices.Concat(p.Allowed, p.Denied)
	if p.Least != "" {
		all = append(all, string(p.Least))
	}
	return all
}

// Check returns what breaks the policy on a day, and the exceptions that have
// run out.
func (p Policy) Check(r *Report, day landscape.Date, find func(string) *landscape.Item) (broken []Violation, expired []Exception) {
	for _, project := range r.Projects {
		text := p.objection(project.Item)
		if text == "" {
			continue
		}
		excused := false
		for _, e := range p.Exceptions {
			if find(e.Project) != project.Item {
				continue
			}
			if e.Until == 0 || day <= e.Until {
				excused = true
			} else {
				expired = append(expired, e)
			}
		}
		if !excused {
			broken = append(broken, Violation{project, text})
		}
	}
	return broken, expired
}

// objection says why an item may not be used, "" where it may.
func (p Policy) objection(it *landscape.Item) string {
	level := string(it.Maturity)
	switch {
	case len(p.Statuses) > 0 && it.Status != "" && !slices.Contains(p.Statuses, it.Status):
		return fmt.Sprintf("has the status %s, not %s", it.Status, strings.Join(p.Statuses, " or "))
	case level == "":
		return ""
	case slices.Contains(p.Denied, level):
		return "is " + level
	case p.Allowed != nil && !slices.Contains(p.Allowed, level):
		return fmt.Sprintf("is %s, not %s", level, strings.Join(p.Allowed, " or "))
	case p.Least != "" && (it.Maturity == landscape.Archived || it.Maturity.Rank() < p.Least.Rank()):
		return fmt.Sprintf("is %s, below %s", level, p.Least)
	}
	return ""
}
