package data_test

import (
	"cmp"
	"encoding/csv"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/format"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lint"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/tools/window"
)

func catalog(t *testing.T, r source.Request) *landscape.Catalog {
	t.Helper()
	c, problems, err := source.Catalog(r)
	if err != nil {
		t.Fatal(err)
	}
	if r.File == "" {
		for _, p := range problems {
			t.Errorf("%v", p)
		}
	}
	return c
}

func overlay(t *testing.T) landscape.Overlay {
	t.Helper()
	o, problems, err := load.Overlay(data.OverlayYAML, "overlay.yml")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%v", p)
	}
	return o
}

// TestLaws checks both editions: the loader reads every key, slugs are unique,
// items are sorted, placements exist, dates are in order and end at the level,
// and descriptions exist and are short.
func TestLaws(t *testing.T) {
	for _, e := range data.Editions {
		t.Run(e.Name, func(t *testing.T) {
			c := catalog(t, source.Request{Edition: e.Name})
			slugs := map[string]bool{}
			var last *landscape.Item
			for i := range c.Items {
				it := &c.Items[i]
				if slugs[it.Slug()] || it.Slug() == "" {
					t.Errorf("%s: slug %q is not unique", it.Name, it.Slug())
				}
				slugs[it.Slug()] = true
				if last != nil && last.Subcategory == it.Subcategory && last.Category == it.Category &&
					strings.ToLower(last.Name) >= strings.ToLower(it.Name) {
					t.Errorf("%s stands after %s", it.Name, last.Name)
				}
				last = it
				checkItem(t, c, it)
			}
			for _, cat := range c.Categories {
				for _, sub := range cat.Subcategories {
					p := landscape.Placement{Category: cat.Name, Subcategory: sub}
					if landscape.Ja(c.Words.Categories, cat.Name) == cat.Name || c.SubcategoryJa(p) == sub && !ascii(sub) {
						t.Errorf("%s has no Japanese name", p)
					}
				}
			}
			for _, l := range c.Levels() {
				if landscape.Ja(c.Words.Levels, string(l)) == string(l) {
					t.Errorf("level %s has no Japanese name", l)
				}
			}
		})
	}
}

func ascii(s string) bool { return len(s) == utf8.RuneCountInString(s) }

var marketing = regexp.MustCompile(`(?i)\b(powerful|seamless\w*|robust|cutting-edge|next-generation|world-class|enterprise-grade|innovative|blazing\w*|best-in-class|revolutionary|leading|easy|easily)\b`)

func checkItem(t *testing.T, c *landscape.Catalog, it *landscape.Item) {
	t.Helper()
	if n := utf8.RuneCountInString(it.Description); n < 20 || n > 140 {
		t.Errorf("%s: description of %d characters", it.Name, n)
	}
	if m := marketing.FindString(it.Description); m != "" || strings.HasSuffix(it.Description, ".") {
		t.Errorf("%s: description with %q or a full stop: %s", it.Name, m, it.Description)
	}
	for _, p := range it.Placements() {
		i := slices.IndexFunc(c.Categories, func(cat landscape.Category) bool { return cat.Name == p.Category })
		if i < 0 || !slices.Contains(c.Categories[i].Subcategories, p.Subcategory) {
			t.Errorf("%s: no such place: %s", it.Name, p)
		}
	}
	h := it.History()
	if (it.Maturity != "") != (len(h) > 0) {
		t.Errorf("%s: level %q, history %v", it.Name, it.Maturity, h)
	}
	if len(h) > 0 && h[len(h)-1].Level != it.Maturity {
		t.Errorf("%s is %s, but its last change was to %s", it.Name, it.Maturity, h[len(h)-1].Level)
	}
	if !slices.IsSortedFunc(h, func(a, b landscape.LevelChange) int { return cmp.Compare(a.Date, b.Date) }) {
		t.Errorf("%s: changes out of order: %v", it.Name, h)
	}
	for _, ch := range h {
		if ch.Date > c.Origin.Date || ch.Date.Day() == 0 {
			t.Errorf("%s: change on %s", it.Name, ch.Date)
		}
	}
	if it.ParentProject != "" {
		if _, err := c.Find(it.ParentProject); err != nil {
			t.Errorf("%s: parent project: %v", it.Name, err)
		}
	}
	if it.Detail(landscape.CrunchbaseURL) != "" || it.AnnualReviewAt != 0 || it.Summary.UseCase != "" {
		t.Errorf("%s has what is left out here", it.Name)
	}
	if it.HomepageURL == "" || it.Logo == "" || strings.Contains(it.Logo, "/") {
		t.Errorf("%s: homepage %q, logo %q", it.Name, it.HomepageURL, it.Logo)
	}
}

