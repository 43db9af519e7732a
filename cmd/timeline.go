package cmd

import (
	"fmt"

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
	cmd := &cobra.Command{
		Use: "timeline [NAME...]",
		Long: "Draw the maturity levels of projects over time, one row a project. Without names\n" +
			"the projects are those that the filters select. Other formats list the spells:\n" +
			"the project, the level, from and until when, and the days.",
		Example: "  landscope timeline openebs rkt linkerd\n" +
			"  landscope timeline --subcategory 'service mesh'\n" +
			"  landscope timeline istio -o json",
	}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	completeNames(a, cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *timelineOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if len(args) == 0 && o.query.String() == "" {
		return &usageError{err: fmt.Errorf("landscope timeline wants names or filters"), hint: "landscope timeline --maturity graduated"}
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	if items, err = a.named("landscope timeline", c, items, args); err != nil {
		return err
	}
	spells := c.LevelPeriods(items)
	if len(spells) == 0 {
		a.note("no levels to draw")
	}
	return a.print(choice, view.Timeline(view.View{Catalog: c, Lang: lang}, spells))
}
