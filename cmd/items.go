package cmd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

// The columns of a list of items unless --columns names others.
var (
	tableColumns  = []string{"name", "maturity", "category", "subcategory", "description"}
	wideColumns   = []string{"name", "maturity", "since", "category", "subcategory", "accepted_at", "homepage_url", "repository", "description"}
	recordColumns = []string{"name", "maturity", "category", "subcategory", "accepted_at", "incubating_at", "graduated_at",
		"archived_at", "homepage_url", "repository", "description"}
)

// groupings are the fields that --group-by takes.
var groupings = []string{"category", "subcategory", "maturity", "year"}

// listing is the flags that say how items are listed.
type listing struct {
	columns string
	sort    string
	groupBy string
	limit   int
}

func (l *listing) bind(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&l.columns, "columns", "", "`FIELDS` to show, by commas (landscope fields lists them); all is every one")
	f.StringVar(&l.sort, "sort", "", "`FIELDS` to sort by, by commas; -FIELD turns it round: --sort=-accepted_at,name")
	f.Var(newEnum(&l.groupBy, "field", "", groupings...), "group-by", "sections by "+strings.Join(groupings, ", "))
	f.Var(number{&l.limit}, "limit", "show at most this many; 0 is all")
	completeFields(cmd, "columns", "all")
	completeFields(cmd, "sort")
	complete(cmd, "group-by", func() []string { return groupings })
}

// fields returns the fields that --columns names, or nil.
func (l *listing) fields() ([]landscape.Field, error) {
	if l.columns == "" {
		return nil, nil
	}
	return fieldsNamed(strings.Split(l.columns, ","))
}

func fieldsNamed(names []string) ([]landscape.Field, error) {
	var fields []landscape.Field
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name == "all" {
			fields = append(fields, landscape.Fields...)
			continue
		}
		f, err := landscape.FieldNamed(name)
		if err != nil {
			return nil, usage(err)
		}
		fields = append(fields, f)
	}
	return fields, nil
}

// checkFields tells at once of fields there are not.
func (l *listing) checkFields() error {
	if _, err := l.fields(); err != nil {
		return err
	}
	if l.sort == "" {
		return nil
	}
	return usage((&landscape.Catalog{}).Sort(nil, strings.Split(l.sort, ",")))
}

// view is how a list of items is to be seen.
type view struct {
	catalog *landscape.Catalog
	lang    string
	fields  []landscape.Field                 // those of --columns; nil: as usual
	mark    func(output.Style, string) string // marks what a search found, on a terminal

	exported bool // tables have the columns of records
	records  bool // for csv and tsv: dates are plain

	logos *logos // of the tiles of a map; nil: none

	// wants reports which placements the filters want; nil wants all.
	wants func(landscape.Placement) bool
}

// document makes a document of items as the flags say.
func (l *listing) document(v view, items []*landscape.Item) (*output.Document, error) {
	c := v.catalog
	var err error
	if v.fields, err = l.fields(); err != nil {
		return nil, err
	}
	if l.sort != "" {
		if err := c.Sort(items, strings.Split(l.sort, ",")); err != nil {
			return nil, usage(err)
		}
	}
	if l.limit > 0 && len(items) > l.limit {
		items = items[:l.limit]
	}
	groups := []group{{items: items}}
	if l.groupBy != "" {
		groups, items = v.grouped(l.groupBy, items)
	}
	return &output.Document{Fill: func(d *output.Document, need output.Need) {
		v.fill(d, need, groups, items)
	}}, nil
}

// fill sets the part of a document that a format needs: the items, which are
// those of the groups.
func (v view) fill(d *output.Document, need output.Need, groups []group, items []*landscape.Item) {
	switch need {
	case output.NeedTables, output.NeedWide:
		columns := tableColumns
		if v.exported {
			columns, v.wants = recordColumns, nil
		} else if need == output.NeedWide {
			columns = wideColumns
		}
		for _, g := range groups {
			d.Tables = append(d.Tables, v.table(g, columns))
		}
		d.Wide = d.Tables
	case output.NeedRecords:
		v.lang, v.wants, v.records = "en", nil, true
		t := v.table(group{items: items}, recordColumns)
		d.Records = &t
	case output.NeedNames:
		d.Names = names(v.catalog, items)
	case output.NeedData:
		d.Data = v.objects(items)
	}
}

// group is items under a title.
type group struct {
	title string
	items []*landscape.Item
}

// grouped cuts items into groups, and returns them in that order, too.
func (v view) grouped(by string, items []*landscape.Item) ([]group, []*landscape.Item) {
	if by == "year" {
		slices.SortStableFunc(items, func(a, b *landscape.Item) int { return a.AcceptedAt.Year() - b.AcceptedAt.Year() })
	}
	if by == "maturity" {
		slices.SortStableFunc(items, func(a, b *landscape.Item) int { return a.Maturity.Compare(b.Maturity) })
	}
	var groups []group
	for _, it := range items {
		title := v.title(by, it)
		i := slices.IndexFunc(groups, func(g group) bool { return g.title == title })
		if i < 0 {
			i, groups = len(groups), append(groups, group{title: title})
		}
		groups[i].items = append(groups[i].items, it)
	}
	var ordered []*landscape.Item
	for i, g := range groups {
		ordered = append(ordered, g.items...)
		groups[i].title = fmt.Sprintf("%s (%d)", g.title, len(g.items))
	}
	if len(groups) == 0 {
		groups = []group{{}}
	}
	return groups, ordered
}

