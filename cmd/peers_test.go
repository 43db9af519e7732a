package cmd_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

func outputOf(t *testing.T, stdin, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Stdin = strings.NewReader(stdin)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// TestOthersReadCSV: Python, Miller and SQLite read the same cells out of csv
// that were put into it.
func TestOthersReadCSV(t *testing.T) {
	for name, env := range map[string]map[string]string{
		"runtime": nil,
		"hostile": {"LANDSCOPE_DATA": "testdata/hostile.yml"},
	} {
		args := []string{"list", "-o", "csv"}
		if name == "runtime" {
			args = append(args, "--category", "runtime", "--maturity", "graduated,incubating")
		}
		text := runIn(env, nil, args...).stdout
		want, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Run(name+"/python", func(t *testing.T) {
			sameCells(t, outputOf(t, "", testenv.NeedPython(t), "-c",
				"import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))))", file), want)
		})
		t.Run(name+"/miller", func(t *testing.T) {
			testenv.Need(t, "mlr")
			var rows []map[string]any
			if err := json.Unmarshal([]byte(outputOf(t, "", "mlr", "-S", "--icsv", "--ojson", "cat", file)), &rows); err != nil {
				t.Fatal(err)
			}
			got := [][]string{want[0]}
			for _, row := range rows {
				var cells []string
				for _, key := range want[0] {
					s, _ := row[key].(string)
					cells = append(cells, s)
				}
				got = append(got, cells)
			}
			compareCells(t, got, want)
		})
		t.Run(name+"/sqlite3", func(t *testing.T) {
			testenv.Need(t, "sqlite3")
			var rows [][]string
			for i := range want {
				rows = append(rows, make([]string, len(want[0])))
				copy(rows[i], want[0])
			}
			out := outputOf(t, ".mode csv\n.import "+file+" t\n.mode json\nSELECT * FROM t;\n", "sqlite3")
			var objects []map[string]any
			if err := json.Unmarshal([]byte(out), &objects); err != nil {
				t.Fatal(err, out)
			}
			rows = rows[:1]
			for _, o := range objects {
				var cells []string
				for _, key := range want[0] {
					s, _ := o[key].(string)
					cells = append(cells, s)
				}
				rows = append(rows, cells)
			}
			compareCells(t, rows, want)
		})
	}
}

func sameCells(t *testing.T, text string, want [][]string) {
	t.Helper()
	var got [][]string
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	compareCells(t, got, want)
}

func compareCells(t *testing.T, got, want [][]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("row %d: %q, want %q", i, got[i], want[i])
		}
	}
}

// extracts returns the names of the landscape files of data/testdata.
func extracts(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../data/testdata/*.yml")
	if err != nil || len(files) != 6 {
		t.Fatalf("%d extracts of landscape files, want 6: %v", len(files), err)
	}
	return files
}

// TestUpstreamCounts checks that PyYAML, which reads extracts of real files on
// its own, counts the same number of items at each level.
func TestUpstreamCounts(t *testing.T) {
	files := extracts(t)
	python := testenv.NeedPython(t, "yaml")
	const count = `
import collections, json, sys, yaml
try: loader = yaml.CSafeLoader
except AttributeError: loader = yaml.SafeLoader
n = collections.Counter()
for c in yaml.load(open(sys.argv[1]), loader)['landscape']:
    for s in c['subcategories']:
        for i in s.get('items') or []:
            n[i.get('project') or i.get('cncf_project') or ''] += 1
print(json.dumps(n))`
	for _, file := range files {
		var want map[string]int
		if err := json.Unmarshal([]byte(outputOf(t, "", python, "-c", count, file)), &want); err != nil {
			t.Fatal(err)
		}
		var items []struct{ Maturity string }
		if err := json.Unmarshal([]byte(runIn(nil, nil, "--data", file, "list", "--kind", "all", "-o", "json").stdout), &items); err != nil {
			t.Fatal(err)
		}
		got := map[string]int{}
		for _, it := range items {
			got[it.Maturity]++
		}
		for level, n := range want {
			if got[level] != n || len(got) != len(want) {
				t.Errorf("%s: %d at level %q, want %d", file, got[level], level, n)
			}
		}
	}
}

// TestOthersReadFeeds: calendar and feed readers take the history, and the
// XML parser of libxml2 the pictures.
func TestOthersReadFeeds(t *testing.T) {
	dir := t.TempDir()
	n := strings.Count(runIn(nil, nil, "history", "--no-headers").stdout, "\n")
	for name, args := range map[string][]string{
		"h.ics": {"history", "-o", "ics"}, "h.atom": {"history", "-o", "atom"},
		"g.svg": {"stats", "growth", "-o", "svg"}, "t.svg": {"stats", "tenure", "-o", "svg"},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(runIn(nil, nil, args...).stdout), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("icalendar", func(t *testing.T) {
		python(t, "icalendar", fmt.Sprintf(`import icalendar,sys
events = list(icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'))
assert len(events) == %d, len(events)
assert str(events[0]['SUMMARY']) == 'Kubernetes: accepted (incubating)' and str(events[0]['DTSTART'].dt) == '2016-03-10'
assert len({str(e['UID']) for e in events}) == len(events)`, n), filepath.Join(dir, "h.ics"))
	})
	t.Run("feedparser", func(t *testing.T) {
		python(t, "feedparser", fmt.Sprintf(`import feedparser,sys
feed = feedparser.parse(sys.argv[1])
assert not feed.bozo and feed.version == 'atom10' and len(feed.entries) == %d, (feed.bozo, feed.version, len(feed.entries))`, n), filepath.Join(dir, "h.atom"))
	})
	t.Run("xmllint", func(t *testing.T) {
		testenv.Need(t, "xmllint")
		outputOf(t, "", "xmllint", "--noout", filepath.Join(dir, "h.atom"), filepath.Join(dir, "g.svg"), filepath.Join(dir, "t.svg"))
	})
}

func python(t *testing.T, module, program, file string) {
	t.Helper()
	outputOf(t, "", testenv.NeedPython(t, module), "-c", program, file)
}

// TestNamesAreFound: what -o name prints, show takes, item by item.
func TestNamesAreFound(t *testing.T) {
	for _, file := range append(extracts(t), "") {
		env := map[string]string{"LANDSCOPE_DATA": file}
		names := runIn(env, nil, "list", "--kind", "all", "-o", "name").stdout
		r := runIn(env, nil, append([]string{"show", "-o", "name"}, strings.Fields(names)...)...)
		if r.stdout != names {
			t.Errorf("%s: show does not find what list names: %s", file, r.stderr)
		}
	}
}

// TestFormatsAgree: every format of data has the same rows, on real data.
func TestFormatsAgree(t *testing.T) {
	n := strings.Count(runIn(nil, nil, "list", "-o", "name").stdout, "\n")
	rows, err := csv.NewReader(strings.NewReader(runIn(nil, nil, "list", "-o", "csv").stdout)).ReadAll()
	if err != nil || len(rows) != n+1 {
		t.Errorf("csv: %d rows, want %d (%v)", len(rows)-1, n, err)
	}
	for _, format := range []string{"ndjson", "tsv", "table"} {
		lines := strings.Count(runIn(nil, nil, "list", "--no-headers", "-o", format).stdout, "\n")
		if lines != n {
			t.Errorf("%s: %d rows, want %d", format, lines, n)
		}
	}
}
