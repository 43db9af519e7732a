package cmd

import (
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
	"github.com/landscope-cli/landscope/internal/view"
)

// checkDocs lists outdated maturity claims.
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
	s := scanreport.Scan{Report: &scan.Report{Unreadable: found.Unreadable}, Gated: true}
	if !o.gate.allowUnreadable {
		s.Verdict.Unreadable = found.Unreadable
	}
	if err := a.print(c, scanreport.Docs(v, s, wrong, programVersion())); err != nil {
		return err
	}
	a.note("%s checked, %d outdated", plural.Count(n, "maturity claim"), len(wrong))
	if err := a.conclude(s); err != nil || len(wrong) == 0 {
		return err
	}
	return exit.ErrFindings
}
