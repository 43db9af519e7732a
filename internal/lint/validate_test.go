package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/benchdata"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/logo"
)

var logos = map[string][]byte{
	"alpha.svg":  []byte(`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`),
	"unsafe.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
}

// logoDir returns a directory with some of the logos.
func logoDir(t *testing.T, names ...string) *logo.Dir {
	t.Helper()
	path := t.TempDir()
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(path, name), logos[name], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dir, err := logo.OpenDir(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = dir.Close() })
	return dir
}

func errorsOf(problems []diag.Diagnostic) []diag.Diagnostic {
	return slices.DeleteFunc(slices.Clone(problems), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
}

// TestRuleExamples: each rule finds its bad example and passes its good one,
// which no other rule finds fault with, either.
func TestRuleExamples(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			if seen[r.ID] || r.Reason == "" || r.Severity == 0 {
				t.Error("a rule twice, or without reason or severity")
			}
			seen[r.ID] = true
			o := Options{Now: 20261123}
			if strings.HasPrefix(r.ID, "logo-") {
				o.Logos = logoDir(t, "alpha.svg", "unsafe.svg")
			}
			found := Validate([]byte(ExampleFile(r.Bad)), "x.yml", o)
			if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Rule == r.ID && d.Severity == r.Severity }) {
				t.Errorf("not found in\n%s\nbut %v", ExampleFile(r.Bad), found)
			}
			if strings.HasPrefix(r.ID, "logo-") {
				o.Logos = logoDir(t, "alpha.svg")
			}
			if found := Validate([]byte(ExampleFile(r.Good)), "x.yml", o); len(found) > 0 {
				t.Errorf("found in the good example\n%s\n%v", ExampleFile(r.Good), found)
			}
		})
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
				if kind == "settings" {
					want = "x.yml: this is a landscape2 settings file, not a data file; use it with --settings of site, serve and map"
				}
				if _, _, err := load.Landscape([]byte(input), "x.yml"); err == nil || err.Error() != want {
					t.Errorf("%q is read as a landscape: %v", input, err)
				}
			}
			if kind == "settings" {
				want = "" // they are validated
			}
			if got := ""; err != nil && err.Error() != want || err == nil && got != want {
				t.Errorf("%q: %v, want %q", input, err, want)
			}
		}
	}
}

// TestValidateSettings checks that a settings file is validated as one, and that a comment
// suppresses its notes.
func TestValidateSettings(t *testing.T) {
	problems, err := ValidateAny([]byte("url: https://f.example\ngroups: []\nosano: {} # landscope: ignore no-effect\nanalytics: {}\n"), "s.yml", Options{})
	if err != nil || len(problems) != 2 || problems[0].Rule != "missing-key" || problems[1].Line != 4 {
		t.Errorf("%v, %v", problems, err)
	}
}

// FuzzValidate checks that nothing panics, and that every problem is in the file.
func FuzzValidate(f *testing.F) {
	for _, seed := range landscapetest.ReaderSeeds() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		landscapetest.CheckInside(t, s, Validate([]byte(s), "x", Options{Now: 20261123}))
		problems, _ := ValidateAny([]byte(s), "x", Options{})
		landscapetest.CheckInside(t, s, problems)
	})
}

func BenchmarkValidate(b *testing.B) {
	for _, n := range benchdata.Sizes {
		data := benchdata.YAML(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				Validate(data, "sample", Options{Now: 20260807})
			}
		})
	}
}
