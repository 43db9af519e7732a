package landscape

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// CrossTab counts items by one or two dimensions.
type CrossTab struct {
	Rows, Columns []string          // the values, in order; Columns is empty for one dimension
	Cells         map[[2]string]int // by row and column ("" for one dimension)
	Totals        map[string]int    // by row
	InColumn      map[string]int    // by column
	Items         int               // how many items were counted
}

// NoValue is what items without a value count as.
const NoValue = "(none)"

// Count counts items by the fields named. A date counts as its year ("year" is
// short for accepted_at), each value of a list counts, and an item counts in
// every category and subcategory where it is placed, of those that wants
// reports true for; nil wants all.
func (c *Catalog) Count(items []*Item, by []string, wants func(Placement) bool) (CrossTab, error) {
	t := CrossTab{Cells: map[[2]string]int{}, Totals: map[string]int{}, InColumn: map[string]int{}, Items: len(items)}
	var fields [2]Field
	for i, name := range by {
		f, err := FieldNamed(dimension(name))
		if err != nil {
			return t, err
		}
		fields[i] = f
	}
	for _, it := range items {
		cells := c.cells(fields, it, wants)
		for i, cell := range cells {
			t.Cells[cell]++
			t.Totals[cell[0]] += firstWith(cells[:i], 0, cell)
			t.InColumn[cell[1]] += firstWith(cells[:i], 1, cell)
		}
	}
	t.Rows = c.ordered(fields[0], t.Totals)
	if len(by) > 1 {
		t.Columns = c.ordered(fields[1], t.InColumn)
	}
	return t, nil
}

// firstWith returns 1 where no cell before has the same row (0) or column (1).
func firstWith(before [][2]string, which int, cell [2]string) int {
	return btoi(!slices.ContainsFunc(before, func(other [2]string) bool { return other[which] == cell[which] }))
}

// cells returns the rows and columns in which an item counts, each pair once.
func (c *Catalog) cells(fields [2]Field, it *Item, wants func(Placement) bool) [][2]string {
	var cells [][2]string
	add := func(row, column string) {
		if cell := [2]string{row, column}; !slices.Contains(cells, cell) {
			cells = append(cells, cell)
		}
	}
	if isPlacement(fields[0]) && isPlacement(fields[1]) {
		for _, p := range it.Placements() {
			if wants == nil || wants(p) {
				add(p.part(fields[0].Name), p.part(fields[1].Name))
			}
		}
		return cells
	}
	columns := []string{""}
	if fields[1].Name != "" {
		columns = c.values(fields[1], it, wants)
	}
	for _, row := range c.values(fields[0], it, wants) {
		for _, column := range columns {
			add(row, column)
		}
	}
	return cells
}

func isPlacement(f Field) bool { return f.Name == "category" || f.Name == "subcategory" }

// part returns the category or the subcategory.
func (p Placement) part(field string) string {
	if field == "subcategory" {
		return p.Subcategory
	}
	return p.Category
}

// Top keeps the rows and the columns with the highest counts, the highest
// first, where there are more than so many. It returns how many it leaves out.
func (t *CrossTab) Top(rows, columns int) (noRows, noColumns int) {
	t.Rows, noRows = topValues(t.Rows, t.Totals, rows)
	t.Columns, noColumns = topValues(t.Columns, t.InColumn, columns)
	return noRows, noColumns
}

func topValues(values []string, counts map[string]int, n int) (kept []string, left int) {
	if len(values) <= n {
		return values, 0
	}
	sorted := slices.Clone(values)
	slices.SortStableFunc(sorted, func(a, b string) int { return counts[b] - counts[a] })
	return sorted[:n], len(values) - n
}

// dimension resolves the short names of dimensions.
func dimension(name string) string {
	switch name {
	case "year", "accepted-year":
		return "accepted_at"
	case "tag", "tags", "keyword":
		return "summary.tags"
	}
	return name
}

