package cmd_test

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// tableText checks a document in a table format: a table must have a heading,
// and a gutter below every gap of the heading that no cell crosses; what is
// drawn without a heading must name everything that csv has. It returns the
// number of rows.
func tableText(t *testing.T, text string, args []string) int {
	t.Helper()
	n, headed := 0, false
	var block []string
	for _, line := range append(strings.Split(strings.TrimSuffix(text, "\n"), "\n"), "") {
		switch {
		case isHeading(line) && len(block) == 0:
			headed, block = true, []string{line}
		case len(block) > 0 && line != "":
			block = append(block, line)
		case len(block) > 0:
			if fault := crossing(block); fault != "" {
				t.Error(fault)
			}
			n, block = n+len(block)-1, nil
		}
	}
	if headed {
		return n
	}
	return drawn(t, text, args)
}

var counted = regexp.MustCompile(` \(\d+\)$`) // the title of a group

// isHeading reports whether a line has the names of columns: capitals only.
func isHeading(line string) bool {
	return strings.ContainsFunc(line, unicode.IsUpper) && !strings.ContainsFunc(line, unicode.IsLower) && !strings.HasPrefix(line, " ") && !counted.MatchString(line)
}

var gaps = regexp.MustCompile(` {2,}`)

// crossing returns what is wrong with a table: below each gap of its heading two
// columns of the terminal must be blank in every row.
func crossing(lines []string) string {
	grid := make([][]bool, len(lines)) // whether a column of the terminal is blank
	for i, line := range lines {
		for _, r := range line {
			for range displaywidth.Rune(r) {
				grid[i] = append(grid[i], r == ' ')
			}
		}
	}
	blank := func(column int) bool {
		for _, row := range grid {
			if column < len(row) && !row[column] {
				return false
			}
		}
		return true
	}
	for _, gap := range gaps.FindAllStringIndex(lines[0], -1) {
		found := false
		for column := gap[0]; column+1 < gap[1]; column++ {
			found = found || blank(column) && blank(column+1)
		}
		if !found {
			return fmt.Sprintf("a row crosses the gap at column %d of\n%s", gap[0], strings.Join(lines, "\n"))
		}
	}
	return ""
}

// drawn checks that a drawing has a cell of every record, and returns
// the number of records.
func drawn(t *testing.T, text string, args []string) int {
	t.Helper()
	if len(args) == 0 {
		t.Fatalf("no heading in\n%s", text)
	}
	all, err := csv.NewReader(strings.NewReader(run(slices.Concat(args, []string{"-o", "csv"})...).stdout)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	squeeze := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	have := squeeze(text)
	n := 0
	for _, row := range all[1:] {
		named := slices.ContainsFunc(row, func(cell string) bool { return squeeze(cell) != "" && strings.Contains(have, squeeze(cell)) })
		if !named {
			t.Fatalf("nothing of %q is in\n%s", row, text)
		}
		n++
	}
	return n
}

// TestTableText checks that the checks of tables find rubbish.
func TestTableText(t *testing.T) {
	for text, want := range map[string]int{
		"NAME   LEVEL\nIstio  graduated\n\nB (1)\nNAME  LEVEL\n界    x\n": 2,
		"N  COUNT\na      1\nb  12345\n":                                 2,
	} {
		if got := tableText(t, text, nil); got != want {
			t.Errorf("%d rows, want %d in\n%s", got, want, text)
		}
	}
	for _, rows := range [][]string{{"NAME   LEVEL", "Istio graduated"}, {"NAME  LEVEL", "IstioX  x"}, {"N  COUNT", "界  1", "aaa  2"}} {
		if crossing(rows) == "" {
			t.Errorf("no fault in %q", rows)
		}
	}
}
