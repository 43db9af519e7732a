package landscape_test

import (
	"fmt"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

func TestOverlay(t *testing.T) {
	changes := func(last landscape.Date) []landscape.LevelChange {
		return []landscape.LevelChange{{Date: 20170329, Level: landscape.Incubating}, {Date: last, Level: landscape.Archived}}
	}
	o := landscape.Overlay{Entries: []landscape.Entry{
		{Name: "rkt", Changes: changes(20190816), Relations: []landscape.Relation{{Type: "succeeded_by", Other: "Rook", From: 20200000}}},
		{Name: "Rook", RepoURLs: []string{"http://www.GitHub.com/rook/rook.git/"}, DescriptionJa: "ストレージ",
			Facts:     []landscape.Fact{{Text: "now", From: 20180129, Until: 20280000}, {Text: "later", From: 20270101}},
			Relations: []landscape.Relation{{Type: "manages", Other: "Ceph"}, {Type: "uses", Other: "Nowhere"}}},
		{Name: "Ceph", RepoURLs: []string{"https://github.com/ceph/ceph"}, Relations: []landscape.Relation{{Type: "alternative_to", Other: "Bank"}}},
	}}
	c := landscapetest.Catalog()
	d := c.Overlay(o)
	rook, ceph, rkt := &d.Items[0], &d.Items[1], &d.Items[3]
	if rook.DescriptionJa == "" || len(rook.Facts) != 1 || rook.Facts[0].Until != 0 {
		t.Errorf("not matched by repository, or with a later fact: %+v", rook.Facts)
	}
	if fmt.Sprint(rook.Relations) != "[{succeeds rkt true 2020  } {manages Ceph true   }]" {
		t.Errorf("relations of Rook: %v", rook.Relations)
	}
	if fmt.Sprint(ceph.Relations[0]) != "{managed_by Rook true   }" || fmt.Sprint(rkt.Relations) != "[{succeeded_by Rook true 2020  }]" {
		t.Errorf("relations of Ceph %v, of rkt %v", ceph.Relations, rkt.Relations)
	}
	if rkt.History()[0].Level != landscape.Incubating {
		t.Errorf("the list of changes is not used: %v", rkt.History())
	}
	if len(c.Items[0].Relations) != 0 || c.Items[3].Changes != nil {
		t.Error("the overlay changed the catalog below it")
	}
	o.Entries[0].Changes = changes(20200101)
	if got := landscapetest.Catalog().Overlay(o).Items[3].History(); got[0].Level != landscape.Sandbox {
		t.Errorf("a list that ends on a date which the file lacks is used: %v", got)
	}
	namesake := landscapetest.Catalog()
	namesake.Items[0].Repositories[0].URL = "https://example.org/other/rook"
	if d := namesake.Overlay(o); d.Items[0].DescriptionJa != "" {
		t.Error("an entry matches a namesake with another repository")
	}
}
