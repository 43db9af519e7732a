package landscape

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// catalog is a small map with everything the laws need.
func catalog() *Catalog {
	c := &Catalog{
		Origin: Origin{Day: 20260807},
		Categories: []Category{
			{"Runtime", []string{"Storage", "Network"}},
			{"Platform", []string{"PaaS/Container Service", "Network"}},
			{"Governance, Policy and Security", []string{"Policy"}},
			{"Our Members", []string{"Gold"}},
		},
		Items: []Item{
			{Name: "Rook", Category: "Runtime", Subcategory: "Storage", Maturity: Graduated,
				AcceptedAt: 20180129, IncubatingAt: 20180925, GraduatedAt: 20201007, Description: "Runs Ceph on Kubernetes",
				Repositories: []Repository{{URL: "https://github.com/rook/rook", Primary: true}}},
			{Name: "Ceph", Category: "Runtime", Subcategory: "Storage", Also: []Placement{{"Platform", "Network"}},
				Status: "hold", Owner: "Storage Team", Note: "too large for us", CustomTags: []string{"on-premises"}},
			{Name: "Open Policy Agent (OPA)", Category: "Governance, Policy and Security", Subcategory: "Policy",
				Maturity: Incubating, AcceptedAt: 20180329, IncubatingAt: 20190402, Summary: Summary{Tags: []string{"policy"}}},
			{Name: "rkt", Category: "Runtime", Subcategory: "Network", Maturity: Archived, AcceptedAt: 20170329, ArchivedAt: 20190816},
			{Name: "Heroku", Category: "Platform", Subcategory: "PaaS/Container Service", Status: "adopt"},
			{Name: "Bank", Category: "Our Members", Subcategory: "Gold", JoinedAt: 20200101, EndUser: true},
		},
	}
	c.MembersCategory, c.Statuses = FindMembersCategory(c.Categories), DefaultStatuses
	return c
}

