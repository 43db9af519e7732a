package lint

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Selection selects rules by ID.
type Selection struct {
	Only []string // empty: all
	Skip []string
}

// Wants reports whether a rule is selected.
func (s Selection) Wants(rule string) bool {
	return (len(s.Only) == 0 || slices.Contains(s.Only, rule)) && !slices.Contains(s.Skip, rule)
}

// Check returns an error for a rule that does not exist.
func (s Selection) Check() error {
	ids := RuleIDs()
	for _, id := range slices.Concat(s.Only, s.Skip) {
		if !slices.Contains(ids, id) {
			return suggest.Unknown("rule", id, ids)
		}
	}
	return nil
}

// Severities lists the names of severities, the worst first.
var Severities = []string{"error", "warning", "note"}

// severity returns the severity of that name. No problem is as severe as one without a
// name.
func severity(name string) diag.Severity {
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		if s.String() == name {
			return s
		}
	}
	return diag.Error + 1
}

// Validation validates files one after another.
type Validation struct {
	Options
	Rules Selection
	Least string // the severity from which problems are shown

	Reports  []Report          // the files with the problems to show
	Problems []diag.Diagnostic // of the selected rules, shown or not
}

// Add validates a file.
func (v *Validation) Add(content []byte, name string) error {
	found, err := ValidateAny(content, name, v.Options)
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !v.Rules.Wants(d.Rule) })
	v.Problems = append(v.Problems, found...)
	shown := slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity < severity(v.Least) })
	v.Reports = append(v.Reports, Report{Name: name, Content: content, Problems: shown})
	return nil
}

// Fails reports whether a problem is at least of the severity of that name. With the name
// never, none is.
func (v *Validation) Fails(failOn string) bool {
	return slices.ContainsFunc(v.Problems, func(d diag.Diagnostic) bool { return d.Severity >= severity(failOn) })
}
