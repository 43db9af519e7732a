package landscape

import (
	"cmp"
	"slices"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple LevelChange

// Level is a maturity level as the file writes it: sandbox, incubating,
// graduated, archived, or another foundation's word. The zero Level means
// that the item is not hosted by the foundation.
type Level string

// CNCF's levels. Inception was the name of sandbox until 2018.
const (
	Inception  Level = "inception"
	Sandbox    Level = "sandbox"
	Incubating Level = "incubating"
	Graduated  Level = "graduated"
	Archived   Level = "archived"
)

// Hosted and NotHosted are what the maturity filter calls any level and none.
const (
	Hosted    = "hosted"
	NotHosted = "none"
)

// levelOrder lists the known levels from the least mature; archived comes last
// of those, as what is over, then words of other foundations, then none.
var levelOrder = []Level{Inception, Sandbox, Incubating, Graduated, Archived}

// Rank orders levels by maturity: inception 0 ... graduated 3, archived 4,
// any other level 5, none 6.
func (l Level) Rank() int {
	if i := slices.Index(levelOrder, l); i >= 0 {
		return i
	}
	if l != "" {
		return len(levelOrder)
	}
	return len(levelOrder) + 1
}

// Compare orders by rank, then by name.
func (l Level) Compare(m Level) int {
	return cmp.Or(cmp.Compare(l.Rank(), m.Rank()), cmp.Compare(l, m))
}

// LevelChange is the day on which a project came to a level.
type LevelChange struct {
	Date  Date  `json:"date"`
	Level Level `json:"maturity"`
	// Approximate says that the true day is near Date, not known exactly.
	Approximate bool `json:"approximate,omitempty"`
}

// FormatDate writes the date, with ~ before one that is approximate.
func (c LevelChange) FormatDate() string {
	if c.Approximate {
		return "~" + c.Date.String()
	}
	return c.Date.String()
}

// History returns the item's level changes, oldest first: the overlay's list
// where it has one, else what the single dates of the file say. It is empty
// for an item without level or dates.
//
// A project accepted on the day of a later level skipped those before it;
// otherwise it was accepted at sandbox, or at its present level where that
// level has no date of its own (inception, and other foundations' words).
func (it *Item) History() []LevelChange {
	if len(it.Changes) > 0 {
		return it.Changes
	}
	return it.appendChanges(nil)
}

// appendChanges appends the changes that the single dates say.
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

// acceptanceLevel is the level taken on the day of acceptance, or "" when that
// day is the day of a level with its own date.
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

// Since returns the day of the last level change, or the zero Date.
func (it *Item) Since() LevelChange {
	if h := it.History(); len(h) > 0 && h[len(h)-1].Level == it.Maturity {
		return h[len(h)-1]
	}
	return LevelChange{}
}