func (c *Catalog) values(f Field, it *Item, wants func(Placement) bool) []string {
	if isPlacement(f) {
		return placementNames(f.Name, it, wants)
	}
	switch v := f.Get(c, it).(type) {
	case nil:
		return []string{NoValue}
	case Date:
		return []string{strconv.Itoa(v.Year())}
	case []string:
		return v
	}
	return []string{f.Cell(c, it)}
}

// placementNames returns the categories, or subcategories, of the item's placements,
// each once.
func placementNames(field string, it *Item, wants func(Placement) bool) []string {
	var names []string
	for _, p := range it.Placements() {
		name := p.part(field)
		if (wants == nil || wants(p)) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// ordered sorts values: levels by rank, boxes as on the map, others by text;
// none comes last.
func (c *Catalog) ordered(f Field, seen map[string]int) []string {
	rank := map[string]int{}
	place := func(name string) {
		if _, ok := rank[name]; !ok {
			rank[name] = len(rank)
		}
	}
	switch f.Name {
	case "category":
		for _, cat := range c.Categories {
			place(cat.Name)
		}
	case "subcategory":
		for _, cat := range c.Categories {
			for _, sub := range cat.Subcategories {
				place(sub)
			}
		}
	case "maturity":
		for i, l := range c.Levels() {
			rank[string(l)] = i
		}
	case "status":
		for _, s := range c.Statuses {
			place(s)
		}
	}
	var out []string
	for v := range seen {
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(btoi(a == NoValue), btoi(b == NoValue)), cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b))
	})
	return out
}

// LevelCounts is the number of hosted projects by level on a day.
type LevelCounts struct {
	Day    Date
	Levels map[Level]int
}

// Hosted is the number at any level, archived included.
func (s LevelCounts) Hosted() int {
	n := 0
	for _, k := range s.Levels {
		n += k
	}
	return n
}

// Growth counts hosted projects by level at the end of every year, or month,
// from the first dated change to the catalog's day, which comes last. It goes
// back a hundred years at the most.
func (c *Catalog) Growth(items []*Item, monthly bool) []LevelCounts {
	steps := levelSteps(items)
	first := slices.IndexFunc(steps, func(s levelStep) bool { return s.date != 0 })
	if first < 0 {
		return nil
	}
	const years = 100
	begin := max(steps[first].date, c.Origin.Day-years*10000)
	levels := map[Level]int{}
	var growth []LevelCounts
	for end := periodEnd(begin, monthly); ; end = periodEnd(nextDay(end), monthly) {
		end = min(end, c.Origin.Day)
		for ; len(steps) > 0 && steps[0].date <= end; steps = steps[1:] {
			if levels[steps[0].from]--; levels[steps[0].from] <= 0 {
				delete(levels, steps[0].from)
			}
			levels[steps[0].to]++
		}
		growth = append(growth, LevelCounts{Day: end, Levels: maps.Clone(levels)})
		if end >= c.Origin.Day {
			return growth
		}
	}
}

// levelStep is a change of an item from one level, "" before the first, to
// another.
type levelStep struct {
	date     Date
	from, to Level
}

