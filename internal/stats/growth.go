package stats

import (
	"cmp"
	"maps"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// LevelCounts holds the number of hosted projects by level on a date.
type LevelCounts struct {
	Date   landscape.Date
	Levels map[landscape.Level]int
}

// Hosted returns the number of projects at any level, archived included.
func (s LevelCounts) Hosted() int {
	n := 0
	for _, k := range s.Levels {
		n += k
	}
	return n
}

// maxYears bounds growth, since a file may have a date in the year 1.
const maxYears = 100

// Growth counts hosted projects by level at the end of every year, or month,
// from the first dated change to the catalog's date, which comes last.
func Growth(c *landscape.Catalog, items []*landscape.Item, monthly bool) []LevelCounts {
	steps := levelSteps(items)
	first := slices.IndexFunc(steps, func(s levelStep) bool { return s.date != 0 })
	if first < 0 {
		return nil
	}
	begin := max(steps[first].date, c.Origin.Date-maxYears*10000)
	levels := map[landscape.Level]int{}
	var growth []LevelCounts
	for end := periodEnd(begin, monthly); ; end = periodEnd(end.Next(), monthly) {
		end = min(end, c.Origin.Date)
		for ; len(steps) > 0 && steps[0].date <= end; steps = steps[1:] {
			if levels[steps[0].from]--; levels[steps[0].from] <= 0 {
				delete(levels, steps[0].from)
			}
			levels[steps[0].to]++
		}
		growth = append(growth, LevelCounts{Date: end, Levels: maps.Clone(levels)})
		if end >= c.Origin.Date {
			return growth
		}
	}
}

// levelStep is a change of an item from one level, "" before the first, to
// another.
type levelStep struct {
	date     landscape.Date
	from, to landscape.Level
}

// levelSteps returns the level changes of all items, oldest first. If an
// item's own list goes back in time, a change counts from the latest date so
// far.
func levelSteps(items []*landscape.Item) []levelStep {
	var steps []levelStep
	for _, it := range items {
		var last levelStep
		for _, ch := range it.History() {
			last = levelStep{date: max(last.date, ch.Date), from: last.to, to: ch.Level}
			steps = append(steps, last)
		}
	}
	slices.SortStableFunc(steps, func(a, b levelStep) int { return cmp.Compare(a.date, b.date) })
	return steps
}

// periodEnd returns the last day of the year, or month, of d.
func periodEnd(d landscape.Date, monthly bool) landscape.Date {
	if monthly {
		return landscape.Date(d.Year()*10000 + d.Month()*100).Last()
	}
	return landscape.Date(d.Year() * 10000).Last()
}
