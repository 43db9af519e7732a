package diff

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// KindNames returns the names of [Kinds].
func KindNames() []string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = string(k)
	}
	return names
}

// Filter selects changes. The zero Filter selects all of them.
type Filter struct {
	Only   []Kind   // the kinds selected; nil selects all
	Ignore []string // names of fields whose changes are left out
}

// NewFilter returns a filter for the given kinds and fields. It returns an
// error for an unknown one.
func NewFilter(only, ignore []string) (Filter, error) {
	var f Filter
	kinds := KindNames()
	for _, k := range only {
		if !slices.Contains(kinds, k) {
			return f, suggest.Unknown("kind of change", k, kinds)
		}
		f.Only = append(f.Only, Kind(k))
	}
	for _, name := range ignore {
		field, err := landscape.FieldNamed(name)
		if err != nil {
			return f, err
		}
		f.Ignore = append(f.Ignore, field.Name)
	}
	return f, nil
}

// Select returns the changes that the filter selects. It reuses the slice.
func (f Filter) Select(changes []Change) []Change {
	return slices.DeleteFunc(changes, func(ch Change) bool {
		return len(f.Only) > 0 && !slices.Contains(f.Only, ch.Kind) || slices.Contains(f.Ignore, ch.Field)
	})
}

// WithoutRepeats returns the changes without dates that only repeat a change of level
// in the same list, for people to read.
func WithoutRepeats(changes []Change) []Change {
	levels := map[*landscape.Item]Change{} // the changes of level, by the item after
	for _, ch := range changes {
		if ch.Field == "maturity" {
			levels[ch.After] = ch
		}
	}
	return slices.DeleteFunc(slices.Clone(changes), func(ch Change) bool { return ch.repeats(levels[ch.After]) })
}

// levelDates has the field with the date of each level. Projects may be accepted at any of
// the active ones.
var levelDates = map[string]landscape.Level{"incubating_at": landscape.Incubating, "graduated_at": landscape.Graduated, "archived_at": landscape.Archived}

// repeats reports whether a change only sets the date on which a level was reached, or
// removes that of a level that was left. level is the change of level of the item.
func (ch Change) repeats(level Change) bool {
	reached, isDate := levelDates[ch.Field]
	if ch.Field == "accepted_at" && (level.Kind == Accepted || level.Kind == Released) {
		return ch.From == "" || ch.To == ""
	}
	if !isDate || level.Kind == "" {
		return false
	}
	return ch.From == "" && level.To == string(reached) || ch.To == "" && level.From == string(reached)
}
