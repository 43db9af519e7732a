package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// scanOptions holds the flags of the scan command.
type scanOptions struct {
	printer
	by                         string
	unmatched, loose, noIgnore bool
	docs                       bool
	gate                       gateFlags
}

func newScan(a *app) *cobra.Command {
	o := &scanOptions{printer: printer{special: []string{"sarif", "cyclonedx"}}}
	cmd := &cobra.Command{Use: "scan [PATH...]"}
	o.bind(cmd, "wide")
	f := cmd.Flags()
	f.Var(flagvalue.NewEnum(&o.by, "field", "project", scanreport.Groupings...), "by", "one row per `FIELD`: "+strings.Join(scanreport.Groupings, ", ")+" (default project)")
	f.BoolVar(&o.unmatched, "unmatched", false, "also list unmatched components")
	f.BoolVar(&o.loose, "loose", false, "also match by name alone")
	f.BoolVar(&o.noIgnore, "no-ignore", false, "also read files ignored by .gitignore")
	f.BoolVar(&o.docs, "docs", false, "check Markdown for outdated maturity claims")
	o.gate.bind(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	cmd.AddCommand(newScanDiff(a), newIdentifiers(a))
	return cmd
}

func (o *scanOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if err := o.gate.check(); err != nil {
		return err
	}
	if args = a.env.expand(args); len(args) == 0 {
		args = []string{"."}
	}
	c, err := a.session.Catalog()
	if err != nil {
		return err
	}
	policy, err := o.gate.policy(a)
	if err != nil {
		return err
	}
	v := view.View{Catalog: c, Lang: lang}
	if o.docs {
		return o.checkDocs(a, v, choice, args)
	}
	newMatcher := scan.NewMatcher
	if o.loose {
		newMatcher = scan.NewLooseMatcher
	}
	matcher := newMatcher(c)
	report, err := a.scan(args, matcher, o.noIgnore)
	if err != nil {
		return err
	}
	s, err := o.judge(a, c, policy, report)
	if err != nil {
		return err
	}
	options := scanreport.Options{By: o.by, Unmatched: o.unmatched, Version: programVersion()}
	if len(args) == 1 {
		options.Annotate = matcher
	}
	if err := a.print(choice, scanreport.Document(v, s, options)); err != nil {
		return err
	}
	a.notes(scanreport.Warnings(report))
	return a.conclude(s)
}

// judge applies the policy to a report.
func (o *scanOptions) judge(a *app, c *landscape.Catalog, policy scan.Policy, report *scan.Report) (scanreport.Scan, error) {
	date, err := a.policyDate(c)
	if err != nil {
		return scanreport.Scan{}, err
	}
	verdict := policy.Judge(report, date, func(name string) *landscape.Item {
		found, _ := c.Find(name)
		return found.Item
	})
	return scanreport.Scan{Report: report, Verdict: verdict, Gated: o.gate.given()}, nil
}

// scan reads paths and matches what they name.
func (a *app) scan(paths []string, m *scan.Matcher, noIgnore bool) (*scan.Report, error) {
	found, err := scan.Scan(paths, scan.Options{NoIgnore: noIgnore, Stdin: a.env.Stdin})
	if err != nil {
		return nil, scanError(err)
	}
	return scan.NewReport(found, m), nil
}

func scanError(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return fmt.Errorf("scanning %s: %w", pathErr.Path, pathErr.Err)
	}
	return err
}
