package cmd

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/lint"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// wanted reports whether --only and --skip leave a rule.
func (o *validateOptions) wanted(rule string) bool {
	return (len(o.only) == 0 || slices.Contains(o.only, rule)) && !slices.Contains(o.skip, rule)
}

// checkRules returns a usage error for a rule that does not exist.
func (o *validateOptions) checkRules() error {
	ids := lint.RuleIDs()
	for _, id := range append(slices.Clone(o.only), o.skip...) {
		if !slices.Contains(ids, id) {
			return exit.AsUsage(suggest.Unknown("rule", id, ids))
		}
	}
	return nil
}

// ruleCompletions returns the rules for shell completion.
func ruleCompletions() []string {
	var out []string
	for _, r := range lint.Rules() {
		out = append(out, r.ID+"\t"+r.Reason)
	}
	return out
}

// listRules prints the rules: in JSON all of them, else those that are wanted.
func (o *validateOptions) listRules(a *app) error {
	if o.format == "json" {
		b, err := lint.RulesJSON()
		if err != nil {
			return err
		}
		return a.write(b)
	}
	return a.printText(output.Lines, lint.RulesText(o.wanted, a.style()))
}
