package printing

import (
	"bytes"
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
)

func TestChoose(t *testing.T) {
	formats := []string{"table", "json", "csv", "xlsx", "go-template"}
	columns, used := "", "name"
	for _, c := range []struct {
		wish   Wish
		to     Command
		target Target
		format string // the name of the format, or the error and its hint
	}{
		{Wish{}, Command{Formats: formats}, Target{}, "table"},
		{Wish{}, Command{Formats: formats}, Target{Format: "csv", FormatName: "csv"}, "csv"},
		{Wish{}, Command{Formats: formats}, Target{Format: "markdown", FormatName: "markdown"}, "table"},
		{Wish{JSON: AllFields}, Command{Formats: formats}, Target{}, "json"},
		{Wish{JSON: "name"}, Command{Formats: formats, Columns: &columns}, Target{}, "json"},
		{Wish{Template: "x"}, Command{Formats: formats}, Target{}, "go-template"},
		{Wish{Count: true}, Command{Formats: formats}, Target{}, "json"},
		{Wish{JQ: "length"}, Command{Formats: formats}, Target{Format: "csv", FormatName: "csv"}, "json"},
		{Wish{Format: "xlsx"}, Command{Formats: formats, ToFile: true}, Target{Terminal: true}, "xlsx"},
		{Wish{Format: "xlsx"}, Command{Path: "landscope stats growth", Formats: formats}, Target{Terminal: true},
			"xlsx is not text, and standard output is a terminal: landscope stats growth -o xlsx > growth.xlsx"},
		{Wish{Format: "csv", JSON: AllFields}, Command{Formats: formats}, Target{}, "--json and -o csv cannot be used together: "},
		{Wish{Format: "csv", JQ: "."}, Command{Formats: formats}, Target{}, "--jq requires JSON output, not -o csv: "},
		{Wish{Count: true, JQ: "."}, Command{Formats: formats}, Target{}, "--count cannot be used with --jq or --json: "},
		{Wish{JSON: "name"}, Command{Formats: formats}, Target{}, "json"},
		{Wish{JSON: "name"}, Command{Formats: formats, Columns: &used}, Target{}, "--json with fields and --columns cannot be used together: "},
		{Wish{Format: "all.csv"}, Command{Formats: formats}, Target{}, `unknown format "all.csv": write a file: landscope export all.csv`},
	} {
		choice, err := c.wish.Choose(c.to, c.target, "table")
		got := choice.Format.Name
		if err != nil {
			got = err.Error() + ": " + exit.Hint(err)
			if exit.Code(err) != exit.Usage {
				t.Errorf("%+v: %v is no usage error", c.wish, err)
			}
		}
		if got != c.format {
			t.Errorf("%+v: %s, want %s", c.wish, got, c.format)
		}
	}
	if columns != "name" {
		t.Errorf("--json name chooses the columns %q", columns)
	}
	if choice, err := (Wish{JSON: "name,since"}).Choose(Command{Formats: formats}, Target{}, "table"); err != nil || !slices.Equal(choice.Keys, []string{"name", "since"}) {
		t.Errorf("%q, %v", choice.Keys, err)
	}
	if choice, err := (Wish{Border: "none"}).Choose(Command{Formats: formats}, Target{Width: 40}, "csv"); err != nil || choice.Options.Width != 40 {
		t.Errorf("%+v, %v", choice.Options, err)
	}
}

func TestPrint(t *testing.T) {
	choice, err := Wish{}.Choose(Command{Formats: []string{"table"}}, Target{}, "table")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	d := &output.Document{Tables: []output.Table{{Columns: []output.Column{{Name: "name", Header: "NAME"}}, Rows: [][]string{{"Istio"}}}}}
	var notes []string
	if err := choice.Print(&b, d, func(note string) { notes = append(notes, note) }); err != nil || notes != nil || !bytes.Contains(b.Bytes(), []byte("Istio")) {
		t.Errorf("%q, %q, %v", b.String(), notes, err)
	}
}

func TestSameInAll(t *testing.T) {
	columns := [][2]string{{"KIND", "project"}, {"LEVEL", "sandbox"}, {"KIND", "project"}, {"LEVEL", "graduated"}, {"EMPTY", ""}}
	if got := sameInAll(columns); !slices.Equal(got, []string{"KIND is project"}) {
		t.Errorf("%q", got)
	}
}
