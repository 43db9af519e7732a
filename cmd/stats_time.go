package cmd

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/picture"
)

func (o *statsOptions) growth(v view, items []*landscape.Item) (*output.Document, error) {
	growth := v.catalog.Growth(items, o.monthly)
	levels := slices.Clone(v.catalog.Levels())
	for _, s := range growth {
		for l := range s.Levels {
			if !slices.Contains(levels, l) {
				levels = append(levels, l)
			}
		}
	}
	slices.SortFunc(levels, landscape.Level.Compare)
	t := output.Table{Columns: []output.Column{{Name: "date", Header: v.word("DATE", "日付")}}}
	for _, l := range levels {
		t.Columns = append(t.Columns, output.Column{Name: string(l), Header: strings.ToUpper(v.levelName(l)), Right: true})
	}
	t.Columns = append(t.Columns, output.Column{Name: "hosted", Header: v.word("HOSTED", "合計"), Right: true})
	d := &output.Document{}
	data := []output.Object{}
	for _, s := range growth {
		row, obj := []string{s.Day.String()}, output.Object{{Key: "date", Value: s.Day}}
		for _, l := range levels {
			row = append(row, strconv.Itoa(s.Levels[l]))
			obj = append(obj, output.Member{Key: string(l), Value: s.Levels[l]})
		}
		t.Rows = append(t.Rows, append(row, strconv.Itoa(s.Hosted())))
		data = append(data, append(obj, output.Member{Key: "hosted", Value: s.Hosted()}))
		d.Names = append(d.Names, s.Day.String())
	}
	o.drawn(v, d, t, "hosted")
	d.Data = data
	d.SVG = func(w *bytes.Buffer) {
		picture.Growth(w, growth, levels, v.caption("Hosted projects by maturity level"))
	}
	return d, nil
}

// caption is a chart's title and the line below it.
func (v view) caption(title string) picture.Caption {
	o := v.catalog.Origin
	note := filepath.Base(o.Name) + " " + o.URL
	if day := o.Day.String(); o.Day != 0 {
		note = v.word("Data of "+day+", ", day+"のデータ、") + note
	}
	return picture.Caption{Title: title, Note: strings.TrimSpace(note)}
}

func (o *statsOptions) tenure(v view, items []*landscape.Item) (*output.Document, error) {
	rows := v.catalog.Tenure(items)
	right := func(name string) output.Column {
		return output.Column{Name: name, Header: strings.ToUpper(name), Right: true}
	}
	t := output.Table{Columns: []output.Column{{Name: "from", Header: "FROM"}, {Name: "to", Header: "TO"},
		right("count"), right("open"), right("min"), right("q1"), right("median"), right("q3"), right("max")}}
	data := []output.Object{}
	d := &output.Document{}
	for _, r := range rows {
		row := []string{r.From, r.To, strconv.Itoa(r.Count), strconv.Itoa(r.Open)}
		obj := output.Object{{Key: "from", Value: r.From}}
		if r.To != "" {
			obj.Put("to", r.To)
		}
		obj.Put("count", r.Count)
		obj.Put("open", r.Open)
		for i, x := range []float64{r.Min, r.Q1, r.Median, r.Q3, r.Max} {
			cell := ""
			if r.Count > 0 {
				cell = strconv.FormatFloat(x, 'f', -1, 64)
				obj.Put(t.Columns[4+i].Name, x)
			}
			row = append(row, cell)
		}
		t.Rows, data = append(t.Rows, row), append(data, obj)
		d.Names = append(d.Names, strings.TrimSuffix(r.From+"-"+r.To, "-"))
	}
	o.drawn(v, d, t, "median")
	d.Data = data
	d.SVG = func(w *bytes.Buffer) { picture.Tenure(w, rows, v.caption("Days at a level, and days to the next")) }
	return d, nil
}

func (o *statsOptions) stuck(v view, items []*landscape.Item) (*output.Document, error) {
	waits := v.catalog.Stuck(items)
	if o.limit > 0 && len(waits) > o.limit {
		waits = waits[:o.limit]
	}
	t := output.Table{Columns: []output.Column{{Name: "name", Header: v.word("NAME", "名前")}, {Name: "maturity", Header: v.word("MATURITY", "成熟度"), Mark: v.paintLevel},
		{Name: "since", Header: v.word("SINCE", "開始日")}, {Name: "days", Header: v.word("DAYS", "日数"), Right: true},
		{Name: "percentile", Header: v.word("PERCENTILE", "百分位"), Right: true}}}
	records := output.Table{Columns: append(slices.Clone(t.Columns), output.Column{Name: "approximate"})}
	data := []output.Object{}
	d := &output.Document{}
	handle := v.catalog.Handles()
	for _, w := range waits {
		percentile := fmt.Sprintf("%.1f", w.Percentile)
		t.Rows = append(t.Rows, []string{w.Item.Name, v.levelName(w.Level), w.From.Day(), strconv.Itoa(w.Days), percentile})
		records.Rows = append(records.Rows, []string{w.Item.Name, string(w.Level), w.From.Date.String(), strconv.Itoa(w.Days), percentile, truth(w.From.Approximate)})
		data = append(data, output.Object{{Key: "name", Value: w.Item.Name}, {Key: "maturity", Value: w.Level}, {Key: "since", Value: w.From.Date},
			{Key: "days", Value: w.Days}, {Key: "percentile", Value: w.Percentile}})
		d.Names = append(d.Names, handle(w.Item))
	}
	if o.bars {
		v.drawBars(&t, "days")
	}
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	return d, nil
}
