package view_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// TestDurations: times at a level are in words that people use.
func TestDurations(t *testing.T) {
	for until, want := range map[landscape.Date]string{
		20200101: "0 days", 20200102: "1 day", 20200301: "60 days", 20200601: "5 months", 20201115: "10 months",
		20201228: "1 year", 20210101: "1 year", 20210801: "1.6 years", 20220101: "2 years", 20230206: "3.1 years",
	} {
		v := newView(t, "en")
		v.Catalog.Origin.Date = until
		it := landscape.Item{Name: "X", Maturity: landscape.Sandbox, AcceptedAt: 20200101}
		text := render(t, view.Item(v, []*landscape.Item{&it}, view.ItemOptions{}), "table", output.Options{})
		if !strings.Contains(text, "sandbox     "+want+" to ") {
			t.Errorf("until %s: want %s in\n%s", until, want, text)
		}
	}
}

// TestItemEveryday: everyday facts come first, long relations end in a count, and URLs
// are whole at any width; with All, everything is there.
func TestItemEveryday(t *testing.T) {
	v := newView(t, "en")
	url := "https://example.org/" + strings.Repeat("long/", 20)
	it := landscape.Item{Name: "X", Maturity: landscape.Graduated, AcceptedAt: 20200101, GraduatedAt: 20210101,
		Category: "Runtime", Subcategory: "Storage", HomepageURL: url, Details: []landscape.Detail{{Kind: landscape.LFXSlug, Text: "x-lfx"}}, Logo: "x.svg"}
	for i := range 20 {
		it.Relations = append(it.Relations, landscape.Relation{Type: "uses", Other: fmt.Sprintf("Other%02d", i)})
	}
	hidden := 0
	o := view.ItemOptions{Hidden: func(n int) { hidden = n }}
	text := render(t, view.Item(v, []*landscape.Item{&it}, o), "table", output.Options{Width: 60})
	var order []int
	for _, label := range []string{"maturity ", "placement ", "homepage ", "history ", "relations "} {
		order = append(order, strings.Index(text, "\n"+label))
	}
	if !slices.IsSorted(order) || order[0] < 0 || !strings.Contains(text, url) || !strings.Contains(text, "Other11 and 8 more") ||
		strings.Contains(text, "Other12") || strings.Contains(text, "x-lfx") || hidden != 10 {
		t.Errorf("%v, %d hidden:\n%s", order, hidden, text)
	}
	hidden = 0
	o.All = true
	text = render(t, view.Item(v, []*landscape.Item{&it}, o), "table", output.Options{})
	if !strings.Contains(text, "Other19") || !strings.Contains(text, "x-lfx") || strings.Contains(text, "more") || hidden != 0 {
		t.Errorf("all, %d hidden:\n%s", hidden, text)
	}
}

// TestItemColors: the level is colored, and nothing else changes.
func TestItemColors(t *testing.T) {
	v := newView(t, "en")
	d := view.Item(v, v.Catalog.All()[:1], view.ItemOptions{})
	colored := render(t, d, "table", output.Options{Style: output.NewStyle(true, false)})
	if !strings.Contains(colored, "\x1b["+output.Green+"mgraduated\x1b[0m since 2022-01-15") {
		t.Errorf("%q", colored)
	}
}

// TestCategoriesAddUp: the numbers of each row add up to that of its items.
func TestCategoriesAddUp(t *testing.T) {
	v := newView(t, "en")
	text := render(t, view.Categories(v, v.Catalog.All(), view.CategoriesOptions{Depth: 2}), "table", output.Options{})
	rows := strings.Split(strings.TrimSpace(text), "\n")
	columns := len(v.Catalog.Levels()) + 2
	for _, row := range rows[1:] {
		cells := strings.Fields(row)
		cells = cells[len(cells)-columns:]
		sum := 0
		for _, c := range cells[1:] {
			n, _ := strconv.Atoi(c) // "-" is 0
			sum += n
		}
		if all, _ := strconv.Atoi(cells[0]); all != sum || slices.Contains(cells, "0") {
			t.Errorf("%q: %d, want %d", row, sum, all)
		}
	}
	if !strings.HasSuffix(rows[0], "  OTHER") {
		t.Errorf("%q", rows[0])
	}
}

// TestDiffWithoutRepetition: in a table, a change of level is not listed a second time as a change of
// the date on which the level was reached, in either direction. Other dates are.
func TestDiffWithoutRepetition(t *testing.T) {
	before := landscape.Item{Name: "X", Category: "C", Subcategory: "S", Maturity: landscape.Sandbox, AcceptedAt: 20200101}
	after := before
	after.Maturity, after.IncubatingAt, after.GraduatedAt = landscape.Graduated, 20210101, 20220101
	catalog := func(it landscape.Item) *landscape.Catalog {
		return &landscape.Catalog{Items: []landscape.Item{it}, Categories: []landscape.Category{{Name: "C", Subcategories: []string{"S"}}}}
	}
	for _, c := range []struct{ a, b landscape.Item }{{before, after}, {after, before}} {
		var got []string
		for _, ch := range diff.WithoutRepeats(diff.Compare(catalog(c.a), catalog(c.b))) {
			got = append(got, ch.Field)
		}
		if !slices.Equal(got, []string{"maturity", "incubating_at"}) {
			t.Errorf("from %s: %v", c.a.Maturity, got)
		}
	}
	corrected := after
	corrected.GraduatedAt = 20220202
	if got := diff.WithoutRepeats(diff.Compare(catalog(after), catalog(corrected))); len(got) != 1 || got[0].Field != "graduated_at" {
		t.Errorf("a corrected date: %v", got)
	}
}
