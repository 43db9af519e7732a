package cmd_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
)

// bad is a line of what can be wrong: one message, the right exit code, no
// partial output.
type bad struct {
	name string
	args []string
	code int
	want string // in the message
}

func (b bad) check(t *testing.T, r result) {
	t.Helper()
	if r.code != b.code {
		t.Errorf("exit code %d, want %d", r.code, b.code)
	}
	if r.stdout != "" {
		t.Errorf("partial output: %.200q", r.stdout)
	}
	if strings.Count(r.stderr, "error: ") != 1 || !strings.Contains(r.stderr, b.want) || strings.Contains(r.stderr, "goroutine") {
		t.Errorf("message %q, want one with %q", r.stderr, b.want)
	}
}

func TestBadUsage(t *testing.T) {
	for _, b := range []bad{
		{"flag", []string{"list", "--nope"}, 2, "unknown flag: --nope"},
		{"flag nearly", []string{"list", "--categry", "x"}, 2, "did you mean --category?"},
		{"command", []string{"lits"}, 2, `unknown command "lits"` + "\nlandscope: hint: did you mean \"list\"?"},
		{"argument", []string{"list", "nonsense"}, 2, "is not a level"},
		{"no argument", []string{"show"}, 2, "show requires a NAME, for example: landscope show istio"},
		{"column", []string{"list", "--columns", "nmae"}, 2, `did you mean "name"?`},
		{"sort key", []string{"list", "--sort", "-nmae"}, 2, `did you mean "name"?`},
		{"format", []string{"list", "-o", "cvs"}, 2, `did you mean "csv"?`},
		{"format with value", []string{"list", "-o", "csv=x"}, 2, "takes no argument"},
		{"no field to count by", []string{"stats", "--by", ""}, 2, "--by requires a field"},
		{"jq", []string{"list", "--jq", ".["}, 2, "--jq: at byte"},
		{"jq and format", []string{"list", "--jq", ".", "-o", "csv"}, 2, "--jq requires JSON output"},
		{"jq at run time", []string{"list", "--jq", ".name"}, 1, "--jq: "},
		{"template", []string{"list", "-o", "go-template={{"}, 2, "template: "},
		{"template at run time", []string{"list", "-o", "go-template={{template \"x\"}}"}, 1, "writing go-template"},
		{"no template", []string{"list", "-o", "go-template"}, 2, "go-template requires a template"},
		{"number", []string{"list", "--limit", "x"}, 2, `"x" is not a non-negative integer`},
		{"date", []string{"list", "--accepted-at", "2020-02-30"}, 2, "no such day"},
		{"date range", []string{"list", "--accepted-at", "2021..2020"}, 2, "ends before it begins"},
		{"field filter", []string{"list", "--has", "slak_url"}, 2, `did you mean "slack_url"`},
		{"relation", []string{"list", "--related-to", "nothing"}, 2, `unknown item "nothing"`},
		{"members", []string{"list", "--members-category", "nope"}, 2, `unknown category "nope"`},
		{"group", []string{"list", "--group-by", "colour"}, 2, "choices: category"},
		{"edition", []string{"--edition", "2019", "list"}, 2, "choices: current, 2018"},
		{"edition and data", []string{"--edition", "2018", "--data", "x", "list"}, 2, "cannot be used together"},
		{"landscape", []string{"--landscape", "fino", "list"}, 2, `did you mean "finos"? See "landscope landscapes".`},
		{"landscape and data", []string{"--landscape", "finos", "--data", "x", "list"}, 2, "cannot be combined with --data or --edition"},
		{"landscape and edition", []string{"--landscape", "finos", "--edition", "2018", "list"}, 2, "cannot be combined with --data or --edition"},
		{"no copy", []string{"--landscape", "finos", "list"}, 1, "landscape finos has not been downloaded\nlandscope: hint: download it with: landscope update --landscape finos"},
		{"language", []string{"--lang", "de", "list"}, 2, "choices: en, ja"},
		{"color", []string{"--color", "maybe", "list"}, 2, "choices: auto"},
		{"address", []string{"--data", "https://example.org/x.yml", "list"}, 2, "is a URL, not a file"},
		{"unknown item", []string{"show", "nothing"}, 1, `unknown item "nothing"`},
		{"two unknown items", []string{"show", "nothing", "istioo"}, 1, `unknown item "nothing, istioo"`},
		{"schema", []string{"export", "-", "-o", "csv", "--schema", "x"}, 2, "choices: landscape2-items"},
	} {
		t.Run(b.name, func(t *testing.T) { b.check(t, run(b.args...)) })
	}
}

