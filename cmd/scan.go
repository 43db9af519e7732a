package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// scanOptions is what scan is told.
type scanOptions struct {
	printer
	by                         string
	unmatched, loose, noIgnore bool
	docs                       bool
	gate                       gateFlags
}

// scanGroupings are what the rows of a report can be.
var scanGroupings = []string{"project", "component", "file", "level"}

func newScan(a *app) *cobra.Command {
	o := &scanOptions{printer: printer{special: []string{"sarif", "cyclonedx"}}}
	cmd := &cobra.Command{
		Use: "scan [PATH...]",
		Long: "Find the hosted projects that a tree of files uses, and how mature they are: in\n" +
			"go.mod and Go programs, bills of materials (CycloneDX, SPDX), Kubernetes\n" +
			"manifests and lists, Helm charts, Flux and Argo CD objects, kustomizations,\n" +
			"Dockerfiles, compose files, and the manifests and lock files of npm, Python,\n" +
			"Rust, Maven, Gradle, Ruby, .NET, Elixir and PHP. PATH is . unless given; - is\n" +
			"standard input. What .gitignore leaves out is left out, links are not followed,\n" +
			"nothing is fetched.\n\n" +
			"A component belongs to a project by the identifiers in the overlay (landscope\n" +
			"identifiers NAME), by its repository, or by an organisation all of which is the\n" +
			"project's; never by its name alone unless --loose is given.\n\n" +
			"--fail-on, --min-maturity and --policy define disallowed projects (landscope help\n" +
			"policy); scan exits with 3 if it finds any, or if a file in a directory cannot be\n" +
			"read or parsed, unless --allow-unreadable is given. An argument, or standard\n" +
			"input, that cannot be read or is of no known kind is always a failure: 1.",
		Example: "  landscope scan\n" +
			"  landscope scan --min-maturity sandbox\n" +
			"  landscope scan --by component -o csv",
	}
	o.bind(cmd, "wide")
	f := cmd.Flags()
	f.Var(newEnum(&o.by, "field", "project", scanGroupings...), "by", "a row for each "+strings.Join(scanGroupings, ", "))
	f.BoolVar(&o.unmatched, "unmatched", false, "list the components that come from no hosted project, too")
	f.BoolVar(&o.loose, "loose", false, "match by name alone as well")
	f.BoolVar(&o.noIgnore, "no-ignore", false, "read what .gitignore files leave out, too")
	f.BoolVar(&o.docs, "docs", false, "look in Markdown for statements on levels that are not true")
	o.gate.bind(cmd)
	complete(cmd, "by", func() []string { return scanGroupings })
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	cmd.AddCommand(newScanDiff(a))
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
	if args = a.env.files(args); len(args) == 0 {
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
	matcher := scan.NewMatcher(c, o.loose)
	report, err := a.scan(args, matcher, o.noIgnore)
	if err != nil {
		return err
	}
	day, err := a.policyDay(c)
	if err != nil {
		return err
	}
	r := scanReport{View: v, Report: report, gated: o.gate.given(), unmatched: o.unmatched}
	r.verdict = policy.Judge(report, day, func(name string) *landscape.Item {
		found, _ := c.Find(name)
		return found.Item
	})
	d := r.document(o.by)
	d.Other["cyclonedx"] = func(w *bytes.Buffer) error { return r.bom(w, len(args) == 1, matcher) }
	if err := a.print(choice, d); err != nil {
		return err
	}
	a.remarkOnScan(report)
	return a.conclude(r)
}

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

// shownRemarks is how many remarks are shown; JSON has all.
const shownRemarks = 3

func (a *app) remarkOnScan(r *scan.Report) {
	for i, m := range r.Remarks {
		if i == shownRemarks {
			a.note("%s more on files; -o json has all", plural.Count(len(r.Remarks)-i, "remark"))
			break
		}
		a.note("%s: %s", scan.Place(m.File, m.Line), m.Text)
	}
	if r.Files == 0 && len(r.Projects)+len(r.Unreadable) == 0 {
		a.note("no file that names components was found; `landscope help scan-inputs` lists what scan reads")
	}
}
