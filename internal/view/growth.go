package view

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/stats"
	"github.com/landscope-cli/landscope/internal/svg"
)

// GrowthPoint is the number of hosted projects on a date. JSON has a key for each
// level, between date and hosted.
type GrowthPoint struct {
	Date   landscape.Date `json:"date"`
	Levels LevelNumbers   `json:"-"`
	Hosted int            `json:"hosted"`
}

// MarshalJSON writes the levels as keys.
func (g GrowthPoint) MarshalJSON() ([]byte, error) {
	o := append(output.Object{{Key: "date", Value: g.Date}}, g.Levels...)
	return append(o, output.Member{Key: "hosted", Value: g.Hosted}).MarshalJSON()
}

// Growth presents the number of hosted projects by level at the end of
// each year or month.
func Growth(v View, items []*landscape.Item, o StatsOptions) (*output.Document, error) {
	growth := stats.Growth(v.Catalog, items, o.Monthly)
	levels := slices.Clone(v.Catalog.Levels())
	for _, s := range growth {
		for l := range s.Levels {
			if !slices.Contains(levels, l) {
				levels = append(levels, l)
			}
		}
	}
	slices.SortFunc(levels, landscape.Level.Compare)
	t := output.Table{Columns: []output.Column{v.date("date", headDate)}}
	for _, l := range levels {
		header := strings.ToUpper(v.LevelName(l))
		t.Columns = append(t.Columns, output.Column{Name: string(l), Header: header, Short: v.shortLevel("maturity", header), Right: true})
	}
	t.Columns = append(t.Columns, v.number("hosted", headHosted))
	d := &output.Document{}
	data := []GrowthPoint{}
	for _, s := range growth {
		row, result := []string{s.Date.String()}, GrowthPoint{Date: s.Date, Hosted: s.Hosted()}
		for _, l := range levels {
			row = append(row, strconv.Itoa(s.Levels[l]))
			result.Levels = append(result.Levels, output.Member{Key: string(l), Value: s.Levels[l]})
		}
		t.Rows = append(t.Rows, append(row, strconv.Itoa(s.Hosted())))
		data = append(data, result)
		d.Names = append(d.Names, s.Date.String())
	}
	o.setTable(v, d, t, "hosted")
	d.Data = data
	d.SVG = func(w *bytes.Buffer) {
		svg.Growth(w, growth, levels, v.caption(v.Say(titleGrowth)))
	}
	return d, nil
}
