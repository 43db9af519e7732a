package cmd

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// scanReport is a report to be shown.
type scanReport struct {
	view.View
	*scan.Report
	verdict   scan.Verdict
	gated     bool // by a policy
	unmatched bool
}

func (r scanReport) document(by string) *output.Document {
	d := &output.Document{Other: map[string]func(*bytes.Buffer) error{"sarif": r.sarif}}
	switch by {
	case "component":
		d.Tables = []output.Table{r.components()}
	case "file":
		d.Tables = []output.Table{r.files()}
	case "level":
		d.Tables = []output.Table{r.levels()}
	default:
		d.Tables = []output.Table{r.projects()}
	}
	first := d.Tables[0]
	d.Records = &first
	d.Tables = append(d.Tables, r.more()...)
	if r.unmatched {
		d.Tables = append(d.Tables, r.uses(r.Word("From no hosted project", "該当なし"), r.Unmatched))
	}
	for _, p := range r.Projects {
		d.Names = append(d.Names, p.Item.Slug())
	}
	d.Data = r.data()
	return d
}

func (r scanReport) column(name, en, ja string) output.Column {
	c := output.Column{Name: name, Header: r.Word(en, ja)}
	switch name {
	case "maturity":
		c.Mark = r.PaintLevel
	case "components", "direct", "projects":
		c.Right = true
		if name == "direct" {
			c.Below = 100 // where it stands first says more
		}
	case "first_seen", "component", "place":
		c.Flexible, c.MinWidth = true, 24
	}
	return c
}

func (r scanReport) projects() output.Table {
	t := output.Table{Columns: []output.Column{
		r.column("project", "PROJECT", "プロジェクト"), r.column("maturity", "MATURITY", "成熟度"), r.column("since", "SINCE", "以来"),
		r.column("components", "COMPONENTS", "部品"), r.column("direct", "DIRECT", "直接"), r.column("first_seen", "FIRST SEEN", "最初の場所")}}
	for _, p := range r.Projects {
		first := p.First()
		t.Rows = append(t.Rows, []string{r.projectName(p.Item), r.level(p.Item), p.Item.Since().Day(),
			strconv.Itoa(len(p.Uses)), strconv.Itoa(p.Direct()), safePlace(first.File, first.Line)})
	}
	return t
}

// projectName is a project's name, with what it is a part of.
func (r scanReport) projectName(it *landscape.Item) string {
	if it.ParentProject != "" {
		return it.Name + " (" + it.ParentProject + ")"
	}
	return it.Name
}

func (r scanReport) level(it *landscape.Item) string {
	f, _ := landscape.FieldNamed("maturity")
	return f.CellIn(r.Lang, r.Catalog, it)
}

func (r scanReport) components() output.Table {
	var all []scan.Use
	for _, p := range r.Projects {
		all = append(all, p.Uses...)
	}
	return r.uses("", all)
}

// uses makes a table of components, those of projects with the project.
func (r scanReport) uses(title string, uses []scan.Use) output.Table {
	t := output.Table{Title: title, Columns: []output.Column{
		r.column("component", "COMPONENT", "部品"), r.column("project", "PROJECT", "プロジェクト"), r.column("maturity", "MATURITY", "成熟度"),
		r.column("confidence", "CONFIDENCE", "確度"), r.column("first_seen", "FIRST SEEN", "最初の場所")}}
	for _, u := range uses {
		name, level := "", ""
		if u.Match.Item != nil {
			name, level = r.projectName(u.Match.Item), r.level(u.Match.Item)
		}
		t.Rows = append(t.Rows, []string{u.PURL(), name, level, u.Match.Confidence, safePlace(u.Places[0].File, u.Places[0].Line)})
	}
	if title != "" {
		t.Columns = []output.Column{t.Columns[0], t.Columns[4]}
		for i, row := range t.Rows {
			t.Rows[i] = []string{row[0], row[4]}
		}
	}
	return t
}

