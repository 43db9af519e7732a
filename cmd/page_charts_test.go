package cmd_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestPageCharts checks that the charts count what "landscope stats" counts with the same
// filters, and that a line says what they are about.
func TestPageCharts(t *testing.T) {
	t.Parallel()
	file := pageFile(t, "--kind", "all")
	for _, test := range []struct{ hash, line, chart, command string }{
		{"#group=all", "Charts of 2,413 items: the whole landscape", "growth", "stats growth"},
		{"#group=all", "Charts of 2,413 items: the whole landscape", "tenure", "stats tenure"},
		{"", "Charts of 1,034 items: Projects and products", "", ""},
		{"#category=Runtime", "Charts of 126 items: Runtime", "growth", "stats growth --category Runtime"},
		{"#category=Runtime&maturity=sandbox", "Charts of 26 items: Runtime · Sandbox", "places", "stats --by subcategory,maturity --category Runtime --maturity sandbox"},
		{"#maturity=hosted&group=all", "", "places", "stats --by category,maturity --maturity hosted"},
		{"#license=MIT&group=all", "Charts of 47 items: License: MIT", "tenure", "stats tenure --license MIT"},
		{"#group=members", "Charts of 722 items: Members", "members", "stats --by joined_at --category CNCF+Members --kind all --limit 0"},
		{"#q=kubernetes&maturity=graduated", "", "growth", ""},
		{"#as-of=2020-06-30&group=all", "", "growth", "stats growth --as-of 2020-06-30"},
	} {
		b := open(t, file+strings.Replace("#view=stats&"+test.hash, "&#", "&", 1), 1200, 900)
		if line := eval[string](b, "document.querySelector('.charted').textContent"); test.line != "" && line != test.line {
			t.Errorf("%s: %q, want %q", test.hash, line, test.line)
		}
		if test.chart == "" {
			continue
		}
		got := eval[[][]string](b, "[...document.querySelectorAll('.chart-"+test.chart+" tbody tr')].map(row => [...row.children].map(cell => cell.textContent.replaceAll(',', '')))")
		if len(got) == 0 || eval[int](b, "document.querySelectorAll('.chart-"+test.chart+" .picture :is(.strip i, polygon)').length") == 0 {
			t.Errorf("%s: the chart %s is empty", test.hash, test.chart)
		}
		if test.command == "" {
			continue
		}
		want := statistics(t, test.command)
		if a, b := numbers(got), numbers(want); a != b {
			t.Errorf("%s, %s:\n%s\n%s has\n%s", test.hash, test.chart, a, test.command, b)
		}
	}
}

// statistics returns the rows of a command of statistics. A plus sign in it is a space in
// an argument.
func statistics(t *testing.T, command string) [][]string {
	t.Helper()
	args := strings.Split(command, " ")
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "+", " ")
	}
	r := runIn(nil, nil, append(args, "-o", "csv")...)
	rows, err := csv.NewReader(strings.NewReader(r.stdout)).ReadAll()
	if r.code != 0 || err != nil {
		t.Fatal(r.stderr, err)
	}
	return rows[1:]
}

// numbers returns the whole numbers of each row in ascending order, without zeros: names,
// dates and the order of levels differ between a page and a command.
func numbers(rows [][]string) string {
	var out strings.Builder
	for _, row := range rows {
		var all []int
		for _, cell := range row {
			if f, err := strconv.ParseFloat(cell, 64); err == nil && math.Round(f) > 0 {
				all = append(all, int(math.Round(f)))
			}
		}
		slices.Sort(all)
		if len(all) > 0 {
			fmt.Fprintln(&out, all)
		}
	}
	return out.String()
}
