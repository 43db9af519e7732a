package scanreport

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/sarif"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// Statement is a claim about the level of a project that does not hold.
type Statement struct {
	File     string          `json:"file"`
	Line     int             `json:"line"`
	Project  string          `json:"project"`
	Stated   landscape.Level `json:"stated"`
	Maturity landscape.Level `json:"maturity"`
	Since    string          `json:"since"` // "" where unknown
}

func newStatement(s scan.Statement) Statement {
	return Statement{s.File, s.Line, s.Item.Name, s.Stated, s.Item.Maturity, s.Item.Since().FormatDate()}
}

// text says what is true instead of the statement.
func (s Statement) text() string {
	return fmt.Sprintf("%s is %s, not %s", s.Project, s.Maturity, s.Stated)
}

// Docs presents the statements that do not hold, and the files that could not be
// read.
func Docs(v view.View, s Scan, wrong []scan.Statement, version string) *output.Document {
	p := presenter{View: v, Scan: s}
	t := output.Table{Columns: p.columns("place", "project", "stated", "maturity", "since")}
	t.Columns[0].Header, t.Columns[3].Header = p.Say(headPlace), p.Say(headIs)
	t.Columns[0].Flexible = false
	records := output.Table{Columns: t.Columns}
	data := make([]Statement, len(wrong))
	for i, w := range wrong {
		data[i] = newStatement(w)
		place := safePlace(w.File, w.Line)
		t.Rows = append(t.Rows, []string{place, data[i].Project, p.LevelName(w.Stated), p.LevelName(data[i].Maturity), data[i].Since})
		records.Rows = append(records.Rows, []string{place, data[i].Project, string(w.Stated), string(data[i].Maturity), data[i].Since})
	}
	d := &output.Document{Tables: append([]output.Table{t}, p.unreadableTables()...), Records: &records, Data: data}
	d.Other = map[string]func(*bytes.Buffer) error{
		"sarif":  func(w *bytes.Buffer) error { return p.docsSARIF(data, version).Write(w) },
		"github": func(w *bytes.Buffer) error { return p.github(w, p.docsSARIF(data, version)) },
		"junit":  func(w *bytes.Buffer) error { return writeJUnit(w, "scan --docs", p.docsCases(data)) },
		"cyclonedx": func(*bytes.Buffer) error {
			return errors.New("--docs cannot be written as CycloneDX: maturity claims are not components")
		},
	}
	return d
}

func (p presenter) docsSARIF(wrong []Statement, version string) *sarif.Log {
	var results []sarif.Result
	for _, s := range wrong {
		results = append(results, sarif.Result{RuleID: "statement", Message: message(s.text()),
			Locations: sarif.At(s.File, s.Line, 0)})
	}
	return sarif.NewLog(version, []sarif.Rule{rule("statement", "maturity claims match the project's current level", sarif.Warning,
		"A document says that a CNCF project is at a maturity level at which it is not, or is no longer.")}, results, p.invocation(nil))
}
