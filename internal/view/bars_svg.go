package view

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/stats"
	"github.com/landscope-cli/landscope/internal/svg"
)

// drawCounts draws counts as bars, in which each level has its color if the second
// field is the maturity.
func (v View) drawCounts(w *bytes.Buffer, t stats.CrossTab, by []string) {
	parts := []svg.BarPart{{Name: v.Say(labelItems)}}
	columns := t.Columns
	title := fmt.Sprintf(v.Say(titleCounts), strings.ToLower(v.fieldHeader(by[0])))
	if by[len(by)-1] == "maturity" && len(by) > 1 {
		columns = slices.Clone(t.Columns)
		slices.SortStableFunc(columns, func(a, b string) int { return columnRank(a) - columnRank(b) })
		parts = nil
		for _, name := range columns {
			if name == stats.NoValue {
				parts = append(parts, svg.BarPart{Name: v.notHosted()})
				continue
			}
			parts = append(parts, svg.BarPart{Level: landscape.Level(name), Name: v.stageName(name)})
		}
	}
	var rows []svg.BarRow
	for _, value := range t.Rows {
		row := svg.BarRow{Label: v.valueName(by[0], value)}
		for _, column := range columns {
			row.Parts = append(row.Parts, t.Cells[[2]string{value, column}])
		}
		if len(row.Parts) != len(parts) {
			row.Parts = []int{t.Totals[value]}
		}
		rows = append(rows, row)
	}
	svg.Bars(w, rows, parts, v.caption(title))
}

// columnRank orders levels as a map does.
func columnRank(level string) int {
	if level == stats.NoValue {
		level = ""
	}
	return mapRank(&landscape.Item{Maturity: landscape.Level(level)})
}

// drawKnown draws how many projects have each field.
func (v View) drawKnown(w *bytes.Buffer, missing []MissingField) {
	var rows []svg.BarRow
	for _, m := range missing {
		rows = append(rows, svg.BarRow{Label: v.Label(m.Field), Parts: []int{m.Projects - m.Lacking}})
	}
	svg.Bars(w, rows, []svg.BarPart{{Name: v.Say(labelHosted)}}, v.caption(v.Say(titleKnown)))
}
