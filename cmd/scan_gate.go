package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// gateFlags holds the flags of scan that define what fails.
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
	g.flags.StringSliceVar(&g.failOn, "fail-on", nil, "disallowed maturity `LEVEL`, such as archived,sandbox")
	g.flags.StringVar(&g.least, "min-maturity", "", "minimum maturity `LEVEL`: sandbox, incubating or graduated")
	g.flags.StringVar(&g.file, "policy", "", "policy `FILE` (see \"landscope help policy\")")
	g.flags.BoolVar(&g.allowUnreadable, "allow-unreadable", false, "do not fail on unreadable files in a directory")
	completion.SetList(cmd, "fail-on", func() []string { return append(slices.Clone(scan.MinimumLevels), string(landscape.Archived)) })
	completion.SetFlag(cmd, "min-maturity", func() []string { return scan.MinimumLevels })
}

// given reports whether scan is a gate.
func (g *gateFlags) given() bool { return slices.ContainsFunc(gating, g.flags.Changed) }

// check returns an error for flags without a value. In CI the value may come from
// a variable that is not set, which must not disable the gate.
func (g *gateFlags) check() error {
	for _, name := range gating {
		value := strings.Trim(g.flags.Lookup(name).Value.String(), "[]\" ,")
		if g.flags.Changed(name) && value == "" {
			return &exit.UsageError{Err: fmt.Errorf("--%s is empty", name), Advice: "is a variable unset? omit the flag to scan without it"}
		}
	}
	return nil
}

// policy returns the policy of the file and the flags together.
func (g *gateFlags) policy(a *app) (p scan.Policy, err error) {
	c, err := a.session.Present()
	if err != nil {
		return p, err
	}
	if g.given() {
		if err := scan.CanFail(c); err != nil {
			return p, err
		}
	}
	if g.file != "" {
		content, err := source.ReadFile(g.file, a.env.Stdin)
		if err != nil {
			return p, err
		}
		if p, err = scan.ReadPolicy(content, g.file, c); err != nil {
			return p, &exit.UsageError{Err: err, Advice: "see \"landscope help policy\""}
		}
	}
	if p, err = p.With(g.failOn, g.least, c); err != nil {
		return p, exit.AsUsage(err)
	}
	p.AllowUnreadable = p.AllowUnreadable || g.allowUnreadable
	return p, nil
}
