package landscape_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

// TestOrganizationEntries checks that an organization's entry matches the only
// item with its name, of any kind, and that others are reported with a hint.
func TestOrganizationEntries(t *testing.T) {
	c := landscapetest.Catalog()
	c.Items[0].Aliases = []landscape.Alias{{Name: "Rook.io"}}
	c.Items[3].FormerNames = []landscape.Alias{{Name: "Rocket"}}
	c.Items = append(c.Items, landscape.Item{Name: "Ceph", Category: "Platform", Subcategory: "Network"})
	for name, want := range map[string]string{
		"rook": "Rook", "ROOK.IO": "Rook", "rocket": "rkt", "opa": "Open Policy Agent (OPA)", "open-policy-agent-opa": "Open Policy Agent (OPA)",
		"platform--paas-container-service--heroku": "Heroku",
		"Open Policy": `did you mean "Open Policy Agent (OPA)"?`, "Herokku": `did you mean "Heroku"?`, "Nothing": "",
		"Ceph": "matches: runtime--storage--ceph, platform--network--ceph",
	} {
		d := c.Overlay(landscape.Overlay{Name: "o.yml", Entries: []landscape.Entry{{Name: name, Note: "here"}}})
		got := ""
		for i := range d.Items {
			if d.Items[i].Note == "here" {
				got += d.Items[i].Name
			}
		}
		for _, u := range d.Unmatched {
			got += u.Hint
		}
		if got != want || len(d.Unmatched) > 0 && d.Unmatched[0].Overlay != "o.yml" {
			t.Errorf("%s: %q, want %q (%v)", name, got, want, d.Unmatched)
		}
	}
	byRepo := landscape.Overlay{Entries: []landscape.Entry{{Name: "our storage", RepoURLs: []string{"https://github.com/rook/rook/"}, Status: "use"},
		{Name: "Rook", RepoURLs: []string{"https://github.com/other/rook"}, Status: "hold"}}}
	d := c.Overlay(byRepo)
	if d.Items[0].Status != "use" || len(d.Unmatched) != 1 || !strings.Contains(d.Unmatched[0].Hint, "the repository of \"Rook\" is https://github.com/rook/rook") {
		t.Errorf("status %q, unmatched %v", d.Items[0].Status, d.Unmatched)
	}
	byRepo.Foundation = "CNCF"
	if d := c.Overlay(byRepo); len(d.Unmatched) != 0 {
		t.Errorf("a foundation's overlay reports unmatched entries: %v", d.Unmatched)
	}
}

// TestCustomItems checks that custom items come last, in placements as the
// catalog spells them, and that none that exists is added again.
func TestCustomItems(t *testing.T) {
	o := landscape.Overlay{Entries: []landscape.Entry{{Name: "gateway", Owner: "edge"}}, Items: []landscape.Item{
		{Name: "Safe", Category: "Runtime", Subcategory: "Secrets"},
		{Name: "Gateway", Category: "runtime", Subcategory: "NETWORK", Status: "adopt"},
		{Name: "Ledger", Category: "Data", Subcategory: "Books"},
		{Name: "Portal", Status: "trial"},
		{Name: "ceph", Category: "Data", Status: "assess", CustomTags: []string{"on-premises", "big"}},
		{Name: "Rook", Repositories: []landscape.Repository{{URL: "https://example.org/rook", Primary: true}}},
	}}
	c := landscapetest.Catalog()
	before := fmt.Sprintf("%+v", c)
	d := c.Overlay(o)
	var got []string
	for _, it := range d.Items[len(c.Items):] {
		got = append(got, it.Name+" in "+it.Placement().String()+" "+it.Owner)
	}
	want := []string{"Safe in Runtime / Secrets ", "Gateway in Runtime / Network edge", "Ledger in Data / Books ", "Portal in Own Items / Own Items ", "Rook in Own Items / Own Items "}
	if !slices.Equal(got, want) {
		t.Errorf("custom items %q, want %q", got, want)
	}
	if got := fmt.Sprint(d.Categories[0], d.Categories[4:]); got != "{Runtime [Storage Network Secrets]} [{Data [Books]} {Own Items [Own Items]}]" || len(d.Unmatched) > 0 {
		t.Errorf("new placements %s, unmatched %v", got, d.Unmatched)
	}
	ceph := &d.Items[1]
	if ceph.Status != "assess" || ceph.Note != "too large for us" || fmt.Sprint(ceph.CustomTags) != "[on-premises big]" {
		t.Errorf("Ceph: %+v", ceph)
	}
	if after := fmt.Sprintf("%+v", c); after != before {
		t.Errorf("the overlay changed the catalog below it:\n%s\n%s", before, after)
	}
	if d.Kind(&d.Items[len(d.Items)-1]) != landscape.KindOther {
		t.Error("a custom item is hosted")
	}
	o.Foundation = "CNCF"
	if d := c.Overlay(o); len(d.Items) != len(c.Items) {
		t.Error("a foundation's overlay adds items")
	}
}

