package cmd_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/output"
	"gopkg.in/yaml.v3"
)

// result is what a run of the program gave.
type result struct {
	stdout, stderr string
	code           int
}

// run runs the program in a pipe, on the fixture unless other data is named.
func run(args ...string) result {
	return runIn(map[string]string{"LANDSCOPE_DATA": "testdata/fixture.yml"}, nil, args...)
}

// runIn runs it in an environment of its own; in none there are downloaded
// copies, nor a network.
func runIn(env map[string]string, stdin io.Reader, args ...string) result {
	return runWith(cmd.Env{Stdin: stdin, HTTP: offline(), Getenv: func(k string) string { return env[k] }}, args...)
}

// runWith runs it on a fixed day unless the environment has its own.
func runWith(env cmd.Env, args ...string) result {
	var stdout, stderr bytes.Buffer
	env.Stdout, env.Stderr = &stdout, &stderr
	if env.Now == nil {
		env.Now = func() time.Time { return time.Date(2026, 8, 20, 12, 0, 0, 0, time.UTC) }
	}
	code := cmd.Run(context.Background(), &env, args)
	return result{stdout.String(), stderr.String(), code}
}

// rowCommand is a command line that prints rows. None are flags that leave it without
// rows; it is "" if that is an error or not possible.
type rowCommand struct{ line, none string }

var rowCommands = []rowCommand{
	{"list", "--name zz*"},
	{"list --group-by maturity", "--name zz*"},
	{"projects", "--name zz*"},
	{"search mesh", "--name zz*"},
	{"categories", "--name zz*"},
	{"show istio rkt", ""},
	{"show --compare istio rkt", ""},
	{"history", "--name zz*"},
	{"timeline istio rkt", "--name zz*"},
	{"diff 2018 2022", "--only released"},
	{"diff 2018 2022 --summary", "--only released"},
	{"stats --by category,maturity --bars", "--name zz*"},
	{"stats growth", "--name zz*"},
	{"stats tenure", ""},
	{"stats stuck", "--name zz*"},
	{"stats completeness", "--name zz*"},
	{"radar --overlay testdata/overlay.yml", "--name zz*"},
	{"graph istio", ""},
	{"identifiers kubernetes", ""},
	{"map", "--name zz*"},
	{"export -", "--name zz*"},
	{"fields", ""},
	{"landscapes", ""},
	{"about", ""},
}

func (c rowCommand) args(more ...string) []string { return append(strings.Fields(c.line), more...) }

// formats returns the formats of the command.
func (c rowCommand) formats() []string {
	words := strings.Fields(c.line)
	all := cmd.CommandFormats()
	if formats := all[strings.Join(words[:min(2, len(words))], " ")]; formats != nil {
		return formats
	}
	return all[words[0]]
}

// allFormats are those of every command with rows, as -o takes them.
var allFormats = func() (all []string) {
	for _, f := range output.Formats {
		switch {
		case f.Name == "go-template":
			all = append(all, f.Name+"={{range .}}{{.}}{{end}}")
		case !slices.Contains(output.Special, f.Name):
			all = append(all, f.Name)
		}
	}
	return all
}()

// TestSpecialFormats reads calendars, feeds and pictures.
func TestSpecialFormats(t *testing.T) {
	for _, data := range []string{"testdata/fixture.yml", "testdata/hostile.yml"} {
		env := map[string]string{"LANDSCOPE_DATA": data}
		for _, args := range [][]string{{"history", "-o", "atom"}, {"stats", "growth", "-o", "svg"}, {"stats", "tenure", "-o", "svg"}, {"stats", "--by", "category,maturity", "-o", "svg"}, {"stats", "-o", "svg"}} {
			for _, more := range [][]string{nil, {"--name", "zz*"}} {
				r := runIn(env, nil, append(append([]string{}, args...), more...)...)
				if err := wellFormed(r.stdout); r.code != 0 || err != nil {
					t.Errorf("%v %v: code %d, %v, %s", args, more, r.code, err, r.stderr)
				}
			}
		}
		ics := runIn(env, nil, "history", "-o", "ics").stdout
		for line := range strings.SplitSeq(strings.TrimSuffix(ics, "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
				t.Errorf("a line of %d bytes: %q", len(line), line)
			}
		}
		if !strings.HasPrefix(ics, "BEGIN:VCALENDAR\r\n") || !strings.HasSuffix(ics, "END:VCALENDAR\r\n") ||
			strings.Count(ics, "BEGIN:VEVENT") != strings.Count(ics, "END:VEVENT") {
			t.Errorf("not a calendar: %q", ics)
		}
	}
	for _, args := range [][]string{{"list", "-o", "svg"}, {"history", "-o", "svg"}, {"stats", "growth", "-o", "ics"}} {
		if r := run(args...); r.code != 2 {
			t.Errorf("%v: exit code %d", args, r.code)
		}
	}
}

