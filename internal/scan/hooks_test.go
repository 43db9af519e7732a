package scan

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestPreCommitHook checks that the scan hook runs for the files that scan reads: its
// pattern, a verbose regular expression of Python, has a line for each row in the table of inputs.
func TestPreCommitHook(t *testing.T) {
	file := filepath.Join("..", "..", ".pre-commit-hooks.yaml")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	begin := strings.Index(string(content), "    (?ix)")
	end := strings.Index(string(content), "    )$\n")
	if begin < 0 || end < begin {
		t.Fatalf("%s has no pattern from (?ix) to )$", file)
	}
	end += len("    )$\n")
	if *update {
		text := string(content[:begin]) + hookPattern() + string(content[end:])
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		content, end = []byte(text), begin+len(hookPattern())
	}
	if got := string(content[begin:end]); got != hookPattern() {
		t.Errorf("the pattern in %s is not that of the inputs; go test ./internal/scan -update rewrites it:\n%s", file, got)
	}
	var hooks []struct{ ID, Files string }
	if err := yaml.Unmarshal(content, &hooks); err != nil || len(hooks) != 2 || hooks[0].ID != "landscope-scan" {
		t.Fatalf("hooks %v, %v", hooks, err)
	}
	checkHookPattern(t, hooks[0].Files)
}

// hookPattern returns the pattern of the hook as the file has it.
func hookPattern() string {
	var rows []string
	for _, in := range inputs {
		var names []string
		for _, name := range in.names {
			names = append(names, strings.ReplaceAll(regexp.QuoteMeta(name), `\*`, `[^/]*`))
		}
		rows = append(rows, "      "+strings.Join(names, "|"))
	}
	return "    (?ix)(^|/)(\n" + strings.Join(rows, "|\n") + "\n    )$\n"
}

// checkHookPattern matches the pattern with the files of the samples. Go has no
// verbose patterns, so white space is taken out.
func checkHookPattern(t *testing.T, files string) {
	t.Helper()
	pattern, err := regexp.Compile(strings.Replace(strings.Join(strings.Fields(files), ""), "(?ix)", "(?i)", 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples(t, "inputs") {
		for _, f := range s.files() {
			if !pattern.MatchString(f.Name) || !pattern.MatchString("dir/"+path.Base(f.Name)) {
				t.Errorf("the hook does not run for %s", f.Name)
			}
		}
	}
	for _, name := range []string{"README.md", "main.go", "x/go.mod/y", "xgo.work", "go_mod"} {
		if pattern.MatchString(name) {
			t.Errorf("the hook runs for %s", name)
		}
	}
}
