package scanreport

import (
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

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
