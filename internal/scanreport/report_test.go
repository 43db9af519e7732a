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

// TestSafePlace checks that no place begins like a command of a CI.
func TestSafePlace(t *testing.T) {
	const command = " ##[x"
	for name, want := range map[string]string{"a": "a:1", "::x": "./::x:1", command: "./ ##[x:1"} {
		if got := safePlace(name, 1); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
