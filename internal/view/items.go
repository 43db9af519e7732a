package view

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// The default columns of lists of items: of tables, wide tables and records.
var (
	TableColumns  = []string{"name", "maturity", "category", "subcategory", "description"}
	wideColumns   = []string{"name", "maturity", "since", "category", "subcategory", "accepted_at", "homepage_url", "repository", "description"}
	RecordColumns = []string{"name", "maturity", "category", "subcategory", "accepted_at", "incubating_at", "graduated_at",
		"archived_at", "homepage_url", "repository", "description"}
)

// ItemsOptions says which part of a list of items is shown, and how.
type ItemsOptions struct {
	Columns string // comma-separated fields; "" selects the default
	Sort    string // comma-separated fields, each with an optional "-"
	Reverse bool   // reverses the order; items without a value to sort by stay last
	GroupBy string // one of [Groupings], or ""
	Limit   int    // number of items; 0 is all
	// Mark highlights cells of names and descriptions; nil leaves them plain.
	Mark func(style output.Style, cell string) string
	// AsRecords gives tables without groups the columns of csv.
	AsRecords bool
}

// Check returns an error if the options name an unknown field.
func (o ItemsOptions) Check() error {
	if _, err := o.fields(); err != nil || o.Sort == "" {
		return err
	}
	return (&landscape.Catalog{}).Sort(nil, strings.Split(o.Sort, ","))
}

func (o ItemsOptions) fields() ([]landscape.Field, error) {
	if o.Columns == "" {
		return nil, nil
	}
	return FieldsNamed(strings.Split(o.Columns, ","))
}

// FieldsNamed returns the fields of these names; all is every field.
func FieldsNamed(names []string) ([]landscape.Field, error) {
	fields := make([]landscape.Field, 0, len(names))
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name == "all" {
			fields = append(fields, landscape.Fields...)
			continue
		}
		f, err := landscape.FieldNamed(name)
		if err != nil {
			return nil, err
		}
		fields = append(fields, f)
	}
	return fields, nil
}

// Items presents a list of items. It sorts items in place.
func Items(v View, items []*landscape.Item, o ItemsOptions) (*output.Document, error) {
	fields, err := o.fields()
	if err != nil {
		return nil, err
	}
	if err := o.order(v.Catalog, items); err != nil {
		return nil, err
	}
	if o.Limit > 0 && len(items) > o.Limit {
		items = items[:o.Limit]
	}
	groups := []group{{items: items}}
	if o.GroupBy != "" {
		groups, items = v.grouped(o.GroupBy, items)
	}
	t := itemTable{View: v, fields: fields, mark: o.Mark, groupBy: o.GroupBy}
	if o.AsRecords && o.GroupBy == "" {
		t.preset, t.Wants = RecordColumns, nil
	}
	return &output.Document{Fill: func(d *output.Document, need output.Need) { t.fill(d, need, groups, items) }}, nil
}

// order puts items in their order, in place.
func (o ItemsOptions) order(c *landscape.Catalog, items []*landscape.Item) error {
	switch {
	case o.Sort == "" && o.Reverse:
		slices.Reverse(items)
		return nil
	case o.Sort == "":
		return nil
	}
	keys := strings.Split(o.Sort, ",")
	for i, key := range keys {
		if name, reversed := strings.CutPrefix(strings.TrimSpace(key), "-"); o.Reverse && reversed {
			keys[i] = name
		} else if o.Reverse {
			keys[i] = "-" + name
		}
	}
	return c.Sort(items, keys)
}

// itemTable presents items in columns, which are fields.
type itemTable struct {
	View
	fields  []landscape.Field                 // nil selects the default
	preset  []string                          // default columns of tables; nil selects those of the format
	mark    func(output.Style, string) string // highlights words; nil does not
	records bool                              // dates are plain, as csv and tsv have them
	groupBy string                            // what the groups are
}

// fill sets the part of d that a format needs. The items are those of the groups.
func (t itemTable) fill(d *output.Document, need output.Need, groups []group, items []*landscape.Item) {
	switch need {
	case output.NeedTables, output.NeedWide:
		preset := TableColumns
		if need == output.NeedWide {
			preset = wideColumns
		}
		if t.preset != nil {
			preset = t.preset
		}
		for _, g := range groups {
			d.Tables = append(d.Tables, t.table(g, preset))
		}
		if t.fields == nil {
			markConstant(d.Tables, t.groupBy)
		}
		d.Wide = d.Tables
	case output.NeedRecords:
		d.Records = itemRecords(t.Catalog, t.fields, items)
	case output.NeedNames:
		d.Names = names(t.Catalog, items)
	case output.NeedData:
		d.Data = itemObjects(t.Catalog, t.fields, items)
	}
}

