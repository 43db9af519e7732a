package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// diffOptions holds the flags of diff.
type diffOptions struct {
	printer
	only, ignore []string
	summary      bool
	exitCode     bool
}

func newDiff(a *app) *cobra.Command {
	o := &diffOptions{}
	cmd := &cobra.Command{Use: "diff A [B]", Args: argcheck.Range("one or two arguments", 1, 2)}
	o.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringSliceVar(&o.only, "only", nil, "show only changes of `KIND`: "+strings.Join(diff.KindNames(), ", "))
	f.StringSliceVar(&o.ignore, "ignore", nil, "ignore changes of `FIELD`")
	f.BoolVar(&o.summary, "summary", false, "count the changes of each kind")
	f.BoolVar(&o.exitCode, "exit-code", false, "exit with 3 if there are changes")
	completion.SetList(cmd, "only", diff.KindNames)
	completion.SetFields(cmd, "ignore")
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return completion.Matching(append([]string{"current", "embedded", "edition:2018"}, a.dates()...), typed), cobra.ShellCompDirectiveDefault
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		first, second := session.SplitSides(args)
		return o.run(a, first, second)
	}
	return cmd
}

func (o *diffOptions) run(a *app, first, second string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	filter, err := diff.NewFilter(o.only, o.ignore)
	if err != nil {
		return exit.AsUsage(err)
	}
	x, y, err := a.session.Sides(first, second)
	if err != nil {
		return err
	}
	changes := filter.Select(diff.Compare(x, y))
	if len(changes) == 0 {
		a.note("no changes")
	}
	if err := a.print(choice, o.document(view.View{Catalog: y, Lang: lang}, changes)); err != nil {
		return err
	}
	if o.exitCode && len(changes) > 0 {
		return exit.ErrFindings
	}
	return nil
}

func (o *diffOptions) document(v view.View, changes []diff.Change) *output.Document {
	if o.summary {
		return view.ChangeSummary(v, changes)
	}
	return view.Changes(v, changes)
}
