// Package svg draws charts, maps, radars and graphs as SVG. Text stays text, colors follow the
// viewer's light or dark theme, and the same input gives the same bytes.
package svg

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/stats"
)

// Caption is the title above a picture and the note below it, and the language of the
// picture.
type Caption struct {
	Title, Note string
	Words       Words // the zero value is English
	// Bare leaves out the styles, the background and the visible title and note, for a
	// page that has its own.
	Bare bool
}

func (c Caption) inWords() Caption {
	if c.Words.Level == nil {
		c.Words = English()
	}
	return c
}

// The size of a chart and the position of its plot, in pixels.
const (
	width, height                      = 860, 460
	plotLeft, plotRight                = 60, 720
	plotTop, plotBottom                = 64, 390
	tenureLeft, tenureRight, rowHeight = 200, 680, 44
	bareTop, bareBottom                = 40, 36 // room for the title and the note
)

const style = `<style>
text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK JP",sans-serif;fill:#1f2937}
.title{font-size:18px;font-weight:600}.total{font-weight:600}.note,.tick{fill:#6b7280;font-size:12px}
.back{fill:#fff}.grid{stroke:#e5e7eb}.axis{stroke:#9ca3af}.whisker{stroke:#6b7280;stroke-width:1.5}.median{stroke:#111827;stroke-width:2.5}
.graduated{fill:#15803d}.incubating{fill:#0e7490}.sandbox,.inception{fill:#d97706}.archived{fill:#9ca3af}.other{fill:#7c3aed}.box{fill:#93c5fd}
@media(prefers-color-scheme:dark){text{fill:#e5e7eb}.note,.tick{fill:#9ca3af}.back{fill:#111827}.grid{stroke:#374151}.axis{stroke:#6b7280}
.whisker{stroke:#9ca3af}.median{stroke:#f9fafb}.graduated{fill:#4ade80}.incubating{fill:#22d3ee}.sandbox,.inception{fill:#fbbf24}.archived{fill:#6b7280}.other{fill:#a78bfa}.box{fill:#1d4ed8}}
</style>
`

// writeStart writes the start of an SVG of a height, with its caption.
func writeStart(w *bytes.Buffer, c Caption, h int) { writeWideStart(w, c, width, h) }

func writeWideStart(w *bytes.Buffer, c Caption, width, h int) {
	if c.Bare {
		fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 %d %d %d" role="img" aria-label="%s">`+"\n", bareTop, width, h-bareTop-bareBottom, escape(c.Title))
		return
	}
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title">`+"\n", width, h, width, h)
	fmt.Fprintf(w, "<title id=\"title\">%s</title>\n%s", escape(c.Title), style)
	fmt.Fprintf(w, `<rect class="back" width="%d" height="%d"/>`+"\n", width, h)
	text(w, "title", 20, 32, "start", fit(c.Title, 18*bold, float64(width-40)))
	text(w, "note", 20, h-14, "start", fit(c.Note, 12, float64(width-40)))
}

func text(w *bytes.Buffer, class string, x, y int, anchor, s string) {
	fmt.Fprintf(w, `<text class="%s" x="%d" y="%d" text-anchor="%s">%s</text>`+"\n", class, x, y, anchor, escape(s))
}

func line(w *bytes.Buffer, class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(w, `<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`+"\n", class, x1, y1, x2, y2)
}