// TestOverlayLaws checks that every entry matches an item, every end of a
// relation is in one of the editions, every statement names its source, and no
// two projects have the same name.
func TestOverlayLaws(t *testing.T) {
	o := overlay(t)
	known, names := map[string]bool{}, map[string]string{}
	for _, e := range data.Editions {
		c := catalog(t, source.Request{Edition: e.Name})
		for _, it := range c.Items {
			known[it.Name] = true
			if e.Name == data.Current {
				names[strings.ToLower(it.Name)] = it.Name
			}
		}
	}
	sources := map[string]bool{}
	for _, s := range o.Sources {
		sources[s.Key] = true
		if s.Title == "" {
			t.Errorf("source %s has no title", s.Key)
		}
	}
	check := func(who, what string, src string, ends ...landscape.Date) {
		u, err := url.Parse(src)
		if !sources[src] && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
			t.Errorf("%s: %s: source %q", who, what, src)
		}
		if ends[0] != 0 && ends[1] != 0 && ends[0].First() > ends[1].Last() {
			t.Errorf("%s: %s: ends before it begins", who, what)
		}
	}
	related := map[[3]string]bool{}
	for _, e := range o.Entries {
		if !known[e.Name] {
			t.Errorf("%s is on neither map", e.Name)
		}
		for _, a := range append(slices.Clone(e.Aliases), e.FormerNames...) {
			check(e.Name, "name "+a.Name, a.Source, 0, 0)
			if other := names[strings.ToLower(a.Name)]; other != "" && other != e.Name {
				t.Errorf("%s: the name %q is that of %s", e.Name, a.Name, other)
			}
			names[strings.ToLower(a.Name)] = e.Name
		}
		for _, r := range e.Relations {
			check(e.Name, r.Type+" "+r.Other, r.Source, r.From, r.Until)
			key := [3]string{e.Name, r.Type, r.Other}
			if r.Type == "integrates_with" || r.Type == "alternative_to" {
				key = [3]string{min(e.Name, r.Other), r.Type, max(e.Name, r.Other)}
			}
			if !known[r.Other] || r.Other == e.Name || related[key] {
				t.Errorf("%s: %s %s: not on the maps, or said twice", e.Name, r.Type, r.Other)
			}
			related[key] = true
		}
		for _, f := range e.Facts {
			check(e.Name, f.Text, f.Source, f.From, f.Until)
		}
		if len(e.Changes) > 0 {
			check(e.Name, "levels", e.ChangesSource, 0, 0)
		}
	}
}

// TestSuccessors checks that every archived project has a successor, or says
// that none is known.
func TestSuccessors(t *testing.T) {
	c := catalog(t, source.Request{})
	for i := range c.Items {
		it := &c.Items[i]
		said := it.NoSuccessor || len(it.Facts) > 0 && it.Name == "Service Mesh Interface (SMI)"
		for _, r := range it.Relations {
			said = said || r.Type == "succeeded_by"
		}
		if it.Maturity == landscape.Archived && !said {
			t.Errorf("%s is archived; nothing is said of a successor", it.Name)
		}
	}
}

// TestCounts checks the numbers that the README states.
func TestCounts(t *testing.T) {
	c := catalog(t, source.Request{})
	n := map[landscape.Level]int{}
	for _, it := range c.Items {
		n[it.Maturity]++
	}
	if n["sandbox"] != 151 || n["incubating"] != 38 || n["graduated"] != 38 || n["archived"] != 28 || n[""] < 200 {
		t.Errorf("counts %v", n)
	}
	c = catalog(t, source.Request{Edition: "2018"})
	n = map[landscape.Level]int{}
	for _, it := range c.Items {
		n[it.Maturity]++
	}
	if n["inception"] != 3 || n["incubating"] != 13 || len(c.Categories) != 7 || !slices.Equal(c.Origin.OutOfScope, []string{"Cloud"}) {
		t.Errorf("2018: counts %v, %d categories, out of scope %v", n, len(c.Categories), c.Origin.OutOfScope)
	}
}

