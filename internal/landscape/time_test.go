package landscape

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// randomCatalog makes a catalog of projects with histories, some readmitted,
// of members and of items without dates, with relations and facts.
func randomCatalog(r *rand.Rand) *Catalog {
	c := catalog()
	c.Items = nil
	for i := range 3 + r.IntN(12) {
		it := Item{Name: fmt.Sprintf("P%d", i), Category: "Runtime", Subcategory: "Storage",
			Repositories: []Repository{{URL: fmt.Sprintf("https://example.org/p/%d", i), Primary: true}}}
		switch r.IntN(5) {
		case 0: // no dates
		case 1:
			it.Category, it.Subcategory, it.JoinedAt = "Our Members", "Gold", randomDay(r)
		default:
			randomHistory(r, &it)
		}
		if r.IntN(2) == 0 {
			it.Relations = []Relation{{Type: "uses", Other: fmt.Sprintf("P%d", r.IntN(6)), From: randomDay(r), Known: true}}
			it.Facts = []Fact{{Text: "fact", From: randomDay(r), Until: randomDay(r)}}
			it.Audits = []Audit{{Date: randomDay(r)}}
		}
		c.Items = append(c.Items, it)
	}
	return c
}

func randomDay(r *rand.Rand) Date {
	d, _ := NewDate(2016+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
	return d
}

func randomHistory(r *rand.Rand, it *Item) {
	days := []Date{randomDay(r), randomDay(r), randomDay(r), randomDay(r)}
	slices.Sort(days)
	days = slices.Compact(days)
	levels := []Level{Sandbox, Incubating, Graduated, Archived}
	if r.IntN(4) == 0 && len(days) == 4 {
		levels = []Level{Sandbox, Archived, Sandbox, Incubating}
	}
	for i, d := range days[:1+r.IntN(len(days))] {
		it.Changes = append(it.Changes, LevelChange{Date: d, Level: levels[i], Approximate: r.IntN(9) == 0})
	}
	it.Maturity = it.Changes[len(it.Changes)-1].Level
	it.AcceptedAt = 1
	it.recomputeDates()
}

// TestAsOfLaws: once accepted stays accepted, a day of a day is the earlier
// of the two, nothing is later than the day, and the catalog's own day
// changes no level.
func TestAsOfLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		c := randomCatalog(r)
		d1, d2 := randomDay(r), randomDay(r)
		if d2 < d1 {
			d1, d2 = d2, d1
		}
		early, late := c.AsOf(d1), c.AsOf(d2)
		for i := range early.Items {
			if !slices.ContainsFunc(late.Items, func(it Item) bool { return it.Name == early.Items[i].Name }) {
				t.Fatalf("%s is there on %s, not on %s", early.Items[i].Name, d1, d2)
			}
		}
		for name, twice := range map[string]*Catalog{"late, early": late.AsOf(d1), "early, late": early.AsOf(d2)} {
			if !reflect.DeepEqual(twice, early) {
				t.Fatalf("AsOf(%s) and AsOf(%s) (%s) is not the earlier:\n%+v\nwant\n%+v", d1, d2, name, twice, early)
			}
		}
		for _, it := range early.Items {
			for _, f := range Fields {
				if f.Day != nil && *f.Day(&it) > d1 {
					t.Fatalf("%s: %s is %s, after %s", it.Name, f.Name, *f.Day(&it), d1)
				}
			}
			for _, rel := range it.Relations {
				if rel.From > d1 || rel.Until > d1 {
					t.Fatalf("%s: relation %v on %s", it.Name, rel, d1)
				}
			}
			if since := it.Since(); it.Maturity != "" && since.Date == 0 {
				t.Fatalf("%s: level %s without a day", it.Name, it.Maturity)
			}
		}
		now := c.AsOf(c.Origin.Day)
		for i := range now.Items {
			before, _ := c.Find(now.Items[i].Name)
			if before.Item.Maturity != now.Items[i].Maturity {
				t.Fatalf("%s is %s, on the day of the data %s", now.Items[i].Name, before.Item.Maturity, now.Items[i].Maturity)
			}
		}
		if len(now.Items)+now.Origin.Undated != len(c.Items) {
			t.Fatalf("%d items and %d undated of %d", len(now.Items), now.Origin.Undated, len(c.Items))
		}
	}
}

// TestGrowthAndTenureLaws: the last row of growth is today's counts, every row
// is what AsOf says, and spells fill the time since acceptance.
func TestGrowthAndTenureLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 200 {
		c := randomCatalog(r)
		items, _ := c.Select(Query{})
		growth := c.Growth(items, n%2 == 0)
		for _, s := range growth {
			want := map[Level]int{}
			for _, it := range c.AsOf(s.Day).Items {
				if it.Maturity != "" {
					want[it.Maturity]++
				}
			}
			if !reflect.DeepEqual(s.Levels, want) {
				t.Fatalf("on %s: %v, want %v", s.Day, s.Levels, want)
			}
		}
		if len(growth) > 0 && growth[len(growth)-1].Day != c.Origin.Day {
			t.Fatalf("growth ends on %s", growth[len(growth)-1].Day)
		}
		for _, it := range items {
			if it.Maturity == "" {
				continue
			}
			sum := 0
			for _, s := range c.LevelPeriods([]*Item{it}) {
				sum += s.Days
			}
			if want := it.History()[0].Date.DaysUntil(c.Origin.Day); sum != want {
				t.Fatalf("%s: spells of %d days, want %d", it.Name, sum, want)
			}
		}
	}
}

