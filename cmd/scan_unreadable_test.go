package cmd_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestUnreadableInTree checks that an unreadable file in a tree fails a gate unless
// it is allowed, and is reported with or without a gate.
func TestUnreadableInTree(t *testing.T) {
	for _, c := range unreadableFiles {
		tree := writeTree(t, c.name, c.content, "allow.yml", "unreadable: allow\n")
		r := scanAll("", tree, "--fail-on", "archived")
		if r.code != 3 || !strings.Contains(r.stderr, c.want) || !strings.Contains(r.stderr, "error: 1 unreadable file\n") ||
			!strings.Contains(r.stdout, c.want) || !strings.Contains(r.stdout, "Policy: failed, 1 unreadable file") {
			t.Errorf("%s %q: exit code %d\n%s%s", c.name, c.content, r.code, r.stdout, r.stderr)
		}
		if r := scanAll("", filepath.Join(tree, c.name)); r.code != 1 || !strings.Contains(r.stderr, "error: cannot read ") || !strings.Contains(r.stderr, c.want) {
			t.Errorf("%s %q, named: exit code %d, %s", c.name, c.content, r.code, r.stderr)
		}
		for _, args := range [][]string{{"--fail-on", "archived", "--allow-unreadable"}, {"--policy", filepath.Join(tree, "allow.yml")}, {}} {
			if r := scanAll("", append(args, tree)...); r.code != 0 || !strings.Contains(r.stdout+r.stderr, c.want) {
				t.Errorf("%s %q %q: exit code %d, %s", c.name, c.content, args, r.code, r.stderr)
			}
		}
	}
}

// TestNotUnreadable: templates, and files that only look like one of our kinds,
// do not fail a gate.
func TestNotUnreadable(t *testing.T) {
	tree := writeTree(t,
		"chart/Chart.yaml", "name: x\n",
		"chart/templates/a.yaml", "{{- if .Values.on }}\napiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    {{- include \"x\" . | nindent 4 }}\nspec:\n{{- end }}\n",
		"chart/templates/b.yaml", "apiVersion: v1\n{{ if }}\n  bad: [\n",
		"roles/x.yml", "image: \"{{ a }}\"\n{% if b %}\nb: 1\n{% endif %}\n",
		".vscode/settings.json", "{\n  // a comment\n  \"a\": 1,\n}\n",
		".devcontainer/devcontainer.json", "{\n  // a comment\n  \"image\": \"debian\",\n}\n",
		"tsconfig.json", "{\"a\": [1,],}\n",
		"broken.yaml", "a: [\n",
		"x.json", "{\"predicateType\": \"https://slsa.dev/provenance/v1\", \"predicate\": {}}")
	r := scanAll("", tree, "--fail-on", "archived", "-o", "json")
	var report struct {
		Verdict    string
		Unreadable []any
		Warnings   []any
	}
	if err := json.Unmarshal([]byte(r.stdout), &report); err != nil {
		t.Fatal(err)
	}
	if r.code != 0 || report.Verdict != "passed" || len(report.Unreadable) > 0 || len(report.Warnings) != 4 {
		t.Errorf("exit code %d, %+v", r.code, report)
	}
}

// TestNoPermission: a directory or file that may not be opened is not passed
// over.
func TestNoPermission(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("SKIPPED: every file can be opened here")
	}
	tree := writeTree(t, "a/go.mod", archivedTree, "go.mod", "module x\n")
	for _, name := range []string{"a", "go.mod"} {
		path := filepath.Join(tree, name)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		if r := scanAll("", tree, "--min-maturity", "sandbox"); r.code != 3 || !strings.Contains(r.stderr, path+": permission denied") {
			t.Errorf("%s: exit code %d, %s", name, r.code, r.stderr)
		}
		if r := scanAll("", path); r.code != 1 || !strings.Contains(r.stderr, path+": permission denied") {
			t.Errorf("%s, named: exit code %d, %s", name, r.code, r.stderr)
		}
		_ = os.Chmod(path, 0o755)
	}
}

// TestUnreadableElsewhere: scan diff and scan --docs follow the same rules.
func TestUnreadableElsewhere(t *testing.T) {
	tree := writeTree(t, "good/go.mod", archivedTree, "broken/go.mod", "module x\nrequire (\n", "bad.json", "{\"projects\": [", "README.md", "x", "report.json", "")
	path := func(name string) string { return filepath.Join(tree, name) }
	report := scanAll("", path("broken"), "-o", "json").stdout
	if err := os.WriteFile(path("report.json"), []byte(report), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"diff", path("good"), path("broken/go.mod")}, 1, "error: cannot read "},
		{[]string{"diff", path("bad.json"), path("good")}, 1, "bad.json:1"},
		{[]string{"diff", path("good"), "nowhere"}, 1, "nowhere"},
		{[]string{"diff", path("broken"), path("broken")}, 0, "note: cannot read "},
		{[]string{"diff", path("broken"), path("broken"), "--exit-code"}, 3, "2 unreadable files"},
		{[]string{"diff", path("report.json"), path("report.json"), "--exit-code"}, 3, "2 unreadable files"},
		{[]string{"diff", path("good"), path("good"), "--exit-code"}, 0, ""},
		{[]string{"--docs", path("nowhere.md")}, 1, "nowhere.md"},
		{[]string{"--docs", path("README.md")}, 0, "0 maturity claims"},
	} {
		if r := scanAll("", c.args...); r.code != c.code || !strings.Contains(r.stderr, c.want) {
			t.Errorf("%q: exit code %d, %s", c.args, r.code, r.stderr)
		}
	}
	const untrue = "Falco is a CNCF sandbox project.\n"
	if r := scanAll(untrue, "--docs", "-"); r.code != 3 || !strings.Contains(r.stdout, "standard input:1") {
		t.Errorf("--docs -: exit code %d, %s", r.code, r.stderr)
	}
	if runtime.GOOS == "windows" {
		return
	}
	links := writeTree(t, "real/Dockerfile", "FROM nats:2\n", "outside/Cargo.toml", "")
	for _, l := range [][2]string{{"../real/Dockerfile", "tree/Dockerfile"}, {"../outside/Cargo.toml", "tree/Cargo.toml"}, {"../outside", "tree/x"}} {
		if err := errors.Join(os.MkdirAll(filepath.Join(links, "tree"), 0o755), os.Symlink(l[0], filepath.Join(links, l[1]))); err != nil {
			t.Fatal(err)
		}
	}
	if r := scanAll("", filepath.Join(links, "tree"), filepath.Join(links, "real"), "--fail-on", "archived"); r.code != 3 ||
		!strings.Contains(r.stderr, "Cargo.toml: symbolic link") || !strings.Contains(r.stderr, "error: 1 unreadable file\n") {
		t.Errorf("links: exit code %d, %s", r.code, r.stderr)
	}
}
