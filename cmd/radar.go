package cmd

import (
	"bytes"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/picture"
	"github.com/spf13/cobra"
)

type radarOptions struct {
	selection
	printer
}

func newRadar(a *app) *cobra.Command {
	o := &radarOptions{printer: printer{special: []string{"svg"}}}
	cmd := &cobra.Command{
		Use: "radar",
		Long: "Show the items to which an overlay gives a status, by category and status: the\n" +
			"rings of a technology radar, adopt, trial, assess and hold or your own words.\n" +
			"-o svg draws it. `landscope help overlays` tells how to write the overlay; name\n" +
			"it with --overlay or in LANDSCOPE_OVERLAY.",
		Example: "  landscope radar\n" +
			"  landscope radar --category observability -o markdown\n" +
			"  landscope radar -o svg",
		Args: noArgs,
	}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	cmd.RunE = func(*cobra.Command, []string) error { return o.run(a) }
	return cmd
}

func (o *radarOptions) run(a *app) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	rated := slices.DeleteFunc(slices.Clone(items), func(it *landscape.Item) bool { return it.Status == "" })
	switch {
	case len(rated) > 0:
	case len(c.Statuses) == 0:
		a.note("no item has a status; an overlay gives one, see landscope help overlays")
	case len(items) > 0:
		a.note("no item that matches has a status")
	default:
		o.noneMatch(a, c, items)
	}
	return a.print(choice, radarDocument(view{catalog: c, lang: lang}, rated))
}

// sector is a category on the radar, its items by ring.
type sector struct {
	category string
	items    []*landscape.Item
}

// sectors returns the categories of items in the map's order.
func (v view) sectors(items []*landscape.Item) []sector {
	var out []sector
	for _, cat := range v.catalog.Categories {
		s := sector{category: cat.Name}
		for _, ring := range v.catalog.Statuses {
			for _, it := range items {
				if it.Category == cat.Name && it.Status == ring && !slices.Contains(s.items, it) {
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

// radarFields are what the radar's JSON has of an item.
var radarFields = []string{"name", "status", "category", "subcategory", "maturity", "owner", "note", "homepage_url"}

func radarDocument(v view, items []*landscape.Item) *output.Document {
	sectors := v.sectors(items)
	fields, _ := fieldsNamed(radarFields)
	d := &output.Document{Data: []output.Object{}}
	var ordered []*landscape.Item
	for _, s := range sectors {
		ordered = append(ordered, s.items...)
		t := v.ringTable(s.items)
		t.Title = s.category
		if v.lang == "ja" {
			t.Title = v.catalog.CategoryJa(landscape.Placement{Category: s.category})
		}
		d.Tables = append(d.Tables, t)
	}
	if len(sectors) == 0 {
		d.Tables = []output.Table{v.ringTable(nil)}
	}
	records := view{catalog: v.catalog, lang: "en", records: true, fields: fields}
	t := records.table(group{items: ordered}, nil)
	d.Records, d.Data, d.Names = &t, records.objects(ordered), names(v.catalog, ordered)
	d.SVG = func(w *bytes.Buffer) { v.drawRadar(w, sectors) }
	return d
}

// ringTable is a category's items for people.
func (v view) ringTable(items []*landscape.Item) output.Table {
	t := output.Table{Columns: []output.Column{
		{Name: "status", Header: v.word("RING", "採用状況")},
		{Name: "name", Header: v.word("NAME", "名前")},
		{Name: "maturity", Header: v.word("MATURITY", "成熟度"), Mark: v.paintLevel},
		{Name: "owner", Header: v.word("OWNER", "担当"), Flexible: true, MinWidth: 12},
		{Name: "note", Header: v.word("NOTE", "メモ"), Flexible: true, MinWidth: 16},
	}}
	for _, it := range items {
		t.Rows = append(t.Rows, []string{it.Status, it.Name, v.levelName(it.Maturity), it.Owner, it.Note})
	}
	return t
}

func (v view) drawRadar(w *bytes.Buffer, sectors []sector) {
	r := picture.Radar{Rings: v.catalog.Statuses}
	for i, s := range sectors {
		r.Sectors = append(r.Sectors, s.category)
		for _, it := range s.items {
			r.Dots = append(r.Dots, picture.Dot{Name: it.Name, Level: it.Maturity,
				Ring: slices.Index(r.Rings, it.Status), Sector: i})
		}
	}
	picture.DrawRadar(w, r, v.caption("Technology radar"))
}
