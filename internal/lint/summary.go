package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/plural"
)

// manyProblems is the number of problems that a person sees at once. A summary of
// more counts them by rule.
const manyProblems = 20

// Summary returns lines that count problems by severity. If there are many, they
// also count them by rule, the worst first, and say where the first error is.
func Summary(problems []diag.Diagnostic, files int) []string {
	n := map[diag.Severity]int{}
	for _, d := range problems {
		n[d.Severity] += max(1, d.More)
	}
	lines := []string{fmt.Sprintf("%s, %s, %s in %s", plural.Count(n[diag.Error], "error"), plural.Count(n[diag.Warning], "warning"), plural.Count(n[diag.Note], "note"), plural.Count(files, "file"))}
	if len(problems) <= manyProblems {
		return lines
	}
	lines = append(lines, "by rule: "+strings.Join(byRule(problems), ", "))
	if i := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }); i >= 0 && n[diag.Error] < len(problems) {
		d := problems[i]
		lines = append(lines, fmt.Sprintf("first error: %s (use --min-severity error to see only errors)", diag.Position(d.File, d.Line, d.Col)))
	}
	return lines
}

// byRule counts the problems of each rule: the worst rule first, then the one with
// most problems.
func byRule(problems []diag.Diagnostic) []string {
	type count struct {
		rule  string
		worst diag.Severity
		n     int
	}
	var counts []count
	for _, d := range problems {
		i := slices.IndexFunc(counts, func(c count) bool { return c.rule == d.Rule })
		if i < 0 {
			i, counts = len(counts), append(counts, count{rule: d.Rule, worst: d.Severity})
		}
		counts[i].n++
		counts[i].worst = max(counts[i].worst, d.Severity)
	}
	slices.SortStableFunc(counts, func(a, b count) int {
		return cmp.Or(cmp.Compare(b.worst, a.worst), cmp.Compare(b.n, a.n))
	})
	lines := make([]string, len(counts))
	for i, c := range counts {
		lines[i] = fmt.Sprintf("%s %d (%s)", c.rule, c.n, c.worst)
	}
	return lines
}
