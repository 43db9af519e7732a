package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// scanFlags holds the flags that say what a scan finds.
type scanFlags struct {
	loose, noIgnore bool
	exclude         []string
	selection       scan.Selection
}

func (o *scanFlags) bind(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&o.loose, "loose", false, "also match by name alone")
	f.BoolVar(&o.noIgnore, "no-ignore", false, "also read files ignored by .gitignore")
	f.StringArrayVar(&o.exclude, "exclude", nil, "skip files matching `GLOB` (.gitignore syntax); repeatable")
	f.BoolVar(&o.selection.TestData, "test-data", false, "include test data, examples and docs")
	f.BoolVar(&o.selection.Leave.Indirect, "direct", false, "leave out dependencies of dependencies")
	f.BoolVar(&o.selection.Leave.Libraries, "no-libraries", false, "leave out libraries used on their own")
	f.BoolVar(&o.selection.Leave.Repackaged, "no-repackaged", false, "leave out images that others build of a project")
	f.BoolVar(&o.selection.Leave.Text, "no-text", false, "leave out matches in scripts and templates")
}

func (o *scanFlags) options(a *app) scan.Options {
	return scan.Options{NoIgnore: o.noIgnore, Stdin: a.env.Stdin, Exclude: o.exclude}
}

func (o *scanFlags) matcher(c *landscape.Catalog) *scan.Matcher {
	if o.loose {
		return scan.NewLooseMatcher(c)
	}
	return scan.NewMatcher(c)
}

// scanOptions holds the flags of the scan command.
type scanOptions struct {
	printer
	scanFlags
	by                   string
	unmatched, docs, all bool
	gate                 gateFlags
}

func newScan(a *app) *cobra.Command {
	o := &scanOptions{printer: printer{special: []string{"sarif", "github", "junit", "cyclonedx"}}}
	cmd := &cobra.Command{Use: "scan [PATH...]"}
	o.printer.bind(cmd, "wide")
	o.bindFiles()
	o.scanFlags.bind(cmd)
	f := cmd.Flags()
	f.Var(flagvalue.NewEnum(&o.by, "field", "project", scanreport.Groupings...), "by", "one row per `FIELD`: "+strings.Join(scanreport.Groupings, ", ")+" (default project)")
	f.BoolVar(&o.unmatched, "unmatched", false, "also list unmatched components")
	f.BoolVar(&o.all, "all", false, "show all messages, also those that are alike")
	f.BoolVar(&o.docs, "docs", false, "check Markdown for outdated maturity claims")
	o.gate.bind(cmd, "fail-on")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	cmd.AddCommand(newScanDiff(a), newIdentifiers(a))
	return cmd
}

func (o *scanOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if args = a.env.expand(args); len(args) == 0 {
		args = []string{"."}
	}
	c, judge, err := o.gate.load(a)
	if err != nil {
		return err
	}
	v := view.View{Catalog: c, Lang: lang}
	if o.docs {
		return o.checkDocs(a, v, choice, args)
	}
	matcher := o.matcher(c)
	found, err := scan.Scan(args, o.options(a))
	if err != nil {
		return err
	}
	s := scanreport.Scan{Report: scan.NewReport(found, matcher), Gated: o.gate.Given()}
	s.Select(o.selection)
	s.Verdict = judge(s.Report)
	options := scanreport.Options{By: o.by, Unmatched: o.unmatched, Version: program.Version()}
	if len(args) == 1 {
		options.Annotate = matcher
	}
	if err := o.print(a, choice, scanreport.Document(v, s, options)); err != nil {
		return err
	}
	a.notes(scanreport.Warnings(s.Report, o.all))
	return a.conclude(s)
}

// checkDocs lists outdated maturity claims.
func (o *scanOptions) checkDocs(a *app, v view.View, c printing.Choice, paths []string) error {
	docs, err := scan.CheckDocs(paths, o.options(a), v.Catalog)
	if err != nil {
		return err
	}
	s := scanreport.Scan{Report: &scan.Report{Unreadable: docs.Unreadable, Warnings: docs.Warnings, Files: 1}, Gated: true}
	if !o.gate.AllowUnreadable {
		s.Verdict.Unreadable = docs.Unreadable
	}
	if err := o.print(a, c, scanreport.Docs(v, s, docs.Wrong, program.Version())); err != nil {
		return err
	}
	a.notes(scanreport.Warnings(s.Report, o.all))
	a.note("%s checked, %d outdated", plural.Count(docs.Claims, "maturity claim"), len(docs.Wrong))
	if err := a.conclude(s); err != nil || len(docs.Wrong) == 0 {
		return err
	}
	return exit.ErrFindings
}

// notes writes lines to standard error.
func (a *app) notes(lines []string) {
	for _, line := range lines {
		a.note("%s", line)
	}
}

// conclude notes the verdict, and returns the error with which the scan ends.
func (a *app) conclude(s scanreport.Scan) error {
	lines, err := s.Conclude()
	a.notes(lines)
	return err
}
