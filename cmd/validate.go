package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/inputs"
	"github.com/landscope-cli/landscope/internal/lint"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/spf13/cobra"
)

// validateOptions holds the flags of validate.
type validateOptions struct {
	format, failOn string
	least          string // severity to show
	lint.Selection
	logos     string
	rules     bool
	fix, diff bool
}

func newValidate(a *app) *cobra.Command {
	o := &validateOptions{}
	cmd := &cobra.Command{
		Use:     "validate FILE...",
		Aliases: []string{"lint"},
		Args: func(cmd *cobra.Command, args []string) error {
			if o.rules {
				return argcheck.None(cmd, args)
			}
			return argcheck.Range("a FILE", 1, argcheck.Unlimited)(cmd, args)
		},
	}
	f := cmd.Flags()
	f.VarP(flagvalue.NewEnum(&o.format, "format", "text", lint.ReportFormats()...), "output", "o", "output `FORMAT`: "+strings.Join(lint.ReportFormats(), ", ")+" (default text)")
	f.Var(flagvalue.NewEnum(&o.least, "severity", "note", lint.Severities...), "min-severity", "show problems of `SEVERITY` or above: error, warning or note (exit codes count all)")
	f.Var(flagvalue.NewEnum(&o.failOn, "severity", "error", append(slices.Clone(lint.Severities), "never")...), "fail-on", "exit with 3 at `SEVERITY` or above: error, warning, note or never (default error)")
	f.StringSliceVar(&o.Only, "only", nil, "check only `RULE`")
	f.StringSliceVar(&o.Skip, "skip", nil, "skip `RULE`")
	f.StringVar(&o.logos, "logos", "", "check that the logos in `DIR` exist and are safe")
	f.BoolVar(&o.rules, "rules", false, "list the rules with examples")
	f.BoolVar(&o.fix, "fix", false, "apply safe fixes to the files")
	f.BoolVar(&o.diff, "diff", false, "with --fix: show the changes; write nothing")
	for _, name := range []string{"only", "skip"} {
		completion.SetList(cmd, name, lint.RuleDocs)
	}
	completion.SetFlag(cmd, "output", lint.ReportFormats)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *validateOptions) run(a *app, args []string) error {
	if err := o.Check(); err != nil {
		return exit.AsUsage(err)
	}
	if o.diff && !o.fix {
		return exit.Usagef("--diff requires --fix")
	}
	if o.rules {
		text, err := lint.RenderRules(o.format, o.Selection, a.reportOptions())
		if err != nil {
			return err
		}
		return a.write(text)
	}
	files, err := inputs.Read(a.env.expand(args), a.env.Stdin)
	if err != nil {
		return err
	}
	if !o.fix {
		return o.validate(a, files)
	}
	fixed, err := inputs.Change(files, func(f inputs.File) ([]byte, error) {
		content, err := lint.Fix(f.Content, f.Name, o.Wants)
		if f.Found && lint.IsOtherFile(err) {
			a.note("%v", err)
			return f.Content, nil
		}
		return content, err
	})
	if err != nil {
		return err
	}
	return a.rewrite(files, fixed, o.diff)
}

// validate reports the problems of files.
func (o *validateOptions) validate(a *app, files []inputs.File) error {
	var logos *logo.Dir
	if o.logos != "" {
		var err error
		if logos, err = logo.OpenDir(o.logos); err != nil {
			return fmt.Errorf("--logos: %w", err)
		}
		defer func() { _ = logos.Close() }()
	}
	today, _ := a.session.CurrentDate()
	v := &lint.Validation{Options: lint.Options{Now: today, Logos: logos}, Rules: o.Selection, Least: o.least}
	for _, f := range files {
		if err := v.Add(f.Content, f.Name); err != nil && f.Found {
			a.note("%v", err)
		} else if err != nil {
			return err
		}
	}
	if len(v.Reports) == 0 {
		return errors.New("no landscape or overlay among the files")
	}
	text, err := lint.Render(o.format, v.Reports, a.reportOptions())
	if err != nil {
		return err
	}
	if err := a.write(text); err != nil {
		return err
	}
	if o.format == "text" {
		a.notes(lint.Summary(v.Problems, len(v.Reports)))
	}
	if v.Fails(o.failOn) {
		return exit.ErrFindings
	}
	return nil
}

func (a *app) reportOptions() lint.ReportOptions {
	return lint.ReportOptions{Style: a.style(), CI: a.env.inCI(), Version: program.Version()}
}
