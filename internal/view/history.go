package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Event is a change of maturity level.
type Event struct {
	Date        landscape.Date  `json:"date"`
	Approximate bool            `json:"approximate,omitempty"`
	Name        string          `json:"name"`
	Event       string          `json:"event"`
	From        landscape.Level `json:"from,omitempty"`
	To          landscape.Level `json:"to"`
	Days        *int            `json:"days,omitempty"` // at the level before; nil on acceptance
}

func newEvent(e landscape.Event) Event {
	event := Event{Date: e.Date, Approximate: e.Approximate, Name: e.Item.Name, Event: e.Kind, From: e.From, To: e.To}
	if e.From != "" {
		event.Days = &e.Days
	}
	return event
}

// History presents changes of maturity level, as a feed as well.
func History(v View, events []landscape.Event) *output.Document {
	changed := make([]*landscape.Item, len(events))
	for i, e := range events {
		changed[i] = e.Item
	}
	t := output.Table{Columns: []output.Column{v.date("date", headDate), v.itemNames("name", changed), v.head("event", headEvent),
		v.level("from", headFrom), v.level("to", headTo), v.number("days", headDays)}}
	d := &output.Document{Feed: &output.Feed{ID: v.feedID(), Title: fmt.Sprintf(v.Say(titleFeed), v.title()),
		Link: v.Catalog.Origin.URL, Updated: v.Catalog.Origin.Date.String()}}
	records := output.Table{Columns: append(slices.Clone(t.Columns), output.Column{Name: "approximate"})}
	data := []Event{}
	handle := v.Catalog.UniqueNames()
	for _, e := range events {
		event := newEvent(e)
		day := landscape.LevelChange{Date: e.Date, Approximate: e.Approximate}.FormatDate()
		days := ""
		if event.Days != nil {
			days = strconv.Itoa(e.Days)
		}
		t.Rows = append(t.Rows, []string{day, event.Name, v.eventName(e.Kind), v.LevelName(e.From), v.LevelName(e.To), days})
		records.Rows = append(records.Rows, []string{e.Date.String(), event.Name, e.Kind, string(e.From), string(e.To), days, checkMark(e.Approximate)})
		data = append(data, event)
		d.Names = append(d.Names, handle(e.Item))
		d.Feed.Events = append(d.Feed.Events, v.feedEvent(e, d.Feed.ID+":"+strings.ReplaceAll(handle(e.Item), "#", "-")))
	}
	slices.SortStableFunc(d.Feed.Events, func(a, b output.FeedEvent) int { return strings.Compare(a.Date, b.Date) })
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	return d
}
