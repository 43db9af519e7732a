package view

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// pipeWidth is the width of a timeline that is not written to a terminal.
const pipeWidth = 80

// levelMark returns the character that draws a level. It is ASCII, which is one
// column wide on every terminal.
func levelMark(l landscape.Level) string {
	switch l {
	case landscape.Sandbox, landscape.Inception:
		return "-"
	case landscape.Incubating:
		return "="
	case landscape.Graduated:
		return "#"
	case landscape.Archived:
		return "."
	}
	return "~"
}

// drawTimeline draws an axis of years and a row for each project.
func (v View) drawTimeline(w *bytes.Buffer, s output.Style, width int, spells []landscape.LevelPeriod) {
	if len(spells) == 0 {
		return
	}
	if width == 0 {
		width = pipeWidth
	}
	names, first := 0, v.Catalog.Origin.Date
	for _, sp := range spells {
		names = max(names, output.Width(output.SanitizeString(sp.Item.Name)))
		first = min(first, sp.From.Date)
	}
	names = min(names, width/3)
	axis := timeAxis{from: landscape.Date(first.Year()*10000 + 101), to: v.Catalog.Origin.Date, width: width - names - 2}
	w.WriteString(strings.TrimRight(strings.Repeat(" ", names+2)+axis.years(), " ") + "\n")
	var row strings.Builder
	for i, sp := range spells {
		start, end := axis.column(sp.From.Date), axis.width
		if sp.Until != 0 {
			end = axis.column(sp.Until)
		}
		if i == 0 || spells[i-1].Item != sp.Item {
			name := output.Fit(output.SanitizeString(sp.Item.Name), names)
			row.WriteString(name + strings.Repeat(" ", names-output.Width(name)+2) + strings.Repeat(" ", start))
		}
		row.WriteString(s.Colorize(levelColor(sp.Level), strings.Repeat(levelMark(sp.Level), max(0, end-start))))
		if i+1 == len(spells) || spells[i+1].Item != sp.Item {
			w.WriteString(row.String() + "\n")
			row.Reset()
		}
	}
	w.WriteString("\n" + v.timelineLegend(s, spells) + "\n")
}

// timeAxis maps dates to columns.
type timeAxis struct {
	from, to landscape.Date
	width    int
}

func (t timeAxis) column(d landscape.Date) int {
	all := max(1, t.from.DaysUntil(t.to))
	return min(t.width-1, t.from.DaysUntil(d)*t.width/all)
}

// years returns the years, each at its column, as many as there is room for.
func (t timeAxis) years() string {
	line := ""
	for y := t.from.Year(); y <= t.to.Year(); y++ {
		col := t.column(landscape.Date(y*10000 + 101))
		if col < len(line)+1 && line != "" || col+4 > t.width {
			continue
		}
		line += strings.Repeat(" ", col-len(line)) + strconv.Itoa(y)
	}
	return line
}

// timelineLegend returns the marks of the levels that are drawn: those in use by
// rank, then others as they occur.
func (v View) timelineLegend(s output.Style, spells []landscape.LevelPeriod) string {
	levels := append([]landscape.Level{landscape.Inception}, v.Catalog.Levels()...)
	var drawn []landscape.Level
	for _, sp := range spells {
		if levels = append(levels, sp.Level); !slices.Contains(drawn, sp.Level) {
			drawn = append(drawn, sp.Level)
		}
	}
	var parts []string
	for _, l := range levels {
		if i := slices.Index(drawn, l); i >= 0 {
			parts = append(parts, s.Colorize(levelColor(l), strings.Repeat(levelMark(l), 2))+" "+output.SanitizeString(v.LevelName(l)))
			drawn = slices.Delete(drawn, i, i+1)
		}
	}
	return strings.Join(parts, "   ")
}
