package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// gateFlags are the flags of scan that say what fails.
type gateFlags struct {
	flags           *pflag.FlagSet
	failOn          []string
	least, file     string
	allowUnreadable bool
}

// gating lists the flags that make scan a gate.
var gating = []string{"fail-on", "min-maturity", "policy"}

func (g *gateFlags) bind(cmd *cobra.Command) {
	g.flags = cmd.Flags()
	g.flags.StringSliceVar(&g.failOn, "fail-on", nil, "maturity `LEVEL` that is not allowed: archived,sandbox")
	g.flags.StringVar(&g.least, "min-maturity", "", "minimum maturity `LEVEL`: sandbox, incubating or graduated")
	g.flags.StringVar(&g.file, "policy", "", "policy `FILE` (see landscope help policy)")
	g.flags.BoolVar(&g.allowUnreadable, "allow-unreadable", false, "do not fail on files in a directory that cannot be read")
	completeEach(cmd, "fail-on", func() []string { return append(slices.Clone(scan.MinimumLevels), string(landscape.Archived)) })
	complete(cmd, "min-maturity", func() []string { return scan.MinimumLevels })
}

// given reports whether scan is a gate.
func (g *gateFlags) given() bool { return slices.ContainsFunc(gating, g.flags.Changed) }

// check refuses flags without a value: in CI they come from variables that are
// not set, and must not open the gate.
func (g *gateFlags) check() error {
	for _, name := range gating {
		value := strings.Trim(g.flags.Lookup(name).Value.String(), "[]\" ,")
		if g.flags.Changed(name) && value == "" {
			return &usageError{err: fmt.Errorf("--%s is empty", name), hint: "a variable may not be set; leave the flag out to scan without it"}
		}
	}
	return nil
}

// policy returns what the policy file and the flags say together.
func (g *gateFlags) policy(a *app) (scan.Policy, error) {
	var p scan.Policy
	c, err := a.session.Present()
	if err != nil {
		return p, err
	}
	if g.given() && !slices.ContainsFunc(c.Items, func(it landscape.Item) bool { return it.Maturity != "" || it.Status != "" }) {
		return p, fmt.Errorf("%s has no project with a maturity level or a status, so nothing could fail", c.Origin.Name)
	}
	if g.file != "" {
		content, err := source.ReadFile(g.file, a.env.Stdin)
		if err != nil {
			return p, err
		}
		if p, err = scan.ReadPolicy(content, g.file, c); err != nil {
			return p, &usageError{err: err, hint: "`landscope help policy` describes the file"}
		}
	}
	levels := scan.LevelsOf(c)
	for _, l := range g.failOn {
		if !slices.Contains(levels, l) {
			return p, usage(&landscape.UnknownError{Kind: "level", Name: l, Near: near(l, levels), Choices: levels})
		}
	}
	p.Denied = append(p.Denied, g.failOn...)
	if g.least != "" {
		if !slices.Contains(scan.MinimumLevels, g.least) {
			return p, usage(&landscape.UnknownError{Kind: "minimum level", Name: g.least, Near: near(g.least, scan.MinimumLevels), Choices: scan.MinimumLevels})
		}
		p.Least = landscape.Level(g.least)
	}
	p.AllowUnreadable = p.AllowUnreadable || g.allowUnreadable
	return p, nil
}

// policyDay is the date on which exceptions must hold: that of --as-of, or
// today.
func (a *app) policyDay(c *landscape.Catalog) (landscape.Date, error) {
	if a.session.AsOf != "" {
		return c.Origin.Day, nil
	}
	now := a.env.Now()
	return landscape.NewDate(now.Year(), int(now.Month()), now.Day())
}

// shownUnreadable is how many unreadable files are shown; JSON has all.
const shownUnreadable = 10

// conclude writes the verdict to standard error. The error has the exit code:
// that of a failure if an input could not be read, that of findings if the
// gate is closed.
func (a *app) conclude(r scanReport) error {
	for _, e := range r.verdict.Expired {
		a.note("the exception for %s ended on %s", e.Project, e.Until)
	}
	for _, v := range r.verdict.Violations {
		first := v.Project.First()
		a.note("%s %s: %s", v.Project.Item.Name, v.Text, scan.Place(first.File, first.Line))
	}
	var named []scan.Unreadable
	shown := 0
	for _, u := range r.Unreadable {
		if u.Named {
			named = append(named, u)
		} else if shown++; shown <= shownUnreadable {
			a.note("cannot read %v", u)
		}
	}
	if shown > shownUnreadable {
		a.note("%s more; -o json has all", plural.Count(shown-shownUnreadable, "unreadable file"))
	}
	switch {
	case len(named) > 0:
		return a.unreadInputs(named)
	case r.gated && !r.verdict.Passed():
		return &scanFindings{len(r.verdict.Violations), len(r.verdict.Unreadable)}
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

// scanFindings counts what breaks the policy.
type scanFindings struct{ projects, unreadable int }

func (e *scanFindings) Error() string {
	var parts []string
	if e.projects > 0 {
		parts = append(parts, plural.Count(e.projects, "disallowed project"))
	}
	if e.unreadable > 0 {
		parts = append(parts, plural.Count(e.unreadable, "unreadable file"))
	}
	return strings.Join(parts, ", ")
}

// ExitCode is that of findings.
func (*scanFindings) ExitCode() int { return exitFindings }

// Hint says how to let unreadable files pass.
func (e *scanFindings) Hint() string {
	if e.unreadable == 0 {
		return ""
	}
	return "--allow-unreadable, or \"unreadable: allow\" in the policy file, lets unreadable files pass"
}
