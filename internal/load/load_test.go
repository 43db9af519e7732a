package load

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/sample"
	"gopkg.in/yaml.v3"
)

// item is a landscape with one item, whose further lines are given.
func item(lines ...string) string {
	return `landscope: x
landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Rook
            homepage_url: https://rook.io
            logo: rook.svg
            ` + strings.Join(lines, "\n            ") + "\n"
}

func TestLenient(t *testing.T) {
	in := item(
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
		Summary: landscape.Summary{Tags: []string{"a", "b", "c"}},
		Audits:  []landscape.Audit{{Date: 20191201, Type: "security", Vendor: "V", URL: "https://x.org"}},
		Notes:   []landscape.Annotation{{Key: "k", Value: "v"}},
		Line:    9, Column: 13,
	}
	if fmt.Sprintf("%+v", it) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", it, want)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	if c.Origin.Day != 20191201 {
		t.Errorf("day %s, want that of the newest date", c.Origin.Day)
	}
	expected := []string{
		`in.yml:13:13: warning: Runtime / Storage / Rook: unknown key "descriptio"; did you mean description? [unknown-key]`,
		`in.yml:15:22: error: Runtime / Storage / Rook: twitter is a list, not a text [wrong-type]`,
		`in.yml:21:64: warning: Runtime / Storage / Rook: second_path "nowhere" is ignored, as landscape2 does: want two names with " / " between them [second-path-form]`,
		`in.yml:22:22: error: Runtime / Storage / Rook: enduser is "yes", neither true nor false [wrong-type]`,
		`in.yml:23:13: error: Runtime / Storage / Rook: key "logo" is given twice [duplicate-key]`,
		`in.yml:27:26: error: Runtime / Storage / Rook: graduated: "25/09/2020" is no date (input contains invalid characters); want YYYY-MM-DD [date-format]`,
		`in.yml:31:85: warning: Runtime / Storage / Rook: unknown key "pages" [unknown-key]`,
		`in.yml:32:19: error: Runtime / Storage / Rook: audits has an entry that is "nothing", not a mapping [wrong-type]`,
	}
	if !slices.Equal(got, expected) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(expected, "\n"))
	}
}

func TestForms(t *testing.T) {
	for name, in := range map[string]string{
		"root categories": strings.Replace(item(), "landscape:", "categories:", 1),
		"cncf_project":    item("cncf_project: incubating"),
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
		"extra no map":       item("extra: 3"),
		"two documents":      item() + "---\na: 1\n",
		"items not a list":   "landscape: [{name: A, subcategories: [{name: B, items: {a: b}}]}]",
		"annotations number": item("extra: {annotations: 3}"),
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

// lineCount counts the lines of a file as YAML does.
func lineCount(s string) int {
	n := 1
	for _, brk := range []string{"\n", "\r", "\u0085", "\u2028", "\u2029"} {
		n += strings.Count(s, brk)
	}
	return n
}

// inside tells of problems that lie outside the file.
func inside(t *testing.T, s string, problems []diag.Diagnostic) {
	t.Helper()
	for _, p := range problems {
		if p.Line < 1 || p.Line > lineCount(s) || p.Col < 0 {
			t.Errorf("outside the file of %d lines: %s", lineCount(s), p)
		}
	}
}

func addSeeds(f *testing.F) {
	f.Add(item("extra: {accepted: 2018-01-29}"))
	f.Add("landscape: &a [{name: *a}]")
	f.Add("{landscape: [{name: [], subcategories: [{items: [{<<: {extra: {audits: [{}]}}}]}]}]}")
	f.Add("x: &x {name: a, extra: &e {tag: [T, t]}}\nlandscape: [{name: A, subcategories: [{name: B, items: [{<<: *x}, {<<: [*x, *x], extra: {<<: *e}}]}]}]")
	f.Add("%YAML 1.2\n%TAG !e! tag:example.org,2000:\n--- !e!map\nlandscape: !!seq [&a {name: !!str A, subcategories: [*a]}]")
	f.Add("\ufefflandscape: [{name: \"\\/\", subcategories: [{? [name] : x, ? name : B, items: !!set {a, b}}]}]\n...\n")
	f.Add("projects: {<<: {a: &p {aliases: [{<<: {name: x}}]}}, b: *p}\nitems: [{<<: {name: x}}, {<<: {name: X}}]")
	f.Add("projects: {a: {relations: [{type: uses, to: b}], levels: [{date: 2020-01-01}]}}\nitems: [{name: x}]")
	if b, err := os.ReadFile("../../cmd/testdata/hostile.yml"); err == nil {
		f.Add(string(b))
	}
}

// FuzzLandscape: nothing panics, and every problem lies inside the file.
func FuzzLandscape(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		_, problems, _ := Landscape([]byte(s), "x")
		inside(t, s, problems)
	})
}