func wellFormed(text string) error {
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestEveryCommandInEveryFormat reads every document with a parser of its
// format, with rows and without.
func TestEveryCommandInEveryFormat(t *testing.T) {
	for _, c := range rowCommands {
		formats := c.formats()
		for _, format := range allFormats {
			name, _, _ := strings.Cut(format, "=")
			if !slices.Contains(formats, name) {
				t.Run(c.line+"/not "+name, func(t *testing.T) {
					r := run(c.args("-o", format)...)
					if r.code != 2 || !strings.Contains(r.stderr, "choices: ") || r.stdout != "" {
						t.Errorf("a format it has not: code %d, stdout %q, stderr %q", r.code, r.stdout, r.stderr)
					}
				})
				continue
			}
			t.Run(c.line+"/"+name, func(t *testing.T) {
				checkDocument(t, name, run(c.args("-o", format)...), true, c.args()...)
			})
			if none := strings.Fields(c.none); len(none) > 0 {
				t.Run(c.line+"/none/"+name, func(t *testing.T) {
					checkDocument(t, name, run(c.args(append(none, "-o", format)...)...), false, c.args(none...)...)
				})
			}
		}
	}
}

func checkDocument(t *testing.T, format string, r result, rows bool, args ...string) {
	t.Helper()
	if r.code != 0 {
		t.Fatalf("exit code %d: %s", r.code, r.stderr)
	}
	if !rows && !strings.Contains(r.stderr, "note: no ") {
		t.Errorf("no note on standard error: %q", r.stderr)
	}
	var n int
	switch format {
	case "json":
		n = records(t, json.Unmarshal, r.stdout)
	case "yaml":
		n = records(t, yaml.Unmarshal, r.stdout)
	case "ndjson":
		for line := range strings.Lines(r.stdout) {
			var v any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatalf("%v in %q", err, line)
			}
			n++
		}
	case "csv":
		all, err := csv.NewReader(strings.NewReader(r.stdout)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		n = len(all) - 1
	case "tsv":
		n = rectangular(t, r.stdout, "\t") - 1
	case "markdown":
		n = markdownRows(t, r.stdout)
	case "xlsx":
		n = len(readWorkbook(t, r.stdout)) - 1
	case "table", "wide":
		n = tableText(t, r.stdout, args)
	default:
		n = strings.Count(r.stdout, "\n")
		if format == "go-template" {
			n = len(r.stdout)
		}
	}
	if (n > 0) != rows {
		t.Errorf("%d rows; want some: %v\n%s", n, rows, r.stdout)
	}
}

func records(t *testing.T, unmarshal func([]byte, any) error, text string) int {
	t.Helper()
	var v any
	if err := unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	switch v := v.(type) {
	case []any:
		return len(v)
	case map[string]any:
		return len(v)
	}
	t.Fatalf("neither a list nor a mapping: %s", text)
	return 0
}

// rectangular counts lines, which must all have as many cells.
func rectangular(t *testing.T, text, separator string) int {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for _, line := range lines {
		if a, b := strings.Count(line, separator), strings.Count(lines[0], separator); a != b {
			t.Errorf("%d separators, not %d, in %q", a, b, line)
		}
	}
	return len(lines)
}

// markdownRows counts the rows of all tables; each must be as wide as its head.
func markdownRows(t *testing.T, text string) int {
	t.Helper()
	n, want := 0, 0
	for line := range strings.Lines(text) {
		cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
		switch {
		case !strings.HasPrefix(line, "|"):
			want = 0
		case want == 0:
			want, n = cells, n-1 // the head, and the rule to come
		default:
			n++
		}
		if strings.HasPrefix(line, "|") && cells != want {
			t.Errorf("%d cells, not %d, in %q", cells, want, line)
		}
	}
	return n
}
