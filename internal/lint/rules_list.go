package lint

import (
	"bytes"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

// ruleInfo is a rule in JSON.
type ruleInfo struct {
	ID       string   `json:"id"`
	Severity string   `json:"severity"`
	Reason   string   `json:"reason"`
	Fix      string   `json:"fix,omitempty"`
	Limits   []string `json:"limits,omitempty"`
	Bad      string   `json:"bad"`
	Good     string   `json:"good"`
}

// RenderRules returns the rules in a format: in JSON all of them, else those selected as
// text.
func RenderRules(format string, s Selection, o ReportOptions) ([]byte, error) {
	if format == "json" {
		return rulesJSON()
	}
	return output.Sanitize(output.Lines, rulesText(s, o.Style), output.Options{Style: o.Style, CI: o.CI}), nil
}

// RuleDocs lists the rules with their reasons, separated by a tab.
func RuleDocs() []string {
	var out []string
	for _, r := range Rules() {
		out = append(out, r.ID+"\t"+r.Reason)
	}
	return out
}

// rulesJSON returns the rules in JSON, with whole files as examples.
func rulesJSON() ([]byte, error) {
	var rules []ruleInfo
	for _, r := range Rules() {
		rules = append(rules, ruleInfo{r.ID, r.Severity.String(), r.Reason, r.Fix, r.Limits, ExampleFile(r.Bad), ExampleFile(r.Good)})
	}
	var b bytes.Buffer
	err := renderJSON(&b, rules)
	return b.Bytes(), err
}

// rulesText returns the selected rules as text.
func rulesText(s Selection, style output.Style) []byte {
	var b bytes.Buffer
	for _, r := range Rules() {
		if !s.Wants(r.ID) {
			continue
		}
		b.WriteString(style.Colorize(output.Bold, r.ID) + " (" + r.Severity.String() + ")\n  " + r.Reason + "\n")
		if r.Fix != "" {
			b.WriteString("  --fix " + r.Fix + "\n")
		}
		if len(r.Limits) > 0 {
			b.WriteString("  limits that landscape2 does not have:\n    - " + strings.Join(r.Limits, "\n    - ") + "\n")
		}
		writeExample(&b, "fails", r.Bad)
		writeExample(&b, "passes", r.Good)
	}
	return b.Bytes()
}

// writeExample writes an example with a heading.
func writeExample(b *bytes.Buffer, heading, example string) {
	b.WriteString("  " + heading + ":\n")
	for line := range strings.Lines(example) {
		b.WriteString("    " + line)
	}
}
