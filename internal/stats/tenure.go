package stats

import (
	"cmp"
	"math"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// Quartiles summarizes a list of lengths in days.
type Quartiles struct {
	Count                    int
	Min, Q1, Median, Q3, Max float64
	Open                     int // how many periods have not ended yet
}

// Summarize returns the quartiles of lengths. A quartile between two values is
// interpolated linearly, as spreadsheets and NumPy do.
func Summarize(days []int) Quartiles {
	s := Quartiles{Count: len(days)}
	if len(days) == 0 {
		return s
	}
	sorted := slices.Sorted(slices.Values(days))
	s.Min, s.Max = float64(sorted[0]), float64(sorted[len(sorted)-1])
	s.Q1, s.Median, s.Q3 = quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)
	return s
}

func quantile(sorted []int, q float64) float64 {
	at := q * float64(len(sorted)-1)
	low := int(math.Floor(at))
	if low+1 >= len(sorted) {
		return float64(sorted[low])
	}
	part := at - float64(low)
	return float64(sorted[low])*(1-part) + float64(sorted[low+1])*part
}

// TenureRow says how long something took, or takes.
type TenureRow struct {
	// From is the level left, or Accepted for the time since the first
	// acceptance. To is the level reached, or "" for every period at From,
	// ended or not.
	From, To string
	Quartiles
}

// Tenure returns how long projects stay at each level, where a period that has
// not ended counts to the catalog's date; then how long it takes from sandbox
// to incubating, from incubating to graduated, and from the first acceptance
// to graduation.
func Tenure(c *landscape.Catalog, items []*landscape.Item) []TenureRow {
	periods := c.LevelPeriods(items)
	var rows []TenureRow
	for _, l := range levelsOf(periods) {
		var days []int
		open := 0
		for _, p := range periods {
			if p.Level == l {
				days = append(days, p.Days)
				if p.Next == "" {
					open++
				}
			}
		}
		row := TenureRow{From: string(l), Quartiles: Summarize(days)}
		row.Open = open
		rows = append(rows, row)
	}
	for _, move := range [][2]landscape.Level{{landscape.Sandbox, landscape.Incubating}, {landscape.Incubating, landscape.Graduated}} {
		var days []int
		for _, p := range periods {
			if p.Level == move[0] && p.Next == move[1] {
				days = append(days, p.Days)
			}
		}
		rows = append(rows, TenureRow{From: string(move[0]), To: string(move[1]), Quartiles: Summarize(days)})
	}
	return append(rows, TenureRow{From: landscape.Accepted, To: string(landscape.Graduated), Quartiles: Summarize(daysToGraduation(items))})
}

// daysToGraduation returns the days from the first acceptance to graduation of
// the projects that graduated.
func daysToGraduation(items []*landscape.Item) []int {
	var days []int
	for _, it := range items {
		changes := it.History()
		i := slices.IndexFunc(changes, func(ch landscape.LevelChange) bool { return ch.Level == landscape.Graduated })
		if i > 0 {
			days = append(days, changes[0].Date.DaysUntil(changes[i].Date))
		}
	}
	return days
}

func levelsOf(periods []landscape.LevelPeriod) []landscape.Level {
	var levels []landscape.Level
	for _, p := range periods {
		if !slices.Contains(levels, p.Level) {
			levels = append(levels, p.Level)
		}
	}
	slices.SortFunc(levels, landscape.Level.Compare)
	return levels
}

// StuckProject is a project at a level short of graduation, with the period
// that has not ended.
type StuckProject struct {
	landscape.LevelPeriod
	// Percentile is the percentage of the other projects at the same level that
	// have been there for less time.
	Percentile float64
}

// Stuck returns the projects at sandbox or incubating, the longest there first.
func Stuck(c *landscape.Catalog, items []*landscape.Item) []StuckProject {
	var projects []StuckProject
	days := map[landscape.Level][]int{}
	for _, p := range c.LevelPeriods(items) {
		if p.Next == "" && (p.Level == landscape.Sandbox || p.Level == landscape.Incubating) {
			projects = append(projects, StuckProject{LevelPeriod: p})
			days[p.Level] = append(days[p.Level], p.Days)
		}
	}
	for _, d := range days {
		slices.Sort(d)
	}
	for i := range projects {
		p := &projects[i]
		if others := len(days[p.Level]) - 1; others > 0 {
			shorter, _ := slices.BinarySearch(days[p.Level], p.Days)
			p.Percentile = 100 * float64(shorter) / float64(others)
		}
	}
	slices.SortStableFunc(projects, func(a, b StuckProject) int {
		return cmp.Or(cmp.Compare(b.Days, a.Days), cmp.Compare(normalize.Fold(a.Item.Name), normalize.Fold(b.Item.Name)))
	})
	return projects
}