func selected(t *testing.T, c *Catalog, q Query) string {
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

func TestDates(t *testing.T) {
	for _, c := range []struct {
		in, out     string
		first, last Date
	}{
		{"2020-02-29", "2020-02-29", 20200229, 20200229},
		{"2021-9-4", "2021-09-04", 20210904, 20210904},
		{"2020-02", "2020-02", 20200201, 20200229},
		{"2019", "2019", 20190101, 20191231},
	} {
		d, err := ParseDate(c.in)
		if err != nil || d.String() != c.out || d.First() != c.first || d.Last() != c.last {
			t.Errorf("ParseDate(%q) = %v (%d to %d), %v", c.in, d, d.First(), d.Last(), err)
		}
	}
	for _, s := range []string{"", "2021-02-29", "2021-13-01", "2021-00-10", "21-01-01", "2021-1-1-1", "2021-001-01", "+021-01-01", "2021-01-0", "x"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
	if n := Date(20200228).DaysUntil(20200301); n != 2 {
		t.Errorf("%d days over the leap day, want 2", n)
	}
}

func TestHistory(t *testing.T) {
	for _, c := range []struct {
		name string
		item Item
		want string
	}{
		{"all levels", catalog().Items[0], "2018-01-29=sandbox 2018-09-25=incubating 2020-10-07=graduated"},
		{"archived from sandbox", catalog().Items[3], "2017-03-29=sandbox 2019-08-16=archived"},
		{"accepted at incubating", Item{Maturity: Incubating, AcceptedAt: 20180101, IncubatingAt: 20180101}, "2018-01-01=incubating"},
		{"accepted at graduated", Item{Maturity: Graduated, AcceptedAt: 20180101, GraduatedAt: 20180101}, "2018-01-01=graduated"},
		{"inception", Item{Maturity: Inception, AcceptedAt: 20180129}, "2018-01-29=inception"},
		{"another foundation's", Item{Maturity: "sig", AcceptedAt: 20180129}, "2018-01-29=sig"},
		{"no dates", Item{Maturity: Graduated}, ""},
		{"not hosted", Item{AcceptedAt: 20180129}, ""},
		{"the overlay's list", Item{Maturity: Sandbox, AcceptedAt: 20241010, Changes: []LevelChange{
			{Date: 20190514, Level: Sandbox}, {Date: 20240205, Level: Archived, Approximate: true}, {Date: 20241010, Level: Sandbox},
		}}, "2019-05-14=sandbox ~2024-02-05=archived 2024-10-10=sandbox"},
	} {
		var got []string
		for _, ch := range c.item.History() {
			got = append(got, ch.Day()+"="+string(ch.Level))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestSelect(t *testing.T) {
	c := catalog()
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
		q, err := ParseQuery(strings.ReplaceAll(tc.query, " ", "+"))
		if err != nil {
			t.Errorf("%s: %v", tc.query, err)
			continue
		}
		if got := selected(t, c, q); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.query, got, tc.want)
		}
	}
}

// TestQueryLaws: on random queries String and ParseQuery agree, a filter more
// never adds items, and with its negation it parts what was there.
func TestQueryLaws(t *testing.T) {
	c := catalog()
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var q Query
		for range r.IntN(4) {
			addRandom(t, c, r, &q)
		}
		again, err := ParseQuery(q.String())
		if err != nil || again.String() != q.String() {
			t.Fatalf("ParseQuery(%q) = %q, %v", q.String(), again.String(), err)
		}
		before, err := c.Select(q)
		if err != nil {
			t.Fatalf("%s: %v", q.String(), err)
		}
		f := Filters[r.IntN(len(Filters))]
		if f.Values == nil || len(*f.Slot(&q)) > 0 {
			continue
		}
		value := pickValue(f.Values(c), r)
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
				t.Fatalf("%s adds %s to %s", with.String(), it.Name, q.String())
			}
		}
		if !f.box && value != KindAll && len(in)+len(out) != len(before) {
			t.Fatalf("%s: %d with, %d without, %d before", with.String(), len(in), len(out), len(before))
		}
	}
}

func addRandom(t *testing.T, c *Catalog, r *rand.Rand, q *Query) {
	t.Helper()
	f := Filters[r.IntN(len(Filters))]
	value := "2018"
	if f.Values != nil {
		value = pickValue(f.Values(c), r)
	}
	if f.Name == "related-to" {
		value = "rook"
	}
	if err := f.Set(q, value); err != nil {
		t.Fatal(err)
	}
}

func pickValue(values []Value, r *rand.Rand) string {
	return strings.ReplaceAll(values[r.IntN(len(values))].Name, PlacementSeparator, "/")
}

// TestFields: every field's name is unique, each has one kind of value, and
// the filters' values are found.
func TestFields(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Fields {
		if seen[f.Name] || seen[f.Key] && f.Key != "" {
			t.Errorf("%s: name or key twice", f.Name)
		}
		seen[f.Name], seen[f.Key] = true, true
		kinds := 0
		for _, is := range []bool{f.Detail != 0, f.Text != nil, f.Day != nil, f.Flag != nil, f.List != nil, f.Value != nil} {
			kinds += btoi(is)
		}
		if kinds != 1 || f.Doc == "" || f.Ja == "" {
			t.Errorf("%s: %d kinds of value, doc %q, ja %q", f.Name, kinds, f.Doc, f.Ja)
		}
		if got, err := FieldNamed(strings.ToUpper(f.Name)); err != nil || got.Name != f.Name {
			t.Errorf("FieldNamed(%q): %v", f.Name, err)
		}
	}
}

