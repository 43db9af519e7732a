package cmd

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/landscope-cli/landscope/internal/scandiff"
	"github.com/landscope-cli/landscope/internal/scanreport"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// scanDiffOptions holds the flags of the scan diff command.
type scanDiffOptions struct {
	printer
	scanFlags
	exitCode bool
	gate     gateFlags
}

func newScanDiff(a *app) *cobra.Command {
	o := &scanDiffOptions{printer: printer{special: []string{"sarif", "github", "junit"}}}
	cmd := &cobra.Command{
		Use:   "diff OLD [NEW]",
		Short: "Compare two scans: what came, went or changed",
		Args:  argcheck.Range("an OLD and a NEW scan", 1, 2),
	}
	o.printer.bind(cmd, "wide")
	o.bindFiles()
	o.scanFlags.bind(cmd)
	cmd.Flags().BoolVar(&o.exitCode, "exit-code", false, "exit with 3 if there are differences or unreadable files")
	o.gate.bind(cmd, "fail-on-new")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *scanDiffOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	c, judge, err := o.gate.load(a)
	if err != nil {
		return err
	}
	before, after, err := scandiff.Load(args, scandiff.Options{
		Scan: o.options(a), Selection: o.selection, Catalog: c, Matcher: o.matcher(c), Note: func(text string) { a.note("%s", text) },
		ReadFile: a.readFile,
	})
	if err != nil {
		return err
	}
	entries := scanreport.Diff(before, after)
	s := scanreport.Scan{Report: scanreport.NewIn(before, after), Gated: o.gate.Given()}
	if s.Gated {
		s.Verdict = judge(s.Report)
		s.Verdict.Unused = nil // an exception may be for what did not come
	}
	if err := o.print(a, choice, scanreport.DiffDocument(view.View{Catalog: c, Lang: lang}, entries, s, program.Version())); err != nil {
		return err
	}
	if !s.Gated || o.exitCode {
		s.Unreadable = slices.Concat(before.Unreadable, after.Unreadable)
		s.Verdict.Unreadable, s.Gated = s.Unreadable, o.exitCode
	}
	if err := a.conclude(s); err != nil || !o.exitCode || len(entries) == 0 {
		return err
	}
	return exit.ErrFindings
}