// levelSteps returns the changes of all items in order of time. A change counts
// from the latest date up to it in its item's list.
func levelSteps(items []*Item) []levelStep {
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

func periodEnd(d Date, monthly bool) Date {
	if monthly {
		return Date(d.Year()*10000 + d.Month()*100).Last()
	}
	return Date(d.Year() * 10000).Last()
}

func nextDay(d Date) Date {
	switch {
	case d.Day() < daysIn(d.Year(), d.Month()):
		return d + 1
	case d.Month() < 12:
		return Date(d.Year()*10000 + (d.Month()+1)*100 + 1)
	}
	return Date((d.Year()+1)*10000 + 101)
}

// Quartiles describes a list of lengths in days.
type Quartiles struct {
	Count                    int
	Min, Q1, Median, Q3, Max float64
	Open                     int // how many have not ended yet
}

// Summarize describes lengths. A quartile between two values is taken in
// proportion (as spreadsheets and NumPy do); the median of an even number is
// the mean of the middle two.
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

// TenureRow is how long something took, or takes.
type TenureRow struct {
	// From is the level left, To the one reached; To is "" for all spells at
	// From, ended or not. From is Accepted for the time from the first
	// acceptance.
	From, To string
	Quartiles
}

// Tenure tells how long projects stay: for every level all its spells, one
// that has not ended counted to the catalog's day; then the moves from sandbox
// to incubating, from incubating to graduated, and from the first acceptance
// to graduation.
func (c *Catalog) Tenure(items []*Item) []TenureRow {
	spells := c.LevelPeriods(items)
	var rows []TenureRow
	for _, l := range levelsOf(spells) {
		var days []int
		open := 0
		for _, s := range spells {
			if s.Level == l {
				days = append(days, s.Days)
				open += btoi(s.Next == "")
			}
		}
		row := TenureRow{From: string(l), Quartiles: Summarize(days)}
		row.Open = open
		rows = append(rows, row)
	}
	for _, move := range [][2]Level{{Sandbox, Incubating}, {Incubating, Graduated}} {
		var days []int
		for _, s := range spells {
			if s.Level == move[0] && s.Next == move[1] {
				days = append(days, s.Days)
			}
		}
		rows = append(rows, TenureRow{From: string(move[0]), To: string(move[1]), Quartiles: Summarize(days)})
	}
	var days []int
	for _, it := range items {
		changes := it.History()
		i := slices.IndexFunc(changes, func(ch LevelChange) bool { return ch.Level == Graduated })
		if i > 0 {
			days = append(days, changes[0].Date.DaysUntil(changes[i].Date))
		}
	}
	return append(rows, TenureRow{From: Accepted, To: string(Graduated), Quartiles: Summarize(days)})
}

func levelsOf(spells []LevelPeriod) []Level {
	var levels []Level
	for _, s := range spells {
		if !slices.Contains(levels, s.Level) {
			levels = append(levels, s.Level)
		}
	}
	slices.SortFunc(levels, Level.Compare)
	return levels
}

// StuckProject is a project that is at a level short of graduation.
type StuckProject struct {
	LevelPeriod
	// Percentile is the share of the projects now at the same level, in
	// percent, that have been there for a shorter time.
	Percentile float64
}

// Stuck returns the projects at sandbox or incubating, the longest there first.
func (c *Catalog) Stuck(items []*Item) []StuckProject {
	var waits []StuckProject
	for _, s := range c.LevelPeriods(items) {
		if s.Next == "" && (s.Level == Sandbox || s.Level == Incubating) {
			waits = append(waits, StuckProject{LevelPeriod: s})
		}
	}
	for i := range waits {
		shorter, others := 0, 0
		for _, w := range waits {
			if w.Level == waits[i].Level && w.Item != waits[i].Item {
				others++
				shorter += btoi(w.Days < waits[i].Days)
			}
		}
		if others > 0 {
			waits[i].Percentile = 100 * float64(shorter) / float64(others)
		}
	}
	slices.SortStableFunc(waits, func(a, b StuckProject) int {
		return cmp.Or(cmp.Compare(b.Days, a.Days), cmp.Compare(normalize.Fold(a.Item.Name), normalize.Fold(b.Item.Name)))
	})
	return waits
}

// ExpectedFields are the fields that a hosted project is expected to have.
var ExpectedFields = []string{"description", "homepage_url", "repository", "documentation_url", "blog_url", "devstats_url",
	"artwork_url", "lfx_slug", "clomonitor_name", "summary.tags", "audits"}

// MissingFields is what an item lacks of [ExpectedFields].
type MissingFields struct {
	Item    *Item
	Missing []string
}

// Completeness returns what each item lacks, in the items' order.
func (c *Catalog) Completeness(items []*Item) []MissingFields {
	gaps := make([]MissingFields, len(items))
	for i, it := range items {
		gaps[i].Item = it
		for _, name := range ExpectedFields {
			if f, err := FieldNamed(name); err == nil && f.Get(c, it) == nil {
				gaps[i].Missing = append(gaps[i].Missing, name)
			}
		}
	}
	return gaps
}
