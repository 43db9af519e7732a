package webpage

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/view"
)

// A chart is a picture with its table.
type chart struct {
	Title   string     `json:"title"`
	SVG     string     `json:"svg"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// radar returns the picture that "landscope radar" draws, or nil if no item has a status.
// The script draws the other charts, because they follow its filters.
func radar(v view.View, items []*landscape.Item) *chart {
	if len(v.Catalog.Statuses) == 0 || len(items) == 0 {
		return nil
	}
	d := view.Radar(v, items)
	if d.SVG == nil || len(d.Tables) == 0 {
		return nil
	}
	var w bytes.Buffer
	d.SVG(&w)
	c := &chart{Title: Words(v.Lang)["chartradar"], SVG: w.String()}
	for _, column := range d.Tables[0].Columns {
		c.Columns = append(c.Columns, column.Header)
	}
	for _, table := range d.Tables {
		c.Rows = append(c.Rows, table.Rows...)
	}
	return c
}
