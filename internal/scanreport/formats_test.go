package scanreport

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/sarif"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// sarifLines returns a line for each result and notification of a log.
func sarifLines(l *sarif.Log) string {
	var b strings.Builder
	place := func(list []sarif.Location) string {
		if len(list) == 0 {
			return "-"
		}
		at := list[0].Physical
		if at.Region == nil {
			return at.Artifact.URI
		}
		return fmt.Sprintf("%s:%d", at.Artifact.URI, at.Region.StartLine)
	}
	for _, r := range l.Runs[0].Results {
		fmt.Fprintf(&b, "%s %s %s %s", r.RuleID, r.Level, place(r.Locations), r.Message.Text)
		for _, s := range r.Suppressions {
			fmt.Fprintf(&b, " (%s)", s.Justification)
		}
		b.WriteString("\n")
	}
	how := l.Runs[0].Invocations[0]
	for _, n := range how.Notifications {
		text, _, _ := strings.Cut(n.Message.Text, ": ")
		fmt.Fprintf(&b, "%s %s %s %s\n", n.Descriptor.ID, n.Level, place(n.Locations), text)
	}
	return b.String() + fmt.Sprintf("successful: %v\n", how.ExecutionSuccessful)
}

// TestSARIF checks the results of a scan, with and without a policy.
func TestSARIF(t *testing.T) {
	const notes = `message note d/Dockerfile:1 image $x
successful: true
`
	for name, tc := range map[string]struct {
		policy *scan.Policy
		want   string
	}{
		"no policy": {nil, `archived note a/package.json:2 Alpha is archived since 2021-02-03; succeeded by Beta: pkg:npm/alpha@1, pkg:npm/alpha-x@2
unreadable warning c/package.json:1 cannot read npm packages
` + notes},
		"strict": {strict, `not-allowed error a/package.json:2 Alpha is archived; use Beta: pkg:npm/alpha@1, pkg:npm/alpha-x@2
not-allowed error a/package.json:5 Delta is sandbox: pkg:npm/delta@5 (needed)
unreadable error c/package.json:1 cannot read npm packages
` + notes},
	} {
		t.Run(name, func(t *testing.T) {
			v, s := scanned(t, files, tc.policy)
			got := sarifLines((presenter{View: v, Scan: s}).sarif("v1"))
			if got = strings.ReplaceAll(got, ": a variable has no value, or its value is too long", ""); got != tc.want {
				t.Errorf("got\n%swant\n%s", got, tc.want)
			}
		})
	}
}

// TestPlaceResults checks which components share a result, and the limit.
func TestPlaceResults(t *testing.T) {
	use := func(name string, places ...scan.Place) scan.Use {
		return scan.Use{Component: scan.Component{Kind: scan.NPM, Name: name}, Places: places}
	}
	at := func(line int) scan.Place { return scan.Place{File: "f", Line: line} }
	p := scan.Project{Item: &landscape.Item{Name: "P"}, Uses: []scan.Use{
		use("a", at(1), at(2)), use("b", at(1)), use("c", at(1)), use("d", at(1)), use("e", at(1), at(3)), use("a", at(4)),
	}}
	for limit, want := range map[int]string{
		9: "1 x: pkg:npm/a, pkg:npm/b, pkg:npm/c and 2 more|2 x: pkg:npm/a|3 x: pkg:npm/e|4 x: pkg:npm/a|0 dropped",
		1: "1 x: pkg:npm/a, pkg:npm/b, pkg:npm/c and 2 more|3 dropped",
		0: "4 dropped",
	} {
		results, dropped := placeResults(p, claim{rule: "archived", text: "x"}, limit)
		var got []string
		prints := map[string]bool{}
		for _, r := range results {
			got = append(got, fmt.Sprintf("%d %s", r.Locations[0].Physical.Region.StartLine, r.Message.Text))
			prints[r.PartialFingerprints["landscope/v1"]] = true
		}
		got = append(got, fmt.Sprintf("%d dropped", dropped))
		if strings.Join(got, "|") != want || len(prints) != len(results) {
			t.Errorf("limit %d: %q, want %q, %d fingerprints", limit, strings.Join(got, "|"), want, len(prints))
		}
	}
}

