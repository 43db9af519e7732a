package landscape

import (
	"slices"
	"strings"
	"testing"
)

func settingsCatalog() *Catalog {
	return &Catalog{Categories: []Category{{"Runtime", []string{"Storage"}}, {"Our Members", []string{"Gold", "End User Supporter and Contributor"}}},
		MembersCategory: "Our Members", Items: []Item{
			{Name: "A", Category: "Runtime", Subcategory: "Storage", Maturity: "graduated"},
			{Name: "B", Category: "Runtime", Subcategory: "Storage", Maturity: "sandbox", Tags: []string{"own"}},
			{Name: "C", Category: "Runtime", Subcategory: "Storage"},
			{Name: "D", Category: "Our Members", Subcategory: "Gold", EndUser: true},
			{Name: "E", Category: "Our Members", Subcategory: "End User Supporter and Contributor"},
			{Name: "F", Category: "Our Members", Subcategory: "End User Supporter and Contributor", NotEndUser: true},
		}}
}

// TestWithSettings checks that rules complete items, that what items say themselves
// takes precedence, and that the catalog itself does not change.
func TestWithSettings(t *testing.T) {
	c := settingsCatalog()
	s := &Settings{Foundation: "Acme", EndUsers: []PlacementRule{{Category: "Our Members", Subcategories: []string{"End User Supporter and Contributor"}}},
		Tags:     []PlacementRule{{Category: "Runtime", Tag: "first"}, {Category: "Runtime", Tag: "second"}},
		Featured: []FeaturedRule{{"maturity", []Feature{{Value: "graduated", Label: "G"}}}, {"subcategory", []Feature{{Value: "Gold"}}}, {"name", []Feature{{Value: "C"}}}}}
	d, notes := c.WithSettings(s)
	if len(notes) > 0 {
		t.Error(notes)
	}
	var endUsers, tagged, featured []string
	for i := range d.Items {
		it := &d.Items[i]
		if it.EndUser {
			endUsers = append(endUsers, it.Name)
		}
		tagged = append(tagged, it.Name+":"+strings.Join(it.Tags, ","))
		if f := d.Settings.Feature(it); f != nil {
			featured = append(featured, it.Name+f.Label)
		}
	}
	for got, want := range map[string]string{strings.Join(endUsers, " "): "D E", strings.Join(tagged, " "): "A:first B:own C: D: E: F:", strings.Join(featured, " "): "AG D"} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if c.Items[4].EndUser || c.Items[0].Tags != nil || c.Settings != nil || d.Origin.Foundation != "Acme" {
		t.Error("the catalog itself changed")
	}
	if (*Settings)(nil).Feature(&c.Items[0]) != nil {
		t.Error("without settings an item is featured")
	}
}

// TestMisfits: names that the landscape does not have are noted with the nearest one.
func TestMisfits(t *testing.T) {
	s := &Settings{File: "s.yml", MembersCategory: "Members", Groups: []Group{NewGroup("G", "", []string{"Runtme", "Runtime"}, 7)},
		EndUsers: []PlacementRule{{Category: "Our Members", Subcategories: []string{"End User Supporter"}, Line: 9}}}
	d, notes := settingsCatalog().WithSettings(s)
	want := []Misfit{{0, "category", "Members", ""}, {7, "category", "Runtme", "Runtime"}, {9, "subcategory", "End User Supporter", "End User Supporter and Contributor"}}
	if !slices.Equal(notes, want) {
		t.Errorf("%v, want\n%v", notes, want)
	}
	if d.MembersCategory != "Our Members" {
		t.Errorf("members are %q", d.MembersCategory)
	}
}

func TestGroups(t *testing.T) {
	groups := func(c *Catalog) string {
		var out []string
		for _, g := range c.Groups() {
			out = append(out, g.Slug()+"="+strings.Join(g.Categories, ","))
		}
		return strings.Join(out, " ")
	}
	categories := func(names ...string) (out []Category) {
		for _, name := range names {
			out = append(out, Category{Name: name})
		}
		return out
	}
	cncf := categories("Provisioning", "Runtime", "Orchestration & Management", "App Definition and Development", "Platform", "CNCF Members", "Wasm", "New One")
	for want, c := range map[string]*Catalog{
		"projects-and-products=Provisioning,Runtime,Orchestration & Management,App Definition and Development members=CNCF Members partners=Platform wasm=Wasm more=New One": {Categories: cncf, MembersCategory: "CNCF Members"},
		"landscape=Tools,Runtime members=Our Members": {Categories: categories("Tools", "Our Members", "Runtime"), MembersCategory: "Our Members"},
		"":                       {Categories: categories("Tools", "Runtime")},
		"x=Tools things=Runtime": {Categories: categories("Tools", "Runtime"), Settings: &Settings{Groups: []Group{{Name: "X", Categories: []string{"Tools", "Gone"}}, {Name: "Y", Alias: "things", Categories: []string{"Runtime"}}, {Name: "Z", Categories: []string{"Gone"}}}}},
	} {
		if got := groups(c); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
