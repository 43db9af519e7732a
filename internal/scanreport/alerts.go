package scanreport

import (
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
)

// alert is what code scanning and CI systems show of a project.
type alert struct {
	claim
	project scan.Project // with the places to which the claim applies
}

// claim is what an alert says.
type claim struct {
	rule string // one of [rules]
	text string
	// accepted is the reason of the exception that excuses the project, or "".
	accepted string
}

// alerts returns what violates the policy, then what an exception excuses, then the
// archived projects to which the policy does not object. A project at any other level is
// an alert only if the policy says so.
func (p presenter) alerts() []alert {
	var out []alert
	seen := map[*landscape.Item]bool{}
	for _, v := range p.Verdict.Violations {
		seen[v.Project.Item] = true
		out = append(out, alert{claim{ruleNotAllowed, violationText(v), ""}, v.Project})
	}
	for _, e := range p.Verdict.Excused {
		seen[e.Project.Item] = true
		out = append(out, alert{claim{ruleNotAllowed, violationText(e.Violation), e.Exception.Reason}, e.Project})
	}
	for _, project := range p.Projects {
		it := project.Item
		if seen[it] || it.Maturity != landscape.Archived {
			continue
		}
		text := it.Name + " is archived"
		if since := it.Since(); since.Date != 0 {
			text += " since " + since.FormatDate()
		}
		for i, s := range project.Successors() {
			if i == 0 {
				text += "; succeeded by " + s.Other
			} else {
				text += ", " + s.Other
			}
		}
		out = append(out, alert{claim{rule: ruleArchived, text: text}, project})
	}
	return out
}

// violationText says what violates the policy and what to use instead.
func violationText(v scan.Violation) string {
	text := v.Project.Item.Name + " " + v.Text
	if use := instead(v); use != "" {
		text += "; use " + use
	}
	return text
}
