package view

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/stats"
	"github.com/landscope-cli/landscope/internal/svg"
)

// TenureRow is how long projects stay at a level, or take to the next, in days. The
// quartiles are nil if there is no such project.
type TenureRow struct {
	From   string   `json:"from"`
	To     string   `json:"to,omitempty"`
	Count  int      `json:"count"`
	Open   int      `json:"open"` // projects that are still at the level
	Min    *float64 `json:"min,omitempty"`
	Q1     *float64 `json:"q1,omitempty"`
	Median *float64 `json:"median,omitempty"`
	Q3     *float64 `json:"q3,omitempty"`
	Max    *float64 `json:"max,omitempty"`
}

// Tenure presents how long projects stay at each level, and take to the
// next.
func Tenure(v View, items []*landscape.Item, o StatsOptions) (*output.Document, error) {
	rows := stats.Tenure(v.Catalog, items)
	t := output.Table{Columns: []output.Column{v.head("from", headLevel), v.head("to", headNextLevel),
		v.number("count", headCount), v.number("open", headOpen), v.number("min", headMin), v.number("q1", headQ1),
		v.number("median", headMedian), v.number("q3", headQ3), v.number("max", headMax)}}
	records := output.Table{Columns: t.Columns}
	data := []TenureRow{}
	d := &output.Document{}
	for _, r := range rows {
		result := TenureRow{From: r.From, To: r.To, Count: r.Count, Open: r.Open}
		cells, exact := make([]string, 5), make([]string, 5)
		if r.Count > 0 {
			result.Min, result.Q1, result.Median, result.Q3, result.Max = &r.Min, &r.Q1, &r.Median, &r.Q3, &r.Max
			for i, x := range []float64{r.Min, r.Q1, r.Median, r.Q3, r.Max} {
				cells[i], exact[i] = strconv.FormatFloat(math.Round(x), 'f', -1, 64), strconv.FormatFloat(x, 'f', -1, 64)
			}
		}
		counts := []string{strconv.Itoa(r.Count), strconv.Itoa(r.Open)}
		t.Rows = append(t.Rows, slices.Concat([]string{v.stageName(r.From), v.stageName(r.To)}, counts, cells))
		records.Rows = append(records.Rows, slices.Concat([]string{r.From, r.To}, counts, exact))
		data = append(data, result)
		d.Names = append(d.Names, strings.TrimSuffix(r.From+"-"+r.To, "-"))
	}
	o.setTable(v, d, t, "median")
	d.Records = &records
	d.Data = data
	d.SVG = func(w *bytes.Buffer) { svg.Tenure(w, rows, v.caption(v.Say(titleTenure))) }
	return d, nil
}

// StuckProject is a project that has been long at a level.
type StuckProject struct {
	Name       string          `json:"name"`
	Maturity   landscape.Level `json:"maturity"`
	Since      landscape.Date  `json:"since"`
	Days       int             `json:"days"`
	Percentile float64         `json:"percentile"` // of the projects at the level, that have been there for a shorter time
}

// Stuck presents the projects that have been longest in sandbox or
// incubating.
func Stuck(v View, items []*landscape.Item, o StatsOptions) (*output.Document, error) {
	waits := stats.Stuck(v.Catalog, items)
	if o.Limit > 0 && len(waits) > o.Limit {
		waits = waits[:o.Limit]
	}
	shown := make([]*landscape.Item, len(waits))
	for i, w := range waits {
		shown[i] = w.Item
	}
	t := output.Table{Columns: []output.Column{v.itemNames("name", shown), v.level("maturity", headMaturity), v.date("since", headSince),
		v.number("days", headDays), v.number("percentile", headPercentile)}}
	records := output.Table{Columns: append(slices.Clone(t.Columns), output.Column{Name: "approximate"})}
	data := []StuckProject{}
	d := &output.Document{}
	handle := v.Catalog.UniqueNames()
	for _, w := range waits {
		days, percentile := strconv.Itoa(w.Days), fmt.Sprintf("%.1f", w.Percentile)
		t.Rows = append(t.Rows, []string{w.Item.Name, v.LevelName(w.Level), w.From.FormatDate(), days, fmt.Sprintf("%.0f", w.Percentile)})
		records.Rows = append(records.Rows, []string{w.Item.Name, string(w.Level), w.From.Date.String(), days, percentile, checkMark(w.From.Approximate)})
		data = append(data, StuckProject{w.Item.Name, w.Level, w.From.Date, w.Days, w.Percentile})
		d.Names = append(d.Names, handle(w.Item))
	}
	if o.Bars {
		v.drawBars(&t, "days")
	}
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	return d, nil
}
