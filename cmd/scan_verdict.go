package cmd

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/scanreport"
)

// notes writes lines to standard error.
func (a *app) notes(lines []string) {
	for _, line := range lines {
		a.note("%s", line)
	}
}

// conclude writes the verdict to standard error. It returns a failure if an argument
// could not be read, and the error of findings if the policy is violated.
func (a *app) conclude(s scanreport.Scan) error {
	lines, unread := s.Notes()
	a.notes(lines)
	const hint = "see \"landscope help scan-inputs\""
	switch {
	case len(unread) == 1:
		return &exit.HintedError{Err: fmt.Errorf("cannot read %w", unread[0]), Advice: hint}
	case len(unread) > 1:
		for _, u := range unread {
			a.note("cannot read %v", u)
		}
		return &exit.HintedError{Err: fmt.Errorf("%d unreadable paths", len(unread)), Advice: hint}
	case !s.Gated || s.Verdict.Passed():
		return nil
	}
	e := &exit.FindingsError{Text: s.Findings().String()}
	if s.Findings().Unreadable > 0 {
		e.Advice = "to ignore unreadable files, use --allow-unreadable or set \"unreadable: allow\" in the policy file"
	}
	return e
}
