package view

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// TimelinePeriod is the time that a project spent at a level.
type TimelinePeriod struct {
	Name             string          `json:"name"`
	Maturity         landscape.Level `json:"maturity"`
	From             landscape.Date  `json:"from"`
	Approximate      bool            `json:"approximate,omitempty"`
	Until            landscape.Date  `json:"until,omitzero"` // zero if the project is still at the level
	UntilApproximate bool            `json:"until_approximate,omitempty"`
	Days             int             `json:"days"`
}

// Timeline presents the levels of projects over time.
func Timeline(v View, spells []landscape.LevelPeriod) *output.Document {
	t := output.Table{Columns: []output.Column{v.head("name", headName), v.level("maturity", headMaturity),
		v.date("from", headStart), v.date("until", headUntil), v.number("days", headDays)}}
	records := output.Table{Columns: append(slices.Clone(t.Columns), output.Column{Name: "from_approximate"}, output.Column{Name: "until_approximate"})}
	d := &output.Document{}
	data := []TimelinePeriod{}
	handle := v.Catalog.UniqueNames()
	for _, s := range spells {
		until := landscape.LevelChange{Date: s.Until, Approximate: s.UntilApproximate}
		days := strconv.Itoa(s.Days)
		t.Rows = append(t.Rows, []string{s.Item.Name, v.LevelName(s.Level), s.From.FormatDate(), until.FormatDate(), days})
		records.Rows = append(records.Rows, []string{s.Item.Name, string(s.Level), s.From.Date.String(), s.Until.String(), days,
			checkMark(s.From.Approximate), checkMark(s.UntilApproximate)})
		data = append(data, TimelinePeriod{Name: s.Item.Name, Maturity: s.Level, From: s.From.Date, Approximate: s.From.Approximate,
			Until: s.Until, UntilApproximate: s.UntilApproximate, Days: s.Days})
		if name := handle(s.Item); len(d.Names) == 0 || d.Names[len(d.Names)-1] != name {
			d.Names = append(d.Names, name)
		}
	}
	d.Tables, d.Records, d.Data = []output.Table{t}, &records, data
	d.Text = func(w *bytes.Buffer, s output.Style, width int) error {
		v.drawTimeline(w, s, width, spells)
		return nil
	}
	return d
}
