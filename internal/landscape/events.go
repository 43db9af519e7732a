package landscape

import (
	"cmp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Event is a change of level, seen among all of them.
type Event struct {
	Item *Item
	Date Date
	// Approximate says that the true day is near Date.
	Approximate bool
	// Kind is one of the events below or, for a level of another foundation,
	// that level.
	Kind string
	// From is the level before, "" on acceptance; To the level after.
	From, To Level
	// Days is the time spent at From; 0 on acceptance.
	Days int
}

// The kinds of event: accepted is a project's first change, whatever its
// level; readmitted a return from the archive.
const (
	Accepted   = "accepted"
	Readmitted = "readmitted"
)

// EventKinds lists the kinds of event of CNCF's levels.
var EventKinds = []string{Accepted, string(Incubating), string(Graduated), string(Archived), Readmitted}

// Events returns the level changes of items, oldest first; those of one day
// by name.
func Events(items []*Item) []Event {
	var events []Event
	for _, it := range items {
		var before LevelChange
		for _, ch := range it.History() {
			e := Event{Item: it, Date: ch.Date, Approximate: ch.Approximate, Kind: string(ch.Level), From: before.Level, To: ch.Level}
			switch before.Level {
			case "":
				e.Kind = Accepted
			case Archived:
				e.Kind = Readmitted
			}
			if before.Date != 0 {
				e.Days = before.Date.DaysUntil(ch.Date)
			}
			events = append(events, e)
			before = ch
		}
	}
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), strings.Compare(normalize.Fold(a.Item.Name), normalize.Fold(b.Item.Name)))
	})
	return events
}

// LevelPeriod is the time a project spent at a level.
type LevelPeriod struct {
	Item  *Item
	Level Level
	From  LevelChange
	// Until is the day it left the level; the zero Date when it is there yet.
	Until Date
	// UntilApproximate says that the true day is near Until.
	UntilApproximate bool
	// Next is the level it went to, "" when it is there yet.
	Next Level
	// Days is the length, to the catalog's day when it is there yet.
	Days int
}

// LevelPeriods returns the spells of items, each item's oldest first.
func (c *Catalog) LevelPeriods(items []*Item) []LevelPeriod {
	var spells []LevelPeriod
	for _, it := range items {
		changes := it.History()
		for i, ch := range changes {
			s := LevelPeriod{Item: it, Level: ch.Level, From: ch}
			end := c.Origin.Date
			if i+1 < len(changes) {
				s.Until, s.UntilApproximate, s.Next = changes[i+1].Date, changes[i+1].Approximate, changes[i+1].Level
				end = s.Until
			}
			s.Days = max(0, ch.Date.DaysUntil(end))
			spells = append(spells, s)
		}
	}
	return spells
}