// TestCycloneDX decodes the bill of materials of a scan.
func TestCycloneDX(t *testing.T) {
	v, s := scanned(t, files, strict)
	var w bytes.Buffer
	if err := (presenter{View: v, Scan: s}).cycloneDX(&w, nil); err != nil {
		t.Fatal(err)
	}
	if got := w.Len(); got > bomSize(s.Report)+1000 {
		t.Errorf("%d bytes, estimated %d", got, bomSize(s.Report))
	}
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(&w, cyclonedx.BOMFileFormatJSON).Decode(&bom); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range *bom.Components {
		line := string(c.Type) + " " + c.BOMRef
		if c.BOMRef != c.PackageURL {
			line += " without a package URL"
		}
		for _, p := range *c.Properties {
			line += " " + strings.TrimPrefix(p.Name, "landscope:") + "=" + filepath.ToSlash(p.Value)
		}
		got = append(got, line)
	}
	want := []string{
		"library pkg:npm/alpha@1 project=Alpha maturity=archived confidence=exact since=2021-02-03 found=a/package.json:2",
		"library pkg:npm/alpha-x@2 project=Alpha maturity=archived confidence=exact since=2021-02-03 found=a/package.json:2",
		"library pkg:npm/delta@5 project=Delta maturity=sandbox confidence=exact found=a/package.json:5",
		"library pkg:npm/beta@3 project=Beta maturity=graduated confidence=exact since=2020-02-03 found=a/package.json:3 found=b/package-lock.json:1",
		"library pkg:npm/epsilon@1 project=Epsilon maturity= confidence=exact found=a/package.json:5",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if u := *bom.Metadata.Properties; len(u) != 1 || u[0].Name != "landscope:unreadable" || !strings.HasPrefix(filepath.ToSlash(u[0].Value), "c/package.json:1") {
		t.Errorf("metadata %v", u)
	}
}

// TestDocs checks the table and the results of statements that do not hold.
func TestDocs(t *testing.T) {
	c := catalog()
	alpha, _ := c.Find("Alpha")
	wrong := []scan.Statement{{File: "README.md", Line: 1, Item: alpha.Item, Stated: landscape.Sandbox}}
	v := view.View{Catalog: c, Lang: "en"}
	s := Scan{Report: &scan.Report{Unreadable: []scan.Unreadable{{File: "x.md", Kind: "Markdown", Reason: "larger"}}}, Gated: true}
	d := Docs(v, s, wrong, "v1")
	const want = `LOCATION     PROJECT  CLAIMED  CURRENT   SINCE
README.md:1  Alpha    sandbox  archived  2021-02-03

Unreadable files
FILE  KIND      REASON
x.md  Markdown  larger
`
	if got := rendered(t, d, "table"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	const log = "statement warning README.md:1 Alpha is archived, not sandbox\nunreadable warning x.md cannot read Markdown\nsuccessful: true\n"
	if got := sarifLines((presenter{View: v, Scan: s}).docsSARIF([]Statement{newStatement(wrong[0])}, "v1")); got != log {
		t.Errorf("got\n%s\nwant\n%s", got, log)
	}
	if err := d.Other["cyclonedx"](&bytes.Buffer{}); err == nil {
		t.Error("statements have a bill of materials")
	}
}

// TestGitHub checks the workflow commands of a scan, and that nothing in them is taken
// for a command or a property of one.
func TestGitHub(t *testing.T) {
	v, s := scanned(t, files, strict)
	const want = `::error file=a/package.json,line=2,title=landscope%3A disallowed project::Alpha is archived; use Beta: pkg:npm/alpha@1, pkg:npm/alpha-x@2
::error file=c/package.json,line=1,title=landscope%3A scan::cannot read npm packages: invalid JSON: unexpected end of input
Policy: failed, 1 disallowed project, 1 unreadable file
`
	if got := rendered(t, Document(v, s, Options{}), "github"); filepath.ToSlash(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	v, s = scanned(t, map[string]string{"package.json": files["a/package.json"]}, nil)
	if got := rendered(t, Document(v, s, Options{}), "github"); !strings.HasPrefix(got, "::notice file=package.json,line=2,") || strings.Count(got, "\n") != 1 {
		t.Errorf("without a policy:\n%s", got)
	}
	got := annotation(sarif.Warning, "a,b", "100%\n::error::x", sarif.At("a,b:c%\n##[x]::stop-commands::x", 3, 0)).WorkflowCommand()
	const escaped = "::warning file=a%2Cb%3Ac%25␊##\\[x]%3A%3Astop-commands%3A%3Ax,line=3,title=landscope%3A a%2Cb::100%25␊::error::x\n"
	if got != escaped {
		t.Errorf("got %q, want %q", got, escaped)
	}
}

// TestJUnit reads the report of a scan.
func TestJUnit(t *testing.T) {
	type result struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
	type suites struct {
		Suite struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Errors   int `xml:"errors,attr"`
			Skipped  int `xml:"skipped,attr"`
			Cases    []struct {
				Name    string  `xml:"name,attr"`
				Failure *result `xml:"failure"`
				Error   *result `xml:"error"`
				Skipped *result `xml:"skipped"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	read := func(p *scan.Policy, files map[string]string) suites {
		v, s := scanned(t, files, p)
		var r suites
		if err := xml.Unmarshal([]byte(rendered(t, Document(v, s, Options{}), "junit")), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	s := read(strict, files).Suite
	if s.Tests != 5 || s.Failures != 1 || s.Errors != 1 || s.Skipped != 1 || len(s.Cases) != 5 {
		t.Fatalf("%+v", s)
	}
	if f := s.Cases[0].Failure; s.Cases[0].Name != "Alpha" || f == nil || f.Message != "Alpha is archived; use Beta" ||
		filepath.ToSlash(f.Text) != "a/package.json:2: pkg:npm/alpha@1\na/package.json:2: pkg:npm/alpha-x@2\n" {
		t.Errorf("failed: %+v", s.Cases[0])
	}
	if s.Cases[1].Skipped == nil || s.Cases[1].Skipped.Message != "needed" || s.Cases[4].Error == nil {
		t.Errorf("skipped and unreadable: %+v", s.Cases)
	}
	if s := read(nil, files).Suite; s.Failures+s.Errors+s.Skipped != 0 || s.Tests != 4 {
		t.Errorf("without a policy: %+v", s)
	}
	if s := read(strict, nil).Suite; s.Tests != 1 {
		t.Errorf("of nothing: %+v", s)
	}
}
