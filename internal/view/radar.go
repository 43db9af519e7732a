package view

import (
	"bytes"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/svg"
)

// sector is a category on the radar, with its items by ring.
type sector struct {
	category string
	items    []*landscape.Item
}

// sectors returns the categories of items in the order of the landscape.
func (v View) sectors(items []*landscape.Item) []sector {
	var out []sector
	for _, category := range v.Catalog.Categories {
		s := sector{category: category.Name}
		for _, ring := range v.Catalog.Statuses {
			for _, it := range items {
				if it.Category == category.Name && it.Status == ring && !slices.Contains(s.items, it) {
					s.items = append(s.items, it)
				}
			}
		}
		if len(s.items) > 0 && !slices.ContainsFunc(out, func(t sector) bool { return t.category == s.category }) {
			out = append(out, s)
		}
	}
	return out
}

// radarFields lists the fields of an item that the radar has as data.
var radarFields = []string{"name", "status", "category", "subcategory", "maturity", "owner", "note", "homepage_url"}

// Radar presents items that have a status as a technology radar.
func Radar(v View, items []*landscape.Item) *output.Document {
	sectors := v.sectors(items)
	fields, _ := FieldsNamed(radarFields)
	d := &output.Document{}
	var ordered []*landscape.Item
	for _, s := range sectors {
		ordered = append(ordered, s.items...)
		t := v.ringTable(s.items)
		t.Title = v.PlacementName(landscape.Placement{Category: s.category})
		d.Tables = append(d.Tables, t)
	}
	if len(sectors) == 0 {
		d.Tables = []output.Table{v.ringTable(nil)}
	}
	d.Records, d.Data, d.Names = itemRecords(v.Catalog, fields, ordered), itemObjects(v.Catalog, fields, ordered), names(v.Catalog, ordered)
	d.SVG = func(w *bytes.Buffer) { v.drawRadar(w, sectors) }
	return d
}

// ringTable returns the table of a category.
func (v View) ringTable(items []*landscape.Item) output.Table {
	owner, note := v.head("owner", headOwner), v.head("note", headNote)
	owner.Flexible, owner.MinWidth = true, 12
	note.Flexible, note.MinWidth = true, 16
	t := output.Table{Columns: []output.Column{v.head("status", headRing), v.itemNames("name", items), v.level("maturity", headMaturity), owner, note}}
	for _, it := range items {
		t.Rows = append(t.Rows, []string{v.statusName(it.Status), it.Name, v.LevelName(it.Maturity), it.Owner, it.Note})
	}
	return t
}

func (v View) drawRadar(w *bytes.Buffer, sectors []sector) {
	var r svg.Radar
	for _, ring := range v.Catalog.Statuses {
		r.Rings = append(r.Rings, v.statusName(ring))
	}
	for i, s := range sectors {
		r.Sectors = append(r.Sectors, v.PlacementName(landscape.Placement{Category: s.category}))
		for _, it := range s.items {
			r.Dots = append(r.Dots, svg.Dot{Name: it.Name, Level: it.Maturity,
				Ring: slices.Index(v.Catalog.Statuses, it.Status), Sector: i})
		}
	}
	svg.DrawRadar(w, r, v.caption(v.Say(titleRadar)))
}
