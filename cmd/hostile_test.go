package cmd_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/output"
	"gopkg.in/yaml.v3"
)

// TestHostileNames shows that no format lets control characters of the data
// through, and that csv, json and yaml read back as the same cells.
func TestHostileNames(t *testing.T) {
	env := map[string]string{"LANDSCOPE_DATA": "testdata/hostile.yml"}
	for _, format := range allFormats {
		for _, args := range [][]string{{"list"}, {"list", "--group-by", "category"}, {"show", "esc-31mred-tab-newline", "bidi-gnp-exe"}} {
			r := runIn(env, nil, append(args, "-o", format)...)
			if strings.HasPrefix(r.stderr, "landscope: error: unknown format") {
				continue
			}
			if r.code != 0 || strings.ContainsAny(shown(t, format, r.stdout), "\x1b\u202e\u009b") {
				t.Errorf("%v -o %s: code %d, control characters in %q", args, format, r.code, r.stdout)
			}
		}
	}
	r := runIn(env, nil, "list", "--jq", ".[].name")
	if strings.ContainsAny(r.stdout, "\x1b\u202e") {
		t.Errorf("jq lets control characters through: %q", r.stdout)
	}
	const name = "Esc\x1b[31mred\tTab\nNewline"
	for _, read := range []struct {
		format string
		get    func(string) string
	}{
		{"json", func(s string) string { return firstName(t, json.Unmarshal, s) }},
		{"yaml", func(s string) string { return firstName(t, yaml.Unmarshal, s) }},
		{"csv", func(s string) string {
			all, err := csv.NewReader(strings.NewReader(s)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			return all[1][0]
		}},
	} {
		if got := read.get(runIn(env, nil, "list", "--raw", "-o", read.format).stdout); got != name {
			t.Errorf("%s reads back as %q, want %q", read.format, got, name)
		}
	}
}

func firstName(t *testing.T, unmarshal func([]byte, any) error, text string) string {
	t.Helper()
	var v []map[string]any
	if err := unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v[0]["name"].(string)
}

// TestSpreadsheets shows what a spreadsheet would take for a formula guarded,
// unless raw cells are wanted, and the byte order mark for Excel.
func TestSpreadsheets(t *testing.T) {
	env := map[string]string{"LANDSCOPE_DATA": "testdata/hostile.yml"}
	if out := runIn(env, nil, "list", "-o", "csv").stdout; !strings.Contains(out, ",'=cmd|") {
		t.Errorf("formula not guarded: %s", out)
	}
	if out := runIn(env, nil, "list", "-o", "csv", "--raw").stdout; !strings.Contains(out, ",=cmd|") {
		t.Errorf("raw cell changed: %s", out)
	}
	if out := runIn(env, nil, "list", "-o", "csv", "--bom").stdout; !strings.HasPrefix(out, "\ufeffname,") {
		t.Errorf("no byte order mark: %.20q", out)
	}
}

// alone reports whether a line has an address alone, beside its label or
// number: that is never broken.
func alone(line string) bool {
	label, address, found := strings.Cut(line, "https://")
	return found && !strings.Contains(strings.TrimSpace(address), " ") && len(strings.Fields(label)) < 3
}

// TestNothingWraps: on terminals of usual widths no line of any table is wider
// than the terminal, in either language, on all data, but for addresses.
func TestNothingWraps(t *testing.T) {
	for _, args := range [][]string{{"list"}, {"list", "--group-by", "subcategory"}, {"categories"}, {"--edition", "2018", "categories"}, {"search", "a"},
		{"fields"}, {"landscapes"}, {"about"}, {"history"}, {"timeline", "--maturity", "graduated"}, {"stats", "--by", "category,maturity"}, {"stats", "growth"},
		{"stats", "tenure"}, {"stats", "stuck"}, {"stats", "completeness"}, {"diff", "2019", "current"}, {"--edition", "2018", "about"}, {"list", "--columns", "all", "--limit", "9"},
		{"graph", "kubernetes", "linkerd"}, {"show", "kubernetes", "openebs"}, {"show", "--compare", "istio", "linkerd"}} {
		for _, lang := range []string{"en", "ja"} {
			for _, width := range []int{80, 120} {
				var stdout, stderr bytes.Buffer
				code := cmd.Run(context.Background(), &cmd.Env{Stdout: &stdout, Stderr: &stderr, Terminal: true, Width: width, Now: time.Now,
					Getenv: func(string) string { return "" }}, append([]string{"--lang", lang, "--color", "never"}, args...))
				if code != 0 {
					t.Fatalf("%v: %s", args, &stderr)
				}
				for line := range strings.Lines(stdout.String()) {
					if alone(line) {
						continue
					}
					if w := output.Width(strings.TrimSuffix(line, "\n")); w > width {
						t.Errorf("%v --lang %s at %d: a line of %d: %s", args, lang, width, w, line)
					}
				}
			}
		}
	}
}