// TestStatuses checks that the statuses are those declared, then others that
// items have, and that the default ones are used only if none is declared.
func TestStatuses(t *testing.T) {
	bare := landscapetest.Catalog()
	bare.Statuses, bare.Items[1].Status, bare.Items[4].Status = nil, "", ""
	uses := func(status string, declared ...string) landscape.Overlay {
		return landscape.Overlay{Statuses: declared, Entries: []landscape.Entry{{Name: "rook", Status: status}}}
	}
	for _, c := range []struct {
		overlays []landscape.Overlay
		want     string
	}{
		{[]landscape.Overlay{{}}, "[]"},
		{[]landscape.Overlay{uses("hold")}, "[adopt trial assess hold]"},
		{[]landscape.Overlay{uses("dead")}, "[adopt trial assess hold dead]"},
		{[]landscape.Overlay{uses("use", "use", "avoid")}, "[use avoid]"},
		{[]landscape.Overlay{uses("use", "use", "avoid"), uses("avoid")}, "[use avoid]"},
		{[]landscape.Overlay{uses("hold"), uses("use", "use", "hold")}, "[adopt trial assess hold use]"},
	} {
		d := bare
		for _, o := range c.overlays {
			d = d.Overlay(o)
		}
		if got := fmt.Sprint(d.Statuses); got != c.want {
			t.Errorf("%+v: %s, want %s", c.overlays, got, c.want)
		}
	}
}

// TestStatusField checks that items are sorted in ring order, that a later
// overlay replaces single values, and that AsOf keeps statuses.
func TestStatusField(t *testing.T) {
	c := landscapetest.Catalog().Overlay(landscape.Overlay{Entries: []landscape.Entry{
		{Name: "rook", Status: "trial", Owner: "a", Note: "n", Tags: []string{"x"}}, {Name: "opa", Status: "assess"}}})
	c = c.Overlay(landscape.Overlay{Entries: []landscape.Entry{{Name: "rook", Owner: "b", Tags: []string{"X", "y"}}}})
	if it := c.Items[0]; it.Status+it.Owner+it.Note+strings.Join(it.CustomTags, "") != "trialbnxy" {
		t.Errorf("two overlays: %+v", it)
	}
	items, err := c.Select(landscape.Query{Kind: []string{"!member"}})
	if err != nil || c.Sort(items, []string{"status"}) != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range items {
		got = append(got, it.Name)
	}
	if s := strings.Join(got, ", "); s != "Heroku, Rook, Open Policy Agent (OPA), Ceph, rkt" {
		t.Errorf("sorted: %s", s)
	}
	was := c.AsOf(20190101)
	if it := was.Items[0]; it.Maturity != landscape.Incubating || it.Status != "trial" || len(was.Statuses) != 4 {
		t.Errorf("as of 2019: %+v", it)
	}
}
