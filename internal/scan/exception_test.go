package scan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestExceptions applies exceptions by project, component and path to a project that two
// components in three files name.
func TestExceptions(t *testing.T) {
	old := &landscape.Item{Name: "Old", Maturity: landscape.Archived}
	use := func(kind, name, version string, files ...string) Use {
		u := Use{Component: Component{Kind: kind, Name: name, Version: version}}
		for i, f := range files {
			u.Places = append(u.Places, Place{File: f, Line: i + 1})
		}
		return u
	}
	report := func() *Report {
		return &Report{Roots: []string{"./repo/svc/"}, Projects: []Project{{old, []Use{
			use(Module, "example.org/Old", "v1.2.0", "repo/svc/go.mod", "repo/svc/legacy/a/go.mod"),
			use(NPM, "old", "3", "repo/svc/web/package.json"),
		}}}}
	}
	find := func(name string) *landscape.Item {
		if name == "Old" {
			return old
		}
		return nil
	}
	const allModules = "excused go.mod legacy/a/go.mod"
	for _, c := range []struct {
		exceptions []Exception
		want       string
	}{
		{nil, "violates go.mod legacy/a/go.mod web/package.json"},
		{[]Exception{{Path: "legacy/"}}, "violates go.mod web/package.json, excused legacy/a/go.mod"},
		{[]Exception{{Path: "legacy"}}, "violates go.mod web/package.json, excused legacy/a/go.mod"},
		{[]Exception{{Path: "legacy/**"}}, "violates go.mod web/package.json, excused legacy/a/go.mod"},
		{[]Exception{{Path: "/legacy/*/go.mod"}}, "violates go.mod web/package.json, excused legacy/a/go.mod"},
		{[]Exception{{Path: "repo/svc/web"}}, "violates go.mod legacy/a/go.mod, excused web/package.json"},
		{[]Exception{{Path: "/a"}}, "violates go.mod legacy/a/go.mod web/package.json, unused /a"},
		{[]Exception{{Path: "go.mod"}}, "violates web/package.json, " + allModules},
		{[]Exception{{Component: "example.org/*"}}, "violates web/package.json, " + allModules},
		{[]Exception{{Component: "EXAMPLE.org/old@v1.*"}}, "violates web/package.json, " + allModules},
		{[]Exception{{Component: "pkg:golang/*"}}, "violates web/package.json, " + allModules},
		{[]Exception{{Component: "example.org"}}, "violates go.mod legacy/a/go.mod web/package.json, unused example.org"},
		{[]Exception{{Component: "ol?"}, {Path: "*.mod"}}, "excused web/package.json, " + allModules},
		{[]Exception{{Project: "Old", Component: "old", Path: "web/"}}, "violates go.mod legacy/a/go.mod, excused web/package.json"},
		{[]Exception{{Project: "Old", Component: "old", Path: "legacy"}}, "violates go.mod legacy/a/go.mod web/package.json, unused Old, old, legacy"},
		{[]Exception{{Project: "Old", Until: 20200101, Path: "web"}, {Path: "web"}}, "violates go.mod legacy/a/go.mod, excused web/package.json, expired Old, web"},
		{[]Exception{{Project: "Old"}, {Path: "*"}}, "excused go.mod legacy/a/go.mod web/package.json"},
	} {
		v := Policy{Denied: []string{"archived"}, Exceptions: c.exceptions}.Judge(report(), 20260801, find)
		var got []string
		add := func(what string, p Project) {
			for _, u := range p.Uses {
				for _, where := range u.Places {
					what += " " + strings.TrimPrefix(where.File, "repo/svc/")
				}
			}
			got = append(got, what)
		}
		for _, x := range v.Violations {
			add("violates", x.Project)
		}
		for _, x := range v.Excused {
			add("excused", x.Project)
		}
		for _, e := range v.Expired {
			got = append(got, "expired "+e.Subject())
		}
		for _, e := range v.Unused {
			got = append(got, "unused "+e.Subject())
		}
		if text := strings.Join(got, ", "); text != c.want {
			t.Errorf("%+v: %s\nwant %s", c.exceptions, text, c.want)
		}
	}
	many := Policy{Denied: []string{"archived"}, Allow: Leniency{Indirect: true}}
	r := report()
	r.Projects[0].Uses[0].Places[1].Indirect = true
	if v := many.Judge(r, 0, find); fmt.Sprint(countFiles(v)) != "2" {
		t.Errorf("without indirect places: %+v", v)
	}
}

func countFiles(v Verdict) int {
	n := 0
	for _, x := range v.Violations {
		for _, u := range x.Project.Uses {
			n += len(u.Places)
		}
	}
	return n
}

// TestInstead checks that a policy recommends only what it allows.
func TestInstead(t *testing.T) {
	items := map[string]*landscape.Item{}
	for _, it := range []*landscape.Item{
		{Name: "New", Maturity: landscape.Graduated}, {Name: "Young", Maturity: landscape.Sandbox}, {Name: "Gone", Maturity: landscape.Archived}, {Name: "Product"},
	} {
		items[it.Name] = it
	}
	relation := func(kind string, names ...string) (out []landscape.Relation) {
		for _, n := range names {
			out = append(out, landscape.Relation{Type: kind, Other: n})
		}
		return out
	}
	p := Policy{Minimum: landscape.Incubating}
	for _, c := range []struct {
		relations []landscape.Relation
		want      string
	}{
		{relation("succeeded_by", "New", "Young"), "[New]"},
		{append(relation("alternative_to", "Young", "Product"), relation("succeeded_by", "Gone")...), "[Product]"},
		{relation("succeeded_by", "Elsewhere"), "[Elsewhere]"},
		{relation("alternative_to", "Gone"), "[]"},
		{relation("uses", "New"), "[]"},
	} {
		if got := fmt.Sprint(p.instead(&landscape.Item{Relations: c.relations}, func(name string) *landscape.Item { return items[name] })); got != c.want {
			t.Errorf("%v: %s, want %s", c.relations, got, c.want)
		}
	}
}
