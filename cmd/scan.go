package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
)

// scanOptions is what scan is told.
type scanOptions struct {
	printer
	by                         string
	unmatched, loose, noIgnore bool
	docs                       bool
	failOn                     []string
	least, policy              string
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
			"--fail-on, --min-maturity and --policy say what may not be used; the exit code is\n" +
			"3 when something is. A policy file has the keys allowed, denied (levels),\n" +
			"min_maturity, statuses (the words of your overlay) and exceptions, each with\n" +
			"project, reason and until.",
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
	f.StringSliceVar(&o.failOn, "fail-on", nil, "`LEVEL` that may not be used: archived,sandbox")
	f.StringVar(&o.least, "min-maturity", "", "`LEVEL` that what is used must have at least: sandbox, incubating or graduated")
	f.StringVar(&o.policy, "policy", "", "`FILE` that says what may be used")
	complete(cmd, "by", func() []string { return scanGroupings })
	completeEach(cmd, "fail-on", func() []string { return cncfLevels })
	complete(cmd, "min-maturity", func() []string { return cncfLevels })
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	cmd.AddCommand(newScanDiff(a))
	return cmd
}

var cncfLevels = []string{"sandbox", "incubating", "graduated", "archived"}

func (o *scanOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	policy, err := o.readPolicy(a)
	if err != nil {
		return err
	}
	c, err := a.catalog()
	if err != nil {
		return err
	}
	if err := checkLevels(c, policy.Levels()); err != nil {
		return err
	}
	v := view{catalog: c, lang: lang}
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
	broken, expired := policy.Check(report, day, func(name string) *landscape.Item {
		found, _ := c.Find(name)
		return found.Item
	})
	for _, e := range expired {
		a.note("the exception for %s ran out on %s", e.Project, e.Until)
	}
	r := scanReport{view: v, Report: report, broken: broken, unmatched: o.unmatched}
	d := r.document(o.by)
	d.Other["cyclonedx"] = func(w *bytes.Buffer) error { return r.bom(w, args, matcher) }
	if err := a.print(choice, d); err != nil {
		return err
	}
	a.remarkOnScan(report)
	if len(broken) > 0 {
		return a.violations(broken)
	}
	return nil
}

// readPolicy joins the policy file and the flags.
func (o *scanOptions) readPolicy(a *app) (scan.Policy, error) {
	var p scan.Policy
	if o.policy != "" {
		content, err := source.ReadFile(o.policy, a.env.Stdin)
		if err != nil {
			return p, err
		}
		if p, err = scan.ReadPolicy(content, o.policy); err != nil {
			return p, usage(err)
		}
	}
	p.Denied = append(p.Denied, o.failOn...)
	if o.least != "" {
		p.Least = landscape.Level(o.least)
	}
	return p, nil
}

// checkLevels tells of levels there are not.
func checkLevels(c *landscape.Catalog, levels []string) error {
	known := slices.Clone(cncfLevels)
	for _, l := range c.Levels() {
		if !slices.Contains(known, string(l)) {
			known = append(known, string(l))
		}
	}
	for _, l := range levels {
		if !slices.Contains(known, l) {
			return usage(&landscape.UnknownError{Kind: "level", Name: l, Near: near(l, known), Choices: known})
		}
	}
	return nil
}

// policyDay is the day on which exceptions must hold: that of --as-of, or
// today.
func (a *app) policyDay(c *landscape.Catalog) (landscape.Date, error) {
	if a.asOf != "" {
		return c.Origin.Day, nil
	}
	now := a.env.Now()
	return landscape.NewDate(now.Year(), int(now.Month()), now.Day())
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

// shownRemarks is how many remarks are told; JSON has all.
const shownRemarks = 3

func (a *app) remarkOnScan(r *scan.Report) {
	for _, u := range r.Unreadable {
		a.note("%s cannot be read: %s", u.Place(), u.Reason)
	}
	for i, m := range r.Remarks {
		if i == shownRemarks {
			a.note("%s more on files; -o json has all", plural(len(r.Remarks)-i, "remark"))
			break
		}
		a.note("%s: %s", scan.Place(m.File, m.Line), m.Text)
	}
	if r.Files == 0 && len(r.Unreadable) == 0 {
		a.note("no file that names components was found; landscope scan --help tells what is read")
	}
}

// violations names what may not be used, and makes the program end with the
// code of findings.
func (a *app) violations(broken []scan.Violation) error {
	for _, v := range broken {
		first := v.Project.First()
		a.note("%s %s: %s", v.Project.Item.Name, v.Text, scan.Place(first.File, first.Line))
	}
	return &scanFindings{len(broken)}
}

// scanFindings says that projects are used that may not be.
type scanFindings struct{ n int }

func (e *scanFindings) Error() string { return plural(e.n, "project") + " that may not be used" }

// ExitCode is that of findings.
func (*scanFindings) ExitCode() int { return exitFindings }

// checkDocs tells which statements on levels do not hold.
func (o *scanOptions) checkDocs(a *app, v view, c choice, paths []string) error {
	var wrong []scan.Statement
	n := 0
	_, err := scan.Scan(paths, scan.Options{NoIgnore: o.noIgnore, Stdin: a.env.Stdin, Docs: func(file string, content []byte) {
		for _, s := range scan.Statements(file, content, v.catalog) {
			if n++; !s.Holds() {
				wrong = append(wrong, s)
			}
		}
	}})
	if err != nil {
		return scanError(err)
	}
	t := output.Table{Columns: []output.Column{
		{Name: "place", Header: v.word("PLACE", "場所")}, {Name: "project", Header: v.word("PROJECT", "プロジェクト")},
		{Name: "stated", Header: v.word("STATED", "記述")}, {Name: "maturity", Header: v.word("IS", "実際"), Mark: v.paintLevel},
		{Name: "since", Header: v.word("SINCE", "以来")}}}
	data := []output.Object{}
	for _, s := range wrong {
		since := s.Item.Since().Day()
		t.Rows = append(t.Rows, []string{safePlace(s.File, s.Line), s.Item.Name, string(s.Stated), string(s.Item.Maturity), since})
		data = append(data, output.Object{{Key: "file", Value: s.File}, {Key: "line", Value: s.Line}, {Key: "project", Value: s.Item.Name},
			{Key: "stated", Value: s.Stated}, {Key: "maturity", Value: s.Item.Maturity}, {Key: "since", Value: since}})
	}
	d := &output.Document{Tables: []output.Table{t}, Data: data}
	d.Other = map[string]func(*bytes.Buffer) error{
		"sarif":     func(w *bytes.Buffer) error { return docsSARIF(w, wrong) },
		"cyclonedx": func(*bytes.Buffer) error { return errors.New("statements are no components") },
	}
	if err := a.print(c, d); err != nil {
		return err
	}
	a.note("%s on levels, %d not true", plural(n, "statement"), len(wrong))
	if len(wrong) > 0 {
		return errDifferent
	}
	return nil
}
