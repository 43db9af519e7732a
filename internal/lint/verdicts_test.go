package lint

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// verdict is a landscape file and what landscape2 says of it.
type verdict struct {
	name, input string
	rejected    bool
	message     string
}

// landscape2Verdicts returns the files of testdata with landscape2's verdicts.
func landscape2Verdicts(t *testing.T) []verdict {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "verdicts", "landscape2.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	inputs := map[string]string{}
	for _, f := range archive.Files[1:] {
		name, quoted := strings.CutSuffix(f.Name, ".quoted")
		inputs[name] = string(f.Data)
		if quoted {
			if inputs[name], err = strconv.Unquote(strings.TrimSpace(string(f.Data))); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	var all []verdict
	for line := range strings.Lines(string(archive.Files[0].Data)) {
		cells := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		input, ok := inputs[cells[0]]
		if !ok {
			t.Fatalf("no file %s", cells[0])
		}
		all = append(all, verdict{cells[0], input, cells[1] == "ERROR", cells[2]})
	}
	if len(all) != len(inputs) {
		t.Fatalf("%d files but %d verdicts", len(inputs), len(all))
	}
	return all
}

// crateVerdicts returns the inputs whose verdicts come from landscape2's libraries.
func crateVerdicts(t *testing.T) []verdict {
	t.Helper()
	table, err := os.ReadFile(filepath.Join("testdata", "verdicts", "crates.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	_, rows, _ := bytes.Cut(table, []byte("\n"))
	var all []verdict
	for line := range strings.Lines(string(rows)) {
		cells := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 4)
		input, err := strconv.Unquote(cells[2])
		if err != nil {
			t.Fatalf("%s: %v", cells[2], err)
		}
		if cells[1] == "item" {
			input = inItem(input)
		}
		all = append(all, verdict{cells[2], input, cells[0] == "ERROR", cells[3]})
	}
	return all
}

// inItem returns a landscape with one item that has the keys given, and those
// that landscape2 requires.
func inItem(keys string) string {
	var b strings.Builder
	b.WriteString("landscape:\n- name: C\n  subcategories:\n  - name: S\n    items:\n    - item:\n")
	for _, key := range []string{"name: A", "homepage_url: https://a.example", "logo: a.svg"} {
		if name, _, _ := strings.Cut(key, " "); !strings.HasPrefix(keys, name) {
			b.WriteString("      " + key + "\n")
		}
	}
	b.WriteString("      " + strings.ReplaceAll(keys, "\n    ", "\n      ") + "\n")
	return b.String()
}

// limited are the files that landscope refuses and landscape2 takes: they break
// landscope's limits, with this message.
var limited = map[string]string{
	"y-alias-recursive.yml":   "contains itself",
	"y-deep-unknown-128.yml":  "nested deeper than 100 levels",
	"y-deep-unknown-1000.yml": "nested deeper than 100 levels",
}

// TestVerdicts checks that Validate finds an error exactly where landscape2
// rejects the file.
func TestVerdicts(t *testing.T) {
	all := slices.Concat(landscape2Verdicts(t), crateVerdicts(t))
	if len(all) < 800 {
		t.Fatalf("only %d files", len(all))
	}
	for _, v := range all {
		found := errorsOf(Validate([]byte(v.input), "x.yml", Options{}))
		if limit, ok := limited[v.name]; ok {
			if len(found) != 1 || !strings.Contains(found[0].Msg, limit) || v.rejected {
				t.Errorf("%s: %v, want %s", v.name, found, limit)
			}
			continue
		}
		if (len(found) > 0) != v.rejected {
			t.Errorf("%s: landscape2 rejects it: %v %s\nbut found %v in\n%s", v.name, v.rejected, v.message, found, v.input)
		}
	}
}
