package mcp

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

func (q *call) history() (*answer, error) {
	filter := landscape.EventFilter{Kinds: q.list(paramEvent)}
	var err error
	if filter.From, err = q.end(paramSince, landscape.Date.First); err != nil {
		return nil, err
	}
	if filter.To, err = q.end(paramUntil, landscape.Date.Last); err != nil {
		return nil, err
	}
	items, err := q.Catalog.SelectListed(q.filter)
	if err != nil {
		return nil, err
	}
	var notes []string
	if names := q.list(paramOf); len(names) > 0 {
		selected := items
		if items, notes, err = q.named(); err != nil {
			return nil, err
		}
		if !q.filter.IsEmpty() {
			items = slices.DeleteFunc(items, func(it *landscape.Item) bool { return !slices.Contains(selected, it) })
		}
	}
	events, err := filter.Select(landscape.Events(items))
	if err != nil {
		return nil, err
	}
	if !q.is(paramOldest) {
		slices.Reverse(events)
	}
	return &answer{total: len(events), notes: notes, render: func(from, to int) (*output.Document, error) {
		return view.History(q.View, events[from:to]), nil
	}}, nil
}

// end returns the first or last day of the period that a parameter has, or 0.
func (q *call) end(p param, end func(landscape.Date) landscape.Date) (landscape.Date, error) {
	value := q.text(p)
	if value == "" {
		return 0, nil
	}
	date, err := landscape.ParseDate(value)
	if err != nil {
		return 0, fmt.Errorf("%s: %w; %s", p.Name, err, q.server.options.Session.DayAdvice(value))
	}
	return end(date), nil
}

// changeCounts has the number of changes of each kind.
type changeCounts struct {
	Counts []view.ChangeCount `json:"counts"`
}

func (q *call) diff() (*answer, error) {
	filter, err := diff.NewFilter(q.list(paramOnly), q.list(paramIgnore))
	if err != nil {
		return nil, err
	}
	from, to := q.text(paramFrom), cmp.Or(q.text(paramTo), "current")
	x, y, err := q.server.options.Session.SidesOf(q.Catalog, from, to)
	if err != nil {
		return nil, err
	}
	if asOf := q.text(paramAsOf); asOf != "" && (x.Clamped || y.Clamped) {
		return nil, errors.New("from or to is after as_of, " + asOf)
	}
	changes := filter.Select(diff.Compare(x.Catalog, y.Catalog))
	v := view.View{Catalog: y.Catalog, Lang: q.Lang}
	counts, _ := filled(view.ChangeSummary(v, changes)).Data.([]view.ChangeCount)
	a := &answer{total: len(changes), more: output.Object{{Key: "counts", Value: counts}}, render: func(from, to int) (*output.Document, error) {
		return view.Changes(v, changes[from:to]), nil
	}}
	var summary []string
	for _, n := range counts {
		summary = append(summary, fmt.Sprintf("%s %d", n.Kind, n.Changes))
	}
	if len(summary) > 0 {
		a.notes = append(a.notes, strings.Join(summary, ", "))
	}
	if x.Clamped || y.Clamped {
		a.notes = append(a.notes, "the data ends on "+q.Catalog.Origin.Date.String())
	}
	return a, nil
}
