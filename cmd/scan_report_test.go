package cmd_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestScanSARIF: every place of a project is a result, what an exception lets
// pass is suppressed, and what could not be read is a notification.
func TestScanSARIF(t *testing.T) {
	tree := writeTree(t, "a/go.mod", archivedTree, "b/go.mod", archivedTree, "c/go.mod", "module\n<<<\n", "x.yaml", "a: [\n",
		"p.yml", "denied: [archived]\nexceptions:\n- {project: opentracing, reason: soon gone}\n")
	type location struct {
		PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
	}
	var log struct {
		Runs []struct {
			Invocations []struct {
				ExecutionSuccessful        bool
				ToolExecutionNotifications []struct {
					Level     string
					Locations []location
				}
			}
			Results []struct {
				RuleID, Level       string
				Locations           []location
				PartialFingerprints map[string]string
				Suppressions        []struct{ Kind, Justification string }
			}
		}
	}
	r := scanAll("", tree, "-o", "sarif", "--policy", filepath.Join(tree, "p.yml"))
	if err := json.Unmarshal([]byte(r.stdout), &log); err != nil || r.code != 3 {
		t.Fatalf("exit code %d, %v", r.code, err)
	}
	run := log.Runs[0]
	var places []string
	prints := map[string]bool{}
	for _, x := range run.Results {
		uri := x.Locations[0].PhysicalLocation.ArtifactLocation.URI
		places = append(places, strings.TrimPrefix(uri, "file://"+filepath.ToSlash(tree)+"/"))
		prints[x.PartialFingerprints["landscope/v1"]] = true
		if x.RuleID != "not-allowed" || len(x.Suppressions) != 1 || x.Suppressions[0].Justification != "soon gone" {
			t.Errorf("%+v", x)
		}
	}
	if strings.Join(places, " ") != "a/go.mod b/go.mod" || len(prints) != 2 {
		t.Errorf("places %q, %d fingerprints", places, len(prints))
	}
	n := run.Invocations[0].ToolExecutionNotifications
	if len(n) != 2 || n[0].Level != "error" || !strings.HasSuffix(n[0].Locations[0].PhysicalLocation.ArtifactLocation.URI, "c/go.mod") || n[1].Level != "note" {
		t.Errorf("notifications: %+v", n)
	}
	if r := scanAll("", filepath.Join(tree, "c", "go.mod"), "-o", "sarif"); r.code != 1 || !strings.Contains(r.stdout, `"executionSuccessful": false`) {
		t.Errorf("a named file: exit code %d, %s", r.code, r.stdout)
	}
}

// TestScanVerdict: the verdict is in every format that has room for it.
func TestScanVerdict(t *testing.T) {
	tree := writeTree(t, "go.mod", archivedTree, "b/go.mod", "module\n<<<\n")
	for format, want := range map[string][]string{
		"table":     {"Policy: failed, 1 disallowed project, 1 unreadable file", "OpenTracing  is archived", "OpenTelemetry", "b/go.mod"},
		"markdown":  {"Policy: failed, 1 disallowed project, 1 unreadable file", "| OpenTracing | is archived |", "| OpenTelemetry |", "b/go.mod"},
		"json":      {`"verdict": "failed"`, `"reason": "is archived"`, `"unreadable": [`, `"kind": "Go modules"`},
		"yaml":      {"verdict: failed", "unreadable:\n"},
		"github":    {"::error file=", "OpenTracing is archived; use OpenTelemetry", "title=landscope%3A scan::cannot read Go modules"},
		"junit":     {`<failure message="OpenTracing is archived; use OpenTelemetry"`, `<error message="cannot read Go modules`},
		"csv":       {",is archived,OpenTelemetry"},
		"sarif":     {`"ruleId": "not-allowed"`, `"toolExecutionNotifications"`},
		"cyclonedx": {`"landscope:unreadable"`},
	} {
		r := scanAll("", tree, "--fail-on", "archived", "-o", format)
		for _, w := range want {
			if r.code != 3 || !strings.Contains(r.stdout, w) {
				t.Errorf("%s has no %q, exit code %d\n%s", format, w, r.code, r.stdout)
			}
		}
	}
	good := writeTree(t, "go.mod", "module x\n")
	for _, c := range []struct{ args, want string }{
		{"", `"verdict": "none"`}, {"--fail-on=archived", `"verdict": "passed"`},
	} {
		if r := scanAll("", append(strings.Fields(c.args), good, "-o", "json")...); r.code != 0 || !strings.Contains(r.stdout, c.want) {
			t.Errorf("%q: exit code %d\n%s", c.args, r.code, r.stdout)
		}
	}
}

// TestScanCycloneDX checks that a file is read once, so that standard input works.
func TestScanCycloneDX(t *testing.T) {
	const bom = `{"bomFormat": "CycloneDX", "specVersion": "1.7", "mine": 1.50, "components": [{"type": "library", "name": "x", "purl": "pkg:golang/google.golang.org/grpc@v1.60.0"}], "signature": {"value": "x"}}`
	r := scanAll(bom, "-", "-o", "cyclonedx")
	if r.code != 0 || !strings.Contains(r.stdout, `"specVersion": "1.7"`) || !strings.Contains(r.stdout, `"mine": 1.50`) ||
		!strings.Contains(r.stdout, `"value": "gRPC"`) || strings.Contains(r.stdout, "signature") {
		t.Errorf("exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	if r := scanAll(strings.Replace(bom, "1.7", "1.2", 1), "-", "-o", "cyclonedx"); r.code != 1 || !strings.Contains(r.stderr, "version 1.2 does not support properties") {
		t.Errorf("version 1.2: exit code %d, %s", r.code, r.stderr)
	}
}

// TestManyResults: SARIF has as many results as code scanning takes.
func TestManyResults(t *testing.T) {
	var images strings.Builder
	for i := range 25_010 {
		fmt.Fprintf(&images, "argoproj/x%d:v1\n", i)
	}
	r := scanAll(images.String(), "-", "-o", "sarif", "--fail-on", "graduated")
	if r.code != 3 || strings.Count(r.stdout, `"ruleId"`) != 25_000 || !strings.Contains(r.stdout, "10 results omitted") {
		t.Errorf("exit code %d, %d results", r.code, strings.Count(r.stdout, `"ruleId"`))
	}
}
