package scan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// tree writes files, whose names and texts alternate, into a new directory.
func tree(t testing.TB, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(dir, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// names returns a line for each component: kind name@version :line, with ~ before an
// indirect one and < before the source of a chart.
func names(f *Result) string {
	var lines []string
	for _, c := range f.Components {
		line := fmt.Sprintf("%s %s@%s :%d", c.Kind, c.Name, c.Version, c.Line)
		if c.Source != "" {
			line += " < " + c.Source
		}
		if c.Indirect {
			line = "~" + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// TestBinary scans the test program itself.
func TestBinary(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	found, err := Scan([]string{self}, Options{})
	if err != nil || !strings.Contains(names(found), "go github.com/landscope-cli/landscope@") {
		t.Errorf("%v\n%s", err, names(found))
	}
}

// TestHostile scans files that are too deep or too large, and a link in a circle.
func TestHostile(t *testing.T) {
	dir := tree(t, "deep.json", strings.Repeat("[", 100_000), "deep.yaml", strings.Repeat("[", 100_000), "deep/pom.xml", strings.Repeat("<a>", 100_000))
	want := []string{
		"deep.json:1 warning: invalid JSON: nested deeper than 100 levels",
		"deep.yaml:1 warning: nested deeper than 100 levels",
		"deep/pom.xml:1 cannot be read: invalid XML: nested deeper than 64 elements",
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
			t.Fatal(err)
		}
		big, err := os.Create(filepath.Join(dir, "Cargo.lock"))
		if err == nil {
			err = errors.Join(big.Truncate(1<<30), big.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, "Cargo.lock cannot be read: larger than 64 MiB", "loop warning: symbolic link not followed")
	}
	got := strings.Split(strings.TrimSpace(scanned(t, dir, dir)), "\n")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestMissingPath checks that a path that does not exist is an error.
func TestMissingPath(t *testing.T) {
	if _, err := Scan([]string{filepath.Join(t.TempDir(), "nothing")}, Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// TestNoIgnore reads what .gitignore files leave out.
func TestNoIgnore(t *testing.T) {
	for _, s := range samples(t, "trees") {
		if s.name() != "ignored" {
			continue
		}
		found, err := Scan([]string{s.write(t)}, Options{NoIgnore: true})
		const want = "image docker.io/library/nats@ :1\nimage docker.io/library/nats@ :1\nimage docker.io/library/alpine@ :1\nimage docker.io/library/nats@ :1"
		if err != nil || names(found) != want {
			t.Errorf("%v\n%s", err, names(found))
		}
		return
	}
	t.Error("no sample ignored.txtar")
}

// TestMatch checks which rule matches each kind of component.
func TestMatch(t *testing.T) {
	c := &landscape.Catalog{Items: []landscape.Item{
		{Name: "Argo", Maturity: "graduated", Repositories: []landscape.Repository{{URL: "https://github.com/argoproj/argo-cd"}},
			Identifiers: []landscape.Identifier{{Kind: "organizations", Pattern: "github.com/argoproj"}, {Kind: "images", Pattern: "argoproj/*"}, {Kind: "api_groups", Pattern: "argoproj.io"},
				{Kind: "chart_repositories", Pattern: "https://argoproj.github.io/argo-helm"}, {Kind: "go", Pattern: "argo.example/X"}, {Kind: "repositories", Pattern: "https://github.com/old/argo.git"}}},
		{Name: "NATS", Maturity: "incubating", Identifiers: []landscape.Identifier{{Kind: "images", Pattern: "nats"}, {Kind: "npm", Pattern: "@nats-io/*"}, {Kind: "charts", Pattern: "nats"}}},
		{Name: "Other", Repositories: []landscape.Repository{{URL: "https://github.com/other/other"}}},
	}}
	for _, tc := range []struct{ kind, name, source, want string }{
		{Module, "github.com/argoproj/argo-cd/v3", "", "Argo repository exact"},
		{Module, "github.com/argoproj/pkg", "", "Argo organization organization"},
		{Module, "github.com/argoprojx/pkg", "", ""},
		{Module, "argo.example/x/y", "", "Argo identifier exact"},
		{Module, "argo.example/X/Y", "", "Argo identifier exact"},
		{Module, "argo.example/xy", "", ""},
		{Module, "github.com/old/argo", "", "Argo repository exact"},
		{Module, "github.com/other/other", "", ""},
		{Image, "docker.io/argoproj/argocd", "", "Argo identifier exact"},
		{Image, "ghcr.io/argoproj/x", "", "Argo organization organization"},
		{Image, "docker.io/library/nats", "", "NATS identifier exact"},
		{Image, "docker.io/other/nats", "", ""},
		{APIGroup, "x.argoproj.io", "", "Argo identifier exact"},
		{APIGroup, "notargoproj.io", "", ""},
		{Chart, "anything", "https://argoproj.github.io/argo-helm", "Argo identifier exact"},
		{Chart, "nats", "https://charts.bitnami.com/bitnami", "NATS identifier exact"},
		{ChartRepository, "https://argoproj.github.io/argo-helm", "", "Argo identifier exact"},
		{NPM, "@nats-io/x", "", "NATS identifier exact"},
		{NPM, "nats", "", ""},
	} {
		m, ok := NewMatcher(c).Match(Component{Kind: tc.kind, Name: tc.name, Source: tc.source})
		got := ""
		if ok {
			got = m.Item.Name + " " + m.Rule + " " + m.Confidence
		}
		if got != tc.want {
			t.Errorf("%s %s: %q, want %q", tc.kind, tc.name, got, tc.want)
		}
	}
	if m, ok := NewLooseMatcher(c).Match(Component{Kind: NPM, Name: "nats"}); !ok || m.Confidence != "name" {
		t.Error("not matched by name, though loose")
	}
}

// TestLargeFiles scans files with many components.
func TestLargeFiles(t *testing.T) {
	var lock, bom, keys strings.Builder
	bom.WriteString(`{"bomFormat": "CycloneDX", "components": [`)
	keys.WriteString("[dependencies]\n")
	for i := range 30_000 {
		fmt.Fprintf(&lock, "[[package]]\nname = \"p%d\"\nversion = \"1\"\n", i)
		fmt.Fprintf(&bom, "{\"type\": \"library\", \"name\": \"n\", \"purl\": \"pkg:npm/p%d@1?a=1\\u0026b=2\"},\n", i)
		fmt.Fprintf(&keys, "k%d = \"1\"\n", i)
	}
	bom.WriteString(`{"type": "library", "name": "n"}]}`)
	found, err := Scan([]string{tree(t, "Cargo.lock", lock.String(), "bom.json", bom.String(), "Cargo.toml", keys.String())}, Options{})
	if err != nil || len(found.Components) != 90_000 {
		t.Fatalf("%d components, %v", len(found.Components), err)
	}
	for _, c := range found.Components {
		if strings.HasSuffix(c.File, "Cargo.lock") && c.Name == "p20000" && c.Line != 60_002 {
			t.Errorf("p20000 is in line %d", c.Line)
		}
	}
}

// TestManyStatements checks that every statement of a long paragraph is found.
func TestManyStatements(t *testing.T) {
	c := &landscape.Catalog{Items: []landscape.Item{{Name: "Falco", Maturity: "graduated"}}}
	text := strings.Repeat("Falco is a CNCF sandbox project.\n", 20_000)
	found := claimsIn("x.md", []byte(text), c)
	if len(found) != 20_000 || found[19_999].Line != 20_000 || found[0].Holds() {
		t.Errorf("%d statements", len(found))
	}
}
