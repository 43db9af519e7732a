package cmd

import (
	"cmp"
	"context"
	"time"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/landscope-cli/landscope/internal/progress"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/update"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// updateOptions holds the flags of update.
type updateOptions struct {
	printer
	update.Options
	check, rollback, remove bool
}

const updateTimeout = 2 * time.Minute

func newUpdate(a *app) *cobra.Command {
	o := &updateOptions{}
	cmd := &cobra.Command{Use: "update [LANDSCAPE]", Args: argcheck.Range("at most one LANDSCAPE", 0, 1)}
	o.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringVar(&o.URL, "url", "", "download the landscape file at `URL`")
	f.BoolVar(&o.check, "check", false, "check for an update without installing it; exit with 3 if there is one")
	f.BoolVar(&o.rollback, "rollback", false, "switch to the previous download or the built-in data (repeat to switch back)")
	f.BoolVar(&o.remove, "remove", false, "remove the current and the previous download")
	f.BoolVar(&o.Force, "force", false, "accept a file with less than half as many items as the current data")
	f.BoolVar(&o.AllowHTTP, "insecure-http", false, "allow unencrypted http:// URLs (insecure)")
	f.DurationVar(&o.Timeout, "timeout", updateTimeout, "overall download timeout `TIME`, such as 30s (default 2m)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			if a.session.Landscape != "" {
				return exit.Usagef("--landscape and %q cannot be used together", args[0])
			}
			a.session.Landscape = args[0]
		}
		return o.run(cmd.Context(), a)
	}
	return cmd
}

func (o *updateOptions) run(ctx context.Context, a *app) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if err := a.session.CheckUnused("update"); err != nil {
		return err
	}
	if err := o.CheckFlags(o.check, o.rollback, o.remove); err != nil {
		return err
	}
	plan, err := o.prepare(ctx, a)
	if err != nil {
		return err
	}
	if o.check {
		return a.printUpdateStatus(choice, lang, plan)
	}
	if err := plan.Apply(); err != nil {
		return err
	}
	a.notes(plan.Notes(a.env.Getenv("LANDSCOPE_DATA")))
	return a.print(choice, view.ChangeSummary(view.View{Catalog: plan.After, Lang: lang}, plan.Changes()))
}

// prepare plans the update. On a terminal it shows the progress of the download.
func (o *updateOptions) prepare(ctx context.Context, a *app) (*update.Plan, error) {
	o.Landscape = cmp.Or(a.session.Landscape, source.Main)
	if o.Landscape == source.Main {
		o.URL = cmp.Or(o.URL, a.env.Getenv("LANDSCOPE_URL"))
	}
	switch {
	case o.rollback:
		o.Action = update.Rollback
	case o.remove:
		o.Action = update.Remove
	}
	o.Store, o.Client, o.Sleep, o.Now = a.session.Store(), a.env.HTTP, a.env.Sleep, a.env.Now
	o.Warn = func(err error) { a.note("%v", err) }
	if a.env.StderrTerminal {
		line := progress.NewLine(a.env.Stderr, "landscope: "+a.env.translate("downloading "+o.Landscape))
		o.Progress = line.Show
		defer line.Clear()
	}
	return update.Prepare(ctx, o.Options)
}

// printUpdateStatus prints whether an update is available. It returns the error of
// findings if one is.
func (a *app) printUpdateStatus(c printing.Choice, lang string, p *update.Plan) error {
	status := view.UpdateStatus{Landscape: p.Landscape, URL: redact.URL(p.URL), Available: p.IsNew(),
		Date: p.Before.Origin.Date, NewDate: p.After.Origin.Date}
	if err := a.print(c, status.Document(lang)); err != nil {
		return err
	}
	if p.IsNew() {
		return exit.ErrFindings
	}
	return nil
}