func TestFind(t *testing.T) {
	c := catalog().Overlay(Overlay{Entries: []Entry{
		{Name: "Rook", RepoURLs: []string{"https://github.com/rook/rook"}, Aliases: []Alias{{Name: "Rook.io"}}, FormerNames: []Alias{{Name: "Castle"}}},
	}})
	c.Items = append(c.Items, Item{Name: ".NET"})
	for name, want := range map[string]string{
		"rook": "Rook", " ROOK ": "Rook", "rook.io": "Rook", "castle": "Rook", "opa": "Open Policy Agent (OPA)",
		"open policy agent": "Open Policy Agent (OPA)", "open-policy-agent-opa": "Open Policy Agent (OPA)",
		"runtime--storage--ceph": "Ceph", "open policy": "Open Policy Agent (OPA)",
	} {
		if f, err := c.Find(name); err != nil || f.Item.Name != want || (f.Former != "") != (name == "castle") {
			t.Errorf("Find(%q) = %v, %v", name, f, err)
		}
	}
	for _, name := range []string{"", "roo", "nothing", "!", "-", "\x00"} {
		if f, err := c.Find(name); err == nil {
			t.Errorf("Find(%q) = %s, want an error", name, f.Item.Name)
		}
	}
	handle := c.UniqueNames()
	for i := range c.Items {
		if f, err := c.Find(handle(&c.Items[i])); err != nil || f.Item != &c.Items[i] {
			t.Errorf("the handle %q does not find its item", handle(&c.Items[i]))
		}
	}
}

func TestOverlay(t *testing.T) {
	changes := func(last Date) []LevelChange {
		return []LevelChange{{Date: 20170329, Level: Incubating}, {Date: last, Level: Archived}}
	}
	o := Overlay{Entries: []Entry{
		{Name: "rkt", Changes: changes(20190816), Relations: []Relation{{Type: "succeeded_by", Other: "Rook", From: 20200000}}},
		{Name: "Rook", RepoURLs: []string{"http://www.GitHub.com/rook/rook.git/"}, DescriptionJa: "ストレージ",
			Facts:     []Fact{{Text: "now", From: 20180129, Until: 20280000}, {Text: "later", From: 20270101}},
			Relations: []Relation{{Type: "manages", Other: "Ceph"}, {Type: "uses", Other: "Nowhere"}}},
		{Name: "Ceph", RepoURLs: []string{"https://github.com/ceph/ceph"}, Relations: []Relation{{Type: "alternative_to", Other: "Bank"}}},
	}}
	c := catalog()
	d := c.Overlay(o)
	rook, ceph, rkt := &d.Items[0], &d.Items[1], &d.Items[3]
	if rook.DescriptionJa == "" || len(rook.Facts) != 1 || rook.Facts[0].Until != 0 {
		t.Errorf("not bound by repository, or a later fact shown: %+v", rook.Facts)
	}
	if fmt.Sprint(rook.Relations) != "[{succeeds rkt true 2020  } {manages Ceph true   }]" {
		t.Errorf("relations of Rook: %v", rook.Relations)
	}
	if fmt.Sprint(ceph.Relations[0]) != "{managed_by Rook true   }" || fmt.Sprint(rkt.Relations) != "[{succeeded_by Rook true 2020  }]" {
		t.Errorf("relations of Ceph %v, of rkt %v", ceph.Relations, rkt.Relations)
	}
	if rkt.History()[0].Level != Incubating {
		t.Errorf("the list of changes is not used: %v", rkt.History())
	}
	if len(c.Items[0].Relations) != 0 || c.Items[3].Changes != nil {
		t.Error("the catalog under the overlay was changed")
	}
	o.Entries[0].Changes = changes(20200101)
	if got := catalog().Overlay(o).Items[3].History(); got[0].Level != Sandbox {
		t.Errorf("a list that ends on a day the file lacks is used: %v", got)
	}
	namesake := catalog()
	namesake.Items[0].Repositories[0].URL = "https://example.org/other/rook"
	if d := namesake.Overlay(o); d.Items[0].DescriptionJa != "" {
		t.Error("a namesake with another repository is bound")
	}
}