// facts holds what the landscape file of 2026-08-07 says about the embedded
// items: by name and placement, the value of each field.
type facts map[string]map[string]string

// upstream returns the facts in testdata/upstream-facts.tsv, and the
// subcategories in upstream's order, as "CATEGORY / SUBCATEGORY".
func upstream(t *testing.T) (facts, []string) {
	t.Helper()
	content, err := os.ReadFile("testdata/upstream-facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all, places := facts{}, []string(nil)
	for line := range strings.Lines(string(content)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case cells[0] == "":
			places = append(places, cells[1]+" / "+cells[2])
		default:
			fields := map[string]string{}
			for _, cell := range cells[3:] {
				name, value, _ := strings.Cut(cell, "=")
				fields[name] = value
			}
			all[strings.Join(cells[:3], "\t")] = fields
		}
	}
	return all, places
}

// TestUpstream compares every fact of every item with the landscape file that
// it was taken from.
func TestUpstream(t *testing.T) {
	up, places := upstream(t)
	windows := upstreamWindows(t)
	own := catalog(t, source.Request{Overlays: []string{source.NoOverlay}})
	hosted, compared := 0, 0
	for _, fields := range up {
		if fields["maturity"] != "" {
			hosted++
		}
	}
	for i := range own.Items {
		it := &own.Items[i]
		u := up[it.Name+"\t"+it.Category+"\t"+it.Subcategory]
		if u == nil {
			t.Errorf("%s is not at %s / %s upstream", it.Name, it.Category, it.Subcategory)
			continue
		}
		if it.Maturity != "" {
			hosted--
		}
		compared += compareFacts(t, own, it, u)
		for _, w := range window.Of(it.Description) {
			if windows[window.Hash(it.Name+": "+w)] {
				t.Errorf("%s: the description repeats upstream's words: %q", it.Name, w)
			}
		}
	}
	if hosted != 0 || compared < 3500 {
		t.Errorf("%d hosted projects are missing; %d facts are compared", hosted, compared)
	}
	var ours []string
	for _, c := range own.Categories {
		for _, sub := range c.Subcategories {
			ours = append(ours, c.Name+" / "+sub)
		}
	}
	if !slices.Equal(ours, places) {
		t.Errorf("the categories are %q, upstream %q", ours, places)
	}
}

// ownFields are the fields whose values are our own, normalized or left out.
var ownFields = map[string]bool{"description": true, "summary.tags": true, "crunchbase_url": true, "logo": true,
	"latest_annual_review_at": true, "latest_annual_review_url": true, "unnamed_organization": true, "additional_categories": true,
	"openssf_best_practices_url": true, "bluesky_url": true, "documentation_url": true,
	"name": true, "category": true, "subcategory": true, "id": true} // by the last an item is found

// compareFacts compares an item with upstream's facts and returns their number.
func compareFacts(t *testing.T, c *landscape.Catalog, it *landscape.Item, u map[string]string) int {
	t.Helper()
	n := 0
	for _, f := range landscape.Fields {
		if f.Derived || ownFields[f.Name] || strings.HasPrefix(f.Name, "summary.") {
			continue
		}
		projectOnly := f.Date != nil || f.Name == "lfx_slug" || f.Name == "clomonitor_name" || f.Name == "devstats_url" || f.Name == "artwork_url"
		if it.Maturity == "" && (projectOnly || it.Name == "Traefik Mesh") {
			continue // upstream gives some products the data of a project
		}
		own := f.Cell(c, it)
		if own != u[f.Name] {
			t.Errorf("%s: %s is %q, upstream %q", it.Name, f.Name, own, u[f.Name])
		}
		if own != "" {
			n++
		}
	}
	var also []string
	if text := u["additional_categories"]; text != "" {
		also = strings.Split(text, "; ")
	}
	for _, p := range it.Also {
		if !slices.Contains(also, p.String()) && it.Name != "Kyverno" && it.Name != "OpenFunction" { // two misspelt upstream
			t.Errorf("%s: placement %s is not upstream's", it.Name, p)
		}
	}
	if missing := len(also) - len(it.Also); missing != 0 && it.Name != "Open Policy Agent (OPA)" { // one leads nowhere
		t.Errorf("%s: %d placements missing", it.Name, missing)
	}
	return n
}

