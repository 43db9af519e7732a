package view

import (
	"fmt"
	"strconv"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Change is a difference between two landscapes. An item that was added or
// removed has its place and level; any other change has what changed.
type Change struct {
	Kind        diff.Kind       `json:"kind"`
	Name        string          `json:"name"`
	Maturity    landscape.Level `json:"maturity,omitempty"`
	Category    string          `json:"category,omitempty"`
	Subcategory string          `json:"subcategory,omitempty"`
	Field       string          `json:"field,omitempty"`
	From        string          `json:"from,omitempty"`
	To          string          `json:"to,omitempty"`
	Date        landscape.Date  `json:"date,omitzero"` // on which a level was reached
}

func newChange(ch diff.Change) Change {
	it := ch.Item()
	if ch.Field == "" {
		return Change{Kind: ch.Kind, Name: it.Name, Maturity: it.Maturity, Category: it.Category, Subcategory: it.Subcategory}
	}
	return Change{Kind: ch.Kind, Name: it.Name, Field: ch.Field, From: ch.From, To: ch.To, Date: ch.Date}
}

// Changes presents the changes between two landscapes, in a table for each kind.
// Tables leave out dates that only repeat a change of level; data and records are whole.
func Changes(v View, changes []diff.Change) *output.Document {
	d := &output.Document{}
	data := []Change{}
	records := output.Table{Columns: []output.Column{{Name: "kind"}, {Name: "name"}, {Name: "field"}, {Name: "from"}, {Name: "to"}, {Name: "date", Date: true}}}
	handle, named := v.Catalog.UniqueNames(), map[string]bool{}
	shown := diff.WithoutRepeats(changes)
	for _, kind := range diff.Kinds {
		for _, ch := range ofKind(changes, kind) {
			data = append(data, newChange(ch))
			from, to := ch.From, ch.To
			if ch.Field == "" {
				from, to = placeAndLevel(ch.Before), placeAndLevel(ch.After)
			}
			records.Rows = append(records.Rows, []string{string(kind), ch.Item().Name, ch.Field, from, to, ch.Date.String()})
			name := ch.Item().Slug()
			if ch.After != nil {
				name = handle(ch.After)
			}
			if !named[name] {
				named[name] = true
				d.Names = append(d.Names, name)
			}
		}
		if same := ofKind(shown, kind); len(same) > 0 {
			d.Tables = append(d.Tables, v.changeTable(kind, same))
		}
	}
	if len(changes) == 0 {
		d.Tables = []output.Table{{Columns: []output.Column{v.head("", headName), v.head("", headChange)}}}
	}
	d.Records, d.Data = &records, data
	return d
}

func ofKind(changes []diff.Change, kind diff.Kind) []diff.Change {
	var same []diff.Change
	for _, ch := range changes {
		if ch.Kind == kind {
			same = append(same, ch)
		}
	}
	return same
}

func placeAndLevel(it *landscape.Item) string {
	if it == nil {
		return ""
	}
	text := it.Placement().String()
	if it.Maturity != "" {
		text += " (" + string(it.Maturity) + ")"
	}
	return text
}

// changeTable returns the changes of one kind, with the columns that it needs.
func (v View) changeTable(kind diff.Kind, changes []diff.Change) output.Table {
	t := output.Table{Title: fmt.Sprintf(v.Say(textGroup), v.changeTitle(kind), len(changes))}
	flexible := func(p phrase) output.Column {
		return output.Column{Header: v.Say(p), Flexible: true, MinWidth: 12}
	}
	items := make([]*landscape.Item, len(changes))
	for i, ch := range changes {
		items[i] = ch.Item()
	}
	name := v.itemNames("", items)
	var row func(it *landscape.Item, ch diff.Change) []string
	switch kind {
	case diff.Added, diff.Removed:
		t.Columns = []output.Column{name, v.level("", headMaturity), flexible(headCategory), flexible(headSub)}
		row = func(it *landscape.Item, _ diff.Change) []string {
			p := it.Placement()
			if v.Lang == "ja" {
				p = landscape.Placement{Category: v.Catalog.CategoryJa(p), Subcategory: v.Catalog.SubcategoryJa(p)}
			}
			return []string{it.Name, v.LevelName(it.Maturity), p.Category, p.Subcategory}
		}
	case diff.Changed:
		t.Columns = []output.Column{name, v.head("", headField), flexible(headFrom), flexible(headTo)}
		row = func(it *landscape.Item, ch diff.Change) []string {
			return []string{it.Name, v.fieldName(ch.Field), v.fieldValue(ch.Field, ch.From), v.fieldValue(ch.Field, ch.To)}
		}
	case diff.Renamed, diff.Moved:
		t.Columns = []output.Column{name, flexible(headFrom), flexible(headTo)}
		row = func(it *landscape.Item, ch diff.Change) []string { return []string{it.Name, ch.From, ch.To} }
	default:
		t.Columns = []output.Column{name, v.level("", headFrom), v.level("", headTo), v.head("", headDate)}
		row = func(it *landscape.Item, ch diff.Change) []string {
			return []string{it.Name, v.LevelName(landscape.Level(ch.From)), v.LevelName(landscape.Level(ch.To)), ch.Date.String()}
		}
	}
	for _, ch := range changes {
		t.Rows = append(t.Rows, row(ch.Item(), ch))
	}
	return t
}

// ChangeCount is the number of changes of a kind.
type ChangeCount struct {
	Kind    diff.Kind `json:"kind"`
	Changes int       `json:"changes"`
}

// ChangeSummary presents the number of changes of each kind.
func ChangeSummary(v View, changes []diff.Change) *output.Document {
	t := output.Table{Columns: []output.Column{v.head("kind", headKind), v.number("changes", headChanges)}}
	records := output.Table{Columns: t.Columns}
	data := []ChangeCount{}
	d := &output.Document{Records: &records}
	for _, kind := range diff.Kinds {
		if n := len(ofKind(changes, kind)); n > 0 {
			t.Rows = append(t.Rows, []string{v.Word(string(kind), changeKinds.of(string(kind))), strconv.Itoa(n)})
			records.Rows = append(records.Rows, []string{string(kind), strconv.Itoa(n)})
			data = append(data, ChangeCount{kind, n})
			d.Names = append(d.Names, string(kind))
		}
	}
	d.Tables, d.Data = []output.Table{t}, data
	return d
}