// escape returns text for XML. Characters that XML does not allow become visible.
func escape(s string) string {
	var out strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"':
			out.WriteString("&quot;")
		case r < 0x20:
			out.WriteRune(0x2400 + r)
		case r == 0xfffe || r == 0xffff || r >= 0x7f && r < 0xa0 || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			out.WriteRune(0xfffd)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func class(l landscape.Level) string {
	if l.Rank() <= landscape.Archived.Rank() {
		return string(l)
	}
	return "other"
}

// Growth draws the number of hosted projects over time, a band for each level: the
// most mature at the bottom, archived projects at the top.
func Growth(w *bytes.Buffer, growth []stats.LevelCounts, levels []landscape.Level, c Caption) {
	c = c.inWords()
	writeStart(w, c, height)
	defer w.WriteString("</svg>\n")
	if len(growth) < 2 {
		text(w, "tick", plotLeft, plotTop+20, "start", c.Words.TooFewDates)
		return
	}
	first, last := growth[0].Date, growth[len(growth)-1].Date
	plotRight := float64(plotRight) // further to the left where labels are wide
	for _, l := range levels {
		label := fmt.Sprintf("%s %d", c.Words.Level(l), growth[len(growth)-1].Levels[l])
		plotRight = min(plotRight, width-20-measure(label, 13))
	}
	x := func(d landscape.Date) float64 {
		return plotLeft + float64(first.DaysUntil(d))*(plotRight-plotLeft)/float64(max(1, first.DaysUntil(last)))
	}
	top := 0
	for _, s := range growth {
		top = max(top, s.Hosted())
	}
	step, most := ticks(top)
	y := func(n int) float64 { return plotBottom - float64(n)*(plotBottom-plotTop)/float64(most) }
	for n := 0; n <= most; n += step {
		line(w, "grid", plotLeft, y(n), plotRight, y(n))
		text(w, "tick", plotLeft-8, int(y(n))+4, "end", strconv.Itoa(n))
	}
	below := make([]int, len(growth))
	labelAt := float64(plotBottom) + 18
	for _, l := range bands(levels) {
		points := make([]string, 0, 2*len(growth))
		var back []string
		for i, s := range growth {
			points = append(points, fmt.Sprintf("%.1f,%.1f", x(s.Date), y(below[i]+s.Levels[l])))
			back = append([]string{fmt.Sprintf("%.1f,%.1f", x(s.Date), y(below[i]))}, back...)
		}
		now := growth[len(growth)-1].Levels[l]
		middle := (y(below[len(below)-1]) + y(below[len(below)-1]+now)) / 2
		fmt.Fprintf(w, `<polygon class="%s" points="%s"><title>%s</title></polygon>`+"\n",
			class(l), strings.Join(append(points, back...), " "), escape(fmt.Sprintf(c.Words.CountOn, c.Words.Level(l), now, last)))
		labelAt = min(middle+4, labelAt-18)
		text(w, "label", int(plotRight)+12, int(labelAt), "start", fmt.Sprintf("%s %d", c.Words.Level(l), now))
		for i, s := range growth {
			below[i] += s.Levels[l]
		}
	}
	line(w, "axis", plotLeft, plotBottom, plotRight, plotBottom)
	for year := first.Year() + 1; year <= last.Year(); year++ {
		at := x(landscape.Date(year*10000 + 101))
		line(w, "axis", at, plotBottom, at, plotBottom+5)
		text(w, "tick", int(at), plotBottom+20, "middle", strconv.Itoa(year))
	}
	text(w, "total", int(plotRight)+12, int(min(y(top)-8, labelAt-18)), "start", fmt.Sprintf(c.Words.Hosted, growth[len(growth)-1].Hosted()))
}

// bands returns levels from the bottom of the chart: graduated first, archived last.
func bands(levels []landscape.Level) []landscape.Level {
	var active, over []landscape.Level
	for _, l := range levels {
		if l == landscape.Archived {
			over = append(over, l)
		} else {
			active = append([]landscape.Level{l}, active...)
		}
	}
	return append(active, over...)
}

// ticks returns a round step and the least multiple of it that is not below n.
func ticks(n int) (step, most int) {
	step = 1
	for _, s := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000} {
		if step = s; n/s <= 8 {
			break
		}
	}
	return step, max(step, (n+step-1)/step*step)
}

// Tenure draws a box plot for each row: a box from the first quartile to the third, a
// line at the median, whiskers to the minimum and the maximum.
func Tenure(w *bytes.Buffer, rows []stats.TenureRow, c Caption) {
	c = c.inWords()
	h := plotTop + rowHeight*len(rows) + 84
	writeStart(w, c, h)
	bottom := float64(h - 80)
	longest := 0
	for _, r := range rows {
		longest = max(longest, int(r.Max+0.5))
	}
	step, most := ticks(longest)
	tenureLeft := float64(tenureLeft) // further to the right where labels are wide
	for _, r := range rows {
		tenureLeft = max(tenureLeft, min(measure(tenureLabel(r, c), 13)+24, 320))
	}
	x := func(days float64) float64 { return tenureLeft + days*(tenureRight-tenureLeft)/float64(most) }
	for n := 0; n <= most; n += step {
		line(w, "grid", x(float64(n)), plotTop-8, x(float64(n)), bottom)
		text(w, "tick", int(x(float64(n))), int(bottom)+18, "middle", strconv.Itoa(n))
	}
	text(w, "tick", int(tenureLeft+tenureRight)/2, int(bottom)+38, "middle", c.Words.Days)
	for i, r := range rows {
		middle := float64(plotTop + i*rowHeight + rowHeight/2)
		label := tenureLabel(r, c)
		text(w, "label", int(tenureLeft)-14, int(middle)+4, "end", label)
		if r.Count == 0 {
			text(w, "tick", int(tenureLeft)+6, int(middle)+4, "start", c.Words.NoPeriods)
			continue
		}
		line(w, "whisker", x(r.Min), middle, x(r.Max), middle)
		line(w, "whisker", x(r.Min), middle-7, x(r.Min), middle+7)
		line(w, "whisker", x(r.Max), middle-7, x(r.Max), middle+7)
		fmt.Fprintf(w, `<rect class="box" x="%.1f" y="%.1f" width="%.1f" height="24" rx="2"><title>%s</title></rect>`+"\n",
			x(r.Q1), middle-12, max(1, x(r.Q3)-x(r.Q1)), escape(fmt.Sprintf(c.Words.Quartiles, label, r.Count, r.Q1, r.Median, r.Q3)))
		line(w, "median", x(r.Median), middle-12, x(r.Median), middle+12)
		text(w, "label", tenureRight+16, int(middle)+4, "start", fmt.Sprintf(c.Words.Median, r.Median, r.Count))
	}
	w.WriteString("</svg>\n")
}

// tenureLabel says which periods a row of a box plot is about.
func tenureLabel(r stats.TenureRow, c Caption) string {
	if r.To == "" {
		return fmt.Sprintf(c.Words.AtLevel, c.Words.Level(landscape.Level(r.From)))
	}
	return fmt.Sprintf(c.Words.ToLevel, c.Words.Level(landscape.Level(r.From)), c.Words.Level(landscape.Level(r.To)))
}