func TestSearch(t *testing.T) {
	c := catalog()
	var items []*Item
	for i := range c.Items {
		items = append(items, &c.Items[i])
	}
	for text, want := range map[string]string{
		"rook": "Rook", "ROOK": "Rook", "ceph": "Ceph Rook", "heruku": "Heroku", "policy agnet": "Open Policy Agent (OPA)",
		"policyagent": "Open Policy Agent (OPA)", "": "", "nothing": "",
	} {
		var got []string
		for _, h := range Search(items, text) {
			got = append(got, h.Item.Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("Search(%q) = %q, want %q", text, s, want)
		}
	}
}

func TestSort(t *testing.T) {
	c := catalog()
	for keys, want := range map[string]string{
		"name":              "Bank Ceph Heroku Open Policy Agent (OPA) rkt Rook",
		"maturity,name":     "Open Policy Agent (OPA) Rook rkt Bank Ceph Heroku",
		"-accepted_at,name": "Open Policy Agent (OPA) Rook rkt Bank Ceph Heroku",
		"accepted_at,-name": "rkt Rook Open Policy Agent (OPA) Heroku Ceph Bank",
	} {
		items, _ := c.Select(Query{})
		if err := c.Sort(items, strings.Split(keys, ",")); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range items {
			got = append(got, it.Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("by %s: %q, want %q", keys, s, want)
		}
	}
}

// FuzzQuery: what ParseQuery reads, String writes so that it reads the same;
// and no value makes Select panic.
func FuzzQuery(f *testing.F) {
	f.Add("category=runtime&maturity=!archived,graduated")
	f.Add("accepted-at=2018..&subcategory=a/b/c&name=*%00")
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuery(s)
		if err != nil {
			return
		}
		again, err := ParseQuery(q.String())
		if err != nil || again.String() != q.String() {
			t.Errorf("ParseQuery(%q) = %q, %v", q.String(), again.String(), err)
		}
		_, _ = catalog().Select(q)
	})
}

// TestSearchPassesOver: what the search passes over without a look would not
// have been found.
func TestSearchPassesOver(t *testing.T) {
	items := []*Item{}
	c := catalog()
	for i := range c.Items {
		items = append(items, &c.Items[i])
	}
	for _, name := range []string{"Open Telemetry", "Cert-Manager (CNCF)", "k8gb", "C++ x", "Éclair", "日本 mesh", "a/b.c", "Kube-OVN"} {
		items = append(items, &Item{Name: name, Description: "Says " + strings.ToUpper(name) + " of a service-mesh"})
	}
	queries := []string{"a", "open", "opentelemetry", "open tele", "cert manager", "certmanager", "c++", "éclair", "ECLAIR", "日本", "mesh service", "kubeovn", "b.c", "ervice", "xx"}
	for _, q := range queries {
		var all []Hit
		queried := normalize.Words(q)
		var ps parts
		for _, it := range items {
			ps.read(it)
			if h, ok := ps.score(it, q, queried, false); ok {
				all = append(all, h)
			}
		}
		if got := scoreItems(items, q, queried, false); len(got) != len(all) {
			t.Errorf("%q: %d found, %d without passing over any", q, len(got), len(all))
		}
	}
}

// TestSortNames checks that names are in the order of a dictionary: accents and
// case count last, and kana of both kinds lie side by side.
func TestSortNames(t *testing.T) {
	want := []string{"1.9", "Ænix", "Ångström", "argo", "etcd", "Etcd", "Étoile", "Žižka", "zot", "あい", "アイ", "アオ", "か", "が"}
	c := &Catalog{}
	for _, name := range want {
		c.Items = append(c.Items, Item{Name: name})
	}
	var items []*Item
	for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(len(want)) {
		items = append(items, &c.Items[i])
	}
	if err := c.Sort(items, []string{"name"}); err != nil {
		t.Fatal(err)
	}
	for i, it := range items {
		if it.Name != want[i] {
			t.Errorf("%d: %s, want %s", i, it.Name, want[i])
		}
	}
}
