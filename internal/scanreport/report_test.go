package scanreport

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// catalog has an archived project with a successor, and others at other levels.
func catalog() *landscape.Catalog {
	npm := func(name string) []landscape.Identifier { return []landscape.Identifier{{Kind: "npm", Pattern: name}} }
	return &landscape.Catalog{Items: []landscape.Item{
		{Name: "Alpha", Maturity: landscape.Archived, ArchivedAt: 20210203, Identifiers: npm("alpha*"),
			Relations: []landscape.Relation{{Type: "succeeded_by", Other: "Beta", Source: "https://example.org/why"}}},
		{Name: "Beta", Maturity: landscape.Graduated, GraduatedAt: 20200203, Identifiers: npm("beta"), ParentProject: "Gamma"},
		{Name: "Delta", Maturity: landscape.Sandbox, Identifiers: npm("delta"), Status: "trial"},
		{Name: "Epsilon", Status: "hold", Identifiers: npm("epsilon")},
	}}
}

// files names components of all projects and of none, and has a broken file.
var files = map[string]string{
	"a/package.json": `{"dependencies": {
"alpha": "1", "alpha-x": "2",
"beta": "3",
"none": "4"},
"devDependencies": {"delta": "5", "epsilon": "1"}}`,
	"b/package-lock.json": `{"packages": {"node_modules/x/node_modules/beta": {"version": "4"}}}`,
	"c/package.json":      "{",
	"d/Dockerfile":        "FROM $x\n",
}

// scanned scans files in a directory, whose name the results do not have.
func scanned(t testing.TB, files map[string]string, p *scan.Policy) (view.View, Scan) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := scan.Scan([]string{"."}, scan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := catalog()
	s := Scan{Report: scan.NewReport(found, scan.NewMatcher(c)), Gated: p != nil}
	if p != nil {
		s.Verdict = p.Judge(s.Report, 0, func(name string) *landscape.Item {
			for i := range c.Items {
				if c.Items[i].Name == name {
					return &c.Items[i]
				}
			}
			return nil
		})
	}
	return view.View{Catalog: c, Lang: "en"}, s
}

// strict denies the archived and the sandbox, but for an excuse.
var strict = &scan.Policy{Denied: []string{"archived", "sandbox"}, Exceptions: []scan.Exception{{Project: "Delta", Reason: "needed", Until: 20300101}}}

