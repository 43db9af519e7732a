package svg

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// BarRow is a row of a bar chart: a label, and the lengths of its parts.
type BarRow struct {
	Label string
	Parts []int // by the parts of the chart
}

// BarPart is what the parts of the same color mean: a level, or "" for items that
// have none.
type BarPart struct {
	Level landscape.Level
	Name  string
}

// Sizes of a bar chart, in pixels.
const (
	barsLeft, barsRight = 250, 760
	barHeight, barStep  = 18, 28
)

// Bars draws a bar for each row, with its parts one after the other and their sum
// beside it, above a legend of the parts.
func Bars(w *bytes.Buffer, rows []BarRow, parts []BarPart, c Caption) {
	c = c.inWords()
	top := plotTop
	bottom := top + barStep*len(rows)
	writeStart(w, c, bottom+84)
	longest := 0
	for _, r := range rows {
		longest = max(longest, r.sum())
	}
	step, most := ticks(longest)
	x := func(n int) float64 { return barsLeft + float64(n)*(barsRight-barsLeft)/float64(most) }
	for n := 0; n <= most; n += step {
		line(w, "grid", x(n), float64(top), x(n), float64(bottom))
		text(w, "tick", int(x(n)), bottom+18, "middle", strconv.Itoa(n))
	}
	for i, r := range rows {
		y, from := top+i*barStep+(barStep-barHeight)/2, 0
		text(w, "label", barsLeft-12, y+14, "end", fit(r.Label, 13, barsLeft-24))
		for k, n := range r.Parts {
			if n > 0 {
				fmt.Fprintf(w, `<rect class="%s" x="%.1f" y="%d" width="%.1f" height="%d"><title>%s</title></rect>`+"\n", barClass(parts[k].Level),
					x(from), y, max(1, x(from+n)-x(from)), barHeight, escape(fmt.Sprintf("%s, %s: %d", r.Label, parts[k].Name, n)))
			}
			from += n
		}
		text(w, "tick", int(x(from))+8, y+14, "start", strconv.Itoa(from))
	}
	if len(parts) > 1 {
		at := float64(barsLeft)
		for _, p := range parts {
			fmt.Fprintf(w, `<rect class="%s" x="%.1f" y="%d" width="12" height="12" rx="3"/>`+"\n", barClass(p.Level), at, bottom+31)
			text(w, "tick", int(at)+18, bottom+41, "start", p.Name)
			at += 18 + measure(p.Name, 12) + 18
		}
	}
	w.WriteString("</svg>\n")
}

func (r BarRow) sum() int {
	n := 0
	for _, part := range r.Parts {
		n += part
	}
	return n
}

func barClass(l landscape.Level) string {
	if l == "" {
		return "box"
	}
	return class(l)
}
