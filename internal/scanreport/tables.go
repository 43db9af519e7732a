package scanreport

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
)

// tables returns the rows that are asked for, then the summary, the advice on
// archived projects, the findings and the components of no project.
func (p presenter) tables(o Options) []output.Table {
	var first output.Table
	switch o.By {
	case "component":
		first = p.componentTable()
	case "file":
		first = p.fileTable()
	case "level":
		first = p.levelTable()
	default:
		first = p.projectTable()
	}
	tables := []output.Table{first, {Title: p.summary()}}
	tables = append(tables, p.adviceTables()...)
	tables = append(tables, p.findingTables()...)
	if len(p.TestData) > 0 {
		test := p
		test.Report = &scan.Report{Projects: p.TestData}
		table := test.projectTable()
		table.Title = p.Say(titleTestData)
		tables = append(tables, table)
	}
	if o.Unmatched {
		tables = append(tables, p.unmatchedTable())
	}
	return tables
}

func (p presenter) projectTable() output.Table {
	t := output.Table{Columns: p.columns("project", "maturity", "since", "components", "direct", "first_seen")}
	for _, project := range p.Projects {
		first := project.First()
		t.Rows = append(t.Rows, []string{projectName(project.Item), p.level(project.Item), project.Item.Since().FormatDate(),
			strconv.Itoa(len(project.Uses)), strconv.Itoa(project.Direct()), p.place(first.File, first.Line)})
	}
	return p.withViolations(t, func(i int) []scan.Violation { return p.violationsOf(p.Projects[i].Item) })
}

// projectName returns the name of a project and that of its parent project.
func projectName(it *landscape.Item) string {
	if it.ParentProject != "" {
		return it.Name + " (" + it.ParentProject + ")"
	}
	return it.Name
}

// level returns the maturity level of an item in the language of the view.
func (p presenter) level(it *landscape.Item) string {
	f, _ := landscape.FieldNamed("maturity")
	return f.CellIn(p.Lang, p.Catalog, it)
}

// componentTable has a row for each component of a project.
func (p presenter) componentTable() output.Table {
	t := output.Table{Columns: p.columns("component", "project", "maturity", "confidence", "first_seen")}
	var violations [][]scan.Violation
	for _, project := range p.Projects {
		name, level, violating := projectName(project.Item), p.level(project.Item), p.violatingPurls(project.Item)
		for _, u := range project.Uses {
			t.Rows = append(t.Rows, []string{p.component(u.Component), name, level, p.Word(u.Match.Confidence, confidenceJa(u.Match.Confidence)), p.firstPlace(u)})
			violations = append(violations, violating[u.PURL()])
		}
	}
	return p.withViolations(t, func(i int) []scan.Violation { return violations[i] })
}

// unmatchedTable has a row for each component of no project.
func (p presenter) unmatchedTable() output.Table {
	t := output.Table{Title: p.Say(titleUnmatched), Columns: p.columns("component", "first_seen")}
	for _, u := range p.Unmatched {
		t.Rows = append(t.Rows, []string{p.component(u.Component), p.firstPlace(u)})
	}
	return t
}

func (p presenter) firstPlace(u scan.Use) string { return p.place(u.Places[0].File, u.Places[0].Line) }

// filePair is a file and a project that it uses.
type filePair struct {
	file string
	item *landscape.Item
}

// fileTable has a row for each file and project that it uses.
func (p presenter) fileTable() output.Table {
	counts, order := map[filePair]int{}, []filePair{}
	for _, project := range p.Projects {
		for _, u := range project.Uses {
			for _, file := range filesOf(u) {
				k := filePair{file, project.Item}
				if counts[k]++; counts[k] == 1 {
					order = append(order, k)
				}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b filePair) int { return strings.Compare(a.file, b.file) })
	t := output.Table{Columns: append([]output.Column{p.columnNamed("place", headFile)}, p.columns("project", "maturity", "components")...)}
	for _, k := range order {
		t.Rows = append(t.Rows, []string{p.place(k.file, 0), k.item.Name, p.level(k.item), strconv.Itoa(counts[k])})
	}
	violating := p.violatingFiles()
	return p.withViolations(t, func(i int) []scan.Violation { return violating[order[i]] })
}

// filesOf returns the files that name a component, each once.
func filesOf(u scan.Use) []string {
	var files []string
	for _, c := range u.Places { // in the order of the files
		if len(files) == 0 || files[len(files)-1] != c.File {
			files = append(files, c.File)
		}
	}
	return files
}

func (p presenter) levelTable() output.Table {
	t := output.Table{Columns: p.columns("maturity", "projects", "components")}
	for _, c := range p.levels() {
		t.Rows = append(t.Rows, []string{p.LevelName(c.level), strconv.Itoa(c.projects), strconv.Itoa(c.components)})
	}
	return t
}

// summary counts projects by level, components and files.
func (p presenter) summary() string {
	var parts []string
	matched := 0
	for _, c := range p.levels() {
		level := cmp.Or(string(c.level), "without a level")
		parts = append(parts, p.Word(fmt.Sprintf("%d %s", c.projects, level), fmt.Sprintf("%s%d", p.LevelName(c.level), c.projects)))
		matched += c.components
	}
	levels := ""
	if len(parts) > 0 {
		levels = p.Word(" ("+strings.Join(parts, ", ")+")", "（"+strings.Join(parts, "、")+"）")
	}
	if p.Lang == "ja" {
		return fmt.Sprintf(summaryJa, len(p.Projects), levels, matched, len(p.Unmatched), p.Files)
	}
	return fmt.Sprintf("%s%s; %s, %d unmatched, in %s", plural.Count(len(p.Projects), "project"), levels,
		plural.Count(matched, "matched component"), len(p.Unmatched), plural.Count(p.Files, "file"))
}

// adviceTables has a table of what to use instead of archived projects, if there
// are any.
func (p presenter) adviceTables() []output.Table {
	t := output.Table{Title: p.Say(titleArchived), Columns: p.columns("project", "archived_at", "successor", "source")}
	for _, project := range p.Projects {
		if project.Item.Maturity != landscape.Archived {
			continue
		}
		name, since := project.Item.Name, project.Item.Since().FormatDate()
		successors := project.Successors()
		for _, s := range successors {
			from := p.Catalog.Source(s.Source)
			t.Rows = append(t.Rows, []string{name, since, s.Other, cmp.Or(from.URL, p.Word(from.Title, cmp.Or(from.TitleJa, from.Title)))})
		}
		if len(successors) == 0 {
			t.Rows = append(t.Rows, []string{name, since, p.Say(textNoneKnown), ""})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []output.Table{t}
}
