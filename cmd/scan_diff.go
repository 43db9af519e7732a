package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// scanDiffOptions holds the flags of the scan diff command.
type scanDiffOptions struct {
	printer
	exitCode bool
}

func newScanDiff(a *app) *cobra.Command {
	o := &scanDiffOptions{}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare two scans: added, removed and re-leveled projects",
		Args:  argRange("an OLD and a NEW scan", 2, 2),
	}
	o.bind(cmd, "wide")
	cmd.Flags().BoolVar(&o.exitCode, "exit-code", false, "exit with 3 if there are differences or unreadable files")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args[0], args[1]) }
	return cmd
}

func (o *scanDiffOptions) run(a *app, before, after string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	old, unread, err := a.scanned(before)
	if err != nil {
		return err
	}
	now, more, err := a.scanned(after)
	if err != nil {
		return err
	}
	unread = append(unread, more...)
	entries := scanreport.Diff(old, now)
	v := view.View{Catalog: &landscape.Catalog{}, Lang: lang}
	if lang == "ja" { // its overlays name the levels
		if v.Catalog, err = a.session.Catalog(); err != nil {
			return err
		}
	}
	if err := a.print(choice, scanreport.DiffDocument(v, entries)); err != nil {
		return err
	}
	s := scanreport.Scan{Report: &scan.Report{Unreadable: unread}, Verdict: scan.Verdict{Unreadable: unread}, Gated: o.exitCode}
	if err := a.conclude(s); err != nil {
		return err
	}
	if o.exitCode && len(entries) > 0 {
		return exit.ErrFindings
	}
	return nil
}

// scanned returns the levels of the projects in a saved report, or of those that
// a scan of the path finds, and what could not be read.
func (a *app) scanned(path string) (scanreport.Levels, []scan.Unreadable, error) {
	if strings.HasSuffix(path, ".json") {
		content, err := source.ReadFile(path, a.env.Stdin)
		if err != nil {
			return nil, nil, err
		}
		if r, ok := scanreport.Decode(content); ok {
			return r.ProjectLevels(), r.Unreadable, nil
		}
	}
	c, err := a.session.Catalog()
	if err != nil {
		return nil, nil, err
	}
	found, err := scan.Scan([]string{path}, scan.Options{Stdin: a.env.Stdin})
	if err != nil {
		return nil, nil, err
	}
	report := scan.NewReport(found, scan.NewMatcher(c))
	report.Select(scan.Selection{})
	return scanreport.LevelsOf(report), found.Unreadable, nil
}
