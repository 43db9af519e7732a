package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/inputs"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lint"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/spf13/cobra"
)

// validateOptions holds the flags of validate.
type validateOptions struct {
	format, failOn string
	least          string // severity to show
	only, skip     []string
	logos          string
	rules          bool
	fix, diff      bool
}

func newValidate(a *app) *cobra.Command {
	o := &validateOptions{}
	cmd := &cobra.Command{
		Use:     "validate FILE...",
		Aliases: []string{"lint"},
		Args: func(cmd *cobra.Command, args []string) error {
			if o.rules {
				return noArgs(cmd, args)
			}
			return argRange("a FILE", 1, unlimited)(cmd, args)
		},
	}
	f := cmd.Flags()
	f.VarP(flagvalue.NewEnum(&o.format, "format", "text", lint.ReportFormats()...), "output", "o", "output `FORMAT`: "+strings.Join(lint.ReportFormats(), ", ")+" (default text)")
	f.Var(flagvalue.NewEnum(&o.least, "severity", "note", "error", "warning", "note"), "min-severity", "show problems of `SEVERITY` or above: error, warning or note (exit codes count all)")
	f.Var(flagvalue.NewEnum(&o.failOn, "severity", "error", "error", "warning", "note", "never"), "fail-on", "exit with 3 at `SEVERITY` or above: error, warning, note or never (default error)")
	f.StringSliceVar(&o.only, "only", nil, "check only `RULE`")
	f.StringSliceVar(&o.skip, "skip", nil, "skip `RULE`")
	f.StringVar(&o.logos, "logos", "", "check that the logos in `DIR` exist and are safe")
	f.BoolVar(&o.rules, "rules", false, "list the rules with examples")
	f.BoolVar(&o.fix, "fix", false, "apply safe fixes to the files")
	f.BoolVar(&o.diff, "diff", false, "with --fix: show the changes; write nothing")
	for _, name := range []string{"only", "skip"} {
		completeEach(cmd, name, ruleCompletions)
	}
	complete(cmd, "output", lint.ReportFormats)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *validateOptions) run(a *app, args []string) error {
	if err := o.checkRules(); err != nil {
		return err
	}
	if o.diff && !o.fix {
		return exit.Usagef("--diff requires --fix")
	}
	if o.rules {
		return o.listRules(a)
	}
	files, err := inputs.Read(a.env.expand(args), a.env.Stdin)
	if err != nil {
		return err
	}
	if o.fix {
		return o.fixFiles(a, files)
	}
	return o.validate(a, files)
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
	now := a.env.Now()
	today, _ := landscape.NewDate(now.Year(), int(now.Month()), now.Day())
	var problems []diag.Diagnostic
	var reports []lint.Report
	for _, f := range files {
		found, err := lint.ValidateAny(f.Content, f.Name, lint.Options{Now: today, Logos: logos})
		if err != nil && f.Found {
			a.note("%v", err)
			continue
		}
		if err != nil {
			return err
		}
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !o.wanted(d.Rule) })
		problems = append(problems, found...)
		shown := slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity < severities[o.least] })
		reports = append(reports, lint.Report{Name: f.Name, Content: f.Content, Problems: shown})
	}
	if len(reports) == 0 {
		return errors.New("no landscape or overlay among the files")
	}
	text, err := lint.Render(o.format, reports, lint.ReportOptions{Style: a.style(), CI: a.env.inCI(), Version: programVersion()})
	if err != nil {
		return err
	}
	if err := a.write(text); err != nil {
		return err
	}
	if o.format == "text" {
		for _, line := range lint.Summary(problems, len(reports)) {
			a.note("%s", line)
		}
	}
	return o.verdict(problems)
}

// severities maps the values of flags. No severity reaches never.
var severities = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "note": diag.Note, "never": diag.Error + 1}

// verdict returns the error of findings if a problem is as severe as --fail-on.
func (o *validateOptions) verdict(problems []diag.Diagnostic) error {
	if slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Severity >= severities[o.failOn] }) {
		return exit.ErrFindings
	}
	return nil
}
