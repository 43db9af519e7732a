package view

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/stats"
)

// MissingFields lists the expected fields that a project lacks.
type MissingFields struct {
	Name     string          `json:"name"`
	Maturity landscape.Level `json:"maturity"`
	Lacks    int             `json:"lacks"`
	Missing  []string        `json:"missing"`
}

// MissingField is the number of projects that lack a field.
type MissingField struct {
	Field    string `json:"field"`
	Lacking  int    `json:"lacking"`
	Projects int    `json:"projects"` // in all
}

// Completeness presents the expected fields that each hosted project lacks or,
// by "field", the number of projects that lack each.
func Completeness(v View, items []*landscape.Item, o StatsOptions) (*output.Document, error) {
	items = slices.DeleteFunc(items, func(it *landscape.Item) bool { return it.Maturity == "" })
	gaps := stats.Completeness(v.Catalog, items)
	if len(o.By) > 0 {
		if len(o.By) > 1 || o.By[0] != "field" {
			return nil, fmt.Errorf("by: %q is not \"field\"", strings.Join(o.By, ","))
		}
		return v.missingByField(gaps, o), nil
	}
	slices.SortStableFunc(gaps, func(a, b stats.MissingFields) int { return len(b.Missing) - len(a.Missing) })
	if o.Limit > 0 && len(gaps) > o.Limit {
		gaps = gaps[:o.Limit]
	}
	missing := v.head("missing", headMissing)
	missing.Flexible, missing.MinWidth, missing.Wraps = true, 24, true
	shown := make([]*landscape.Item, len(gaps))
	for i, g := range gaps {
		shown[i] = g.Item
	}
	t := output.Table{Columns: []output.Column{v.itemNames("name", shown), v.level("maturity", headMaturity), v.number("lacks", headLacks), missing}}
	records := output.Table{Columns: t.Columns}
	data := []MissingFields{}
	d := &output.Document{}
	handle := v.Catalog.UniqueNames()
	for _, g := range gaps {
		n, list := strconv.Itoa(len(g.Missing)), strings.Join(g.Missing, ", ")
		var missing []string
		for _, field := range g.Missing {
			missing = append(missing, v.fieldName(field))
		}
		t.Rows = append(t.Rows, []string{g.Item.Name, v.LevelName(g.Item.Maturity), n, strings.Join(missing, v.separator())})
		records.Rows = append(records.Rows, []string{g.Item.Name, string(g.Item.Maturity), n, list})
		data = append(data, MissingFields{g.Item.Name, g.Item.Maturity, len(g.Missing), append([]string{}, g.Missing...)})
		d.Names = append(d.Names, handle(g.Item))
	}
	if o.Bars {
		v.drawBars(&t, "lacks")
	}
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	return d, nil
}

func (v View) missingByField(gaps []stats.MissingFields, o StatsOptions) *output.Document {
	t := output.Table{Columns: []output.Column{v.head("field", headField), v.number("lacking", headLacking), v.number("projects", headProjects)}}
	records := output.Table{Columns: t.Columns}
	data := []MissingField{}
	for _, field := range stats.ExpectedFields {
		n := 0
		for _, g := range gaps {
			if slices.Contains(g.Missing, field) {
				n++
			}
		}
		numbers := []string{strconv.Itoa(n), strconv.Itoa(len(gaps))}
		t.Rows = append(t.Rows, append([]string{v.fieldName(field)}, numbers...))
		records.Rows = append(records.Rows, append([]string{field}, numbers...))
		data = append(data, MissingField{field, n, len(gaps)})
	}
	d := &output.Document{Names: stats.ExpectedFields, Data: data}
	o.setTable(v, d, t, "lacking")
	d.Records = &records
	d.SVG = func(w *bytes.Buffer) { v.drawKnown(w, data) }
	return d
}
