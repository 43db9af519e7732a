package cmd

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newScanDiff(a *app) *cobra.Command {
	p := &printer{}
	exitCode := false
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show which projects came, went or changed their level between two scans",
		Long: "Show which projects came, went or changed their level. OLD and NEW are trees or\n" +
			"files, which are scanned, or reports that scan -o json wrote.",
		Example: "  landscope scan diff . .",
		Args:    wants("OLD and NEW", 2, 2),
	}
	p.bind(cmd, "wide")
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, "exit with 3 if there is a difference, or a file that cannot be read")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		var sides [2]map[string]string
		var unread []scan.Unreadable
		for i, path := range args {
			side, missing, err := a.scanned(path)
			if err != nil {
				return err
			}
			sides[i], unread = side, append(unread, missing...)
		}
		d := scanDiffDocument(view.View{Lang: lang}, sides[0], sides[1])
		if err := a.print(choice, d); err != nil {
			return err
		}
		r := scanReport{Report: &scan.Report{Unreadable: unread}, gated: exitCode, verdict: scan.Verdict{Unreadable: unread}}
		if err := a.conclude(r); err != nil {
			return err
		}
		if exitCode && len(d.Tables[0].Rows) > 0 {
			return errDifferent
		}
		return nil
	}
	return cmd
}

// scanned returns the projects of a tree, or of a report, with their levels,
// and what could not be read.
func (a *app) scanned(path string) (levels map[string]string, unread []scan.Unreadable, err error) {
	levels = map[string]string{}
	if strings.HasSuffix(path, ".json") {
		content, err := source.ReadFile(path, a.env.Stdin)
		if err != nil {
			return nil, nil, err
		}
		var report struct {
			Projects   *[]struct{ Name, Maturity string }
			Unreadable []scan.Unreadable
		}
		if json.Unmarshal(content, &report) == nil && report.Projects != nil {
			for _, p := range *report.Projects {
				levels[p.Name] = p.Maturity
			}
			for i := range report.Unreadable {
				report.Unreadable[i].Named = false // there and then, not here
			}
			return levels, report.Unreadable, nil
		}
	}
	c, err := a.session.Catalog()
	if err != nil {
		return nil, nil, err
	}
	r, err := a.scan([]string{path}, scan.NewMatcher(c, false), false)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range r.Projects {
		levels[p.Item.Name] = string(p.Item.Maturity)
	}
	return levels, r.Unreadable, nil
}

func scanDiffDocument(v view.View, before, after map[string]string) *output.Document {
	t := output.Table{Columns: []output.Column{
		{Name: "change", Header: v.Word("CHANGE", "変更")}, {Name: "project", Header: v.Word("PROJECT", "プロジェクト")},
		{Name: "before", Header: v.Word("BEFORE", "前")}, {Name: "after", Header: v.Word("AFTER", "後")}}}
	d := &output.Document{}
	data := []output.Object{}
	var names []string
	for name := range before {
		names = append(names, name)
	}
	for name := range after {
		if _, ok := before[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		old, was := before[name]
		now, is := after[name]
		change := "level"
		switch {
		case !was:
			change = "came"
		case !is:
			change = "went"
		case old == now:
			continue
		}
		t.Rows = append(t.Rows, []string{change, name, old, now})
		o := output.Object{{Key: "change", Value: change}, {Key: "project", Value: name}}
		if was {
			o.Put("before", old)
		}
		if is {
			o.Put("after", now)
		}
		data = append(data, o)
		d.Names = append(d.Names, name)
	}
	d.Tables, d.Data = []output.Table{t}, data
	return d
}
