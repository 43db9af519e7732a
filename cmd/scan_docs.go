package cmd

import (
	"bytes"
	"errors"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// checkDocs lists the statements on levels that are not true.
func (o *scanOptions) checkDocs(a *app, v view.View, c choice, paths []string) error {
	var wrong []scan.Statement
	n := 0
	found, err := scan.Scan(paths, scan.Options{NoIgnore: o.noIgnore, Stdin: a.env.Stdin, Docs: func(file string, content []byte) {
		for _, s := range scan.Statements(file, content, v.Catalog) {
			if n++; !s.Holds() {
				wrong = append(wrong, s)
			}
		}
	}})
	if err != nil {
		return scanError(err)
	}
	r := scanReport{View: v, Report: &scan.Report{Unreadable: found.Unreadable}, gated: true}
	if !o.gate.allowUnreadable {
		r.verdict.Unreadable = found.Unreadable
	}
	t := output.Table{Columns: []output.Column{
		{Name: "place", Header: v.Word("PLACE", "場所")}, {Name: "project", Header: v.Word("PROJECT", "プロジェクト")},
		{Name: "stated", Header: v.Word("STATED", "記述")}, {Name: "maturity", Header: v.Word("IS", "実際"), Mark: v.PaintLevel},
		{Name: "since", Header: v.Word("SINCE", "以来")}}}
	data := []output.Object{}
	for _, s := range wrong {
		since := s.Item.Since().Day()
		t.Rows = append(t.Rows, []string{safePlace(s.File, s.Line), s.Item.Name, string(s.Stated), string(s.Item.Maturity), since})
		data = append(data, output.Object{{Key: "file", Value: s.File}, {Key: "line", Value: s.Line}, {Key: "project", Value: s.Item.Name},
			{Key: "stated", Value: s.Stated}, {Key: "maturity", Value: s.Item.Maturity}, {Key: "since", Value: since}})
	}
	d := &output.Document{Tables: append([]output.Table{t}, r.unreadTables()...), Records: &t, Data: data}
	d.Other = map[string]func(*bytes.Buffer) error{
		"sarif":     func(w *bytes.Buffer) error { return docsSARIF(w, wrong, r) },
		"cyclonedx": func(*bytes.Buffer) error { return errors.New("statements are no components") },
	}
	if err := a.print(c, d); err != nil {
		return err
	}
	a.note("%s on levels, %d not true", plural.Count(n, "statement"), len(wrong))
	if err := a.conclude(r); err != nil || len(wrong) == 0 {
		return err
	}
	return errDifferent
}