// upstreamWindows returns the hashes of all runs of five words in upstream's
// descriptions, which internal/tools/extract writes.
func upstreamWindows(t *testing.T) map[string]bool {
	t.Helper()
	content, err := os.ReadFile("testdata/upstream-windows.txt")
	if err != nil {
		t.Fatal(err)
	}
	windows := map[string]bool{}
	for line := range strings.Lines(string(content)) {
		windows[strings.TrimSpace(line)] = true
	}
	if len(windows) < 5000 {
		t.Errorf("only %d windows", len(windows))
	}
	return windows
}

// TestLevels compares the history of all 255 projects with the list of level
// changes.
func TestLevels(t *testing.T) {
	f, err := os.Open("testdata/levels.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.Comment, r.LazyQuotes, r.FieldsPerRecord = '\t', '#', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c := catalog(t, source.Request{})
	byName := map[string]*landscape.Item{}
	for i := range c.Items {
		byName[c.Items[i].Name] = &c.Items[i]
	}
	n := 0
	for _, row := range rows[1:] {
		it := byName[row[0]]
		if it == nil || it.Category != row[1] || it.Subcategory != row[2] || string(it.Maturity) != row[3] {
			t.Errorf("%v: not so: %+v", row, it)
			continue
		}
		var changes []string
		for _, ch := range it.History() {
			changes = append(changes, ch.Date.String()+"="+string(ch.Level))
		}
		if got := strings.Join(changes, " "); got != row[4] {
			t.Errorf("%s: changes %s, want %s", row[0], got, row[4])
		}
		n++
	}
	if n != 255 {
		t.Errorf("%d projects compared, want 255", n)
	}
}

// TestOtherFoundations checks that the embedded overlay does not change files of
// other foundations. The extracts have every item whose name is in the overlay.
func TestOtherFoundations(t *testing.T) {
	for _, name := range []string{"lfai.yml", "finos.yml"} {
		c := catalog(t, source.Request{File: "testdata/" + name})
		for _, it := range c.Items {
			if len(it.Aliases)+len(it.FormerNames)+len(it.Facts)+len(it.Relations) > 0 || it.DescriptionJa != "" || it.Changes != nil {
				t.Errorf("%s: the overlay speaks of %s: %v", name, it.Name, it.Relations)
			}
		}
	}
}

// TestEveryUpstreamFile checks the numbers of items and of hosted projects in
// extracts of real files of eight years.
func TestEveryUpstreamFile(t *testing.T) {
	for name, want := range map[string][2]int{
		"cncf-2018-03-05.yml": {41, 3}, "cncf-2020-07-01.yml": {52, 10}, "cncf-2024-01-01.yml": {95, 45},
		"cncf-2026-08-07.yml": {107, 56}, "finos.yml": {20, 19}, "lfai.yml": {54, 9},
	} {
		c := catalog(t, source.Request{File: "testdata/" + name})
		hosted := 0
		for _, it := range c.Items {
			if it.Maturity != "" {
				hosted++
			}
		}
		if len(c.Items) != want[0] || hosted != want[1] {
			t.Errorf("%s: %d items, %d hosted, want %v", name, len(c.Items), hosted, want)
		}
	}
}

// TestEmbeddedFilesAreValid checks that landscape2 would accept the embedded
// files, that they are formatted, and that they have only the problems that
// upstream has.
func TestEmbeddedFilesAreValid(t *testing.T) {
	upstream := []string{"artwork-level", "not-a-repository", "repository-levels"}
	for _, e := range data.Editions {
		for _, p := range lint.Validate(e.YAML, e.File, lint.Options{Now: 20260807}) {
			if p.Severity == diag.Error || p.Severity == diag.Warning && !slices.Contains(upstream, p.Rule) {
				t.Errorf("%v", p)
			}
		}
		if formatted, err := format.Format(e.YAML, e.File); err != nil || string(formatted) != string(e.YAML) {
			t.Errorf("%s is not in form (landscope fmt): %v", e.File, err)
		}
	}
}
