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
