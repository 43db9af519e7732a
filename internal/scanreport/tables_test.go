package scanreport

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/output"
)

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
