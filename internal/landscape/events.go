package landscape

import (
	"cmp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Event is a level change of an item.
type Event struct {
	Item *Item
	Date Date
	// Approximate means that the exact date is unknown but near Date.
	Approximate bool
	// Kind is one of [EventKinds] or, for another foundation, the level reached.
	Kind string
	// From is the level left, "" on acceptance. To is the level reached.
	From, To Level
	// Days is how long the project was at From; 0 on acceptance.
	Days int
}

// The kinds of event that are not levels: Accepted is the first change of a
// project, to whatever level. Readmitted leads out of the archive.
const (
	Accepted   = "accepted"
	Readmitted = "readmitted"
)

// EventKinds lists the kinds of event that CNCF has.
var EventKinds = []string{Accepted, string(Incubating), string(Graduated), string(Archived), Readmitted}

// Events returns the level changes of items, oldest first, and by name on the
// same date.
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

// LevelPeriod is a period that a project spent at a level.
type LevelPeriod struct {
	Item  *Item
	Level Level
	From  LevelChange
	// Until is when it left the level; zero if it is still there.
	Until Date
	// UntilApproximate means that the exact date is unknown but near Until.
	UntilApproximate bool
	// Next is the level it moved to; "" if it is still there.
	Next Level
	// Days is the length, up to the catalog's date if it is still there.
	Days int
}

// LevelPeriods returns the level periods of items, the oldest of an item first.
func (c *Catalog) LevelPeriods(items []*Item) []LevelPeriod {
	var periods []LevelPeriod
	for _, it := range items {
		changes := it.History()
		for i, ch := range changes {
			p := LevelPeriod{Item: it, Level: ch.Level, From: ch}
			end := c.Origin.Date
			if i+1 < len(changes) {
				p.Until, p.UntilApproximate, p.Next = changes[i+1].Date, changes[i+1].Approximate, changes[i+1].Level
				end = p.Until
			}
			p.Days = max(0, ch.Date.DaysUntil(end))
			periods = append(periods, p)
		}
	}
	return periods
}
