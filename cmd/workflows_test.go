package cmd_test

import (
	"encoding/pem"
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

const ownAction = "landscope-cli/landscope/.github/actions/scan"

// workflow is a GitHub workflow, as far as the tests need it.
type workflow struct {
	Permissions map[string]string
	Jobs        map[string]struct {
		Steps []struct {
			Uses, Run string
			With      map[string]string
			Env       map[string]string
		}
	}
}

// starterWorkflow is the workflow that the command new writes.
const starterWorkflow = "../internal/starter/files/.github/workflows/landscape.yml"

// workflows returns the workflows of this repository, the examples and that of new, by
// file.
func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	all := map[string]workflow{}
	for _, pattern := range []string{"../.github/workflows/*.yml", "../.github/examples/*.yml", starterWorkflow} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %q, %v", pattern, files, err)
		}
		for _, file := range files {
			var w workflow
			if err := yaml.Unmarshal([]byte(readFile(t, file)), &w); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			all[filepath.ToSlash(file)] = w
		}
	}
	return all
}

// TestWorkflows checks what workflows may do, and whose code they run.
func TestWorkflows(t *testing.T) {
	pinned := regexp.MustCompile(`(?m)uses: (([\w./-]+)@([0-9a-f]{40})) # v\d+\.\d+\.\d+$`)
	digests := map[string]string{}
	for file, w := range workflows(t) {
		content := readFile(t, file)
		var good []string
		for _, m := range pinned.FindAllStringSubmatch(content, -1) {
			good = append(good, m[1])
			name, digest := strings.Join(strings.Split(m[2], "/")[:2], "/"), m[3]
			if digests[name] == "" {
				digests[name] = digest
			}
			if digests[name] != digest {
				t.Errorf("%s: %s has another version elsewhere", file, m[2])
			}
		}
		if w.Permissions == nil {
			t.Errorf("%s: no permissions at the top; write \"permissions: {}\" or \"contents: read\"", file)
		}
		for name, access := range w.Permissions {
			if access != "read" {
				t.Errorf("%s: every job may %s %s; give it to the job that needs it", file, access, name)
			}
		}
		for name, job := range w.Jobs {
			for _, step := range job.Steps {
				if step.Uses != "" && !strings.HasPrefix(step.Uses, ownAction+"@v") && !slices.Contains(good, step.Uses) {
					t.Errorf("%s: %s must be pinned to a commit, with the version as a comment: owner/name@0123... # v1.2.3", file, step.Uses)
				}
				if strings.HasPrefix(step.Uses, "actions/checkout@") && step.With["persist-credentials"] != "false" {
					t.Errorf("%s: the checkout leaves its token for later steps; set persist-credentials: false", file)
				}
				if strings.HasPrefix(step.Uses, "actions/setup-go@") && step.With["go-version"] != "stable" && name != "race" {
					t.Errorf("%s: job %s does not build with the newest Go, whose standard library has the fixes: set go-version: stable", file, name)
				}
				if strings.Contains(step.Run, "${{") {
					t.Errorf("%s: a script has an expression, whose value would be run as code; pass it in env:\n%s", file, step.Run)
				}
			}
		}
	}
}

// TestWorkflowExamples checks the inputs of the action in the examples, and runs their
// scripts on a small landscape, with gh replaced.
func TestWorkflowExamples(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the examples are for Linux")
	}
	a := readAction(t)
	sh := newShell(t)
	for name, script := range map[string]string{"go": `[ "$1 $2" = "env GOPATH" ] && echo gopath || echo "$@"`, "gh": `echo "$@"; cat report.md`} {
		if err := os.WriteFile(filepath.Join(sh.bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewTLSServer(file(runIn(nil, nil, "data").stdout, `"one"`)) // has all that scan finds
	defer server.Close()
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	want := map[string][]string{
		"scan.yml":      nil,
		"landscape.yml": {"landscope: note: wrote "}, // of new
		"validate.yml":  {"install github.com/landscope-cli/landscope/cmd/landscope@v1.0.0\n"},
		"site.yml":      {"landscope: note: wrote "},
		"report.yml":    {"issue create --title CNCF report of 20", "## Projects that we use\n| PROJECT |", "| OpenTracing | archived |", "landscope: note: ", "## Changes of level in the landscape\n| DATE |"},
	}
	for path, w := range workflows(t) {
		name := filepath.Base(path)
		if !strings.Contains(path, "/examples/") && path != starterWorkflow {
			continue
		}
		dir := writeTree(t, "go.mod", archivedTree, "ca.pem", string(certificate))
		if r := run("new", dir); r.code != 0 {
			t.Fatal(r.stderr)
		}
		if err := os.Link(filepath.Join(dir, "data.yml"), filepath.Join(dir, "landscape.yml")); err != nil {
			t.Fatal(err)
		}
		log := ""
		for _, job := range w.Jobs {
			for _, step := range job.Steps {
				for input := range step.With {
					if _, ok := a.Inputs[input]; strings.HasPrefix(step.Uses, ownAction) && !ok {
						t.Errorf("%s: the action has no input %s", name, input)
					}
				}
				if step.Run == "" {
					continue
				}
				c := exec.Command(testenv.Need(t, "bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.Run)
				c.Dir = dir
				c.Env = append(os.Environ(), "PATH="+sh.bin+":"+os.Getenv("PATH"), "GITHUB_PATH=path", "LANDSCOPE_DATA=", "LANDSCOPE_HOME="+filepath.Join(dir, "copies"),
					"LANDSCOPE_URL="+server.URL+"/landscape.yml", "SSL_CERT_FILE=ca.pem", "URL=https://example.org/landscape", "HTTPS_PROXY=")
				out, err := c.CombinedOutput()
				if log += string(out); err != nil {
					t.Errorf("%s: %v\n%s%s", name, err, step.Run, out)
				}
			}
		}
		if _, known := want[name]; !known {
			t.Errorf("%s has no expected output", name)
		}
		for _, part := range want[name] {
			if !strings.Contains(log, part) {
				t.Errorf("%s: the log lacks %q:\n%s", name, part, log)
			}
		}
	}
}

// TestShellcheck checks the scripts of this repository.
func TestShellcheck(t *testing.T) {
	shellcheck := testenv.Need(t, "shellcheck")
	for _, pattern := range []string{"../.ci/*", "../.github/*.sh"} {
		scripts, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, script := range scripts {
			if out, err := exec.Command(shellcheck, script).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		}
	}
}
