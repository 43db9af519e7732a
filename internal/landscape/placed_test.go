package landscape_test

import (
	"math/rand/v2"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

// TestIndexPlacements compares random queries with and without an index, also of
// catalogs that are made from one with an index.
func TestIndexPlacements(t *testing.T) {
	plain, indexed := landscapetest.Catalog(), landscapetest.Catalog()
	indexed.IndexPlacements()
	if len(indexed.Placed) == 0 {
		t.Fatal("no index")
	}
	overlay := landscape.Overlay{Items: []landscape.Item{{Name: "Ours", Category: "Runtime", Subcategory: "Network"}}}
	asOf := plain.Origin.Date - 10000 // a year before
	settings := &landscape.Settings{EndUsers: []landscape.PlacementRule{{Category: "Runtime"}}}
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for name, derive := range map[string]func(*landscape.Catalog) *landscape.Catalog{
		"itself":   func(c *landscape.Catalog) *landscape.Catalog { return c },
		"overlay":  func(c *landscape.Catalog) *landscape.Catalog { return c.Overlay(overlay) },
		"as of":    func(c *landscape.Catalog) *landscape.Catalog { return c.AsOf(asOf) },
		"settings": func(c *landscape.Catalog) *landscape.Catalog { with, _ := c.WithSettings(settings); return with },
	} {
		a, b := derive(plain), derive(indexed)
		for range 300 {
			var q landscape.Query
			for range r.IntN(3) {
				addRandom(t, plain, r, &q)
			}
			category, _ := landscape.FilterNamed("category")
			sub, _ := landscape.FilterNamed("subcategory")
			for range 1 + r.IntN(2) {
				f := []landscape.Filter{category, sub}[r.IntN(2)]
				*f.Slot(&q) = append(*f.Slot(&q), []string{"", "!"}[r.IntN(2)]+randomValue(t, f, plain, r))
			}
			want, err1 := a.Select(q)
			got, err2 := b.Select(q)
			if err1 != nil || err2 != nil {
				continue // the landscape of another time need not have a value
			}
			if len(got) != len(want) {
				t.Fatalf("%s, %+v: %d items with an index, %d without", name, q, len(got), len(want))
			}
			for i := range got {
				if got[i].Name != want[i].Name {
					t.Fatalf("%s, %+v: %s with an index, %s without", name, q, got[i].Name, want[i].Name)
				}
			}
			found += len(got)
		}
	}
	if found < 100 {
		t.Errorf("the queries found only %d items", found)
	}
}
