package cmd

import (
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
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
	cmd := statsCommand(a, &cobra.Command{Use: "stats [WORD...]", Args: anyWords},
		&statsOptions{printer: printer{special: []string{"svg"}}}, view.Counts)
	cmd.AddCommand(
		statsCommand(a, &cobra.Command{Use: "growth [WORD...]", Short: "Count hosted projects at the end of each year", Args: anyWords},
			&statsOptions{printer: printer{special: []string{"svg"}}}, view.Growth),
		statsCommand(a, &cobra.Command{Use: "tenure [WORD...]", Short: "Show how long projects stay at each level", Args: anyWords},
			&statsOptions{printer: printer{special: []string{"svg"}}}, view.Tenure),
		statsCommand(a, &cobra.Command{Use: "stuck [WORD...]", Short: "List the projects longest in sandbox or incubating", Args: anyWords},
			&statsOptions{}, view.Stuck),
		statsCommand(a, &cobra.Command{Use: "completeness [WORD...]", Short: "List missing facts of hosted projects", Args: anyWords},
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
		f.StringSliceVar(&o.By, "by", []string{"maturity"}, "one or two `FIELDS` to count by, such as category,maturity (default maturity)")
		o.Limit = view.MaxValues
		f.VarP(flagvalue.Count{Value: &o.Limit}, "limit", "L", "maximum number of values (0 for no limit)")
		completion.SetFields(cmd, "by", "year", "tag")
	case "growth":
		f.BoolVar(&o.Monthly, "monthly", false, "count at the end of each month")
	case "stuck":
		f.VarP(flagvalue.Count{Value: &o.Limit}, "limit", "L", "maximum number of rows (0 for no limit)")
	case "completeness":
		f.VarP(flagvalue.Count{Value: &o.Limit}, "limit", "L", "maximum number of rows (0 for no limit)")
		f.StringSliceVar(&o.By, "by", nil, "`field`: count the projects that lack each field")
	}
	f.BoolVar(&o.Bars, "bars", false, "draw a bar beside each row of a table")
	cmd.RunE = o.prints(a, func(a *app, lang string, words []string) (*output.Document, error) {
		return o.document(a, lang, words, present)
	})
	return cmd
}

func (o *statsOptions) document(a *app, lang string, words []string, present statsFunc) (*output.Document, error) {
	if by := o.command.Flags().Lookup("by"); by != nil && !by.Changed {
		var fields []string
		if fields, words = lookup.SplitFields(words, "all", "year", "tag"); fields != nil {
			o.By = fields
		}
	}
	if err := o.Check(); err != nil {
		return nil, exit.AsUsage(err)
	}
	v, items, err := o.selected(a, lang, words)
	if err != nil {
		return nil, err
	}
	a.noteIfEmpty(items)
	o.Notify = func(note string) { a.note("%s", note) }
	d, err := present(v, items, o.StatsOptions)
	return d, exit.AsUsage(err)
}
