package cmd

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// historyOptions holds the flags of history.
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
	cmd := &cobra.Command{Use: "history [NAME...]"}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringVar(&o.since, "since", "", "`DAY` of the first change: YYYY-MM-DD, YYYY-MM or YYYY (its first day)")
	f.StringVar(&o.until, "until", "", "`DAY` of the last change: YYYY-MM-DD, YYYY-MM or YYYY (its last day)")
	f.StringSliceVar(&o.events, "event", nil, "`EVENT`: "+strings.Join(landscape.EventKinds, ", "))
	f.BoolVar(&o.reverse, "reverse", false, "the newest first")
	f.Var(countFlag{&o.limit}, "limit", "show at most this many; 0 is all")
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
	return a.print(choice, view.History(view.View{Catalog: c, Lang: lang}, events))
}

func (o *historyOptions) span() (landscape.DateRange, error) {
	var span landscape.DateRange
	if o.since != "" {
		d, err := landscape.ParseDate(o.since)
		if err != nil {
			return span, usageErrorf("--since: %w", err)
		}
		span.From = d.First()
	}
	if o.until != "" {
		d, err := landscape.ParseDate(o.until)
		if err != nil {
			return span, usageErrorf("--until: %w", err)
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
			return asUsageError(suggest.Unknown("event", name, known))
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
