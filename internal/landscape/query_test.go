package landscape_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

func selected(t *testing.T, c *landscape.Catalog, q landscape.Query) string {
	t.Helper()
	items, err := c.Select(q)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, it := range items {
		names = append(names, it.Name)
	}
	return strings.Join(names, " ")
}

func TestSelect(t *testing.T) {
	c := landscapetest.Catalog()
	for _, tc := range []struct{ query, want string }{
		{"", "Rook Ceph Open Policy Agent (OPA) rkt Heroku Bank"},
		{"category=runtime", "Rook Ceph rkt"},
		{"category=RUN", "Rook Ceph rkt"},
		{"category=Governance, Policy and Security,Runtime", "Rook Ceph Open Policy Agent (OPA) rkt"},
		{"category=governance-policy-and-security", "Open Policy Agent (OPA)"},
		{"subcategory=network", "Ceph rkt"},
		{"subcategory=runtime/network", "rkt"},
		{"subcategory=Platform / PaaS/Container Service", "Heroku"},
		{"category=platform&subcategory=storage", ""},
		{"category=platform&subcategory=network", "Ceph"},
		{"category=!platform", "Rook Open Policy Agent (OPA) rkt Bank"},
		{"maturity=hosted", "Rook Open Policy Agent (OPA) rkt"},
		{"maturity=none", "Ceph Heroku Bank"},
		{"maturity=hosted&maturity=!archived,graduated", "Open Policy Agent (OPA)"},
		{"maturity=hosted,!archived", "Rook Open Policy Agent (OPA)"},
		{"kind=member", "Bank"},
		{"kind=other", "Ceph Heroku"},
		{"kind=all", "Rook Ceph Open Policy Agent (OPA) rkt Heroku Bank"},
		{"tag=Policy", "Open Policy Agent (OPA)"},
		{"tag=on-premises", "Ceph"},
		{"text=large", "Ceph"},
		{"status=HOLD,adopt", "Ceph Heroku"},
		{"status=!hold&kind=other", "Heroku"},
		{"status=trial", ""},
		{"owner=storage", "Ceph"},
		{"missing=status&kind=all", "Rook Open Policy Agent (OPA) rkt Bank"},
		{"has=own_tags", "Ceph"},
		{"name=r*", "Rook rkt"},
		{"name=?KT,ceph", "Ceph rkt"},
		{"text=kubernetes ceph", "Rook"},
		{"accepted-at=2018", "Rook Open Policy Agent (OPA)"},
		{"accepted-at=2018-01..2018-02,2017", "Rook rkt"},
		{"accepted-at=!2018&maturity=hosted", "rkt"},
		{"graduated-at=..2020-10-07", "Rook"},
		{"archived-at=2019-08-17..", ""},
		{"has=enduser", "Bank"},
		{"missing=accepted-at&kind=hosted", ""},
	} {
		q := landscapetest.Query(t, strings.ReplaceAll(tc.query, " ", "+"))
		if got := selected(t, c, q); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.query, got, tc.want)
		}
	}
}

// TestQueryLaws checks on random queries that one more filter never adds items,
// and that a filter and its negation share out the items there were.
func TestQueryLaws(t *testing.T) {
	c := landscapetest.Catalog()
	r := rand.New(rand.NewPCG(1, 2))
	compared := map[string]int{}
	for range 2000 {
		var q landscape.Query
		for range r.IntN(4) {
			addRandom(t, c, r, &q)
		}
		before, err := c.Select(q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		f := landscape.Filters[r.IntN(len(landscape.Filters))]
		if f.Values == nil || len(*f.Slot(&q)) > 0 {
			continue
		}
		value := randomValue(t, f, c, r)
		with, without := q, q
		*f.Slot(&with) = []string{value}
		*f.Slot(&without) = []string{"!" + value}
		in, err1 := c.Select(with)
		out, err2 := c.Select(without)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for _, it := range append(slices.Clone(in), out...) {
			if !slices.Contains(before, it) {
				t.Fatalf("%+v adds %s to %+v", with, it.Name, q)
			}
		}
		placement := f.Name == "category" || f.Name == "subcategory" // an item has several
		if !placement && value != landscape.KindAll && len(in)+len(out) != len(before) {
			t.Fatalf("%+v: %d with, %d without, %d before", with, len(in), len(out), len(before))
		}
		compared[f.Name]++
	}
	for _, f := range landscape.Filters {
		if f.Values != nil && compared[f.Name] == 0 {
			t.Errorf("the filter %s was never compared with its negation", f.Name)
		}
	}
}

func addRandom(t *testing.T, c *landscape.Catalog, r *rand.Rand, q *landscape.Query) {
	t.Helper()
	f := landscape.Filters[r.IntN(len(landscape.Filters))]
	value := "2018"
	if f.Values != nil {
		value = randomValue(t, f, c, r)
	}
	if f.Name == "related-to" {
		value = "rook"
	}
	if err := f.Set(q, value); err != nil {
		t.Fatal(err)
	}
}

// randomValue returns a value of the filter that a person could give.
func randomValue(t *testing.T, f landscape.Filter, c *landscape.Catalog, r *rand.Rand) string {
	t.Helper()
	values := f.Values(c)
	if len(values) == 0 {
		t.Fatalf("the filter %s has no values in landscapetest.Catalog: give one of its items a value that the filter lists", f.Name)
	}
	return strings.ReplaceAll(values[r.IntN(len(values))].Name, landscape.PlacementSeparator, "/")
}

// TestIsEmpty checks that no value of any filter is overlooked.
func TestIsEmpty(t *testing.T) {
	if !(landscape.Query{}).IsEmpty() {
		t.Error("the zero Query is not empty")
	}
	for _, f := range landscape.Filters {
		var q landscape.Query
		if err := f.Set(&q, "2018"); err != nil || q.IsEmpty() {
			t.Errorf("a query with %s is empty: %v", f.Name, err)
		}
	}
}

// FuzzQuery checks that no value makes Select panic.
func FuzzQuery(f *testing.F) {
	f.Add("category=runtime&maturity=!archived,graduated")
	f.Add("accepted-at=2018..&subcategory=a/b/c&name=*%00")
	f.Fuzz(func(t *testing.T, s string) {
		q, err := landscapetest.ParseQuery(s)
		if err != nil {
			return
		}
		c := landscapetest.Catalog()
		items, err := c.Select(q)
		if err != nil && len(items) > 0 {
			t.Errorf("%q: %d items and the error %v", s, len(items), err)
		}
	})
}
