package scanreport

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
)

// How many lines of a kind the notes have; JSON has all.
const (
	shownWarnings   = 3
	shownUnreadable = 10
)

// Findings counts what fails a policy.
type Findings struct{ Projects, Unreadable int }

// Findings counts what fails the policy.
func (s Scan) Findings() Findings {
	return Findings{len(s.Verdict.Violations), len(s.Verdict.Unreadable)}
}

func (f Findings) String() string {
	var parts []string
	if f.Projects > 0 {
		parts = append(parts, plural.Count(f.Projects, "disallowed project"))
	}
	if f.Unreadable > 0 {
		parts = append(parts, plural.Count(f.Unreadable, "unreadable file"))
	}
	return strings.Join(parts, ", ")
}

// Notes returns lines about the verdict and about what could not be read in
// directories, and the arguments that could not be read.
func (s Scan) Notes() (lines []string, named []scan.Unreadable) {
	for _, e := range s.Verdict.Expired {
		lines = append(lines, fmt.Sprintf("the exception for %s expired on %s", e.Project, e.Until))
	}
	for _, v := range s.Verdict.Violations {
		first := v.Project.First()
		lines = append(lines, fmt.Sprintf("%s %s: %s", v.Project.Item.Name, v.Text, scan.Position(first.File, first.Line)))
	}
	inside := 0
	for _, u := range s.Unreadable {
		if u.Named {
			named = append(named, u)
		} else if inside++; inside <= shownUnreadable {
			lines = append(lines, fmt.Sprintf("cannot read %v", u))
		}
	}
	if more := inside - shownUnreadable; more > 0 {
		lines = append(lines, plural.Count(more, "more unreadable file")+" (use -o json to see all)")
	}
	return lines, named
}

// Conclude returns the lines of Notes, and the error with which the scan ends: a failure
// if an argument could not be read, findings if the policy is violated.
func (s Scan) Conclude() (lines []string, err error) {
	lines, unread := s.Notes()
	const hint = "see \"landscope help scan-inputs\""
	switch {
	case len(unread) == 1:
		return lines, &exit.HintedError{Err: fmt.Errorf("cannot read %w", unread[0]), Advice: hint}
	case len(unread) > 1:
		for _, u := range unread {
			lines = append(lines, fmt.Sprintf("cannot read %v", u))
		}
		return lines, &exit.HintedError{Err: fmt.Errorf("%d unreadable paths", len(unread)), Advice: hint}
	case !s.Gated || s.Verdict.Passed():
		return lines, nil
	}
	e := &exit.FindingsError{Text: s.Findings().String()}
	if s.Findings().Unreadable > 0 {
		e.Advice = "to ignore unreadable files, use --allow-unreadable or set \"unreadable: allow\" in the policy file"
	}
	return lines, e
}

// Warnings returns lines about what the scan passed over.
func Warnings(r *scan.Report) []string {
	var lines []string
	for i, m := range r.Warnings {
		if i == shownWarnings {
			lines = append(lines, plural.Count(len(r.Warnings)-i, "more message")+" (use -o json to see all)")
			break
		}
		lines = append(lines, scan.Position(m.File, m.Line)+": "+m.Text)
	}
	if r.Files == 0 && len(r.Projects)+len(r.Unreadable) == 0 {
		lines = append(lines, "no supported files found; see \"landscope help scan-inputs\"")
	}
	return lines
}
