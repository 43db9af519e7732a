package stats_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/stats"
)

// TestGrowthLaws checks that growth ends on the catalog's date, that every row
// has the counts of AsOf, and that level periods fill the time since
// acceptance.
func TestGrowthLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	rows := 0
	for n := range 200 {
		c := landscapetest.RandomCatalog(r)
		items, _ := c.Select(landscape.Query{})
		growth := stats.Growth(c, items, n%2 == 0)
		for _, s := range growth {
			want := map[landscape.Level]int{}
			for _, it := range c.AsOf(s.Date).Items {
				if it.Maturity != "" {
					want[it.Maturity]++
				}
			}
			rows++
			if !reflect.DeepEqual(s.Levels, want) {
				t.Fatalf("on %s: %v, want %v", s.Date, s.Levels, want)
			}
		}
		if len(growth) > 0 && growth[len(growth)-1].Date != c.Origin.Date {
			t.Fatalf("growth ends on %s", growth[len(growth)-1].Date)
		}
		for _, it := range items {
			if it.Maturity == "" {
				continue
			}
			sum := 0
			for _, s := range c.LevelPeriods([]*landscape.Item{it}) {
				sum += s.Days
			}
			if want := it.History()[0].Date.DaysUntil(c.Origin.Date); sum != want {
				t.Fatalf("%s: level periods of %d days, want %d", it.Name, sum, want)
			}
		}
	}
	if rows < 1000 {
		t.Errorf("only %d rows of growth", rows)
	}
}

