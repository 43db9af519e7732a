package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/benchdata"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"gopkg.in/yaml.v3"
)

func TestLenient(t *testing.T) {
	in := landscapetest.Item(
		"descriptio: typo",
		"project: 'incubating'",
		"twitter: [a, b]",
		"repo_url: https://github.com/rook/rook",
		"branch: main",
		"additional_repos:",
		"  - repo_url: https://github.com/rook/docs",
		"  - branch: x",
		"second_path: ['Platform / PaaS/Container Service', nowhere]",
		"enduser: yes",
		"logo: again.svg",
		"extra:",
		"  accepted: 2018-01-29",
		"  incubating: '2018-9-25'",
		"  graduated: 25/09/2020",
		"  archived: null",
		"  summary_tags: a, b ,,c",
		"  audits:",
		"    - {date: 2019-12-01, type: security, vendor: V, url: https://x.org, pages: 3}",
		"    - nothing",
		"  annotations: {k: v}",
	)
	c, problems, err := Landscape([]byte(in), "in.yml")
	if err != nil {
		t.Fatal(err)
	}
	it := c.Items[0]
	want := landscape.Item{
		Name: "Rook", Category: "Runtime", Subcategory: "Storage", Maturity: "incubating",
		HomepageURL: "https://rook.io", Logo: "rook.svg",
		Also: []landscape.Placement{{Category: "Platform", Subcategory: "PaaS/Container Service"}},
		Repositories: []landscape.Repository{{URL: "https://github.com/rook/rook", Branch: "main", Primary: true},
			{URL: "https://github.com/rook/docs"}},
		AcceptedAt: 20180129, IncubatingAt: 20180925,
		Keywords: []string{"a", "b", "c"},
		Audits:   []landscape.Audit{{Date: 20191201, Type: "security", Vendor: "V", URL: "https://x.org"}},
		Notes:    []landscape.Annotation{{Key: "k", Value: "v"}},
		Line:     9, Column: 13,
	}
	if fmt.Sprintf("%+v", it) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", it, want)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	if c.Origin.Date != 20191201 {
		t.Errorf("day %s, want that of the newest date", c.Origin.Date)
	}
	expected := []string{
		`in.yml:13:13: warning: Runtime / Storage / Rook: unknown key "descriptio"; did you mean description? [unknown-key]`,
		`in.yml:15:22: error: Runtime / Storage / Rook: twitter is a list, not a string [wrong-type]`,
		`in.yml:21:64: warning: Runtime / Storage / Rook: second_path "nowhere" is ignored, as in landscape2: want CATEGORY / SUBCATEGORY [second-path-form]`,
		`in.yml:22:22: error: Runtime / Storage / Rook: enduser is "yes", not true or false [wrong-type]`,
		`in.yml:23:13: error: Runtime / Storage / Rook: duplicate key "logo" [duplicate-key]`,
		`in.yml:27:26: error: Runtime / Storage / Rook: graduated: "25/09/2020" is not a date (want YYYY-MM-DD): input contains invalid characters [date-format]`,
		`in.yml:31:85: warning: Runtime / Storage / Rook: unknown key "pages" [unknown-key]`,
		`in.yml:32:19: error: Runtime / Storage / Rook: an entry of audits is "nothing", not a mapping [wrong-type]`,
	}
	if !slices.Equal(got, expected) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(expected, "\n"))
	}
}

