package landscape

import (
	"cmp"
	"slices"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple LevelChange

// Level is a maturity level as in the file: sandbox, incubating, graduated,
// archived, or one of another foundation. The zero Level means that the
// foundation does not host the item.
type Level string

// CNCF's levels. Inception was the name of sandbox until 2018.
const (
	Inception  Level = "inception"
	Sandbox    Level = "sandbox"
	Incubating Level = "incubating"
	Graduated  Level = "graduated"
	Archived   Level = "archived"
)

// Hosted and NotHosted are the values of the maturity filter for any level and
// for none.
const (
	Hosted    = "hosted"
	NotHosted = "none"
)

// levelOrder lists the known levels, the least mature first, archived last.
var levelOrder = []Level{Inception, Sandbox, Incubating, Graduated, Archived}

// Rank returns the position of a level by maturity: inception 0 to graduated 3,
// archived 4, any other level 5, none 6.
func (l Level) Rank() int {
	if i := slices.Index(levelOrder, l); i >= 0 {
		return i
	}
	if l != "" {
		return len(levelOrder)
	}
	return len(levelOrder) + 1
}

// Compare compares levels by rank, then by name.
func (l Level) Compare(m Level) int {
	return cmp.Or(cmp.Compare(l.Rank(), m.Rank()), cmp.Compare(l, m))
}

// LevelChange is the move of a project to a level.
type LevelChange struct {
	Date  Date  `json:"date"`
	Level Level `json:"maturity"`
	// Approximate means that the exact date is unknown but near Date.
	Approximate bool `json:"approximate,omitempty"`
}

// FormatDate returns the date, prefixed by ~ if it is approximate.
func (c LevelChange) FormatDate() string {
	if c.Approximate {
		return "~" + c.Date.String()
	}
	return c.Date.String()
}

// History returns the level changes of an item, oldest first: the list of the
// overlay or, without one, the changes that follow from the dates of the file.
// It is empty for an item without a level or dates.
//
// A file has one date per level, so it cannot say at which level a project was
// accepted. One that was accepted on the date of a later level skipped the
// levels before it. Any other was accepted at sandbox, or at its current level
// if that has no date of its own: inception and levels of other foundations.
func (it *Item) History() []LevelChange {
	if len(it.Changes) > 0 {
		return it.Changes
	}
	return it.appendChanges(nil)
}

// appendChanges appends the changes that follow from the dates of the file.
func (it *Item) appendChanges(all []LevelChange) []LevelChange {
	if it.Maturity == "" {
		return all
	}
	changes := all[len(all):]
	for _, d := range []LevelChange{
		{Date: it.AcceptedAt, Level: it.acceptanceLevel()},
		{Date: it.IncubatingAt, Level: Incubating},
		{Date: it.GraduatedAt, Level: Graduated},
		{Date: it.ArchivedAt, Level: Archived},
	} {
		if d.Date != 0 && d.Level != "" {
			changes = append(changes, d)
		}
	}
	slices.SortStableFunc(changes, func(a, b LevelChange) int { return cmp.Compare(a.Date, b.Date) })
	return append(all, changes...)
}

// acceptanceLevel returns the level at which the project was accepted, or "" if
// it was accepted at a level that has a date of its own.
func (it *Item) acceptanceLevel() Level {
	switch it.AcceptedAt {
	case it.IncubatingAt, it.GraduatedAt:
		return ""
	}
	switch it.Maturity {
	case Incubating, Graduated, Archived:
		return Sandbox
	}
	return it.Maturity
}

// Since returns the change to the current level, or the zero LevelChange if its
// date is unknown.
func (it *Item) Since() LevelChange {
	if h := it.History(); len(h) > 0 && h[len(h)-1].Level == it.Maturity {
		return h[len(h)-1]
	}
	return LevelChange{}
}
