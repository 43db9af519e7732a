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
	cmd := &cobra.Command{Use: "timeline [NAME...]"}
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
	if len(args) == 0 && o.query.IsEmpty() {
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
