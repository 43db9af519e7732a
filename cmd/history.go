package cmd

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
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
	o := &historyOptions{selection: selection{silent: true}, printer: printer{special: []string{"ics", "atom"}}}
	cmd := &cobra.Command{Use: "history [NAME...]"}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringVar(&o.since, "since", "", "show changes since `DATE`: YYYY-MM-DD, YYYY-MM or YYYY (its first day)")
	f.StringVar(&o.until, "until", "", "show changes until `DATE`: YYYY-MM-DD, YYYY-MM or YYYY (its last day)")
	f.StringSliceVar(&o.events, "event", nil, "show only `EVENT`: "+strings.Join(landscape.EventKinds, ", "))
	f.BoolVar(&o.reverse, "reverse", false, "oldest first")
	f.VarP(flagvalue.Count{Value: &o.limit}, "limit", "L", "maximum number of rows (0 for no limit)")
	completion.SetList(cmd, "event", func() []string { return landscape.EventKinds })
	completion.SetFlag(cmd, "since", a.dates)
	completion.SetFlag(cmd, "until", a.dates)
	completion.SetArgs(cmd, a.session.Catalog, completion.Topics)
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *historyOptions) document(a *app, lang string, args []string) (*output.Document, error) {
	from, err := a.session.EndOf("since", o.since, landscape.Date.First)
	if err != nil {
		return nil, err
	}
	to, err := a.session.EndOf("until", o.until, landscape.Date.Last)
	if err != nil {
		return nil, err
	}
	filter := landscape.EventFilter{DateRange: landscape.DateRange{From: from, To: to}, Kinds: o.events}
	v, items, err := o.named(a, lang, args)
	if err != nil {
		return nil, err
	}
	events, err := filter.Select(landscape.Events(items))
	if err != nil {
		return nil, exit.AsUsage(err)
	}
	if !o.reverse {
		slices.Reverse(events)
	}
	if o.limit > 0 && len(events) > o.limit {
		events = events[:o.limit]
	}
	if len(events) == 0 {
		a.note("no matching changes")
	}
	return view.History(v, events), nil
}
