package landscape_test

import (
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestMemberships checks that the items of a value are those that a query for it
// selects.
func TestMemberships(t *testing.T) {
	c, err := data.Catalog(data.Current).WithMembers("Platform")
	if err != nil {
		t.Fatal(err)
	}
	own := *c
	own.Items, own.Statuses = slices.Clone(c.Items), []string{"adopt", "Hold", "hold", "unused"}
	var items []*landscape.Item
	for i := range own.Items {
		it := &own.Items[i]
		it.Status, it.Owner = []string{"", "adopt", "hold"}[i%3], []string{"", "Platform", "platform", "Data"}[i%4]
		if i%5 == 0 {
			it.CustomTags = []string{"Tier-1", "tier-1", "cloud native"}
		}
		if i%11 == 0 {
			it.CustomTags = append(it.CustomTags, "Cloud-Native")
		}
		if i%7 != 0 {
			items = append(items, it)
		}
	}
	checked := 0
	for _, f := range landscape.Filters {
		members := f.Memberships(&own, items)
		if f.Values != nil && members == nil && f.Name != "category" && f.Name != "subcategory" {
			t.Errorf("--%s has values, but no memberships", f.Name)
		}
		for _, m := range members {
			var q landscape.Query
			if err := f.Set(&q, m.Name); err != nil {
				t.Fatal(err)
			}
			selected, err := own.Select(q)
			if err != nil {
				t.Fatal(err)
			}
			var want []int
			for i, it := range items {
				if slices.Contains(selected, it) {
					want = append(want, i)
				}
			}
			if !slices.Equal(m.Items, want) {
				t.Errorf("--%s %s: %d items, want %d", f.Name, m.Name, len(m.Items), len(want))
			}
			checked++
		}
	}
	if checked < 200 {
		t.Errorf("only %d values", checked)
	}
}
