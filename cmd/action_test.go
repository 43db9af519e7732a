package cmd_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
	"gopkg.in/yaml.v3"
)

// action is the GitHub action, as far as the tests need it.
type action struct {
	Inputs  map[string]struct{ Description, Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Steps []struct {
			ID, Uses, Run string
			Env           map[string]string
		}
	}
}

func readAction(t *testing.T) (a action) {
	t.Helper()
	content, err := os.ReadFile("../.github/actions/scan/action.yml")
	if err == nil {
		err = yaml.Unmarshal(content, &a)
	}
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestActionInputs checks that the action has an input for each flag that says what scan
// finds, and passes each input to the script.
func TestActionInputs(t *testing.T) {
	a := readAction(t)
	// Flags that say how the result is written, or that belong to all commands.
	own := []string{"all", "bom", "border", "by", "delimiter", "help", "jq", "json", "no-headers", "output", "output-file", "raw", "template", "unmatched"}
	help := runIn(map[string]string{}, nil, "scan", "--help").stdout
	_, help, _ = strings.Cut(help, "\nFlags:")
	help, _, _ = strings.Cut(help, "\nGlobal")
	var flags []string
	for _, m := range regexp.MustCompile(`(?m)^ +(?:-\w, )?--([a-z-]+)`).FindAllStringSubmatch(help, -1) {
		if flags = append(flags, m[1]); slices.Contains(own, m[1]) {
			continue
		}
		if _, ok := a.Inputs[m[1]]; !ok {
			t.Errorf("the action has no input for --%s", m[1])
		}
	}
	used := ""
	for _, step := range a.Runs.Steps {
		if step.Uses != "" {
			t.Errorf("the action uses %s, which is another program to trust", step.Uses)
		}
		if strings.Contains(step.Run, "${{") {
			t.Errorf("a script has an expression, whose value would be run as code:\n%s", step.Run)
		}
		for name, value := range step.Env {
			used += value
			if !strings.Contains(step.Run, name) {
				t.Errorf("the script does not use %s", name)
			}
		}
	}
	for name, input := range a.Inputs {
		if !strings.Contains(used, "${{ inputs."+name+" }}") || input.Description == "" {
			t.Errorf("the input %s is not used or not described", name)
		}
		if !slices.Contains(flags, name) && !slices.Contains([]string{"path", "summary", "version"}, name) {
			t.Errorf("scan has no flag for the input %s", name)
		}
	}
	if len(flags) < 20 {
		t.Errorf("flags: %q", flags)
	}
}

// releases serves a release of the program that runs the test, and one with another
// checksum.
func releases(t *testing.T) *httptest.Server {
	t.Helper()
	program, err := exec.LookPath("landscope")
	if err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("#!/bin/sh\nexec '%s' \"$@\"\n", program)
	var archive bytes.Buffer
	zip := gzip.NewWriter(&archive)
	files := tar.NewWriter(zip)
	if err := files.WriteHeader(&tar.Header{Name: "landscope", Mode: 0o755, Size: int64(len(script)), Typeflag: tar.TypeReg}); err != nil {
		t.Fatal(err)
	}
	_, _ = files.Write([]byte(script))
	_, _ = files.Close(), zip.Close()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var version, name string
		_, _ = fmt.Sscanf(strings.ReplaceAll(r.URL.Path, "/", " "), " v%s %s", &version, &name)
		goos := runtime.GOOS
		full := fmt.Sprintf("landscope_%s_%s_%s.tar.gz", version, goos, runtime.GOARCH)
		switch {
		case version == "9.9.9" || version == "1.2.5" && name != "checksums.txt":
			http.NotFound(w, r)
		case name == full:
			_, _ = w.Write(archive.Bytes())
		case name == "checksums.txt" && version == "1.2.4":
			fmt.Fprintf(w, "%064x  %s\n", 1, full)
		case name == "checksums.txt" && version == "1.2.6":
			fmt.Fprintf(w, "%x  %s.sbom.json\n", sha256.Sum256(archive.Bytes()), full)
		case name == "checksums.txt":
			fmt.Fprintf(w, "%064x  other.tar.gz\n%x  %s\n", 1, sha256.Sum256(archive.Bytes()), full)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server
}

// run runs the steps of the action with inputs, as GitHub does, until one fails. It
// returns the exit code, the log and the outputs.
func (a action) run(t *testing.T, dir, url string, inputs map[string]string) (code int, log string, outputs map[string]string) {
	t.Helper()
	outputs = map[string]string{}
	runner := map[string]string{"linux": "Linux", "darwin": "macOS"}[runtime.GOOS]
	arch := map[string]string{"amd64": "X64", "arm64": "ARM64"}[runtime.GOARCH]
	expression := regexp.MustCompile(`\$\{\{ (inputs|github|steps\.\w+\.outputs)\.([\w-]+) \}\}`)
	for i, step := range a.Runs.Steps {
		file := filepath.Join(dir, fmt.Sprint("output", i))
		run := exec.Command(testenv.Need(t, "bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.Run)
		run.Dir = dir
		run.Env = append(os.Environ(), "RUNNER_OS="+runner, "RUNNER_ARCH="+arch, "RUNNER_TEMP="+dir, "GITHUB_OUTPUT="+file, "GITHUB_STEP_SUMMARY="+filepath.Join(dir, "summary"))
		for name, value := range step.Env {
			m := expression.FindStringSubmatch(value)
			switch {
			case name == "RELEASES":
				value = url
			case m == nil:
			case m[1] == "inputs":
				var ok bool
				if value, ok = inputs[m[2]]; !ok {
					value = a.Inputs[m[2]].Default
				}
			default:
				value = outputs[m[2]]
			}
			run.Env = append(run.Env, name+"="+value)
		}
		text, _ := run.CombinedOutput()
		log += string(text)
		written, _ := os.ReadFile(file)
		for line := range strings.Lines(string(written)) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
			outputs[name] = value
		}
		if code = run.ProcessState.ExitCode(); code != 0 {
			break
		}
	}
	return code, log, outputs
}

// TestAction runs the scripts of the GitHub action against a server in place of GitHub.
func TestAction(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the test has a program for Linux and macOS")
	}
	testenv.Need(t, "curl")
	a, server := readAction(t), releases(t)
	if a.Inputs["version"].Default != "${{ github.action_ref }}" {
		t.Error("the version is not that of the action")
	}
	type inputs map[string]string
	for _, c := range []struct {
		inputs     inputs
		code       int
		violations string
		want       string // in the log
	}{
		{inputs{"path": "good"}, 0, "0", "Policy: passed"},
		{inputs{"path": "good", "version": "1.2.3"}, 0, "0", ""},
		{inputs{"path": "-x"}, 3, "1", "::error file=-x/go.mod,line=3,title="},
		{inputs{"path": "good\n-x\n"}, 3, "1", "::error file=-x/go.mod"},
		{inputs{"path": "-x", "exclude": "*.sum\ngo.mod"}, 0, "0", ""},
		{inputs{"path": "-x", "fail-on": "", "min-maturity": "incubating"}, 3, "1", "below incubating"},
		{inputs{"path": "-x", "policy": "allow.yml", "fail-on": ""}, 0, "0", ""},
		{inputs{"path": "broken"}, 3, "0", "title=landscope%3A scan::cannot read"},
		{inputs{"path": "broken", "allow-unreadable": "true"}, 0, "0", ""},
		{inputs{"path": "tests/testdata"}, 3, "1", ""},
		{inputs{"path": "tests"}, 0, "0", ""},
		{inputs{"path": "tests", "test-data": "true"}, 3, "1", ""},
		{inputs{"path": "docs", "docs": "true"}, 3, "1", "README.md"},
		{inputs{"path": "-x", "policy": "bad.yml"}, 2, "", "bad.yml:1:9: must be a list"},
		{inputs{"path": "nowhere"}, 1, "", "nowhere"},
	} {
		dir := writeTree(t, "good/go.mod", "module x\n", "-x/go.mod", archivedTree, "broken/go.mod", "module x\nrequire (\n", "bad.yml", "denied: archived\n",
			"allow.yml", "denied: [archived]\nexceptions:\n- {path: go.mod, reason: soon gone}\n", "tests/testdata/go.mod", archivedTree, "docs/README.md", "Falco is a CNCF sandbox project.\n", "summary", "")
		if c.inputs["version"] == "" {
			c.inputs["version"] = "v1.2.3"
		}
		code, log, outputs := a.run(t, dir, server.URL, c.inputs)
		if code != c.code || outputs["exit-code"] != fmt.Sprint(c.code) || outputs["violations"] != c.violations || !strings.Contains(log, c.want) {
			t.Errorf("%q: exit code %d, outputs %q\n%s", c.inputs, code, outputs, log)
		}
		report, _ := os.ReadFile(outputs["sarif"])
		summary, _ := os.ReadFile(filepath.Join(dir, "summary"))
		failed := strings.Contains(string(report), `"executionSuccessful": false`)
		if !json.Valid(report) || failed != (c.code == 1 || c.code == 2) || len(summary) > 0 == failed {
			t.Errorf("%q: summary %q, report\n%s", c.inputs, summary, report)
		}
	}
	for version, want := range map[string]string{
		"": "no release belongs to", "main": `"main"; pin the action`, "v1": "pin the action", "v1.2.3/../x": "pin the action", "v1.2.3\n::x": "pin the action",
		"v1.2.4": "does not have the checksum", "v1.2.5": "cannot download landscope_1.2.5", "v1.2.6": "checksums.txt of landscope 1.2.6 lacks", "v9.9.9": "cannot download",
	} {
		code, log, outputs := a.run(t, writeTree(t, "x", ""), server.URL, inputs{"version": version})
		if code != 1 || !strings.Contains(log, "::error title=landscope::") || !strings.Contains(log, want) || len(outputs) > 0 {
			t.Errorf("version %q: exit code %d, outputs %q, %s", version, code, outputs, log)
		}
	}
}

// TestActionShell checks the scripts of the action with shellcheck.
func TestActionShell(t *testing.T) {
	shellcheck := testenv.Need(t, "shellcheck")
	for _, step := range readAction(t).Runs.Steps {
		check := exec.Command(shellcheck, "--shell=bash", "--enable=quote-safe-variables", "-")
		check.Stdin = strings.NewReader("set -eo pipefail\n" + step.Run)
		if text, err := check.CombinedOutput(); err != nil {
			t.Errorf("step %s: %v\n%s", step.ID, err, text)
		}
	}
}

// TestActionUse checks that the lines of README and of the examples that use an action name
// one of this repository, at a released version, and only inputs that it has.
func TestActionUse(t *testing.T) {
	files, err := filepath.Glob("../.github/examples/*.yml")
	if err != nil {
		t.Fatal(err)
	}
	used := 0
	for _, file := range append(files, "../README.md") {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		step := regexp.MustCompile(`(?m)^ *- uses: landscope-cli/landscope/?([^@\s]*)@(\S+)[^\n]*\n((?: +[^\s-].*\n)*)`)
		for _, m := range step.FindAllStringSubmatch(string(content), -1) {
			used++
			if m[1] != ".github/actions/scan" || !regexp.MustCompile(`^v\d+\.\d+\.\d+$`).MatchString(m[2]) {
				t.Errorf("%s uses %q at %q", file, m[1], m[2])
			}
			var keys struct{ With map[string]any }
			if err := yaml.Unmarshal([]byte(m[3]), &keys); err != nil {
				t.Errorf("%s: %v in\n%s", file, err, m[3])
			}
			for input := range keys.With {
				if _, ok := readAction(t).Inputs[input]; !ok {
					t.Errorf("%s: the action has no input %q", file, input)
				}
			}
		}
	}
	if used < 2 {
		t.Errorf("%d uses of the action", used)
	}
}