// itemRecords returns the fields of items as csv and tsv have them; nil fields
// select the default columns.
func itemRecords(c *landscape.Catalog, fields []landscape.Field, items []*landscape.Item) *output.Table {
	t := itemTable{View: View{Catalog: c, Lang: "en"}, fields: fields, records: true}
	records := t.table(group{items: items}, RecordColumns)
	return &records
}

// table returns the table of a group. Without fields it has the preset columns.
func (t itemTable) table(g group, preset []string) output.Table {
	fields := t.fields
	if fields == nil {
		fields, _ = FieldsNamed(preset)
	}
	table := output.Table{Title: g.title, Rows: make([][]string, len(g.items))}
	for i, it := range g.items {
		it = t.placed(it)
		row := make([]string, len(fields))
		for j, f := range fields {
			row[j] = f.CellIn(t.Lang, t.Catalog, it)
			switch {
			case t.records:
			case f.Name == "since":
				row[j] = it.Since().FormatDate()
			case f.Name == "maturity" && row[j] == "": // a product that ended says so there
				row[j] = it.Lifecycle.ShortLabel(t.Lang)
			case f.Name == "description" && it.Part:
				row[j] = fmt.Sprintf(t.Say(textPartDescription), row[j], it.ParentProject)
			}
		}
		table.Rows[i] = row
	}
	for _, f := range fields {
		table.Columns = append(table.Columns, t.column(f, g.items))
	}
	return table
}

// column returns the column of a field of items.
func (t itemTable) column(f landscape.Field, items []*landscape.Item) output.Column {
	c := output.Column{Name: f.Name, Header: t.header(f), Date: strings.HasSuffix(f.Name, "_at") || f.Name == "since"}
	switch f.Name {
	case "category":
		if t.fields == nil {
			c.Below = 140
		}
	case "subcategory":
		if t.fields == nil {
			c.Below, c.Max = 100, 26
		}
	case "description":
		c.Flexible, c.MinWidth = true, 24
		c.Mark = t.highlight
	case "maturity":
		c.Mark, c.Empty = t.PaintLevel, noLevel
	case "name":
		c.Mark, c.Max = t.highlight, nameWidth
		c.Links = siteLinks(items)
	}
	if f.Zero != nil && f.Type().Kind() == reflect.Int {
		c.Right = true
	}
	return c
}

// groupedColumns lists the columns that the titles of groups state.
var groupedColumns = map[string][]string{"maturity": {"maturity"}, "category": {"category"}, "subcategory": {"category", "subcategory"}}

// markConstant marks the columns with a single value in all tables, and those that the
// titles of the groups state.
func markConstant(tables []output.Table, groupBy string) {
	for j, c := range tables[0].Columns {
		if !slices.Contains(groupedColumns["subcategory"], c.Name) && c.Name != "maturity" {
			continue
		}
		constant := slices.Contains(groupedColumns[groupBy], c.Name) || isConstant(tables, j)
		for _, t := range tables {
			t.Columns[j].Constant = constant
		}
	}
}

// isConstant reports whether all rows of tables have the same value in a column.
func isConstant(tables []output.Table, column int) bool {
	var first []string
	for _, t := range tables {
		for _, row := range t.Rows {
			if first == nil {
				first = row
			}
			if row[column] != first[column] {
				return false
			}
		}
	}
	return true
}

func (t itemTable) highlight(s output.Style, _, cell string) string {
	if t.mark == nil {
		return cell
	}
	return t.mark(s, cell)
}

// placement returns the first placement of an item that the filters select.
func (v View) placement(it *landscape.Item) landscape.Placement {
	for _, p := range it.Placements() {
		if v.Wants == nil || v.Wants(p) {
			return p
		}
	}
	return it.Placement()
}

// placed returns an item with the placement that the filters select.
func (v View) placed(it *landscape.Item) *landscape.Item {
	p := v.placement(it)
	if p == it.Placement() {
		return it
	}
	there := *it
	there.Category, there.Subcategory = p.Category, p.Subcategory
	return &there
}
