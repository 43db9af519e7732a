package view

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

func dataCatalog() *landscape.Catalog {
	c := &landscape.Catalog{MembersCategory: "Members", Origin: landscape.Origin{Foundation: "Acme"},
		Categories: []landscape.Category{{Name: "Runtime & More", Subcategories: []string{"Storage", "Network"}}, {Name: "Members", Subcategories: []string{"Gold", "Silver"}}},
		Items: []landscape.Item{
			{Name: "A <b>", Category: "Runtime & More", Subcategory: "Storage", HomepageURL: "https://a.example", Logo: "a.svg", Maturity: "graduated", Tags: []string{"tag-x"},
				AcceptedAt: 20200110, IncubatingAt: 20210203, GraduatedAt: 20220304, Audits: []landscape.Audit{{Date: 20220401}, {Date: 20200501}},
				Also: []landscape.Placement{{Category: "Runtime & More", Subcategory: "Network"}}, Repositories: []landscape.Repository{{URL: "https://github.com/a/a", Primary: true}},
				Details: []landscape.Detail{{Kind: landscape.CrunchbaseURL, Text: "https://www.crunchbase.com/organization/m"}}},
			{Name: "A again", Category: "Runtime & More", Subcategory: "Network", HomepageURL: "https://a.example", Logo: "a.svg", Maturity: "graduated", AcceptedAt: 20200110},
			{Name: "B\u202e", Category: "Runtime & More", Subcategory: "Storage", HomepageURL: "https://b.example", Logo: "b.svg", Maturity: "sandbox", AcceptedAt: 20210000},
			{Name: "M", Category: "Members", Subcategory: "Gold", HomepageURL: "https://m.example", Logo: "m.svg", JoinedAt: 20200607,
				Details: []landscape.Detail{{Kind: landscape.CrunchbaseURL, Text: "https://www.crunchbase.com/organization/m"}}},
		}}
	one := 1
	c, _ = c.WithSettings(&landscape.Settings{Foundation: "Acme", BasePath: "/map", Categories: []landscape.Category{{Name: "Members", Subcategories: []string{"Silver"}}},
		Groups: []landscape.Group{{Name: "Everything", Alias: "all", Categories: []string{"Runtime & More"}}}, Colors: []landscape.Setting{{Key: "color1", Value: "rgba(1, 2, 3, 1)"}},
		Featured: []landscape.FeaturedRule{{Field: "maturity", Options: []landscape.Feature{{Value: "graduated", Order: &one}}}}})
	return c
}

// TestLandscape2Data checks the files against what landscape2 writes for the same input.
func TestLandscape2Data(t *testing.T) {
	d := Landscape2{Catalog: dataCatalog(), Logo: func(it *landscape.Item) string { return "logos/" + it.Logo }}.Data()
	for name, wants := range map[string][]string{
		"stats.json": {`{"members":{"joined_at":{"2020-06":1},"joined_at_rt":{"2020-06":1},"members":1,"subcategories":{"Gold":1}},` +
			`"projects":{"accepted_at":{"2020-01":1},"accepted_at_rt":{"2020-01":1},"audits":{"2020-05":1,"2022-04":1},"audits_rt":{"2020-05":1,"2022-04":2},` +
			`"category":{"Runtime & More":{"projects":2,"subcategories":{"Storage":2}}},"incubating_to_graduated":{"2022-03":1},"maturity":{"graduated":1,"sandbox":1},"projects":2,` +
			`"sandbox_to_incubating":{"2021-02":1},"tag":{"tag-x":1}},"repositories":{"bytes":0,"contributors":0,"repositories":1,"stars":0}}`},
		"base.json": {`{"finances_available":false,"foundation":"Acme","qr_code":"","base_path":"/map",`, `"categories_overridden":["Members"]`, `"colors":{"color1":"rgba(1, 2, 3, 1)"}`,
			`{"name":"Members","normalized_name":"members","subcategories":[{"name":"Silver","normalized_name":"silver"}]}`,
			`"groups":[{"name":"Everything","normalized_name":"all","alias":"all","categories":["Runtime & More"]}]`, `"members_category":"Members"`,
			`{"category":"Runtime & More","id":"runtime-more--storage--a-b","name":"A <b>","logo":"logos/a.svg","subcategory":"Storage",` +
				`"additional_categories":[{"category":"Runtime & More","subcategory":"Network"}],"featured":{"order":1},"maturity":"graduated","tag":["tag-x"]}`},
		"full.json": {`{"items":[{"category":"Runtime & More","homepage_url":"https://a.example","id":"runtime-more--storage--a-b","logo":"logos/a.svg","name":"A <b>","subcategory":"Storage",` +
			`"accepted_at":"2020-01-10",`, `"featured":{"order":1}`, `"member_subcategory":"Gold"`, `"repositories":[{"url":"https://github.com/a/a","primary":true}]`, `"website":"https://a.example"`, `"B\u202e"`},
		"embed_category_runtime-more.json":          {`{"classification":{"category":{"name":"Runtime & More","normalized_name":"runtime-more",`, `}},"category":{"name":"Runtime & More"`, `"foundation":"Acme","items":[{`},
		"embed_category_runtime-more--network.json": {`"name":"A <b>"`, `"name":"A again"`, `"subcategories":[{"name":"Network","normalized_name":"network"}]`},
		"embed_maturity_all.json":                   {`"classification":{"maturity":[{"name":"sandbox","normalized_name":"sandbox"},{"name":"graduated","normalized_name":"graduated"}]}`},
		"embed_maturity_sandbox.json":               {`"B\u202e"`},
		"embed_tag_tag-x.json":                      {`"classification":{"tag":[{"name":"tag-x","normalized_name":"tag-x"}]}`},
		"embed_full_category_members--gold.json":    {`{"items":[{"category":"Members"`, `"joined_at":"2020-06-07"`},
		"embed_full_tag_all.json":                   {`"name":"A <b>"`},
	} {
		content, ok := d.File(name)
		if !ok || !json.Valid(content) {
			t.Errorf("%s: %t, %s", name, ok, content)
		}
		for _, want := range wants {
			if !strings.Contains(string(content), want) {
				t.Errorf("%s lacks\n%s in\n%s", name, want, content)
			}
		}
	}
	for _, name := range d.Names() {
		if content, ok := d.File(name); !ok || !json.Valid(content) {
			t.Errorf("%s: %t", name, ok)
		}
	}
	for _, name := range []string{"", "x.json", "base", "embed_.json", "embed_category_none.json", "embed_full_category_none.json", "embed_category_runtime-more", "full_category_runtime-more.json"} {
		if _, ok := d.File(name); ok {
			t.Errorf("there is a file %q", name)
		}
	}
	if n := len(d.Names()); n != 3+2*(6+3+2) {
		t.Errorf("%d files: %q", n, d.Names())
	}
}