func (r scanReport) files() output.Table {
	t := output.Table{Columns: []output.Column{
		r.column("place", "FILE", "ファイル"), r.column("project", "PROJECT", "プロジェクト"), r.column("maturity", "MATURITY", "成熟度"),
		r.column("components", "COMPONENTS", "部品")}}
	type row struct {
		file string
		item *landscape.Item
	}
	n, order := map[row]int{}, []row{}
	for _, p := range r.Projects {
		for _, u := range p.Uses {
			seen := map[string]bool{}
			for _, c := range u.Places {
				if k := (row{c.File, p.Item}); !seen[c.File] {
					seen[c.File] = true
					if n[k]++; n[k] == 1 {
						order = append(order, k)
					}
				}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b row) int { return strings.Compare(a.file, b.file) })
	for _, k := range order {
		t.Rows = append(t.Rows, []string{safePlace(k.file, 0), k.item.Name, r.level(k.item), strconv.Itoa(n[k])})
	}
	return t
}

// byLevel counts projects and components by level, in the order of the report.
func (r scanReport) byLevel() (levels []landscape.Level, projects, components map[landscape.Level]int) {
	projects, components = map[landscape.Level]int{}, map[landscape.Level]int{}
	for _, p := range r.Projects {
		l := p.Item.Maturity
		if projects[l]++; projects[l] == 1 {
			levels = append(levels, l)
		}
		components[l] += len(p.Uses)
	}
	return levels, projects, components
}

func (r scanReport) levels() output.Table {
	t := output.Table{Columns: []output.Column{
		r.column("maturity", "MATURITY", "成熟度"), r.column("projects", "PROJECTS", "プロジェクト数"), r.column("components", "COMPONENTS", "部品")}}
	levels, projects, components := r.byLevel()
	for _, l := range levels {
		t.Rows = append(t.Rows, []string{r.LevelName(l), strconv.Itoa(projects[l]), strconv.Itoa(components[l])})
	}
	return t
}

// more are the tables after the first: the summary, what to do about archived
// projects, and what may not be used.
func (r scanReport) more() []output.Table {
	var tables []output.Table
	levels, projects, _ := r.byLevel()
	var parts []string
	matched := 0
	for _, l := range levels {
		parts = append(parts, fmt.Sprintf("%d %s", projects[l], l))
	}
	for _, p := range r.Projects {
		matched += len(p.Uses)
	}
	summary := fmt.Sprintf("%s (%s), %s of theirs and %d of no hosted project, in %s", plural.Count(len(r.Projects), "project"),
		strings.Join(parts, ", "), plural.Count(matched, "component"), len(r.Unmatched), plural.Count(r.Files, "file"))
	summary = strings.Replace(summary, " ()", "", 1)
	tables = append(tables, output.Table{Title: summary})
	advice := output.Table{Title: r.Word("Archived: what to use", "アーカイブ済み"), Columns: []output.Column{
		r.column("project", "PROJECT", "プロジェクト"), r.column("archived_at", "ARCHIVED", "アーカイブ日"),
		r.column("successor", "SUCCESSOR", "後継"), {Name: "source", Header: r.Word("SOURCE", "出典")}}}
	for _, p := range r.Projects {
		if p.Item.Maturity != landscape.Archived {
			continue
		}
		rows := len(advice.Rows)
		for _, s := range p.Successors() {
			from := r.Catalog.Source(s.Source)
			advice.Rows = append(advice.Rows, []string{p.Item.Name, p.Item.Since().Day(), s.Other, cmp.Or(from.URL, from.Title)})
		}
		if len(advice.Rows) == rows {
			advice.Rows = append(advice.Rows, []string{p.Item.Name, p.Item.Since().Day(), r.Word("none known", "不明"), ""})
		}
	}
	if len(advice.Rows) > 0 {
		tables = append(tables, advice)
	}
	return append(tables, r.findings()...)
}

// result names the outcome of the gate.
func (r scanReport) result() string {
	switch {
	case slices.ContainsFunc(r.Unreadable, func(u scan.Unreadable) bool { return u.Named }):
		return "incomplete"
	case !r.gated:
		return "none"
	case r.verdict.Passed():
		return "passed"
	}
	return "failed"
}

// findings are the tables of what breaks the policy and of what could not be
// read.
func (r scanReport) findings() []output.Table {
	var tables []output.Table
	broken := output.Table{Columns: []output.Column{
		r.column("project", "PROJECT", "プロジェクト"), {Name: "reason", Header: r.Word("REASON", "理由")}, r.column("place", "FIRST SEEN", "最初の場所")}}
	for _, v := range r.verdict.Violations {
		first := v.Project.First()
		broken.Rows = append(broken.Rows, []string{r.projectName(v.Project.Item), v.Text, safePlace(first.File, first.Line)})
	}
	if len(broken.Rows) > 0 {
		broken.Title = r.Word("Not allowed", "不許可")
		tables = append(tables, broken)
	}
	tables = append(tables, r.unreadTables()...)
	switch r.result() {
	case "passed":
		tables = append(tables, output.Table{Title: r.Word("Policy: passed", "ポリシー: 合格")})
	case "failed":
		findings := scanFindings{len(r.verdict.Violations), len(r.verdict.Unreadable)}
		tables = append(tables, output.Table{Title: r.Word("Policy: failed, ", "ポリシー: 不合格, ") + findings.Error()})
	case "incomplete":
		tables = append(tables, output.Table{Title: r.Word("Incomplete: an input could not be read", "未完了: 入力を読み取れません")})
	}
	return tables
}

// unreadTables has the table of what could not be read, if there is any.
func (r scanReport) unreadTables() []output.Table {
	if len(r.Unreadable) == 0 {
		return nil
	}
	unread := output.Table{Title: r.Word("Not readable", "読み取り不可"), Columns: []output.Column{
		r.column("place", "FILE", "ファイル"), {Name: "kind", Header: r.Word("KIND", "種類")}, {Name: "reason", Header: r.Word("REASON", "理由")}}}
	for _, u := range r.Unreadable {
		unread.Rows = append(unread.Rows, []string{safeName(u.Place()), u.Kind, u.Reason})
	}
	return []output.Table{unread}
}

// safePlace writes a place so that no CI takes it for a command.
func safePlace(file string, line int) string { return safeName(scan.Place(file, line)) }

func safeName(place string) string {
	if t := strings.TrimSpace(place); strings.HasPrefix(t, "::") || strings.HasPrefix(t, "##") {
		return "./" + place
	}
	return place
}
