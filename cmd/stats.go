package cmd

import (
	"strings"

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
	cmd := statsCommand(a, &cobra.Command{
		Use: "stats",
		Long: "Count items by one field, or by two as a cross table. A date counts as its year\n" +
			"(year is short for accepted_at); an item with several keywords counts for each,\n" +
			"and one that is placed several times in each of its categories. The total is the\n" +
			"number of items that list shows with the same filters.",
		Example: "  landscope stats\n" +
			"  landscope stats --by category,maturity\n" +
			"  landscope stats --by year --maturity hosted --bars",
		Args: noArgs,
	}, &statsOptions{}, view.Counts)
	cmd.AddCommand(
		statsCommand(a, &cobra.Command{
			Use:   "growth",
			Short: "Hosted projects by level at the end of each year",
			Long: "Count the hosted projects at each level on the last day of every year, or month,\n" +
				"since the first acceptance; the last row is the data's day. Hosted is the sum of\n" +
				"all levels, archived included.",
			Example: "  landscope stats growth\n  landscope stats growth --monthly -o csv\n  landscope stats growth -o svg",
			Args:    noArgs,
		}, &statsOptions{printer: printer{special: []string{"svg"}}}, view.Growth),
		statsCommand(a, &cobra.Command{
			Use:   "tenure",
			Short: "How long projects stay at a level, and take to the next",
			Long: "Measure in days how long projects stay at each level (every spell, one that has\n" +
				"not ended counted to the data's day; open says how many of those there are), and\n" +
				"how long moves take: from sandbox to incubating and from incubating to graduated\n" +
				"in one step, and from the first acceptance to graduation, for those not accepted\n" +
				"at that level. A quartile between two values is taken in proportion; the median\n" +
				"of an even number is the mean of the middle two.",
			Example: "  landscope stats tenure\n  landscope stats tenure --category runtime",
			Args:    noArgs,
		}, &statsOptions{printer: printer{special: []string{"svg"}}}, view.Tenure),
		statsCommand(a, &cobra.Command{
			Use:   "stuck",
			Short: "Projects longest in sandbox or incubating",
			Long: "List the projects now at sandbox or incubating, the longest there first. The\n" +
				"percentile is the share of the other projects now at the same level, among those\n" +
				"selected, that have been there for a shorter time.",
			Example: "  landscope stats stuck --limit 10\n  landscope stats stuck --maturity incubating",
			Args:    noArgs,
		}, &statsOptions{}, view.Stuck),
		statsCommand(a, &cobra.Command{
			Use:   "completeness",
			Short: "Which facts each hosted project lacks",
			Long: "List what each hosted project lacks of these facts, those that lack most first:\n" +
				strings.Join(landscape.ExpectedFields[:6], ", ") + ",\n" + strings.Join(landscape.ExpectedFields[6:], ", ") + ".\n" +
				"--by field counts the projects that lack each.",
			Example: "  landscope stats completeness --maturity graduated\n  landscope stats completeness --by field",
			Args:    noArgs,
		}, &statsOptions{}, view.Completeness))
	return cmd
}

// statsCommand adds the flags of a command of statistics.
func statsCommand(a *app, cmd *cobra.Command, o *statsOptions, present statsFunc) *cobra.Command {
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	f := cmd.Flags()
	switch cmd.Name() {
	case "stats":
		f.StringSliceVar(&o.By, "by", []string{"maturity"}, "one or two `FIELDS` to count by, such as category,maturity, kind, tag or year")
		o.Limit = view.MaxValues
		f.Var(countFlag{&o.Limit}, "limit", "show at most this many values, those of most items; 0 is all")
		completeFields(cmd, "by", "year", "tag")
	case "growth":
		f.BoolVar(&o.Monthly, "monthly", false, "the end of each month")
	case "stuck":
		f.Var(countFlag{&o.Limit}, "limit", "show at most this many; 0 is all")
	case "completeness":
		f.Var(countFlag{&o.Limit}, "limit", "show at most this many; 0 is all")
		f.StringSliceVar(&o.By, "by", nil, "`field`: count the projects that lack each")
	}
	f.BoolVar(&o.Bars, "bars", false, "draw a bar beside each row of a table")
	cmd.RunE = func(*cobra.Command, []string) error { return o.run(a, present) }
	return cmd
}

func (o *statsOptions) run(a *app, present statsFunc) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if err := o.Check(); err != nil {
		return asUsageError(err)
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	o.noteIfEmpty(a, c, items)
	o.Notify = func(note string) { a.note("%s", note) }
	d, err := present(view.View{Catalog: c, Lang: lang, Wants: c.SelectedPlacements(o.query)}, items, o.StatsOptions)
	if err != nil {
		return asUsageError(err)
	}
	return a.print(choice, d)
}