// FuzzValidate: what is found in the strict walk holds the lenient one's
// problems, and lies inside the file.
func FuzzValidate(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		inside(t, s, Validate([]byte(s), "x", Options{Now: 20261123}))
		problems, _ := ValidateAny([]byte(s), "x", Options{})
		inside(t, s, problems)
	})
}

// FuzzOverlay: nothing panics, and every problem lies inside the file.
func FuzzOverlay(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		_, problems, _ := Overlay([]byte(s), "x")
		inside(t, s, problems)
	})
}

// benchmark measures an operation on sample files of every size.
func benchmark(b *testing.B, op func([]byte)) {
	for _, n := range sample.Sizes {
		data := sample.YAML(n)
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

func BenchmarkValidate(b *testing.B) {
	benchmark(b, func(data []byte) { Validate(data, "sample", Options{Now: 20260807}) })
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
	c, problems, err := Landscape([]byte(inItem(`second_path: [A/B, A, A / B / C, " / B", A / B]
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

// TestMergedIsNoError checks that what comes by a merge key is never an error:
// landscape2 does not follow it. A required key that comes so is missing.
func TestMergedIsNoError(t *testing.T) {
	if found := errorsOf(Validate([]byte(inItem("<<: {enduser: x, joined: y, extra: {accepted: z}, second_path: 3}")), "x", Options{})); len(found) > 0 {
		t.Errorf("errors in what is merged: %v", found)
	}
	const merged = "x: &x {name: A, homepage_url: https://a.example, logo: a.svg}\nlandscape:\n- name: C\n  subcategories:\n  - name: S\n    items:\n    - <<: *x\n    - <<: *x\n"
	if found := errorsOf(Validate([]byte(merged), "x", Options{})); len(found) < 6 {
		t.Errorf("%v, want three missing keys for each item", found)
	}
}

// TestOtherFiles checks that landscape2's other files are recognized, whole and
// in parts, and that no data file and no overlay is taken for one.
func TestOtherFiles(t *testing.T) {
	for kind, inputs := range map[string][]string{
		"settings": {"foundation: F\nurl: https://f.example\n", "url: https://f.example\nfoundation: F\ncategories:\n  - name: C\n    subcategories: [S]\n", "groups:\n  - name: G\n    categories: [C]\n"},
		"guide":    {"categories:\n  - category: C\n    content: x\n  - category: D\n", "# a guide\n\ncategories: [{category: C, subcategories: [{subcategory: S, content: x}]}]\n"},
		"games":    {"quiz:\n  questions:\n    - title: T\n      options: []\n", "quiz: {}\n"},
		"": {"landscape: []\nurl: x\n", "categories: []\n", "categories:\n  - category:\n    name: C\n    subcategories: []\n", "foundation: F\n",
			"foundation: F\nprojects: {}\nurl: x\n", "categories:\n  - name: C\n  - category: D\n", "a: b\n", "- a\n", ""},
	} {
		for _, input := range inputs {
			_, err := ValidateAny([]byte(input), "x.yml", Options{})
			want := ""
			if kind != "" {
				want = "x.yml: this is a landscape2 " + kind + " file, not a data file; check it with: landscape2 validate " + kind
				if _, _, err := Landscape([]byte(input), "x.yml"); err == nil || err.Error() != want {
					t.Errorf("%q is read as a landscape: %v", input, err)
				}
			}
			if got := ""; err != nil && err.Error() != want || err == nil && got != want {
				t.Errorf("%q: %v, want %q", input, err, want)
			}
		}
	}
}
