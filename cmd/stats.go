package cmd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

// statsOptions is what all statistics are told.
type statsOptions struct {
	selection
	printer
	by      []string
	bars    bool
	monthly bool
	limit   int
	left    []string // notes on what is left out
}

// figures is one kind of statistics: what makes a document of selected items.
type figures func(o *statsOptions, v view, items []*landscape.Item) (*output.Document, error)

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
	}, &statsOptions{}, (*statsOptions).count)
	cmd.AddCommand(
		statsCommand(a, &cobra.Command{
			Use:   "growth",
			Short: "Hosted projects by level at the end of each year",
			Long: "Count the hosted projects at each level on the last day of every year, or month,\n" +
				"since the first acceptance; the last row is the data's day. Hosted is the sum of\n" +
				"all levels, archived included.",
			Example: "  landscope stats growth\n  landscope stats growth --monthly -o csv\n  landscope stats growth -o svg",
			Args:    noArgs,
		}, &statsOptions{printer: printer{special: []string{"svg"}}}, (*statsOptions).growth),
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
		}, &statsOptions{printer: printer{special: []string{"svg"}}}, (*statsOptions).tenure),
		statsCommand(a, &cobra.Command{
			Use:   "stuck",
			Short: "Projects longest in sandbox or incubating",
			Long: "List the projects now at sandbox or incubating, the longest there first. The\n" +
				"percentile is the share of the other projects now at the same level, among those\n" +
				"selected, that have been there for a shorter time.",
			Example: "  landscope stats stuck --limit 10\n  landscope stats stuck --maturity incubating",
			Args:    noArgs,
		}, &statsOptions{}, (*statsOptions).stuck),
		statsCommand(a, &cobra.Command{
			Use:   "completeness",
			Short: "Which facts each hosted project lacks",
			Long: "List what each hosted project lacks of these facts, those that lack most first:\n" +
				strings.Join(landscape.ExpectedFacts[:6], ", ") + ",\n" + strings.Join(landscape.ExpectedFacts[6:], ", ") + ".\n" +
				"--by field counts the projects that lack each.",
			Example: "  landscope stats completeness --maturity graduated\n  landscope stats completeness --by field",
			Args:    noArgs,
		}, &statsOptions{}, (*statsOptions).completeness))
	return cmd
}

// statsCommand gives a command the flags that its figures have.
func statsCommand(a *app, cmd *cobra.Command, o *statsOptions, figure figures) *cobra.Command {
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	f := cmd.Flags()
	switch cmd.Name() {
	case "stats":
		f.StringSliceVar(&o.by, "by", []string{"maturity"}, "one or two `FIELDS` to count by, such as category,maturity, kind, tag or year")
		o.limit = maxValues
		f.Var(number{&o.limit}, "limit", "show at most this many values, those of most items; 0 is all")
		completeFields(cmd, "by", "year", "tag")
	case "growth":
		f.BoolVar(&o.monthly, "monthly", false, "the end of each month")
	case "stuck":
		f.Var(number{&o.limit}, "limit", "show at most this many; 0 is all")
	case "completeness":
		f.Var(number{&o.limit}, "limit", "show at most this many; 0 is all")
		f.StringSliceVar(&o.by, "by", nil, "`field`: count the projects that lack each")
	}
	f.BoolVar(&o.bars, "bars", false, "draw a bar beside each row of a table")
	cmd.RunE = func(*cobra.Command, []string) error { return o.run(a, figure) }
	return cmd
}

func (o *statsOptions) run(a *app, figure figures) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	o.noneMatch(a, c, items)
	d, err := figure(o, view{catalog: c, lang: lang, wants: o.boxes(c)}, items)
	if err != nil {
		return usage(err)
	}
	for _, left := range o.left {
		a.note("%s", left)
	}
	return a.print(choice, d)
}

func (o *statsOptions) check() error {
	if len(o.by) > 2 {
		return usagef("by takes one field or two, not %d", len(o.by))
	}
	return nil
}

// count is the cross table.
func (o *statsOptions) count(v view, items []*landscape.Item) (*output.Document, error) {
	if len(o.by) == 0 {
		return nil, fmt.Errorf("no field to count by, such as maturity")
	}
	t, err := v.catalog.Count(items, o.by, v.wants)
	if err != nil {
		return nil, err
	}
	o.cut(&t)
	table := output.Table{Columns: []output.Column{{Name: o.by[0], Header: strings.ToUpper(o.by[0])}}}
	for _, col := range t.Columns {
		table.Columns = append(table.Columns, output.Column{Name: col, Header: strings.ToUpper(v.valueName(o.by[len(o.by)-1], col)), Right: true})
	}
	table.Columns = append(table.Columns, output.Column{Name: "items", Header: v.word("ITEMS", "件数"), Right: true})
	data := []output.Object{}
	d := &output.Document{Names: t.Rows}
	records := output.Table{Columns: table.Columns}
	for _, row := range t.Rows {
		line, record := []string{v.valueName(o.by[0], row)}, []string{row}
		obj := output.Object{{Key: o.by[0], Value: row}}
		cells := output.Object{}
		for _, col := range t.Columns {
			n := t.Cells[[2]string{row, col}]
			line, record = append(line, strconv.Itoa(n)), append(record, strconv.Itoa(n))
			cells = append(cells, output.Member{Key: col, Value: n})
		}
		if len(t.Columns) > 0 {
			obj = append(obj, output.Member{Key: o.by[1], Value: cells})
		}
		total := strconv.Itoa(t.Totals[row])
		records.Rows = append(records.Rows, append(record, total))
		data = append(data, append(obj, output.Member{Key: "items", Value: t.Totals[row]}))
		table.Rows = append(table.Rows, append(line, total))
	}
	if o.bars {
		v.drawBars(&table, "items")
	}
	if len(t.Rows) > 0 {
		table.Rows = append(table.Rows, totals(t, o.bars, v.word("total", "合計")))
	}
	d.Tables, d.Records, d.Data = []output.Table{table}, &records, data
	return d, nil
}

