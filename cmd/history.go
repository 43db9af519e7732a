package cmd

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
)

type historyOptions struct {
	selection
	printer
	since, until string
	events       []string
	reverse      bool
	limit        int
}

func newHistory(a *app) *cobra.Command {
	o := &historyOptions{printer: printer{special: []string{"ics", "atom"}}}
	cmd := &cobra.Command{
		Use: "history [NAME...]",
		Long: "List the changes of maturity level, the oldest first: the day, the project, the\n" +
			"level before and after, and the days spent at the level before. A day that is\n" +
			"not known exactly is written with ~.\n\n" +
			"Events: accepted is a project's first change, whatever its level; incubating,\n" +
			"graduated and archived are later ones; readmitted is a return from the archive.\n" +
			"Filters speak of the projects as they are now.",
		Example: "  landscope history istio\n" +
			"  landscope history --since 2026 --event graduated\n" +
			"  landscope history --event archived --reverse --limit 5\n" +
			"  landscope history --since 2025 -o atom",
	}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringVar(&o.since, "since", "", "`DAY` of the first change: YYYY-MM-DD, YYYY-MM or YYYY (its first day)")
	f.StringVar(&o.until, "until", "", "`DAY` of the last change: YYYY-MM-DD, YYYY-MM or YYYY (its last day)")
	f.StringSliceVar(&o.events, "event", nil, "`EVENT`: "+strings.Join(landscape.EventKinds, ", "))
	f.BoolVar(&o.reverse, "reverse", false, "the newest first")
	f.Var(number{&o.limit}, "limit", "show at most this many; 0 is all")
	completeEach(cmd, "event", func() []string { return landscape.EventKinds })
	complete(cmd, "since", a.dates)
	complete(cmd, "until", a.dates)
	completeNames(a, cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *historyOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	span, err := o.span()
	if err != nil {
		return err
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	if items, err = a.named("landscope history", c, items, args); err != nil {
		return err
	}
	events := landscape.Events(items)
	if err := o.checkEvents(events); err != nil {
		return err
	}
	events = slices.DeleteFunc(events, func(e landscape.Event) bool {
		return !span.Contains(e.Date) || len(o.events) > 0 && !slices.Contains(o.events, e.Kind)
	})
	if o.reverse {
		slices.Reverse(events)
	}
	if o.limit > 0 && len(events) > o.limit {
		events = events[:o.limit]
	}
	if len(events) == 0 {
		a.note("no changes match")
	}
	return a.print(choice, historyDocument(view{catalog: c, lang: lang}, events))
}

func (o *historyOptions) span() (landscape.DateRange, error) {
	var span landscape.DateRange
	if o.since != "" {
		d, err := landscape.ParseDate(o.since)
		if err != nil {
			return span, usagef("--since: %w", err)
		}
		span.From = d.First()
	}
	if o.until != "" {
		d, err := landscape.ParseDate(o.until)
		if err != nil {
			return span, usagef("--until: %w", err)
		}
		span.To = d.Last()
	}
	return span, nil
}

// checkEvents refuses the name of an event that there is not.
func (o *historyOptions) checkEvents(events []landscape.Event) error {
	known := slices.Clone(landscape.EventKinds)
	for _, e := range events {
		if !slices.Contains(known, e.Kind) {
			known = append(known, e.Kind)
		}
	}
	for _, name := range o.events {
		if !slices.Contains(known, name) {
			return usage(&landscape.UnknownError{Kind: "event", Name: name, Near: near(name, known), Choices: known})
		}
	}
	return nil
}

// named keeps, of selected items, those that names mean; without names, all.
func (a *app) named(command string, c *landscape.Catalog, items []*landscape.Item, args []string) ([]*landscape.Item, error) {
	if len(args) == 0 {
		return items, nil
	}
	wanted, err := a.find(command, c, args)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(wanted, func(it *landscape.Item) bool { return !slices.Contains(items, it) }), nil
}

func historyDocument(v view, events []landscape.Event) *output.Document {
	t := output.Table{Columns: []output.Column{
		{Name: "date", Header: v.word("DATE", "日付")},
		{Name: "name", Header: v.word("NAME", "名前")},
		{Name: "event", Header: v.word("EVENT", "出来事"), Mark: v.paintEvent},
		{Name: "from", Header: v.word("FROM", "変更前")},
		{Name: "to", Header: v.word("TO", "変更後"), Mark: v.paintLevel},
		{Name: "days", Header: v.word("DAYS", "日数"), Right: true},
	}}
	d := &output.Document{Feed: &output.Feed{
		ID: v.feedID(), Title: "Changes of maturity level: " + v.mapTitle(), Link: v.catalog.Origin.URL, Updated: v.catalog.Origin.Day.String(),
	}}
	records := output.Table{Columns: append(slices.Clone(t.Columns), output.Column{Name: "approximate"})}
	data := []output.Object{}
	handle := v.catalog.Handles()
	for _, e := range events {
		day := landscape.LevelChange{Date: e.Date, Approximate: e.Approximate}.Day()
		days := ""
		if e.From != "" {
			days = strconv.Itoa(e.Days)
		}
		t.Rows = append(t.Rows, []string{day, e.Item.Name, e.Kind, v.levelName(e.From), v.levelName(e.To), days})
		records.Rows = append(records.Rows, []string{e.Date.String(), e.Item.Name, e.Kind, string(e.From), string(e.To), days, truth(e.Approximate)})
		data = append(data, eventObject(e))
		d.Names = append(d.Names, handle(e.Item))
		d.Feed.Events = append(d.Feed.Events, feedEvent(e, d.Feed.ID+":"+strings.ReplaceAll(handle(e.Item), "#", "-")))
	}
	slices.SortStableFunc(d.Feed.Events, func(x, y output.FeedEvent) int { return strings.Compare(x.Date, y.Date) })
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	return d
}

// feedID names the history of a landscape, so that feeds and calendars of
// several can be read side by side: by the foundation whose landscape it is,
// or by the file and a sum of where it is.
func (v view) feedID() string {
	o := v.catalog.Origin
	name := landscape.Slug(o.Foundation)
	switch {
	case o.Name == embeddedName:
		name = strings.TrimSuffix(source.Main+"-"+o.Edition, "-")
	case o.Title == "" || name == "": // no copy of a foundation's landscape
		name = landscape.Slug(filepath.Base(o.Name)) + "-" + source.Sum([]byte(filepath.ToSlash(filepath.Clean(o.Name))))[:8]
	}
	return "urn:landscope:" + name + ":history"
}

// mapTitle is the landscape's title, or the name of its file.
func (v view) mapTitle() string {
	o := v.catalog.Origin
	return cmp.Or(o.Title, filepath.Base(o.Name))
}

func (v view) levelName(l landscape.Level) string {
	if v.lang == "ja" {
		return landscape.Ja(v.catalog.Words.Levels, string(l))
	}
	return string(l)
}

func (v view) paintEvent(s output.Style, raw, cell string) string {
	switch raw {
	case landscape.Accepted, landscape.Readmitted:
		return s.Paint(output.Yellow, cell)
	}
	return v.paintLevel(s, raw, cell)
}

func eventObject(e landscape.Event) output.Object {
	o := output.Object{{Key: "date", Value: e.Date}}
	if e.Approximate {
		o.Put("approximate", true)
	}
	o.Put("name", e.Item.Name)
	o.Put("event", e.Kind)
	if e.From != "" {
		o.Put("from", e.From)
	}
	o.Put("to", e.To)
	if e.From != "" {
		o.Put("days", e.Days)
	}
	return o
}

func feedEvent(e landscape.Event, item string) output.FeedEvent {
	title := e.Item.Name + ": " + e.Kind
	text := fmt.Sprintf("%s was %s at level %s.", e.Item.Name, e.Kind, e.To)
	switch {
	case e.Kind == landscape.Accepted:
		title += " (" + string(e.To) + ")"
	case e.From != "":
		text = fmt.Sprintf("%s went from %s to %s after %d days.", e.Item.Name, e.From, e.To, e.Days)
	}
	if e.Approximate {
		title += " (approximate date)"
		text += " The date is approximate."
	}
	return output.FeedEvent{
		ID:   fmt.Sprintf("%s:%s:%s", item, e.Date, landscape.Slug(string(e.To))),
		Date: e.Date.String(), Title: title, Text: text, Link: e.Item.HomepageURL, Categories: []string{e.Kind},
	}
}
