package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// gateFlags holds the flags of scan that define what fails.
type gateFlags struct {
	scanreport.Gate
	flags  *pflag.FlagSet
	gating []string // the flags that make scan a gate
}

// bind adds the flags; failOn is the name of the one for levels.
func (g *gateFlags) bind(cmd *cobra.Command, failOn string) {
	g.flags, g.gating = cmd.Flags(), []string{failOn, "min-maturity", "policy"}
	g.Given = func() bool { return slices.ContainsFunc(g.gating, g.flags.Changed) }
	g.flags.StringSliceVar(&g.FailOn, failOn, nil, "disallowed maturity `LEVEL`, such as archived,sandbox")
	g.flags.StringVar(&g.Least, "min-maturity", "", "minimum maturity `LEVEL`: sandbox, incubating or graduated")
	g.flags.StringVar(&g.PolicyFile, "policy", "", "policy `FILE` (see \"landscope help policy\")")
	g.flags.BoolVar(&g.AllowUnreadable, "allow-unreadable", false, "do not fail on unreadable files in a directory")
	completion.SetList(cmd, failOn, func() []string { return append(slices.Clone(scan.MinimumLevels), string(landscape.Archived)) })
	completion.SetFlag(cmd, "min-maturity", func() []string { return scan.MinimumLevels })
}

// check returns an error for flags without a value. In CI the value may come from
// a variable that is not set, which must not disable the gate.
func (g *gateFlags) check() error {
	for _, name := range g.gating {
		value := strings.Trim(g.flags.Lookup(name).Value.String(), "[]\" ,")
		if g.flags.Changed(name) && value == "" {
			return &exit.UsageError{Err: fmt.Errorf("--%s is empty", name), Advice: "is a variable unset? omit the flag to scan without it"}
		}
	}
	return nil
}

// load returns the landscape, and a function that applies the policy to a report.
func (g *gateFlags) load(a *app) (*landscape.Catalog, func(*scan.Report) scan.Verdict, error) {
	if err := g.check(); err != nil {
		return nil, nil, err
	}
	c, err := a.session.Catalog()
	if err != nil {
		return nil, nil, err
	}
	present, err := a.session.Present()
	if err != nil {
		return nil, nil, err
	}
	policy, err := g.Policy(present, a.readFile)
	if err != nil {
		return nil, nil, err
	}
	date, err := a.session.DateOf(c)
	return c, scanreport.Judge(policy, c, date), err
}

// readFile returns the content of a file; "-" is standard input.
func (a *app) readFile(name string) ([]byte, error) { return source.ReadFile(name, a.env.Stdin) }