func TestBadFiles(t *testing.T) {
	for _, f := range []struct{ name, content, want string }{
		{"not YAML", "a: [1,\nb: {", "invalid YAML"},
		{"no landscape", "foo: bar\n", ":1:1: no landscape"},
		{"scalar", "hello\n", ":1:1: no landscape"},
		{"landscape is no list", "landscape:\n  a: b\n", ":2:3: no landscape: landscape is a mapping"},
		{"empty", "", "empty file: no landscape"},
		{"only a comment", "# nothing\n", "empty file: no landscape"},
		{"alias bomb", aliasBomb(), "too many values: with its aliases expanded"},
		{"alias cycle", "landscape: &a [*a]\n", ":1:16: alias *a contains itself"},
		{"20,000 keys", manyKeys(20_000), ":1:1: more than 1024 keys in one mapping"},
		{"200,000 keys", manyKeys(200_000), "too many values"},
		{"20,000 levels", "landscape: " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), ":1:112: nested deeper than 100 levels"},
		{"101 levels in blocks", blocks(120), "nested deeper than 100 levels"},
		{"invalid UTF-8", "landscape:\n- name: \xff\n", ":2:9: invalid UTF-8"},
		{"UTF-16", "\xff\xfel\x00", "UTF-16"},
		{"directive", "%YAML 2.0\n---\nlandscape: []\n", "invalid YAML: found incompatible YAML document"},
		{"tab indentation", "landscape:\n\t- a\n", ":2: invalid YAML"},
	} {
		t.Run(f.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "in.yml")
			if err := os.WriteFile(file, []byte(f.content), 0o600); err != nil {
				t.Fatal(err)
			}
			b := bad{code: 1, want: f.want}
			b.check(t, run("--data", file, "list"))
			b.check(t, runIn(nil, strings.NewReader(f.content), "--data", "-", "list"))
		})
	}
	dir := t.TempDir()
	bad{code: 1, want: "no such file"}.check(t, run("--data", filepath.Join(dir, "none.yml"), "list"))
	bad{code: 1, want: "is a directory"}.check(t, run("--data", dir, "list"))
	bad{code: 1, want: "LANDSCOPE_DATA: opening none.yml"}.check(t, runIn(map[string]string{"LANDSCOPE_DATA": "none.yml"}, nil, "list"))
	bad{code: 1, want: "opening none.yml"}.check(t, run("--overlay", "none.yml", "list"))
}

// TestHugeFile refuses 200 MB without reading them all.
func TestHugeFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "huge.yml")
	if err := os.WriteFile(file, []byte("landscape: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, 200_000_000); err != nil {
		t.Skipf("SKIPPED: cannot make a file of 200 MB: %v", err)
	}
	bad{code: 1, want: "larger than 16 MiB"}.check(t, run("--data", file, "list"))
}

func aliasBomb() string {
	var b strings.Builder
	b.WriteString("a: &a [x,x,x,x,x,x,x,x,x,x]\n")
	for c := 'b'; c < 'k'; c++ {
		fmt.Fprintf(&b, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 10), ","))
	}
	return b.String() + "landscape: *j\n"
}

func manyKeys(n int) string {
	var b strings.Builder
	b.WriteString("landscape:\n")
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}

func blocks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// failing is a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestFullDisk: every command tells when its output could not be written.
func TestFullDisk(t *testing.T) {
	commands := [][]string{{"--help"}, {"help", "formats"}, {"completion", "bash"}, {"list", "--jq", "."}}
	for _, c := range rowCommands {
		for _, format := range allFormats {
			commands = append(commands, c.args("-o", format))
		}
	}
	for _, args := range commands {
		var stderr bytes.Buffer
		code := cmd.Run(context.Background(), &cmd.Env{Stdout: failing{}, Stderr: &stderr, Now: time.Now,
			Getenv: func(string) string { return "" }}, args)
		if strings.Contains(stderr.String(), "unknown format") {
			continue
		}
		if code != 1 || !strings.Contains(stderr.String(), "no space left on device") {
			t.Errorf("%v: code %d, %q", args, code, stderr.String())
		}
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("SKIPPED: no /dev/full here")
	}
	bad{code: 1, want: "writing /dev/full: no space left on device"}.check(t, run("export", "/dev/full", "-o", "csv"))
}

// TestTolerated checks that odd data is read, with a note.
func TestTolerated(t *testing.T) {
	r := runIn(map[string]string{"LANDSCOPE_DATA": "testdata/hostile.yml"}, nil, "list", "-o", "name")
	if r.code != 0 || strings.Count(r.stdout, "\n") != 5 {
		t.Errorf("code %d, %q", r.code, r.stdout)
	}
	if !strings.Contains(r.stderr, "landscope: note: 3 problems in testdata/hostile.yml; first: line 22") || strings.Count(r.stderr, "\n") != 1 {
		t.Errorf("note %q", r.stderr)
	}
	if !strings.Contains(r.stdout, "cat-31m--sub--twin\ncat-31m--sub--twin#2\n") {
		t.Errorf("two items of one name are not told apart: %q", r.stdout)
	}
	r = runIn(map[string]string{"LANDSCOPE_DATA": "testdata/hostile.yml"}, nil, "list", "--maturity", "weird", "-o", "name")
	if r.stdout != "bidi-gnp-exe\n" {
		t.Errorf("an unknown level is no level: %q", r.stdout)
	}
	if out := runIn(map[string]string{"LANDSCOPE_DATA": "testdata/hostile.yml"}, nil, "list", "-o", "markdown", "--columns", "homepage_url").stdout; strings.Contains(out, "](javascript") {
		t.Errorf("a javascript: address is a link: %q", out)
	}
}
