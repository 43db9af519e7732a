package landscape

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// EventFilter selects the events of some dates and kinds. The zero value selects all.
type EventFilter struct {
	DateRange
	Kinds []string // nil selects all
}

// Select returns the events that the filter selects, and reuses the list. It returns an
// error for a kind that is neither one of [EventKinds] nor that of an event.
func (f EventFilter) Select(events []Event) ([]Event, error) {
	known := slices.Clone(EventKinds)
	for _, e := range events {
		if !slices.Contains(known, e.Kind) {
			known = append(known, e.Kind)
		}
	}
	for _, kind := range f.Kinds {
		if !slices.Contains(known, kind) {
			return nil, suggest.Unknown("event", kind, known)
		}
	}
	return slices.DeleteFunc(events, func(e Event) bool {
		return !f.Contains(e.Date) || len(f.Kinds) > 0 && !slices.Contains(f.Kinds, e.Kind)
	}), nil
}
