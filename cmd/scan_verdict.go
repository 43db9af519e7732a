package cmd

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
)

// notes writes lines to standard error.
func (a *app) notes(lines []string) {
	for _, line := range lines {
		a.note("%s", line)
	}
}

// conclude writes the verdict to standard error. It returns an error with the exit
// code of a failure if an argument could not be read, and of findings if the policy
// is violated.
func (a *app) conclude(s scanreport.Scan) error {
	lines, named := s.Notes()
	a.notes(lines)
	switch {
	case len(named) > 0:
		return a.unreadInputs(named)
	case s.Gated && !s.Verdict.Passed():
		return &scanFindings{s.Findings()}
	}
	return nil
}

// unreadInputs returns the error for arguments that could not be read.
func (a *app) unreadInputs(named []scan.Unreadable) error {
	if len(named) == 1 {
		return &inputError{fmt.Errorf("cannot read %w", named[0])}
	}
	for _, u := range named {
		a.note("cannot read %v", u)
	}
	return &inputError{fmt.Errorf("%d faults in what was to be scanned", len(named))}
}

// inputError is a failure to read an argument.
type inputError struct{ error }

func (e *inputError) Unwrap() error { return e.error }

// Hint names the list of what can be read.
func (*inputError) Hint() string { return "`landscope help scan-inputs` lists what scan reads" }

// scanFindings reports that the policy is violated.
type scanFindings struct{ scanreport.Findings }

func (e *scanFindings) Error() string { return e.String() }

// ExitCode is that of findings.
func (*scanFindings) ExitCode() int { return exitFindings }

// Hint says how to let unreadable files pass.
func (e *scanFindings) Hint() string {
	if e.Unreadable == 0 {
		return ""
	}
	return "--allow-unreadable, or \"unreadable: allow\" in the policy file, lets unreadable files pass"
}