func TestForms(t *testing.T) {
	for name, in := range map[string]string{
		"root categories": strings.Replace(landscapetest.Item(), "landscape:", "categories:", 1),
		"cncf_project":    landscapetest.Item("cncf_project: incubating"),
		"aliases": `x: &x {name: Rook, homepage_url: https://rook.io, logo: a.svg}
landscape:
  - {category: null, name: A, subcategories: [{subcategory: null, name: B, items: [*x, {<<: *x, name: Other}]}]}
`,
	} {
		c, _, err := Landscape([]byte(in), "in.yml")
		if err != nil || len(c.Items) == 0 || c.Items[0].HomepageURL != "https://rook.io" {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
		if name == "cncf_project" && c.Items[0].Maturity != landscape.Incubating {
			t.Errorf("cncf_project is not read as the level")
		}
		if name == "aliases" && (len(c.Items) != 2 || c.Items[1].Name != "Other") {
			t.Errorf("aliases and merge keys are not followed: %+v", c.Items)
		}
	}
	for name, in := range map[string]string{
		"items void":         "landscape:\n- name: A\n  subcategories:\n  - name: B\n    items:\n",
		"category no map":    "landscape: [a]",
		"no subcategories":   "landscape: [{name: A}]",
		"item without name":  "landscape: [{name: A, subcategories: [{name: B, items: [{homepage_url: x}]}]}]",
		"extra no map":       landscapetest.Item("extra: 3"),
		"two documents":      landscapetest.Item() + "---\na: 1\n",
		"items not a list":   "landscape: [{name: A, subcategories: [{name: B, items: {a: b}}]}]",
		"annotations number": landscapetest.Item("extra: {annotations: 3}"),
	} {
		c, problems, err := Landscape([]byte(in), "in.yml")
		if err != nil || (len(problems) == 0) != (name == "items void") {
			t.Errorf("%s: %v, %v", name, problems, err)
		}
		if c != nil && len(c.Categories) == 0 && name != "category no map" {
			t.Errorf("%s: no categories", name)
		}
	}
}

func TestOverlayProblems(t *testing.T) {
	in := `projects:
  Rook:
    repo_url: https://github.com/rook/rook
    aliasses: []
    relations:
      - {type: manges, to: Ceph}
      - {type: manages, to: Ceph, from: 2018}
    levels: [{date: 2018, level: sandbox}]
    successor: some
`
	o, problems, err := Overlay([]byte(in), "o.yml")
	if err != nil || len(o.Entries) != 1 || len(o.Entries[0].Relations) != 1 {
		t.Fatalf("%+v, %v", o, err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Rule))
	}
	if s := strings.Join(got, ", "); s != "4:5 unknown-key, 6:16 unknown-value, 8:21 date-format, 9:16 unknown-value" {
		t.Errorf("problems at %s", s)
	}
	if _, _, err := Overlay([]byte("- a\n"), "o.yml"); err == nil {
		t.Error("a list is taken for an overlay")
	}
}

// FuzzLandscape: nothing panics, and every problem lies inside the file.
func FuzzLandscape(f *testing.F) {
	for _, seed := range landscapetest.ReaderSeeds() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, problems, _ := Landscape([]byte(s), "x")
		landscapetest.CheckInside(t, s, problems)
	})
}

// FuzzOverlay: nothing panics, and every problem lies inside the file.
func FuzzOverlay(f *testing.F) {
	for _, seed := range landscapetest.ReaderSeeds() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, problems, _ := Overlay([]byte(s), "x")
		landscapetest.CheckInside(t, s, problems)
	})
}

// benchmark measures an operation on sample files of every size.
func benchmark(b *testing.B, op func([]byte)) {
	for _, n := range benchdata.Sizes {
		data := benchdata.YAML(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				op(data)
			}
		})
	}
}

func BenchmarkLandscape(b *testing.B) {
	benchmark(b, func(data []byte) {
		if c, _, err := Landscape(data, "sample"); err != nil || len(c.Items) == 0 {
			b.Fatal(err)
		}
	})
}

// BenchmarkBareYAML is the library by itself, to compare with.
func BenchmarkBareYAML(b *testing.B) {
	benchmark(b, func(data []byte) {
		var n yaml.Node
		if err := yaml.Unmarshal(data, &n); err != nil {
			b.Fatal(err)
		}
	})
}

// TestValuesAsLandscape2 checks values that landscape2 reads in a way of its own.
func TestValuesAsLandscape2(t *testing.T) {
	c, problems, err := Landscape([]byte(landscapetest.MinimalItem(`second_path: [A/B, A, A / B / C, " / B", A / B]
    joined: "+12021-09-14"
    extra: {annotations: {a: b, c: d, a: e}, accepted: "+2021-9-4"}`)), "x")
	if err != nil {
		t.Fatal(err)
	}
	it := c.Items[0]
	if want := []landscape.Placement{{Category: "A", Subcategory: "B"}}; !slices.Equal(it.Also, want) {
		t.Errorf("second_path: %v, want %v", it.Also, want)
	}
	if want := []landscape.Annotation{{Key: "a", Value: "e"}, {Key: "c", Value: "d"}}; !slices.Equal(it.Notes, want) {
		t.Errorf("annotations: %v, want %v", it.Notes, want)
	}
	if it.AcceptedAt != 20210904 || it.JoinedAt != 0 {
		t.Errorf("accepted %v, joined %v", it.AcceptedAt, it.JoinedAt)
	}
	var rules []string
	for _, p := range problems {
		rules = append(rules, p.Rule)
	}
	slices.Sort(rules)
	if want := []string{"date-range", "duplicate-key", "second-path-form", "second-path-form", "second-path-form", "second-path-form"}; !slices.Equal(rules, want) {
		t.Errorf("problems %v, want %v", rules, want)
	}
}
