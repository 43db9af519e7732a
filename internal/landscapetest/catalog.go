package landscapetest

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Catalog returns a small landscape in which every filter that lists values
// has one.
func Catalog() *landscape.Catalog {
	c := &landscape.Catalog{
		Origin: landscape.Origin{Date: 20260807},
		Categories: []landscape.Category{
			{Name: "Runtime", Subcategories: []string{"Storage", "Network"}},
			{Name: "Platform", Subcategories: []string{"PaaS/Container Service", "Network"}},
			{Name: "Governance, Policy and Security", Subcategories: []string{"Policy"}},
			{Name: "Our Members", Subcategories: []string{"Gold"}},
		},
		Items: []landscape.Item{
			{Name: "Rook", Category: "Runtime", Subcategory: "Storage", Maturity: landscape.Graduated,
				AcceptedAt: 20180129, IncubatingAt: 20180925, GraduatedAt: 20201007, Description: "Runs Ceph on Kubernetes",
				License: "Apache-2.0", Profile: &landscape.Profile{Language: "Go", Maintainers: 2, MaintainerOrganizations: 1},
				Repositories: []landscape.Repository{{URL: "https://github.com/rook/rook", Primary: true}}},
			{Name: "Ceph", Category: "Runtime", Subcategory: "Storage", Also: []landscape.Placement{{Category: "Platform", Subcategory: "Network"}},
				Status: "hold", Owner: "Storage Team", Note: "too large for us", CustomTags: []string{"on-premises"}},
			{Name: "Open Policy Agent (OPA)", Category: "Governance, Policy and Security", Subcategory: "Policy",
				Maturity: landscape.Incubating, AcceptedAt: 20180329, IncubatingAt: 20190402, Keywords: []string{"policy"}},
			{Name: "rkt", Category: "Runtime", Subcategory: "Network", Maturity: landscape.Archived, AcceptedAt: 20170329, ArchivedAt: 20190816},
			{Name: "Heroku", Category: "Platform", Subcategory: "PaaS/Container Service", Status: "adopt",
				Lifecycle: &landscape.Lifecycle{State: "closed_to_new_customers", Date: 20240101}},
			{Name: "Bank", Category: "Our Members", Subcategory: "Gold", JoinedAt: 20200101, EndUser: true},
		},
	}
	c.MembersCategory, c.Statuses = landscape.FindMembersCategory(c.Categories), landscape.DefaultStatuses
	return c
}

// ParseQuery returns the query of a URL query such as
// "category=runtime&maturity=!archived". The parameters are the names of
// filters.
func ParseQuery(s string) (landscape.Query, error) {
	var q landscape.Query
	params, err := url.ParseQuery(s)
	for name, values := range params {
		f, ok := landscape.FilterNamed(name)
		if !ok {
			return q, fmt.Errorf("no filter %q", name)
		}
		for _, v := range values {
			if err := f.Set(&q, v); err != nil {
				return q, err
			}
		}
	}
	return q, err
}

// Query is [ParseQuery] for queries that are valid.
func Query(t testing.TB, s string) landscape.Query {
	t.Helper()
	q, err := ParseQuery(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return q
}

// RandomCatalog returns a landscape of projects with histories, some of them
// readmitted, members, and items without dates, with relations and facts.
func RandomCatalog(r *rand.Rand) *landscape.Catalog {
	c := Catalog()
	c.Items = nil
	for i := range 3 + r.IntN(12) {
		it := landscape.Item{Name: fmt.Sprintf("P%d", i), Category: "Runtime", Subcategory: "Storage",
			Repositories: []landscape.Repository{{URL: fmt.Sprintf("https://example.org/p/%d", i), Primary: true}}}
		switch r.IntN(5) {
		case 0: // no dates
		case 1:
			it.Category, it.Subcategory, it.JoinedAt = "Our Members", "Gold", RandomDate(r)
		default:
			addHistory(r, &it)
		}
		if r.IntN(2) == 0 {
			it.Relations = []landscape.Relation{{Type: "uses", Other: fmt.Sprintf("P%d", r.IntN(6)), From: RandomDate(r), Known: true}}
			it.Facts = []landscape.Fact{{Text: "fact", From: RandomDate(r), Until: RandomDate(r)}}
			it.Audits = []landscape.Audit{{Date: RandomDate(r)}}
		}
		c.Items = append(c.Items, it)
	}
	return c
}

// RandomDate returns a date in the years of a [RandomCatalog].
func RandomDate(r *rand.Rand) landscape.Date {
	d, _ := landscape.NewDate(2016+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
	return d
}

// addHistory gives an item level changes, and the dates that a file would have
// for them: those since the last acceptance.
func addHistory(r *rand.Rand, it *landscape.Item) {
	days := []landscape.Date{RandomDate(r), RandomDate(r), RandomDate(r), RandomDate(r)}
	slices.Sort(days)
	days = slices.Compact(days)
	levels := []landscape.Level{landscape.Sandbox, landscape.Incubating, landscape.Graduated, landscape.Archived}
	if r.IntN(4) == 0 && len(days) == 4 {
		levels = []landscape.Level{landscape.Sandbox, landscape.Archived, landscape.Sandbox, landscape.Incubating}
	}
	for i, d := range days[:1+r.IntN(len(days))] {
		if i == 0 || it.Maturity == landscape.Archived {
			it.AcceptedAt, it.IncubatingAt, it.GraduatedAt, it.ArchivedAt = d, 0, 0, 0
		}
		it.Maturity = levels[i]
		it.Changes = append(it.Changes, landscape.LevelChange{Date: d, Level: levels[i], Approximate: r.IntN(9) == 0})
		switch levels[i] {
		case landscape.Incubating:
			it.IncubatingAt = d
		case landscape.Graduated:
			it.GraduatedAt = d
		case landscape.Archived:
			it.ArchivedAt = d
		}
	}
}