// totals is the last row of a cross table: how many items there are in all, and
// with each value of the columns. An item that counts in several rows counts
// once here.
func totals(t landscape.Tally, bars bool, label string) []string {
	line := []string{label}
	for _, col := range t.Columns {
		line = append(line, strconv.Itoa(t.InColumn[col]))
	}
	line = append(line, strconv.Itoa(t.Items))
	if bars {
		line = append(line, "")
	}
	return line
}

// valueName is a level or a box in the view's language.
func (v view) valueName(field, value string) string {
	if v.lang != "ja" {
		return value
	}
	switch field {
	case "maturity":
		return v.levelName(landscape.Level(value))
	case "category":
		return v.catalog.CategoryJa(landscape.Placement{Category: value})
	case "subcategory":
		return landscape.Ja(v.catalog.Words.Subcategories, value)
	}
	return value
}

func (o *statsOptions) completeness(v view, items []*landscape.Item) (*output.Document, error) {
	items = slices.DeleteFunc(items, func(it *landscape.Item) bool { return it.Maturity == "" })
	gaps := v.catalog.Completeness(items)
	if len(o.by) > 0 {
		if len(o.by) > 1 || o.by[0] != "field" {
			return nil, fmt.Errorf("by is %s, not field", strings.Join(o.by, ","))
		}
		return o.lacking(v, gaps), nil
	}
	slices.SortStableFunc(gaps, func(a, b landscape.Gap) int { return len(b.Missing) - len(a.Missing) })
	if o.limit > 0 && len(gaps) > o.limit {
		gaps = gaps[:o.limit]
	}
	t := output.Table{Columns: []output.Column{{Name: "name", Header: v.word("NAME", "名前")}, {Name: "maturity", Header: v.word("MATURITY", "成熟度"), Mark: v.paintLevel},
		{Name: "lacks", Header: v.word("LACKS", "不足数"), Right: true}, {Name: "missing", Header: v.word("MISSING", "不足項目"), Flexible: true, MinWidth: 24}}}
	records := output.Table{Columns: t.Columns}
	data := []output.Object{}
	d := &output.Document{}
	handle := v.catalog.Handles()
	for _, g := range gaps {
		missing := append([]string{}, g.Missing...)
		n, list := strconv.Itoa(len(missing)), strings.Join(missing, ", ")
		t.Rows = append(t.Rows, []string{g.Item.Name, v.levelName(g.Item.Maturity), n, list})
		records.Rows = append(records.Rows, []string{g.Item.Name, string(g.Item.Maturity), n, list})
		data = append(data, output.Object{{Key: "name", Value: g.Item.Name}, {Key: "maturity", Value: g.Item.Maturity},
			{Key: "lacks", Value: len(missing)}, {Key: "missing", Value: missing}})
		d.Names = append(d.Names, handle(g.Item))
	}
	if o.bars {
		v.drawBars(&t, "lacks")
	}
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	return d, nil
}

// lacking counts, for each fact, the projects that lack it.
func (o *statsOptions) lacking(v view, gaps []landscape.Gap) *output.Document {
	t := output.Table{Columns: []output.Column{{Name: "field", Header: v.word("FIELD", "項目")}, {Name: "lacking", Header: v.word("LACKING", "不足"), Right: true},
		{Name: "projects", Header: v.word("PROJECTS", "件数"), Right: true}}}
	data := []output.Object{}
	d := &output.Document{Names: landscape.ExpectedFacts}
	for _, field := range landscape.ExpectedFacts {
		n := 0
		for _, g := range gaps {
			if slices.Contains(g.Missing, field) {
				n++
			}
		}
		t.Rows = append(t.Rows, []string{field, strconv.Itoa(n), strconv.Itoa(len(gaps))})
		data = append(data, output.Object{{Key: "field", Value: field}, {Key: "lacking", Value: n}, {Key: "projects", Value: len(gaps)}})
	}
	o.drawn(v, d, t, "lacking")
	d.Data = data
	return d
}