func rendered(t testing.TB, d *output.Document, format string) string {
	t.Helper()
	f, ok := output.FormatNamed(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	b, err := output.Render(f, d, output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestDecode checks that a report that is saved and read is the same.
func TestDecode(t *testing.T) {
	v, s := scanned(t, files, strict)
	text := rendered(t, Document(v, s, Options{Unmatched: true}), "json")
	r, ok := Decode([]byte(text))
	if !ok {
		t.Fatalf("not a report:\n%s", text)
	}
	if want := (presenter{View: v, Scan: s}).report(true); !reflect.DeepEqual(r, want) {
		t.Errorf("got %+v\nwant %+v", r, want)
	}
	var again bytes.Buffer
	if err := newEncoder(&again, "").Encode(r); err != nil || again.String() != text {
		t.Errorf("%v, written again:\n%s\nwant:\n%s", err, again.String(), text)
	}
	for _, text := range []string{"", "null", "[]", "{}", `{"projects": null}`, `{"projects": {}}`, `{"projects": [1]}`, `{"bomFormat": "CycloneDX"}`} {
		if _, ok := Decode([]byte(text)); ok {
			t.Errorf("%q is a report", text)
		}
	}
}

// TestReport checks the data of a report against the files.
func TestReport(t *testing.T) {
	v, s := scanned(t, files, strict)
	r := (presenter{View: v, Scan: s}).report(false)
	var got []string
	for _, p := range r.Projects {
		line := p.Name + " " + string(p.Maturity)
		for _, u := range p.Components {
			line += " " + u.PURL
			for _, place := range u.Places {
				line += " " + scan.Position(filepath.ToSlash(place.File), place.Line)
			}
		}
		got = append(got, line)
	}
	want := []string{
		"Alpha archived pkg:npm/alpha@1 a/package.json:2 pkg:npm/alpha-x@2 a/package.json:2",
		"Delta sandbox pkg:npm/delta@5 a/package.json:5",
		"Beta graduated pkg:npm/beta@3 a/package.json:3 b/package-lock.json:1",
		"Epsilon  pkg:npm/epsilon@1 a/package.json:5",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	levels, _ := json.Marshal(r.Levels)
	if string(levels) != `{"archived":1,"sandbox":1,"graduated":1,"none":1}` || r.Unmatched != 1 || r.UnmatchedComponents != nil || r.Files != 4 {
		t.Errorf("levels %s, %d unmatched in %d files", levels, r.Unmatched, r.Files)
	}
	if r.Verdict != Failed || len(r.Violations) != 1 || r.Violations[0].Project != "Alpha" || len(r.Excused) != 1 || r.Excused[0].Exception != "needed" ||
		len(r.Unreadable) != 1 || len(r.Warnings) != 1 {
		t.Errorf("%+v", r)
	}
}

// TestTables checks the tables of each grouping.
func TestTables(t *testing.T) {
	v, s := scanned(t, files, strict)
	const findings = `
Archived projects and their successors
PROJECT  ARCHIVED    SUCCESSOR  SOURCE
Alpha    2021-02-03  Beta       https://example.org/why

Disallowed projects
PROJECT  REASON       FIRST SEEN        PLACES  USE INSTEAD
Alpha    is archived  a/package.json:2       1  Beta

Unreadable files
FILE              KIND          REASON
c/package.json:1  npm packages  `
	for by, want := range map[string]string{
		"project": `PROJECT       MATURITY   SINCE       COMPONENTS  DIRECT  FIRST SEEN
Alpha         archived   2021-02-03           2       2  a/package.json:2
Delta         sandbox                         1       1  a/package.json:5
Beta (Gamma)  graduated  2020-02-03           1       1  a/package.json:3
Epsilon       -                               1       1  a/package.json:5

4 projects (1 archived, 1 sandbox, 1 graduated, 1 without a level); 5 matched components, 1 unmatched, in 4 files
` + findings,
		"component": `COMPONENT          PROJECT       MATURITY   CONFIDENCE  FIRST SEEN
pkg:npm/alpha@1    Alpha         archived   exact       a/package.json:2
pkg:npm/alpha-x@2  Alpha         archived   exact       a/package.json:2
pkg:npm/delta@5    Delta         sandbox    exact       a/package.json:5
pkg:npm/beta@3     Beta (Gamma)  graduated  exact       a/package.json:3
pkg:npm/epsilon@1  Epsilon       -          exact       a/package.json:5

`,
		"file": `FILE                 PROJECT  MATURITY   COMPONENTS
a/package.json       Alpha    archived            2
a/package.json       Delta    sandbox             1
a/package.json       Beta     graduated           1
a/package.json       Epsilon  -                   1
b/package-lock.json  Beta     graduated           1

`,
		"level": `MATURITY   PROJECTS  COMPONENTS
archived          1           2
sandbox           1           1
graduated         1           1
-                 1           1

`,
	} {
		got := strings.ReplaceAll(rendered(t, Document(v, s, Options{By: by}), "table"), `b\`, "b/")
		if !strings.HasPrefix(filepath.ToSlash(got), want) {
			t.Errorf("by %s:\n%s\nwant\n%s", by, got, want)
		}
		if !strings.HasSuffix(got, "\nPolicy: failed, 1 disallowed project, 1 unreadable file\n") {
			t.Errorf("by %s, the last line:\n%s", by, got)
		}
	}
	if got := rendered(t, Document(v, s, Options{Unmatched: true}), "table"); !strings.Contains(got, "\nUnmatched components\nCOMPONENT       FIRST SEEN\npkg:npm/none@4  ") {
		t.Errorf("with the unmatched:\n%s", got)
	}
}

// TestRecords checks that csv has the verdict, in every grouping that has projects.
func TestRecords(t *testing.T) {
	v, s := scanned(t, files, strict)
	for by, want := range map[string]string{
		"project":   "Alpha,archived,2021-02-03,2,2,a/package.json:2,is archived,Beta\nDelta,sandbox,,1,1,a/package.json:5,,\n",
		"component": "pkg:npm/alpha@1,Alpha,archived,exact,a/package.json:2,is archived,Beta\npkg:npm/alpha-x@2,Alpha,archived,exact,a/package.json:2,is archived,Beta\npkg:npm/delta@5,Delta,",
		"file":      "a/package.json,Alpha,archived,2,is archived,Beta\na/package.json,Delta,sandbox,1,,\n",
	} {
		if got := filepath.ToSlash(rendered(t, Document(v, s, Options{By: by}), "csv")); !strings.Contains(got, ",violation,use_instead\n"+want) {
			t.Errorf("by %s:\n%s\nwant\n%s", by, got, want)
		}
	}
}

// TestNarrow checks that at 80 columns the places stay, and that no two of them look the
// same.
func TestNarrow(t *testing.T) {
	t.Chdir(t.TempDir())
	many := map[string]string{}
	for _, dir := range []string{"alpha", "gamma"} {
		many["services/the-directory-of-a-team/deployments/"+dir+"/that-has-a-long-name/in-it/overlays/production/package.json"] = files["a/package.json"]
	}
	v, s := scanned(t, many, strict)
	s.Roots = []string{"services"}
	table, _ := output.FormatNamed("table")
	for _, by := range []string{"project", "component", "file"} {
		d := Document(v, s, Options{By: by})
		b, err := output.Render(table, d, output.Options{Width: 80})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if output.Width(strings.TrimSuffix(line, "\n")) > 80 && !strings.Contains(line, "matched components") {
				t.Errorf("by %s, too wide: %s", by, line)
			}
		}
		if !strings.Contains(string(b), "package.json") || by == "file" && (!strings.Contains(string(b), "alpha") || !strings.Contains(string(b), "gamma")) || strings.Contains(string(b), "services") {
			t.Errorf("by %s:\n%s", by, b)
		}
	}
}

// TestOutcome checks the outcomes and what the notes say of them.
func TestOutcome(t *testing.T) {
	for _, c := range []struct {
		s     Scan
		want  Outcome
		notes int
		named int
	}{
		{Scan{Report: &scan.Report{}}, NoPolicy, 0, 0},
		{Scan{Report: &scan.Report{}, Gated: true}, Passed, 0, 0},
		{Scan{Report: &scan.Report{Unreadable: make([]scan.Unreadable, 3)}, Gated: true}, Passed, 3, 0},
		{Scan{Report: &scan.Report{Unreadable: make([]scan.Unreadable, 13)}, Gated: true, Verdict: scan.Verdict{Unreadable: make([]scan.Unreadable, 13)}}, Failed, 11, 0},
		{Scan{Report: &scan.Report{Unreadable: []scan.Unreadable{{Named: true}}}}, Incomplete, 0, 1},
	} {
		notes, named := c.s.Notes()
		if got := c.s.Outcome(); got != c.want || len(notes) != c.notes || len(named) != c.named {
			t.Errorf("%+v: %s, notes %q, named %v", c.s, got, notes, named)
		}
		code := map[Outcome]int{NoPolicy: exit.OK, Passed: exit.OK, Failed: exit.Findings, Incomplete: exit.Failure}[c.want]
		if _, err := c.s.Conclude(); exit.Code(err) != code || (err == nil) != (code == exit.OK) {
			t.Errorf("%+v ends with %v", c.s, err)
		}
	}
	var many []scan.Warning
	for i := range 9 {
		many = append(many, scan.Warning{File: "f", Line: i + 1, Text: "t", Like: strings.Repeat("x", i/2)})
	}
	groups := &scan.Report{Files: 1, Warnings: many}
	const want = "f:1: t (and 1 more like this)|f:3: t (and 1 more like this)|f:5: t (and 1 more like this)|f:7: t (and 1 more like this)|f:9: t|use --all to see all messages"
	if got := strings.Join(Warnings(groups, false), "|"); got != want {
		t.Errorf("warnings: %q", got)
	}
	if got := Warnings(groups, true); len(got) != 9 || got[8] != "f:9: t" {
		t.Errorf("all warnings: %q", got)
	}
	groups.Warnings = slices.Concat(many, []scan.Warning{{Like: "a"}, {Like: "b"}})
	if got := Warnings(groups, false); len(got) != 6 || got[5] != "2 more messages (use --all to see all)" {
		t.Errorf("warnings of more groups: %q", got)
	}
	if got := Warnings(&scan.Report{}, false); len(got) != 1 || !strings.HasPrefix(got[0], "no supported files") {
		t.Errorf("warnings: %q", got)
	}
}

// reportOf returns a report of projects at levels, with components and their versions:
// "NAME LEVEL COMPONENT@VERSION...".
func reportOf(root string, projects ...string) *scan.Report {
	r := &scan.Report{Roots: []string{root}}
	for _, text := range projects {
		words := strings.Split(text, " ")
		p := scan.Project{Item: &landscape.Item{Name: words[0], Maturity: landscape.Level(words[1])}}
		for i, w := range words[2:] {
			name, version, _ := strings.Cut(w, "@")
			p.Uses = append(p.Uses, scan.Use{Component: scan.Component{Kind: scan.NPM, Name: name, Version: version}, Places: []scan.Place{{File: root + "/f", Line: i + 1}}})
		}
		r.Projects = append(r.Projects, p)
	}
	return r
}

// TestDiff checks the differences of two scans.
func TestDiff(t *testing.T) {
	before := reportOf("old", "A sandbox a@1", "B sandbox b@1 b2@1", "C  c@1", "D graduated d@1 gone@3")
	after := reportOf("new", "B incubating b@2 b2@1", "C archived c@1", "D graduated d@1 more", "E sandbox e@1")
	before.Unreadable = []scan.Unreadable{{File: "old/x", Reason: "broken"}}
	after.Unreadable = []scan.Unreadable{{File: "new/x", Reason: "broken"}, {File: "new/y", Reason: "broken"}}
	came := NewIn(before, after)
	if len(came.Projects) != 1 || came.Projects[0].Item.Name != "E" || len(came.Unreadable) != 1 || came.Unreadable[0].File != "new/y" || len(after.Projects) != 4 {
		t.Errorf("what came: %+v", came)
	}
	d := DiffDocument(view.View{Lang: "en", Catalog: &landscape.Catalog{}}, Diff(before, after), Scan{Report: came}, "v1")
	want := `change,project,before,after,component,place
went,A,sandbox,,,old/f:1
level,B,sandbox,incubating,,new/f:1
version,B,1,2,pkg:npm/b,new/f:1
level,C,,archived,,new/f:1
component,D,,any,pkg:npm/more,new/f:2
component,D,3,,pkg:npm/gone,old/f:2
came,E,,sandbox,,new/f:1
`
	if got := rendered(t, d, "csv"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := rendered(t, d, "ndjson"); !strings.Contains(got, `{"change":"level","project":"C","before":"","after":"archived",`) || !strings.Contains(got, `"component":"pkg:npm/b","version_before":"1","version_after":"2"`) {
		t.Errorf("json: %s", got)
	}
	same := DiffDocument(view.View{}, Diff(before, before), Scan{Report: NewIn(before, before)}, "")
	if got := rendered(t, same, "json"); got != "[]\n" {
		t.Errorf("no difference: %s", got)
	}
	if got := rendered(t, d, "name"); got != "A\nB\nC\nD\nE\n" {
		t.Errorf("names: %q", got)
	}
}

// TestScanOfReport checks that a saved report compares equal to the scan that wrote it, and
// that one of another program or version does no harm.
func TestScanOfReport(t *testing.T) {
	v, s := scanned(t, files, nil)
	r, ok := Decode([]byte(rendered(t, Document(v, s, Options{}), "json")))
	if !ok {
		t.Fatal("not a report")
	}
	if d := Diff(s.Report, r.Scan(v.Catalog)); len(d) != 0 {
		t.Errorf("differences: %+v", d)
	}
	r, ok = Decode([]byte(`{"projects": [{"name": "X", "maturity": "odd", "components": [{"type": "odd", "name": "a", "purl": "odd:a"}, {"type": "go"}]}, {"name": "Y"}]}`))
	if !ok {
		t.Fatal("not a report")
	}
	other := r.Scan(v.Catalog)
	if d := Diff(s.Report, other); len(d) != 6 {
		t.Errorf("differences: %+v", d)
	}
	verdict := scan.Policy{Allowed: []string{}}.Judge(other, 0, func(string) *landscape.Item { return nil })
	odd := Scan{Report: other, Gated: true, Verdict: verdict}
	for _, format := range []string{"table", "json", "csv", "sarif", "junit", "github"} {
		rendered(t, DiffDocument(v, Diff(s.Report, other), odd, ""), format)
	}
}

// TestSafePlace checks that no place begins like a command of a CI.
func TestSafePlace(t *testing.T) {
	const command = " ##[x"
	for name, want := range map[string]string{"a": "a:1", "::x": "./::x:1", command: "./ ##[x:1"} {
		if got := safePlace(name, 1); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
