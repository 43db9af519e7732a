package cmd

import (
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// timelineOptions holds the flags of timeline.
type timelineOptions struct {
	selection
	printer
}

func newTimeline(a *app) *cobra.Command {
	o := &timelineOptions{selection: selection{silent: true}} // members have no levels
	cmd := &cobra.Command{Use: "timeline [NAME...]"}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	completion.SetArgs(cmd, a.session.Catalog, completion.Topics)
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *timelineOptions) document(a *app, lang string, args []string) (*output.Document, error) {
	if len(args) == 0 && o.query.IsEmpty() {
		return nil, exit.Usagef("timeline requires names or filters, for example: landscope timeline istio linkerd")
	}
	v, items, err := o.named(a, lang, args)
	if err != nil {
		return nil, err
	}
	spells := v.Catalog.LevelPeriods(items)
	if len(spells) == 0 {
		a.note("no maturity history for these items")
	}
	return view.Timeline(v, spells), nil
}
