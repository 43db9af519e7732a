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
	o := &timelineOptions{}
	cmd := &cobra.Command{Use: "timeline [NAME...]"}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	completion.SetArgs(cmd, a.session.Catalog, completion.Topics)
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *timelineOptions) document(a *app, lang string, args []string) (d *output.Document, err error) {
	if len(args) == 0 && o.query.IsEmpty() {
		return nil, exit.Usagef("timeline requires names or filters, for example: landscope timeline istio linkerd")
	}
	if args, err = o.takeFilters(a, args); err != nil {
		return nil, err
	}
	c, items, err := o.items(a)
	if err != nil {
		return nil, err
	}
	if items, err = a.named("landscope timeline", c, items, args); err != nil {
		return nil, err
	}
	spells := c.LevelPeriods(items)
	if len(spells) == 0 {
		a.note("no maturity history for these items")
	}
	return view.Timeline(view.View{Catalog: c, Lang: lang}, spells), nil
}
