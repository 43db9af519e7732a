package view_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// newView returns a view of testdata/landscape.yml, as of 2022-12-31.
func newView(t *testing.T, lang string) view.View {
	t.Helper()
	data, err := os.ReadFile("testdata/landscape.yml")
	if err != nil {
		t.Fatal(err)
	}
	c, problems, err := load.Landscape(data, "landscape.yml")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	c.Origin.Date = 20221231
	return view.View{Catalog: c, Lang: lang}
}

// render returns a document in a format.
func render(t *testing.T, d *output.Document, format string, o output.Options) string {
	t.Helper()
	f, ok := output.FormatNamed(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	b, err := output.Render(f, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// names returns the names of a document.
func names(t *testing.T, d *output.Document) []string {
	t.Helper()
	return strings.Fields(render(t, d, "name", output.Options{}))
}

// decode returns the JSON of a document as values of a type.
func decode[T any](t *testing.T, d *output.Document) (v T) {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(render(t, d, "json", output.Options{})))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestHistory(t *testing.T) {
	v := newView(t, "en")
	d := view.History(v, landscape.Events(v.Catalog.All()))
	events := decode[[]view.Event](t, d)
	var got []string
	for _, e := range events {
		got = append(got, e.Date.String()+" "+e.Name+" "+string(e.To))
		if (e.Days == nil) != (e.From == "") {
			t.Errorf("%+v has no days, or no level before", e)
		}
	}
	want := []string{"2020-01-15 Alpha sandbox", "2021-01-15 Alpha incubating", "2021-03-01 Epsilon incubating", "2021-06-01 Beta sandbox", "2022-01-15 Alpha graduated"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for format, most := range map[string]string{"ics": "BEGIN:VEVENT", "atom": "<entry>"} {
		if n := strings.Count(render(t, d, format, output.Options{}), most); n != len(want) {
			t.Errorf("%s has %d events, want %d", format, n, len(want))
		}
	}
}

// TestFeedIDs checks that the feeds of two files of the same name differ.
func TestFeedIDs(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range []string{"a/landscape.yml", "b/landscape.yml"} {
		v := newView(t, "en")
		v.Catalog.Origin.Name = file
		seen[view.History(v, nil).Feed.ID] = true
	}
	if len(seen) != 2 {
		t.Errorf("%v", seen)
	}
}

func TestItem(t *testing.T) {
	v := newView(t, "en")
	d := view.Item(v, v.Catalog.All()[:1], view.ItemOptions{})
	var got []map[string]any
	if err := json.Unmarshal([]byte(render(t, d, "json", output.Options{})), &got); err != nil {
		t.Fatal(err)
	}
	if got[0]["name"] != "Alpha" || len(got[0]["history"].([]any)) != 3 {
		t.Errorf("%v", got)
	}
	text := render(t, d, "table", output.Options{Width: 60})
	for _, want := range []string{"Alpha\nStores blocks.\n", "graduated since 2022-01-15", "Runtime / Storage", "https://github.com/alpha/alpha"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if ja := render(t, view.Item(newView(t, "ja"), v.Catalog.All()[:1], view.ItemOptions{}), "table", output.Options{}); !strings.Contains(ja, "履歴") {
		t.Errorf("no Japanese label in\n%s", ja)
	}
}

// TestComparison checks that every field of an item has its own column, and that a
// URL too wide for a cell becomes a number.
func TestComparison(t *testing.T) {
	v := newView(t, "en")
	d := view.Comparison(v, v.Catalog.All()[:2], view.ItemOptions{})
	wide := render(t, d, "table", output.Options{})
	if !strings.Contains(wide, "https://alpha.example.org") || strings.Contains(wide, "[1]") {
		t.Errorf("in a pipe:\n%s", wide)
	}
	narrow := render(t, d, "table", output.Options{Width: 50})
	if !strings.Contains(narrow, "[1] https://") {
		t.Errorf("on a narrow terminal:\n%s", narrow)
	}
	for line := range strings.Lines(narrow) {
		if !strings.HasPrefix(line, "[") && output.Width(strings.TrimRight(line, "\n")) > 50 {
			t.Errorf("wider than the terminal: %q", line)
		}
	}
}

func TestStats(t *testing.T) {
	v := newView(t, "en")
	counts := func(o view.StatsOptions) (string, error) {
		d, err := view.Counts(v, v.Catalog.All(), o)
		if err != nil {
			return "", err
		}
		return render(t, d, "csv", output.Options{}), nil
	}
	if got, err := counts(view.StatsOptions{By: []string{"category"}}); err != nil || got != "category,items\nRuntime,3\nObservability,2\n" {
		t.Errorf("%q, %v", got, err)
	}
	var noted string
	got, err := counts(view.StatsOptions{By: []string{"category"}, Limit: 1, Notify: func(note string) { noted = note }})
	if err != nil || got != "category,items\nRuntime,3\n" || !strings.Contains(noted, "1 value") {
		t.Errorf("%q, %v, noted %q", got, err, noted)
	}
	if _, err := counts(view.StatsOptions{}); err == nil {
		t.Error("no error without a field")
	}
	if err := (view.StatsOptions{By: []string{"category", "maturity", "name"}}).Check(); err == nil {
		t.Error("no error for three fields")
	}
	// Bars are for people only.
	d, err := view.Counts(v, v.Catalog.All(), view.StatsOptions{By: []string{"category"}, Bars: true})
	if err != nil || !strings.Contains(render(t, d, "table", output.Options{}), "####") || strings.Contains(render(t, d, "csv", output.Options{}), "#") {
		t.Errorf("bars: %v", err)
	}
}

func TestGrowthAndCompleteness(t *testing.T) {
	v := newView(t, "en")
	d, err := view.Growth(v, v.Catalog.All(), view.StatsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, d), []string{"2020-12-31", "2021-12-31", "2022-12-31"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if svg := render(t, d, "svg", output.Options{}); !strings.HasPrefix(svg, "<svg") {
		t.Errorf("%.100q", svg)
	}
	d, err = view.Completeness(v, v.Catalog.All(), view.StatsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	missing := decode[[]view.MissingFields](t, d)
	if len(missing) != 3 || missing[len(missing)-1].Name != "Alpha" || !slices.Contains(missing[0].Missing, "blog_url") && missing[0].Lacks == 0 {
		t.Errorf("%+v", missing)
	}
	if _, err := view.Completeness(v, v.Catalog.All(), view.StatsOptions{By: []string{"name"}}); err == nil {
		t.Error("no error for completeness by name")
	}
}

func TestChanges(t *testing.T) {
	before, after := newView(t, "en"), newView(t, "en")
	after.Catalog.Items[1].Maturity = landscape.Incubating
	after.Catalog.Items[0].Name = "Alpha Two"
	changes := diff.Compare(before.Catalog, after.Catalog)
	got := decode[[]view.Change](t, view.Changes(after, changes))
	summary := decode[[]view.ChangeCount](t, view.ChangeSummary(after, changes))
	total := 0
	for _, s := range summary {
		total += s.Changes
	}
	if len(got) != len(changes) || total != len(changes) || len(changes) < 2 {
		t.Errorf("%d changes, %d shown, %d in the summary", len(changes), len(got), total)
	}
	if none := render(t, view.Changes(after, nil), "table", output.Options{}); none != "NAME  CHANGE\n" {
		t.Errorf("no changes: %q", none)
	}
}

func TestMap(t *testing.T) {
	v := newView(t, "en")
	d := view.Map(v, v.Catalog.All(), nil)
	var w bytes.Buffer
	d.SVG(&w)
	for _, want := range []string{"Runtime (3)", "Tracing (2)", "https://alpha.example.org", "Gamma | Delta"} {
		if !strings.Contains(w.String(), want) {
			t.Errorf("the picture has no %q", want)
		}
	}
	if strings.Contains(w.String(), ">Empty") {
		t.Error("a subcategory without items is drawn")
	}
	if got := names(t, view.Map(v, v.Catalog.All(), nil)); len(got) != 4 {
		t.Errorf("an item of two boxes is listed twice: %q", got)
	}
	text := render(t, view.Map(v, v.Catalog.All(), nil), "table", output.Options{Width: 40})
	for line := range strings.Lines(text) {
		if output.Width(strings.TrimRight(line, "\n")) > 40 {
			t.Errorf("wider than the terminal: %q", line)
		}
	}
}

func TestLandscape2Category(t *testing.T) {
	c := newView(t, "en").Catalog
	for _, test := range []struct {
		category, subcategory string
		want                  int // -1: there is none
	}{
		{"runtime", "", 3}, {"runtime", "storage", 2}, {"observability", "tracing", 1}, {"observability", "empty", 0},
		{"runtime", "tracing", -1}, {"Runtime", "", -1}, {"", "", -1},
	} {
		items, ok := view.Landscape2Category(c, test.category, test.subcategory)
		if ok != (test.want >= 0) || ok && len(items) != test.want {
			t.Errorf("%s/%s: %d items, %v; want %d", test.category, test.subcategory, len(items), ok, test.want)
		}
	}
	c.MembersCategory = "Runtime"
	if _, ok := view.Landscape2Category(c, "runtime", ""); ok {
		t.Error("the category of members is there")
	}
}

// TestLandscape2Order checks that items are sorted without regard to case, and that
// the caller's list stays as it was.
func TestLandscape2Order(t *testing.T) {
	c := newView(t, "en").Catalog
	c.Items[1].Name = "ALPHA one"
	items := c.All()
	slices.Reverse(items)
	before := slices.Clone(items)
	var got []any
	for _, o := range (view.Landscape2{Catalog: c}).Items(items) {
		i := slices.IndexFunc(o, func(m output.Member) bool { return m.Key == "name" })
		got = append(got, o[i].Value)
	}
	if want := []any{"Alpha", "ALPHA one", "Epsilon", "Gamma | Delta"}; !reflect.DeepEqual(got, want) || !slices.Equal(items, before) {
		t.Errorf("%q, want %q", got, want)
	}
}
