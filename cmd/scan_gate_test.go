package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// archivedTree is a go.mod that uses an archived project.
const archivedTree = "module x\n\nrequire github.com/opentracing/opentracing-go v1.2.0\n"

// writeTree writes files, whose names and contents alternate, into a new directory.
func writeTree(t *testing.T, files ...string) string {
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

// scanAll runs scan with the embedded data.
func scanAll(stdin string, args ...string) result {
	return runIn(map[string]string{}, strings.NewReader(stdin), append([]string{"scan"}, args...)...)
}

// TestPolicyFiles: a policy file passes nothing that it does not understand.
func TestPolicyFiles(t *testing.T) {
	tree := writeTree(t, "go.mod", archivedTree)
	dir := t.TempDir()
	overlay := filepath.Join(dir, "overlay.yml")
	if err := os.WriteFile(overlay, []byte("projects:\n  OpenTracing: {status: hold}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		policy string
		code   int
		want   string // in standard error
	}{
		{"denied: [archived]", 3, "1 disallowed project"},
		{"denied: [sandbox]", 0, ""},
		{"allowed: [graduated]", 3, "OpenTracing is archived, not graduated"},
		{"allowed: []", 3, "OpenTracing is archived, not any allowed value"},
		{"min_maturity: sandbox", 3, "below sandbox"},
		{"statuses: [adopt]", 3, "OpenTracing has status hold"},
		{"denied: [archived]\nexceptions:\n- {project: opentracing, reason: soon gone}", 0, ""},
		{"denied: [archived]\nexceptions:\n- {project: opentracing, reason: soon gone, until: 2026-08-20}", 0, ""},
		{"denied: [archived]\nexceptions:\n- {project: opentracing, reason: soon gone, until: 2026-08-19}", 3, "expired on 2026-08-19"},
		{"denied: &a [archived]\nallowed: *a", 3, "OpenTracing is archived"},

		{"denied: archived", 2, `p.yml:1:9: must be a list, not the string "archived"`},
		{`denied: "archived, sandbox"`, 2, "1:9: must be a list"},
		{"denied: {archived: true}", 2, "1:9: must be a list, not a mapping"},
		{"denied:", 2, "must be a list, not nothing"},
		{"denied: [[archived]]", 2, "1:10: must be a string, not a list"},
		{"denied: [1]", 2, `1:10: must be a string, not the int "1"`},
		{"denied: [archivd]", 2, `1:10: unknown level "archivd"; did you mean "archived"?`},
		{"denied: [Archived]", 2, `did you mean "archived"?`},
		{"min_maturity: [sandbox]", 2, "1:15: must be a string, not a list"},
		{"min_maturity: archived", 2, `unknown level "archived" (choices: sandbox, incubating, graduated)`},
		{"min_maturity: ''", 2, "must not be empty"},
		{"statuses: adopt", 2, "1:11: must be a list"},
		{"statuses: [adpot]", 2, `1:12: unknown status "adpot"; did you mean "adopt"?`},
		{"denied: [archived]\ndenied: []", 2, `2:1: duplicate key "denied", first in line 1`},
		{"deny: [archived]", 2, `1:1: unknown key "deny"`},
		{"denied: [archived]\nexceptions:\n- {project: opentracing, reason: a, untill: 2020-01-01}", 2, `3:37: unknown key "untill"; did you mean "until"?`},
		{"exceptions:\n- {project: opentracing, reason: a, reason: b}", 2, "duplicate key"},
		{"exceptions:\n- {project: opentracing, reason: ' '}", 2, "2:34: must not be empty"},
		{"exceptions:\n- {project: opentracing}", 2, "2:3: an exception requires a reason"},
		{"exceptions:\n- {reason: a}", 2, "2:3: an exception requires a project"},
		{"exceptions:\n- {project: opentracin, reason: a}", 2, `2:13: unknown project "opentracin"; did you mean "OpenTracing"?`},
		{"exceptions: {project: opentracing, reason: a}", 2, "1:13: must be a list, not a mapping"},
		{"exceptions: [opentracing]", 2, "the exception must be a mapping"},
		{"exceptions:\n- {project: opentracing, reason: a, until: soon}", 2, "2:44: "},
		{"exceptions:\n- {project: opentracing, reason: a, until: }", 2, "must be a date, not nothing"},
		{"unreadable: yes", 2, "1:13: "},
		{"<<: {denied: [archived]}", 2, `unknown key "<<"`},
		{"denied: [archived]\n---\ndenied: []", 2, "p.yml:2: more than one YAML document"},
		{"# nothing", 2, "the policy file is empty"},
		{"[archived]", 2, "the policy must be a mapping, not a list"},
		{"denied: [archived", 2, "invalid YAML"},
	} {
		policy := filepath.Join(dir, "p.yml")
		if err := os.WriteFile(policy, []byte(c.policy+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		r := scanAll("", tree, "--policy", policy, "--overlay", overlay)
		if r.code != c.code || !strings.Contains(r.stderr, c.want) {
			t.Errorf("%q: exit code %d, %s\nwant %d, %s", c.policy, r.code, r.stderr, c.code, c.want)
		}
	}
}

// TestEmptyGateFlags: a variable that is not set does not open the gate.
func TestEmptyGateFlags(t *testing.T) {
	tree := writeTree(t, "go.mod", archivedTree)
	for _, args := range [][]string{{"--policy", ""}, {"--fail-on", ""}, {"--fail-on", " , "}, {"--min-maturity", ""}, {"--min-maturity", " "}} {
		if r := scanAll("", append([]string{tree}, args...)...); r.code != 2 || !strings.Contains(r.stderr, args[0]+" is empty") {
			t.Errorf("%q: exit code %d, %s", args, r.code, r.stderr)
		}
	}
	if r := scanAll("", tree, "--min-maturity", "archived"); r.code != 2 {
		t.Errorf("--min-maturity archived: exit code %d", r.code)
	}
	statuses := writeTree(t, "p.yml", "statuses: [adopt]\n")
	if r := scanAll("", tree, "--policy", filepath.Join(statuses, "p.yml")); r.code != 2 || !strings.Contains(r.stderr, "no project has an adoption status") {
		t.Errorf("statuses without an overlay: exit code %d, %s", r.code, r.stderr)
	}
	bare := writeTree(t, "l.yml", "landscape:\n- category:\n  name: A\n  subcategories:\n  - subcategory:\n    name: B\n    items:\n    - item:\n      name: C\n      homepage_url: https://c.example\n      logo: c.svg\n")
	if r := scanAll("", tree, "--data", filepath.Join(bare, "l.yml"), "--overlay", "none", "--fail-on", "archived"); r.code != 1 || !strings.Contains(r.stderr, "no project with a maturity level") {
		t.Errorf("a landscape without projects: exit code %d, %s", r.code, r.stderr)
	}
}

// unreadableFiles are files of kinds that scan reads, which it cannot read.
var unreadableFiles = []struct{ name, content, want string }{
	{"go.mod", "module x\n\nrequire (\n<<<<<<< HEAD\n\ta.b/c v1.0.0\n)\n", "go.mod:4:"},
	{"package.json", "{\"dependencies\": {\"a\": \"1\",}}", "package.json:1"},
	{"package.json", "{\n// why\n\"dependencies\": {}}", "package.json:2"},
	{"package.json", "", "package.json"},
	{"Chart.yaml", "dependencies: [", "Chart.yaml:1"},
	{"Cargo.toml", "[dependencies\n", "Cargo.toml:1:"},
	{"pom.xml", "<project><dependencies>", "pom.xml"},
	{"k.yaml", "apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nspec: [\n---\nimage: nats\n", "k.yaml:"},
	{"k.json", "{\"apiVersion\": \"v1\", \"items\": [", "k.json"},
	{"x.spdx.json", "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [null]}", "packages[0] is not an object"},
	{"x.spdx.json", "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [{\"externalRefs\": [null]}]}", "externalRefs[0] is not an object"},
	{"x.spdx.json", "{\"spdxVersion\": \"SPDX-9\"}", "unsupported SPDX version"},
	{"x.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": {}}", "components is not a list"},
	{"x.json", "{\"SchemaVersion\": 2, \"ArtifactName\": \"x\", \"Results\": [{\"Vulnerabilities\": []}]}", "--list-all-pkgs"},
	{"x.spdx", "SPDXVersion: SPDX-2.3\nno tag\n", "x.spdx:2:1"},
}

// TestNamedInputs checks that an argument or standard input that scan does not
// understand is a failure, with or without a gate.
func TestNamedInputs(t *testing.T) {
	for _, c := range []struct {
		name, content string // "-": standard input
		code          int
		want          string
	}{
		{"notes.txt", "# Notes\n\nThis is text.\n", 1, `notes.txt:3: unknown format: "This is text." is not an image reference`},
		{"x", "", 1, "x: empty input"},
		{"x.gz", "\x1f\x8b\x08\x00\x00", 1, "x.gz: "},
		{"x.json", "{\"a\": 1}", 1, "x.json: unknown format: scan reads"},
		{"x.xml", "<html/>", 1, "x.xml: unknown format: scan reads"},
		{"templates/x.yaml", "a:\n  {{- include \"x\" . | nindent 4 }}\n", 1, "x.yaml:2: invalid YAML"},
		{"-", "", 1, "standard input: empty input"},
		{"-", "\n \n", 1, "standard input: empty input"},
		{"-", "{\"kind\": \"List\", \"items\": [", 1, "standard input:1: invalid JSON"},
		{"-", "apiVersion: v1\nkind: Pod\n---\na: [\n", 1, "standard input:"},

		{"yarn.lock", "# yarn lockfile v1\n\n\"@x/y@^1\":\n  version \"1.8.0\"\n  resolved \"https://x.example/y.tgz#aa\"\n", 0, "in 1 file"},
		{"pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages:\n  a@1:\n    resolution: {integrity: x}\n", 0, "in 1 file"},
		{"images", "nats:2\n\n# all\nquay.io/a/b # why\n", 0, "in 1 file"},
		{"x.yaml", "# nothing yet\n", 0, "in 1 file"},
		{"list.json", "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": []}", 0, "in 1 file"},
		{"deps.json", "{\"dependencies\": {}}", 0, "in 1 file"},
		{"pom", "<project></project>", 0, "in 1 file"},
		{"x.mod", "module x\n", 0, "in 1 file"},
		{"-", "nats:2 envoyproxy/envoy:v1", 0, "2 projects (1 incubating, 1 graduated)"},
		{"-", "      3 nats:2\n", 0, "1 project (1 incubating)"},
		{"-", "k8s.io/api v0.36.1\n", 0, "1 project (1 graduated)"},
		{"-", "nats:2\n", 0, "1 project (1 incubating); 1 matched component, 0 unmatched, in 1 file"},
	} {
		for _, args := range [][]string{nil, {"--fail-on", "archived"}, {"--fail-on", "archived", "--allow-unreadable"}} {
			path, stdin := c.name, c.content
			if path != "-" {
				path, stdin = filepath.Join(writeTree(t, c.name, c.content), c.name), ""
			}
			r := scanAll(stdin, append(args, path)...)
			if r.code != c.code || !strings.Contains(r.stdout+r.stderr, c.want) || strings.Contains(r.stderr, "no file that names") ||
				c.code == 1 && !strings.Contains(r.stderr, "error: cannot read") {
				t.Errorf("%s %q %q: exit code %d\n%s%s", c.name, c.content, args, r.code, r.stdout, r.stderr)
			}
		}
	}
	two := writeTree(t, "a.json", "{", "b.json", "[")
	if r := scanAll("", filepath.Join(two, "a.json"), filepath.Join(two, "b.json")); r.code != 1 || strings.Count(r.stderr, "note: cannot read") != 2 {
		t.Errorf("two files: exit code %d, %s", r.code, r.stderr)
	}
}
