package landscape

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// ChangeKindNames returns the names of [ChangeKinds].
func ChangeKindNames() []string {
	names := make([]string, len(ChangeKinds))
	for i, k := range ChangeKinds {
		names[i] = string(k)
	}
	return names
}

// ChangeFilter selects changes. The zero value selects all.
type ChangeFilter struct {
	Only   []ChangeKind // these kinds; nil selects all
	Ignore []string     // names of fields
}

// NewChangeFilter returns the filter of these kinds and without these fields. The
// error names a kind or a field that is unknown.
func NewChangeFilter(only, ignore []string) (ChangeFilter, error) {
	var f ChangeFilter
	kinds := ChangeKindNames()
	for _, k := range only {
		if !slices.Contains(kinds, k) {
			return f, suggest.Unknown("kind of change", k, kinds)
		}
		f.Only = append(f.Only, ChangeKind(k))
	}
	for _, name := range ignore {
		field, err := FieldNamed(name)
		if err != nil {
			return f, err
		}
		f.Ignore = append(f.Ignore, field.Name)
	}
	return f, nil
}

// Select returns the changes that the filter selects. It reuses the list.
func (f ChangeFilter) Select(changes []Change) []Change {
	return slices.DeleteFunc(changes, func(ch Change) bool {
		return len(f.Only) > 0 && !slices.Contains(f.Only, ch.Kind) || slices.Contains(f.Ignore, ch.Field)
	})
}
