package cmd_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/output"
)

// otherwiseTested are commands with formats that rowCommands leaves out.
var otherwiseTested = map[string]string{
	"scan":             "needs a tree: testdata/script/scan.txtar, scan_report_test.go",
	"scan identifiers": "is the same as identifiers",
	"scan diff":        "needs a tree: testdata/script/scan.txtar, scan_report_test.go",
	"cache":            "needs a cache: update_test.go",
	"update":           "needs a network: update_test.go",
	"validate":         "has formats of its own: testdata/script/validate.txtar",
	"version":          "prints one line, and else the same document as about: version_test.go",
}

// TestRowCommands: rowCommands has every command with a flag for the format, and a test
// reads every format.
func TestRowCommands(t *testing.T) {
	all := cmd.CommandFormats()
	maps.DeleteFunc(all, func(_ string, formats []string) bool { return len(formats) == 0 })
	if len(all) < 20 {
		t.Fatalf("only %d commands with formats", len(all))
	}
	for name, formats := range all {
		tested := slices.ContainsFunc(rowCommands, func(c rowCommand) bool {
			return strings.HasPrefix(c.line+" ", name+" ") && slices.Equal(c.formats(), formats)
		})
		if tested == (otherwiseTested[name] != "") {
			t.Errorf("%s must be in one of rowCommands and otherwiseTested", name)
		}
		for _, format := range formats {
			if _, known := output.FormatNamed(format); name != "validate" && !known {
				t.Errorf("%s has the format %q, which does not exist", name, format)
			}
		}
	}
	for name := range otherwiseTested {
		if all[name] == nil {
			t.Errorf("no command %s has formats", name)
		}
	}
}
