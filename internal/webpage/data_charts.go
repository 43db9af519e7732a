package webpage

import (
	"bytes"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// A chart is a picture of the statistics, with its table.
type chart struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	SVG     string     `json:"svg"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// charts returns the pictures that "landscope stats" and "landscope radar" draw.
func charts(v view.View, items []*landscape.Item) []chart {
	var hosted, members []*landscape.Item
	for _, it := range items {
		switch v.Catalog.Kind(it) {
		case landscape.KindHosted:
			hosted = append(hosted, it)
		case landscape.KindMember:
			members = append(members, it)
		}
	}
	words := Words(v.Lang)
	all := []chart{}
	add := func(id string, n int, d *output.Document, err error) {
		if err != nil || n == 0 || d.SVG == nil || len(d.Tables) == 0 {
			return
		}
		var w bytes.Buffer
		d.SVG(&w)
		c := chart{ID: id, Title: words["chart"+id], SVG: w.String(), Columns: []string{}, Rows: [][]string{}}
		for _, column := range d.Tables[0].Columns {
			c.Columns = append(c.Columns, column.Header)
		}
		for _, table := range d.Tables {
			c.Rows = append(c.Rows, table.Rows...)
		}
		all = append(all, c)
	}
	if len(v.Catalog.Statuses) > 0 {
		d := view.Radar(v, items)
		add("radar", len(items), d, nil)
	}
	d, err := view.Growth(v, hosted, view.StatsOptions{})
	add("growth", len(hosted), d, err)
	others := slices.DeleteFunc(slices.Clone(items), func(it *landscape.Item) bool { return v.Catalog.Kind(it) == landscape.KindMember })
	d, err = view.Counts(v, others, view.StatsOptions{By: []string{"category", "maturity"}})
	add("categories", len(others), d, err)
	d, err = view.Tenure(v, hosted, view.StatsOptions{})
	add("tenure", len(hosted), d, err)
	d, err = view.Completeness(v, hosted, view.StatsOptions{By: []string{"field"}})
	add("facts", len(hosted), d, err)
	d, err = view.Counts(v, members, view.StatsOptions{By: []string{"joined_at"}})
	add("members", len(members), d, err)
	return all
}
