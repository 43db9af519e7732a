package load

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
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
