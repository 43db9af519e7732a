package scanreport

import (
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/japanese"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
)

// findingTables has tables of the projects that violate the policy, of what could
// not be read, and the outcome.
func (p presenter) findingTables() []output.Table {
	var tables []output.Table
	if len(p.Verdict.Violations) > 0 {
		t := output.Table{Title: p.Say(titleNotAllowed), Columns: append(p.columns("project", "reason"), p.columnNamed("place", headFirst))}
		t.Columns = append(t.Columns, p.columns("places", "use_instead")...)
		for _, v := range p.Verdict.Violations {
			first := v.Project.First()
			t.Rows = append(t.Rows, []string{projectName(v.Project.Item), p.reason(v), p.place(first.File, first.Line), strconv.Itoa(countPlaces(v.Project)), instead(v)})
		}
		tables = append(tables, t)
	}
	tables = append(tables, p.unreadableTables()...)
	switch p.Outcome() {
	case Passed:
		tables = append(tables, output.Table{Title: p.Say(titlePassed)})
	case Failed:
		tables = append(tables, output.Table{Title: p.Say(titleFailed) + p.findings()})
	case Incomplete:
		tables = append(tables, output.Table{Title: p.Say(titleIncomplete)})
	}
	return tables
}

// unreadableTables has a table of what could not be read, if there is anything.
func (p presenter) unreadableTables() []output.Table {
	if len(p.Unreadable) == 0 {
		return nil
	}
	t := output.Table{Title: p.Say(titleUnreadable), Columns: append([]output.Column{p.columnNamed("place", headFile)}, p.columns("kind", "reason")...)}
	for _, u := range p.Unreadable {
		t.Rows = append(t.Rows, []string{safeName(u.Place()), p.Word(u.Kind, kindJa(u.Kind)), p.Word(u.Reason, japanese.Message(u.Reason))})
	}
	return []output.Table{t}
}

// maxInstead is how many projects to use instead a line of text names.
const maxInstead = 3

// instead names what to use instead of a project, or returns "".
func instead(v scan.Violation) string {
	names := v.Instead
	if len(names) > maxInstead {
		names = names[:maxInstead]
	}
	return strings.Join(names, ", ")
}

// countPlaces returns the number of lines that name a project.
func countPlaces(p scan.Project) int {
	seen := map[Place]bool{}
	for _, u := range p.Uses {
		for _, where := range u.Places {
			seen[Place{where.File, where.Line}] = true
		}
	}
	return len(seen)
}

// withViolations adds the columns violation and use_instead to a table of data. of
// returns the violations that the row with an index has a part in.
func (p presenter) withViolations(t output.Table, of func(row int) []scan.Violation) output.Table {
	if !p.records {
		return t
	}
	t.Columns = append(t.Columns, p.columns("violation", "use_instead")...)
	for i := range t.Rows {
		reason, use := "", ""
		for _, v := range of(i) {
			reason, use = p.reason(v), strings.Join(v.Instead, ", ")
		}
		t.Rows[i] = append(t.Rows[i], reason, use)
	}
	return t
}

// violationsOf returns the violation of a project, if there is one.
func (p presenter) violationsOf(it *landscape.Item) []scan.Violation {
	for i, v := range p.Verdict.Violations {
		if v.Project.Item == it {
			return p.Verdict.Violations[i : i+1]
		}
	}
	return nil
}

// violatingPurls returns the violation of a project by its components that violate the
// policy.
func (p presenter) violatingPurls(it *landscape.Item) map[string][]scan.Violation {
	purls := map[string][]scan.Violation{}
	if !p.records {
		return purls
	}
	violations := p.violationsOf(it)
	for _, v := range violations {
		for _, u := range v.Project.Uses {
			purls[u.PURL()] = violations
		}
	}
	return purls
}

// violatingFiles returns the violations by file and project.
func (p presenter) violatingFiles() map[filePair][]scan.Violation {
	files := map[filePair][]scan.Violation{}
	for i, v := range p.Verdict.Violations {
		for _, u := range v.Project.Uses {
			for _, file := range filesOf(u) {
				files[filePair{file, v.Project.Item}] = p.Verdict.Violations[i : i+1]
			}
		}
	}
	return files
}

// place returns FILE:LINE as the table shows it.
func (p presenter) place(file string, line int) string { return safePlace(file, line) }

// component returns the package URL of a component. People get it without escapes and
// with the repository in parentheses, as the only qualifier.
func (p presenter) component(c scan.Component) string {
	if p.records {
		return c.PURL()
	}
	return c.Label()
}

// violationLine says in one line what violates the policy, where, and what to use instead.
func violationLine(v scan.Violation) string {
	first := v.Project.First()
	line := v.Project.Item.Name + " " + v.Text + ": " + scan.Position(first.File, first.Line)
	if n := countPlaces(v.Project) - 1; n > 0 {
		line += " and " + plural.Count(n, "more place")
	}
	if use := instead(v); use != "" {
		line += "; use " + use
	}
	return line
}