// TestDiffLaws: no difference to itself, and applying the changes from a to b
// to a gives b.
func TestDiffLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		a, b := randomCatalog(r), randomCatalog(r)
		if d := Diff(a, a); len(d) > 0 {
			t.Fatalf("a differs from itself: %+v", d)
		}
		for i := range b.Items {
			switch r.IntN(6) {
			case 0:
				b.Items[i].Name += " renamed"
			case 1:
				b.Items[i].Subcategory = "Network"
			case 2:
				b.Items[i].HomepageURL = "https://example.org"
			}
		}
		got := Apply(a, Diff(a, b))
		if g, w := facts(b, got), facts(b, b.Items); g != w {
			t.Fatalf("applied:\n%s\nwant:\n%s", g, w)
		}
	}
}

// facts writes all that the fields know of items, sorted.
func facts(c *Catalog, items []Item) string {
	var lines []string
	for i := range items {
		var cells []string
		for _, f := range Fields {
			if !f.Derived {
				cells = append(cells, f.Cell(c, &items[i]))
			}
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestDiffKinds(t *testing.T) {
	repo := func(s string) []Repository { return []Repository{{URL: "https://github.com/" + s, Primary: true}} }
	at := func(name string, level Level, repository string) Item {
		return Item{Name: name, Category: "A", Subcategory: "B", Maturity: level, Repositories: repo(repository)}
	}
	a := &Catalog{Items: []Item{at("Up", Sandbox, "x/up"), at("Down", Incubating, "x/down"), at("Old", Sandbox, "x/old"), at("Back", Archived, "x/back"),
		at("New", "", "x/new"), at("Gone", Sandbox, "x/gone"), at("Left", Sandbox, "x/left"), at("ChubaoFS", Sandbox, "x/chubao"), at("Crux", "", "x/Crux.git")}}
	b := &Catalog{Items: []Item{at("Up", Graduated, "x/up"), at("Down", Sandbox, "x/down"), at("Old", Archived, "x/old"), at("Back", Sandbox, "x/back"),
		at("New", Sandbox, "x/new"), at("Left", "", "x/left"), at("CubeFS", Sandbox, "x/cube"), at("XTDB", "", "x/crux"), at("Fresh", "", "y/z")}}
	b.Items[6].FormerNames = []Alias{{Name: "ChubaoFS"}}
	b.Items[7].Category = "C"
	var got []string
	for _, ch := range Diff(a, b) {
		got = append(got, string(ch.Kind)+" "+ch.Item().Name+" "+ch.Field)
	}
	want := []string{"added Fresh ", "removed Gone ", "renamed CubeFS name", "renamed XTDB name", "moved XTDB category", "accepted New maturity",
		"promoted Up maturity", "demoted Down maturity", "archived Old maturity", "readmitted Back maturity", "released Left maturity",
		"changed CubeFS repositories", "changed XTDB repositories"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestEvents(t *testing.T) {
	it := &Item{Name: "OpenEBS", Maturity: Sandbox, Changes: []LevelChange{
		{Date: 20190514, Level: Sandbox}, {Date: 20240205, Level: Archived, Approximate: true}, {Date: 20241010, Level: Sandbox}}}
	var got []string
	for _, e := range Events([]*Item{it}) {
		got = append(got, fmt.Sprintf("%s %s %s>%s %d", e.Date, e.Kind, e.From, e.To, e.Days))
	}
	want := "2019-05-14 accepted >sandbox 0, 2024-02-05 archived sandbox>archived 1728, 2024-10-10 readmitted archived>sandbox 248"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("%s, want %s", s, want)
	}
	c := &Catalog{Origin: Origin{Day: 20260807}}
	rows := c.Tenure([]*Item{it})
	if rows[0].From != "sandbox" || rows[0].Count != 2 || rows[0].Open != 1 || rows[0].Max != 1728 || rows[0].Min != 666 {
		t.Errorf("spells at sandbox: %+v", rows[0])
	}
	if rows[1].From != "archived" || rows[1].Count != 1 || rows[1].Open != 0 || rows[1].Median != 248 {
		t.Errorf("spells at archived: %+v", rows[1])
	}
}

func TestSummarize(t *testing.T) {
	for _, c := range []struct {
		in   []int
		want string
	}{
		{nil, "{0 0 0 0 0 0 0}"}, {[]int{7}, "{1 7 7 7 7 7 0}"}, {[]int{4, 1, 3, 2}, "{4 1 1.75 2.5 3.25 4 0}"}, {[]int{1, 2, 3}, "{3 1 1.5 2 2.5 3 0}"},
	} {
		if got := fmt.Sprint(Summarize(c.in)); got != c.want {
			t.Errorf("Summarize(%v) = %s, want %s", c.in, got, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	c := catalog()
	items, _ := c.Select(Query{})
	for _, by := range [][]string{{"maturity"}, {"kind"}, {"year"}, {"kind", "maturity"}, {"enduser"}, {"year", "kind"}} {
		tally, err := c.Count(items, by, nil)
		sum := 0
		for _, n := range tally.Totals {
			sum += n
		}
		if err != nil || sum != len(items) || tally.Items != len(items) {
			t.Errorf("by %v: %d of %d items, %v", by, sum, len(items), err)
		}
		for _, row := range tally.Rows {
			across := 0
			for _, col := range tally.Columns {
				across += tally.Cells[[2]string{row, col}]
			}
			if len(by) == 2 && across != tally.Totals[row] {
				t.Errorf("by %v: row %s adds up to %d, not %d", by, row, across, tally.Totals[row])
			}
		}
	}
	if _, err := c.Count(items, []string{"nonsense"}, nil); err == nil {
		t.Error("counted by a field that there is not")
	}
	var many []*Item
	for i := range 500 {
		many = append(many, &Item{Name: fmt.Sprint("item ", i)})
	}
	tally, err := c.Count(append(many, many[7]), []string{"name", "name"}, nil)
	rows, columns := tally.Top(3, 2)
	if err != nil || rows != 497 || columns != 498 || tally.Rows[0] != "item 7" || tally.Totals["item 7"] != 2 || tally.Columns[0] != "item 7" {
		t.Errorf("the top of 500 names: %d and %d left out, %v", rows, columns, tally.Rows)
	}
	if rows, columns = tally.Top(3, 2); rows+columns != 0 {
		t.Errorf("%d and %d left out of what fits", rows, columns)
	}
}

// TestCountPlacements: an item counts wherever it is placed, as it is found
// there; a query on placements counts only those it wants.
func TestCountPlacements(t *testing.T) {
	twice := Item{Name: "twice", Category: "A", Subcategory: "x", Also: []Placement{{"B", "x"}, {"A", "y"}}}
	c := &Catalog{Categories: []Category{{"A", []string{"x", "y"}}, {"B", []string{"x"}}}, Items: []Item{twice, {Name: "once", Category: "B", Subcategory: "x"}}}
	for query, want := range map[string]string{
		"":                           "category map[A:1 B:2] subcategory map[x:2 y:1] category,subcategory map[A:1 B:2]",
		"category=a":                 "category map[A:1] subcategory map[x:1 y:1] category,subcategory map[A:1]",
		"category=b":                 "category map[B:2] subcategory map[x:2] category,subcategory map[B:2]",
		"category=a&subcategory=a/y": "category map[A:1] subcategory map[y:1] category,subcategory map[A:1]",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		items, _ := c.Select(q)
		wants, err := c.Wants(q)
		var got []string
		for _, by := range []string{"category", "subcategory", "category,subcategory"} {
			tally, _ := c.Count(items, strings.Split(by, ","), wants)
			got = append(got, by, fmt.Sprint(tally.Totals))
			if tally.Cells[[2]string{"B", "y"}] != 0 {
				t.Errorf("%s: counted in a box that there is not", query)
			}
		}
		if s := strings.Join(got, " "); err != nil || s != want {
			t.Errorf("%s: %s, want %s", query, s, want)
		}
	}
}

// TestAsOfBothSides: a change counts from its own day on.
func TestAsOfBothSides(t *testing.T) {
	c := &Catalog{Origin: Origin{Day: 20260807}, Items: []Item{{Name: "OpenEBS", Maturity: Sandbox, AcceptedAt: 20241010, Changes: []LevelChange{
		{Date: 20190514, Level: Sandbox}, {Date: 20240205, Level: Archived}, {Date: 20241010, Level: Sandbox}}}}}
	for _, tc := range []struct {
		day  Date
		want string
	}{
		{20190513, ""}, {20190514, "sandbox 2019-05-14  "}, {20240204, "sandbox 2019-05-14  "}, {20240205, "archived 2019-05-14  2024-02-05"},
		{20241009, "archived 2019-05-14  2024-02-05"}, {20241010, "sandbox 2024-10-10  "}, {20260807, "sandbox 2024-10-10  "},
	} {
		got := ""
		for _, it := range c.AsOf(tc.day).Items {
			got = fmt.Sprintf("%s %s %s %s", it.Maturity, it.AcceptedAt, it.IncubatingAt, it.ArchivedAt)
		}
		if got != tc.want {
			t.Errorf("on %s: %q, want %q", tc.day, got, tc.want)
		}
	}
}