func (v view) title(by string, it *landscape.Item) string {
	none := "(none)"
	switch by {
	case "year":
		if y := it.AcceptedAt.Year(); y > 0 {
			return strconv.Itoa(y)
		}
		return none
	case "subcategory":
		p := v.box(it)
		if v.lang == "ja" {
			return v.catalog.CategoryJa(p) + " / " + v.catalog.SubcategoryJa(p)
		}
		return p.String()
	}
	f, _ := landscape.FieldNamed(by)
	if by == "category" {
		it = v.placed(it)
	}
	if s := f.CellIn(v.lang, v.catalog, it); s != "" {
		return s
	}
	return none
}

// box returns the first placement of an item that the filters want.
func (v view) box(it *landscape.Item) landscape.Placement {
	for _, p := range it.Placements() {
		if v.wants == nil || v.wants(p) {
			return p
		}
	}
	return it.Box()
}

// placed returns an item as seen where the filters found it.
func (v view) placed(it *landscape.Item) *landscape.Item {
	p := v.box(it)
	if p == it.Box() {
		return it
	}
	there := *it
	there.Category, there.Subcategory = p.Category, p.Subcategory
	return &there
}

// table makes a table of items with the columns of --columns, or those given.
func (v view) table(g group, usual []string) output.Table {
	fields := v.fields
	if fields == nil {
		fields, _ = fieldsNamed(usual)
	}
	t := output.Table{Title: g.title, Rows: make([][]string, len(g.items))}
	for _, f := range fields {
		t.Columns = append(t.Columns, v.column(f))
	}
	for i, it := range g.items {
		it = v.placed(it)
		row := make([]string, len(fields))
		for j, f := range fields {
			row[j] = f.CellIn(v.lang, v.catalog, it)
			if f.Name == "since" && !v.records {
				row[j] = it.Since().Day()
			}
		}
		t.Rows[i] = row
	}
	return t
}

func (v view) column(f landscape.Field) output.Column {
	c := output.Column{Name: f.Name, Header: header(f, v.lang)}
	switch f.Name {
	case "category":
		if v.fields == nil {
			c.Below = 100
		}
	case "description":
		c.Flexible, c.MinWidth = true, 24
		c.Mark = v.markText
	case "maturity":
		c.Mark = v.paintLevel
	case "name":
		c.Mark = v.markText
	case "days_in_level":
		c.Right = true
	}
	return c
}

func (v view) markText(s output.Style, _, cell string) string {
	if v.mark == nil {
		return cell
	}
	return v.mark(s, cell)
}

// header is a field's name as people read it.
func header(f landscape.Field, lang string) string {
	if lang == "ja" {
		return f.Ja
	}
	return strings.ToUpper(strings.ReplaceAll(strings.TrimPrefix(f.Name, "summary."), "_", " "))
}

// paintLevel colours a level by what it means, in either language.
func (v view) paintLevel(s output.Style, raw, cell string) string {
	for _, w := range v.catalog.Words.Levels {
		if w.Ja == raw {
			raw = w.En
		}
	}
	return s.Paint(levelColor(landscape.Level(raw)), cell)
}

func levelColor(l landscape.Level) string {
	switch l {
	case landscape.Graduated:
		return output.Green
	case landscape.Incubating:
		return output.Cyan
	case landscape.Sandbox, landscape.Inception:
		return output.Yellow
	case landscape.Archived:
		return output.Red
	}
	return output.Magenta
}

// names lists items as show takes them.
func names(c *landscape.Catalog, items []*landscape.Item) []string {
	handle := c.Handles()
	out := make([]string, len(items))
	for i, it := range items {
		out[i] = handle(it)
	}
	return out
}

// objects makes JSON objects of items, with the fields of --columns or all
// that are not derived.
func (v view) objects(items []*landscape.Item) []output.Object {
	fields := v.keys()
	objects := make([]output.Object, len(items))
	for i, it := range items {
		objects[i] = v.object(it, fields)
	}
	return objects
}

// keys are the fields that objects have, each once.
func (v view) keys() []landscape.Field {
	var fields []landscape.Field
	seen := map[string]bool{}
	for _, f := range cmpFields(v.fields) {
		if !seen[f.Name] && (v.fields != nil || !f.Derived) {
			seen[f.Name] = true
			fields = append(fields, f)
		}
	}
	return fields
}

func (v view) object(it *landscape.Item, fields []landscape.Field) output.Object {
	o := output.Object{}
	for _, f := range fields {
		if value := f.Get(v.catalog, it); value != nil {
			o.Put(f.Name, value)
		}
	}
	return o
}

func cmpFields(fields []landscape.Field) []landscape.Field {
	if fields == nil {
		return landscape.Fields
	}
	return fields
}
