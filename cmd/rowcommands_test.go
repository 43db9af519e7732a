package cmd_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// otherwiseTested are commands with rows that rowCommands leaves out.
var otherwiseTested = map[string]string{
	"scan":     "needs a tree: testdata/script/scan.txtar, scan_report_test.go",
	"cache":    "needs a cache: update_test.go",
	"update":   "needs a network: update_test.go",
	"validate": "has formats of its own: testdata/script/validate.txtar",
}

var (
	section     = regexp.MustCompile("(?m)^### landscope ([a-z]+)")
	outputFlag  = regexp.MustCompile("(?m)^\\| `-o, --output` \\| FORMAT \\| FORMAT: (.*) \\|$")
	specialName = regexp.MustCompile(`^(ics|atom|svg|html|sarif|cyclonedx)$`)
)

// TestRowCommands checks that rowCommands has every command of the reference
// that has a flag for the format, with the formats that it has not.
func TestRowCommands(t *testing.T) {
	reference, err := os.ReadFile("REFERENCE.md")
	if err != nil {
		t.Fatal(err)
	}
	formats := map[string][]string{}
	text := string(reference)
	starts := section.FindAllStringSubmatchIndex(text, -1)
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		if m := outputFlag.FindStringSubmatch(text[at[0]:end]); m != nil {
			formats[text[at[2]:at[3]]] = strings.Split(m[1], ", ")
		}
	}
	if len(formats) < 20 {
		t.Fatalf("only %d commands with formats in the reference", len(formats))
	}
	tested := map[string]bool{}
	for _, c := range rowCommands {
		tested[c.args[0]] = true
		var without []string
		for _, format := range allFormats {
			if name, _, _ := strings.Cut(format, "="); !slices.Contains(formats[c.args[0]], name) {
				without = append(without, name)
			}
		}
		if got := strings.Join(without, " "); got != c.without {
			t.Errorf("%s lacks the formats %q by the reference, %q by rowCommands", c.name, got, c.without)
		}
	}
	for name := range formats {
		if tested[name] == (otherwiseTested[name] != "") {
			t.Errorf("%s must be in one of rowCommands and otherwiseTested", name)
		}
	}
	for name, all := range formats {
		for _, format := range all {
			known := slices.ContainsFunc(allFormats, func(f string) bool { return f == format || strings.HasPrefix(f, format+"=") })
			if name != "validate" && !known && !specialName.MatchString(format) {
				t.Errorf("%s has the format %s, which no test reads", name, format)
			}
		}
	}
}
