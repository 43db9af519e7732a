package cmd

import (
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// statsOptions holds the flags of stats and its subcommands.
type statsOptions struct {
	selection
	printer
	view.StatsOptions
}

// A statsFunc presents statistics of items.
type statsFunc func(v view.View, items []*landscape.Item, o view.StatsOptions) (*output.Document, error)

func newStats(a *app) *cobra.Command {
	cmd := statsCommand(a, &cobra.Command{Use: "stats", Args: noArgs}, &statsOptions{}, view.Counts)
	cmd.AddCommand(
		statsCommand(a, &cobra.Command{Use: "growth", Short: "Count hosted projects at the end of each year", Args: noArgs},
			&statsOptions{printer: printer{special: []string{"svg"}}}, view.Growth),
		statsCommand(a, &cobra.Command{Use: "tenure", Short: "Show how long projects stay at each level", Args: noArgs},
			&statsOptions{printer: printer{special: []string{"svg"}}}, view.Tenure),
		statsCommand(a, &cobra.Command{Use: "stuck", Short: "List the projects longest in sandbox or incubating", Args: noArgs},
			&statsOptions{}, view.Stuck),
		statsCommand(a, &cobra.Command{Use: "completeness", Short: "List missing facts of hosted projects", Args: noArgs},
			&statsOptions{}, view.Completeness))
	return cmd
}

// statsCommand adds the flags of a command of statistics.
func statsCommand(a *app, cmd *cobra.Command, o *statsOptions, present statsFunc) *cobra.Command {
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	f := cmd.Flags()
	switch cmd.Name() {
	case "stats":
		f.StringSliceVar(&o.By, "by", []string{"maturity"}, "one or two `FIELDS` to count by, such as category,maturity")
		o.Limit = view.MaxValues
		f.Var(flagvalue.Count{Value: &o.Limit}, "limit", "maximum number of values (0 for no limit)")
		completeFields(cmd, "by", "year", "tag")
	case "growth":
		f.BoolVar(&o.Monthly, "monthly", false, "count at the end of each month")
	case "stuck":
		f.Var(flagvalue.Count{Value: &o.Limit}, "limit", "maximum number of rows (0 for no limit)")
	case "completeness":
		f.Var(flagvalue.Count{Value: &o.Limit}, "limit", "maximum number of rows (0 for no limit)")
		f.StringSliceVar(&o.By, "by", nil, "`field`: count the projects that lack each field")
	}
	f.BoolVar(&o.Bars, "bars", false, "draw a bar beside each row of a table")
	cmd.RunE = o.prints(a, func(a *app, lang string, _ []string) (*output.Document, error) { return o.document(a, lang, present) })
	return cmd
}

func (o *statsOptions) document(a *app, lang string, present statsFunc) (*output.Document, error) {
	if err := o.Check(); err != nil {
		return nil, exit.AsUsage(err)
	}
	c, items, err := o.items(a)
	if err != nil {
		return nil, err
	}
	o.noteIfEmpty(a, c, items)
	o.Notify = func(note string) { a.note("%s", note) }
	d, err := present(view.View{Catalog: c, Lang: lang, Wants: c.SelectedPlacements(o.query)}, items, o.StatsOptions)
	if err != nil {
		return nil, exit.AsUsage(err)
	}
	return d, nil
}