func TestSummarize(t *testing.T) {
	for _, c := range []struct {
		in   []int
		want string
	}{
		{nil, "{0 0 0 0 0 0 0}"}, {[]int{7}, "{1 7 7 7 7 7 0}"}, {[]int{4, 1, 3, 2}, "{4 1 1.75 2.5 3.25 4 0}"}, {[]int{1, 2, 3}, "{3 1 1.5 2 2.5 3 0}"},
	} {
		if got := fmt.Sprint(stats.Summarize(c.in)); got != c.want {
			t.Errorf("Summarize(%v) = %s, want %s", c.in, got, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	c := landscapetest.Catalog()
	items, _ := c.Select(landscape.Query{})
	for _, by := range [][]string{{"maturity"}, {"kind"}, {"year"}, {"kind", "maturity"}, {"enduser"}, {"year", "kind"}} {
		table, err := stats.Count(c, items, by, nil)
		sum := 0
		for _, n := range table.Totals {
			sum += n
		}
		if err != nil || sum != len(items) || table.Items != len(items) {
			t.Errorf("by %v: %d of %d items, %v", by, sum, len(items), err)
		}
		for _, row := range table.Rows {
			across := 0
			for _, col := range table.Columns {
				across += table.Cells[[2]string{row, col}]
			}
			if len(by) == 2 && across != table.Totals[row] {
				t.Errorf("by %v: row %s adds up to %d, not %d", by, row, across, table.Totals[row])
			}
		}
	}
	if _, err := stats.Count(c, items, []string{"nonsense"}, nil); err == nil {
		t.Error("Count accepts an unknown field")
	}
	var many []*landscape.Item
	for i := range 500 {
		many = append(many, &landscape.Item{Name: fmt.Sprint("item ", i)})
	}
	table, err := stats.Count(c, append(many, many[7]), []string{"name", "name"}, nil)
	rows, columns := table.Top(3, 2)
	if err != nil || rows != 497 || columns != 498 || table.Rows[0] != "item 7" || table.Totals["item 7"] != 2 || table.Columns[0] != "item 7" {
		t.Errorf("the top of 500 names: %d and %d left out, %v", rows, columns, table.Rows)
	}
	if rows, columns = table.Top(3, 2); rows+columns != 0 {
		t.Errorf("%d and %d left out of what fits", rows, columns)
	}
}

// TestCountPlacements checks that an item counts in each of its placements, and
// only in those that a query selects.
func TestCountPlacements(t *testing.T) {
	twice := landscape.Item{Name: "twice", Category: "A", Subcategory: "x", Also: []landscape.Placement{{Category: "B", Subcategory: "x"}, {Category: "A", Subcategory: "y"}}}
	c := &landscape.Catalog{Categories: []landscape.Category{{Name: "A", Subcategories: []string{"x", "y"}}, {Name: "B", Subcategories: []string{"x"}}}, Items: []landscape.Item{twice, {Name: "once", Category: "B", Subcategory: "x"}}}
	for query, want := range map[string]string{
		"":                           "category map[A:1 B:2] subcategory map[x:2 y:1] category,subcategory map[A:1 B:2]",
		"category=a":                 "category map[A:1] subcategory map[x:1 y:1] category,subcategory map[A:1]",
		"category=b":                 "category map[B:2] subcategory map[x:2] category,subcategory map[B:2]",
		"category=a&subcategory=a/y": "category map[A:1] subcategory map[y:1] category,subcategory map[A:1]",
	} {
		q := landscapetest.Query(t, query)
		items, err := c.Select(q)
		var got []string
		for _, by := range []string{"category", "subcategory", "category,subcategory"} {
			table, _ := stats.Count(c, items, strings.Split(by, ","), c.SelectedPlacements(q))
			got = append(got, by, fmt.Sprint(table.Totals))
			if table.Cells[[2]string{"B", "y"}] != 0 {
				t.Errorf("%s: counted in a placement that does not exist", query)
			}
		}
		if s := strings.Join(got, " "); err != nil || s != want {
			t.Errorf("%s: %s, want %s", query, s, want)
		}
	}
}

// TestCountStatus checks that statuses are in the order of rings.
func TestCountStatus(t *testing.T) {
	c := landscapetest.Catalog().Overlay(landscape.Overlay{Entries: []landscape.Entry{
		{Name: "rook", Status: "trial"}, {Name: "opa", Status: "assess"}}})
	table, err := stats.Count(c, c.All(), []string{"status"}, nil)
	if err != nil || fmt.Sprint(table.Rows) != "[adopt trial assess hold (none)]" {
		t.Errorf("%v, %v", table.Rows, err)
	}
}

func TestTenure(t *testing.T) {
	it := &landscape.Item{Name: "OpenEBS", Maturity: landscape.Sandbox, Changes: []landscape.LevelChange{
		{Date: 20190514, Level: landscape.Sandbox}, {Date: 20240205, Level: landscape.Archived, Approximate: true}, {Date: 20241010, Level: landscape.Sandbox}}}
	c := &landscape.Catalog{Origin: landscape.Origin{Date: 20260807}}
	rows := stats.Tenure(c, []*landscape.Item{it})
	if rows[0].From != "sandbox" || rows[0].Count != 2 || rows[0].Open != 1 || rows[0].Max != 1728 || rows[0].Min != 666 {
		t.Errorf("periods at sandbox: %+v", rows[0])
	}
	if rows[1].From != "archived" || rows[1].Count != 1 || rows[1].Open != 0 || rows[1].Median != 248 {
		t.Errorf("periods at archived: %+v", rows[1])
	}
}

// TestStuck checks the order, and that a percentile counts only others at the
// same level.
func TestStuck(t *testing.T) {
	c := &landscape.Catalog{Origin: landscape.Origin{Date: 20200110}}
	at := func(name string, level landscape.Level, date landscape.Date) *landscape.Item {
		return &landscape.Item{Name: name, Maturity: level, Changes: []landscape.LevelChange{{Date: date, Level: level}}}
	}
	var got []string
	for _, p := range stats.Stuck(c, []*landscape.Item{at("b", landscape.Sandbox, 20200105), at("a", landscape.Sandbox, 20200105), at("new", landscape.Sandbox, 20200109),
		at("done", landscape.Graduated, 20190101), at("only", landscape.Incubating, 20200103), at("old", landscape.Sandbox, 20200101)}) {
		got = append(got, fmt.Sprintf("%s %d %.0f%%", p.Item.Name, p.Days, p.Percentile))
	}
	if s := strings.Join(got, ", "); s != "old 9 100%, only 7 0%, a 5 33%, b 5 33%, new 1 0%" {
		t.Error(s)
	}
}

// TestCompleteness checks that every expected field exists, and is missing only
// where an item has no value.
func TestCompleteness(t *testing.T) {
	c := landscapetest.Catalog()
	for _, m := range stats.Completeness(c, c.All()) {
		want := 0
		for _, name := range stats.ExpectedFields {
			f, err := landscape.FieldNamed(name)
			if err != nil || f.Name != name {
				t.Fatalf("expected field %s: %v", name, err)
			}
			if f.Get(c, m.Item) == nil {
				want++
			}
		}
		if len(m.Missing) != want || m.Item.Name == "Rook" && strings.Join(m.Missing[:2], " ") != "homepage_url documentation_url" {
			t.Errorf("%s lacks %v, want %d fields", m.Item.Name, m.Missing, want)
		}
	}
}
