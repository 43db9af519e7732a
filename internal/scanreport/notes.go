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
	shownWarnings   = 5
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
		lines = append(lines, fmt.Sprintf("the exception for %s expired on %s", e.Subject(), e.Until))
	}
	for _, e := range s.Verdict.Unused {
		lines = append(lines, fmt.Sprintf("the exception for %s excuses nothing", e.Subject()))
	}
	for _, v := range s.Verdict.Violations {
		lines = append(lines, violationLine(v))
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

// Warnings returns lines about what the scan passed over. Unless all is true, one line
// stands for all messages that are alike.
func Warnings(r *scan.Report, all bool) []string {
	groups := map[string]int{}
	var first []scan.Warning // of each group
	for _, m := range r.Warnings {
		if groups[m.Like]++; all || groups[m.Like] == 1 {
			first = append(first, m)
		}
	}
	var lines []string
	left := 0
	for i, m := range first {
		line := scan.Position(m.File, m.Line) + ": " + m.Text
		switch n := groups[m.Like] - 1; {
		case !all && i >= shownWarnings:
			left += groups[m.Like]
			continue
		case !all && n > 0:
			line = fmt.Sprintf("%s (and %d more like this)", line, n)
		}
		lines = append(lines, line)
	}
	switch {
	case left > 0:
		lines = append(lines, plural.Count(left, "more message")+" (use --all to see all)")
	case len(lines) < len(r.Warnings):
		lines = append(lines, "use --all to see all messages")
	}
	if r.Files == 0 && len(r.Projects)+len(r.Unreadable) == 0 {
		lines = append(lines, "no supported files found; see \"landscope help scan-inputs\"")
	}
	return lines
}
