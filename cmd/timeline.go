package cmd

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

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
	spells := c.Spells(items)
	if len(spells) == 0 {
		a.note("no levels to draw")
	}
	return a.print(choice, timelineDocument(view{catalog: c, lang: lang}, spells))
}

func timelineDocument(v view, spells []landscape.Spell) *output.Document {
	t := output.Table{Columns: []output.Column{{Name: "name", Header: v.word("NAME", "名前")}, {Name: "maturity", Header: v.word("MATURITY", "成熟度"), Mark: v.paintLevel},
		{Name: "from", Header: v.word("FROM", "開始")}, {Name: "until", Header: v.word("UNTIL", "終了")}, {Name: "days", Header: v.word("DAYS", "日数"), Right: true}}}
	records := output.Table{Columns: append(slices.Clone(t.Columns), output.Column{Name: "from_approximate"}, output.Column{Name: "until_approximate"})}
	d := &output.Document{}
	data := []output.Object{}
	handle := v.catalog.Handles()
	for _, s := range spells {
		until := landscape.LevelChange{Date: s.Until, Approximate: s.UntilApproximate}
		t.Rows = append(t.Rows, []string{s.Item.Name, string(s.Level), s.From.Day(), until.Day(), strconv.Itoa(s.Days)})
		records.Rows = append(records.Rows, []string{s.Item.Name, string(s.Level), s.From.Date.String(), s.Until.String(), strconv.Itoa(s.Days),
			truth(s.From.Approximate), truth(s.UntilApproximate)})
		o := output.Object{{Key: "name", Value: s.Item.Name}, {Key: "maturity", Value: s.Level}, {Key: "from", Value: s.From.Date}}
		if s.From.Approximate {
			o.Put("approximate", true)
		}
		if s.Until != 0 {
			o.Put("until", s.Until)
		}
		if s.UntilApproximate {
			o.Put("until_approximate", true)
		}
		o.Put("days", s.Days)
		data = append(data, o)
		if name := handle(s.Item); len(d.Names) == 0 || d.Names[len(d.Names)-1] != name {
			d.Names = append(d.Names, name)
		}
	}
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	d.Text = func(w *bytes.Buffer, s output.Style, width int) error {
		drawTimeline(w, v, s, width, spells)
		return nil
	}
	return d
}

// truth writes what is true as records have it; what is not is empty.
func truth(is bool) string {
	if is {
		return "true"
	}
	return ""
}

// levelMark is the character that stands for a level; it is ASCII, which is
// one column wide on every terminal.
func levelMark(l landscape.Level) string {
	switch l {
	case landscape.Sandbox, landscape.Inception:
		return "-"
	case landscape.Incubating:
		return "="
	case landscape.Graduated:
		return "#"
	case landscape.Archived:
		return "."
	}
	return "~"
}

// drawTimeline draws an axis of years and a row for each project.
func drawTimeline(w *bytes.Buffer, v view, s output.Style, width int, spells []landscape.Spell) {
	if len(spells) == 0 {
		return
	}
	if width == 0 {
		width = helpWidth
	}
	names, first := 0, v.catalog.Origin.Day
	for _, sp := range spells {
		names = max(names, output.Width(output.Visible(sp.Item.Name)))
		first = min(first, sp.From.Date)
	}
	names = min(names, width/3)
	axis := timeAxis{from: landscape.Date(first.Year()*10000 + 101), to: v.catalog.Origin.Day, width: width - names - 2}
	w.WriteString(strings.TrimRight(strings.Repeat(" ", names+2)+axis.years(), " ") + "\n")
	var row strings.Builder
	for i, sp := range spells {
		if i == 0 || spells[i-1].Item != sp.Item {
			name := output.Fit(output.Visible(sp.Item.Name), names)
			row.WriteString(name + strings.Repeat(" ", names-output.Width(name)+2) + strings.Repeat(" ", axis.column(sp.From.Date)))
		}
		end := axis.width
		if sp.Until != 0 {
			end = axis.column(sp.Until)
		}
		start := axis.column(sp.From.Date)
		row.WriteString(s.Paint(levelColor(sp.Level), strings.Repeat(levelMark(sp.Level), max(0, end-start))))
		if i+1 == len(spells) || spells[i+1].Item != sp.Item {
			w.WriteString(row.String() + "\n")
			row.Reset()
		}
	}
	w.WriteString(legend(v, s, spells))
}

// timeAxis places days on columns.
type timeAxis struct {
	from, to landscape.Date
	width    int
}

func (t timeAxis) column(d landscape.Date) int {
	all := max(1, t.from.DaysUntil(t.to))
	return min(t.width-1, t.from.DaysUntil(d)*t.width/all)
}

// years writes the years at their columns, as many as have room.
func (t timeAxis) years() string {
	line := ""
	for y := t.from.Year(); y <= t.to.Year(); y++ {
		col := t.column(landscape.Date(y*10000 + 101))
		if col < len(line)+1 && line != "" || col+4 > t.width {
			continue
		}
		line += strings.Repeat(" ", col-len(line)) + strconv.Itoa(y)
	}
	return line
}

func legend(v view, s output.Style, spells []landscape.Spell) string {
	var parts []string
	seen := map[landscape.Level]bool{}
	for _, sp := range spells {
		seen[sp.Level] = true
	}
	for _, l := range append([]landscape.Level{landscape.Inception}, v.catalog.Levels()...) {
		if seen[l] {
			parts = append(parts, s.Paint(levelColor(l), strings.Repeat(levelMark(l), 2))+" "+output.Visible(v.levelName(l)))
			seen[l] = false
		}
	}
	for _, sp := range spells {
		if seen[sp.Level] {
			parts = append(parts, s.Paint(levelColor(sp.Level), strings.Repeat(levelMark(sp.Level), 2))+" "+output.Visible(v.levelName(sp.Level)))
			seen[sp.Level] = false
		}
	}
	return "\n" + strings.Join(parts, "   ") + "\n"
}
