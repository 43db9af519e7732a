package data_test

import (
	"cmp"
	"net/url"
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
	o, problems, err := load.Overlay(data.OverlayYAML(), data.OverlayFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%v", p)
	}
	return o
}

// TestLaws checks both editions: the loader reads every key, ids are unique,
// items are sorted, placements exist, dates are in order and end at the level,
// and descriptions exist and are short.
func TestLaws(t *testing.T) {
	for _, e := range data.Editions {
		t.Run(e.Name, func(t *testing.T) {
			c := catalog(t, source.Request{Edition: e.Name})
			ids := map[string]bool{}
			var last *landscape.Item
			for i := range c.Items {
				it := &c.Items[i]
				if ids[it.ID()] || it.Slug() == "" {
					t.Errorf("%s: id %q is not unique", it.Name, it.ID())
				}
				ids[it.ID()] = true
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

// undescribed are the products of which no public text says what they do.
var undescribed = []string{
	"Argonix", "China Mobile Cloud CNP", "Clush EduPlace", "Cubex", "iSSCloud", "Mesh Infra", "Sangfor CNAD",
	"ScaleFlash", "TRaaS BOS", "TRaaS HAS", "Trink.io",
}

// mayLackDescription reports whether the item is an organization, or one of those
// that could not be described.
func mayLackDescription(c *landscape.Catalog, it *landscape.Item) bool {
	return it.Description == "" && (c.Kind(it) == landscape.KindMember || it.Category == "Special" || slices.Contains(undescribed, it.Name))
}

var marketing = regexp.MustCompile(`(?i)\b(powerful|seamless\w*|robust|cutting-edge|next-generation|world-class|enterprise-grade|innovative|blazing\w*|best-in-class|revolutionary|leading|easy|easily)\b`)

func checkItem(t *testing.T, c *landscape.Catalog, it *landscape.Item) {
	t.Helper()
	if n := utf8.RuneCountInString(it.Description); n < 20 && !mayLackDescription(c, it) || n > 140 {
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
	if it.Detail(landscape.CrunchbaseURL) != "" || it.AnnualReviewAt != 0 || it.Detail(landscape.UseCase) != "" {
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
	for _, e := range o.Entries {
		for _, part := range e.Parts {
			if other := names[strings.ToLower(part.Name)]; other != "" {
				t.Errorf("%s: part %s has the name of %s", e.Name, part.Name, other)
			}
			known[part.Name], names[strings.ToLower(part.Name)] = true, part.Name
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
		for _, part := range e.Parts {
			check(e.Name, "part "+part.Name, part.PartSource, 0, 0)
			if n := utf8.RuneCountInString(part.Description); n < 20 || n > 120 || part.DescriptionJa == "" || part.Repository()+part.HomepageURL == "" {
				t.Errorf("%s: part %s has a description of %d characters, Japanese %q, no URL", e.Name, part.Name, n, part.DescriptionJa)
			}
		}
		if e.Lifecycle != nil {
			check(e.Name, "lifecycle", e.Lifecycle.Source, 0, 0)
		}
		if e.Profile != nil {
			for _, source := range e.Profile.Sources {
				check(e.Name, "profile", source, 0, 0)
			}
		}
		for _, v := range e.Evidence {
			check(e.Name, "evidence", v.URL, 0, 0)
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
	if n["sandbox"] != 150 || n["incubating"] != 38 || n["graduated"] != 39 || n["archived"] != 28 || n[""] < 200 {
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

// ownFields are the fields whose values are our own, normalized or left out.
var ownFields = map[string]bool{"description": true, "summary.tags": true, "crunchbase_url": true, "logo": true,
	"latest_annual_review_at": true, "latest_annual_review_url": true, "unnamed_organization": true, "additional_categories": true,
	"openssf_best_practices_url": true, "bluesky_url": true, "documentation_url": true,
	"name": true, "category": true, "subcategory": true, "id": true} // by the last an item is found

// TestEmbeddedFilesAreValid checks that landscape2 would accept the embedded
// files, that they are formatted, and that they have only the problems that
// upstream has.
func TestEmbeddedFilesAreValid(t *testing.T) {
	upstream := []string{"artwork-level", "duplicate-name", "not-a-repository", "repository-levels"}
	for _, e := range data.Editions {
		for _, p := range lint.Validate(e.YAML(), e.File, lint.Options{Now: 20260914}) {
			if p.Severity == diag.Error || p.Severity == diag.Warning && !slices.Contains(upstream, p.Rule) {
				t.Errorf("%v", p)
			}
		}
		if formatted, err := format.Format(e.YAML(), e.File); err != nil || string(formatted) != string(e.YAML()) {
			t.Errorf("%s is not in form (landscope fmt): %v", e.File, err)
		}
	}
}
