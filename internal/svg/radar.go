package svg

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Radar is a technology radar, with what an organization adopts in the center.
type Radar struct {
	Rings   []string // the innermost first
	Sectors []string // clockwise from the top
	// Dots are numbered from 1. Those of the same sector and ring should be
	// consecutive.
	Dots []Dot
}

// Dot is an item on a radar, in one of its rings and sectors.
type Dot struct {
	Name         string
	Level        landscape.Level
	Ring, Sector int
}

// Sizes on a radar, in pixels.
const (
	margin     = 20
	ringLabel  = 110 // a ring's label is cut to this width
	sideLabel  = 150 // and a sector's lines to this
	legendName = 240 // and a name in the legend
	legendRing = 90
	legendHead = 300
	legendLine = 20
	legendGap  = 12 // above a heading
)

// radarStyle holds the styles of a radar besides style. Numbers contrast with the
// colors of the dots, in both themes.
const radarStyle = `<style>
.ring{fill:#f3f4f6;stroke:#d1d5db}.odd{fill:#f9fafb}.pill{fill:#fff;stroke:#d1d5db}.sector,.head{font-weight:600}.num{font-weight:600;fill:#fff}
.none{fill:#fff;stroke:#475569;stroke-width:1.5}.on-none{fill:#1f2937}.on-sandbox,.on-inception,.on-archived{fill:#111827}
@media(prefers-color-scheme:dark){.ring{fill:#1f2937;stroke:#4b5563}.odd{fill:#182130}.pill{fill:#111827;stroke:#4b5563}
.num,.on-sandbox,.on-inception{fill:#111827}.none{fill:#111827;stroke:#cbd5e1}.on-none{fill:#e5e7eb}.on-archived{fill:#fff}}
</style>
`

// radar is a Radar being drawn.
type radar struct {
	Radar
	radarLayout
	w        *bytes.Buffer
	words    Words
	cx, cy   float64
	numbers  map[[2]int][]int // the dots of a cell
	columns  [][]legendEntry
	nameSize float64 // width of the legend's names
	ringSize float64
}

// DrawRadar draws a radar: a dot for each item in the color of its maturity, and a
// legend of numbers and names. The picture is as large as it needs to be.
func DrawRadar(w *bytes.Buffer, r Radar, c Caption) {
	c = c.inWords()
	if len(r.Dots) == 0 {
		writeStart(w, c, 160)
		text(w, "tick", margin, 80, "start", c.Words.NoStatus)
		w.WriteString("</svg>\n")
		return
	}
	d := &radar{Radar: r, w: w, words: c.Words, numbers: map[[2]int][]int{}}
	counts := make([][]int, len(r.Sectors))
	for i := range counts {
		counts[i] = make([]int, len(r.Rings))
	}
	for i, dot := range r.Dots {
		cell := [2]int{dot.Sector, dot.Ring}
		counts[dot.Sector][dot.Ring]++
		d.numbers[cell] = append(d.numbers[cell], i)
	}
	var halves []float64
	for _, ring := range r.Rings {
		halves = append(halves, measure(fit(ring, 12, ringLabel), 12)/2+7)
	}
	d.radarLayout = layoutRadar(counts, halves)
	d.draw(c)
}

// draw draws the parts: the circle with labels around it, the legend at the right, the
// color key below.
func (d *radar) draw(c Caption) {
	labels := d.sectorLabels()
	left, right, top, bottom := -d.radius(), d.radius(), -d.radius(), d.radius()
	for _, l := range labels {
		left, right = min(left, l.left), max(right, l.right)
		top, bottom = min(top, l.top), max(bottom, l.top+l.height())
	}
	keys := d.keys()
	height := max(bottom-top, 240)
	d.layoutLegend(height)
	legendLeft := margin + right - left + 36
	width := legendLeft + float64(len(d.columns))*d.columnSize() - columnGap + margin
	width = max(width, keysWidth(keys)+2*margin)
	writeWideStart(d.w, c, int(math.Ceil(width)), int(plotTop+height+84))
	if !c.Bare {
		d.w.WriteString(radarStyle)
	}
	d.cx, d.cy = margin-left, plotTop-top+(height-(bottom-top))/2
	d.circles()
	for _, l := range labels {
		for i, line := range l.lines {
			text(d.w, "sector", int(d.cx+l.x), int(d.cy+l.top)+12+i*lineHeight, l.anchor, line)
		}
	}
	d.dots()
	for i, column := range d.columns {
		d.drawColumn(legendLeft+float64(i)*d.columnSize(), plotTop, column)
	}
	drawKeys(d.w, keys, plotTop+height+36)
	d.w.WriteString("</svg>\n")
}

// at returns the position of a place in the picture.
func (d *radar) at(p polar) (x, y float64) {
	return d.cx + p.radius*math.Sin(p.angle), d.cy - p.radius*math.Cos(p.angle)
}

// circles draws the rings with their labels, and the borders of the sectors.
func (d *radar) circles() {
	for i := len(d.edges) - 1; i >= 0; i-- {
		class := "ring"
		if i%2 == 1 {
			class = "ring odd"
		}
		fmt.Fprintf(d.w, `<circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"/>`+"\n", class, d.cx, d.cy, d.edges[i])
	}
	for _, angle := range d.starts[:len(d.starts)-1] {
		if len(d.Sectors) > 1 {
			x, y := d.at(polar{angle, d.radius()})
			line(d.w, "axis", d.cx, d.cy, x, y)
		}
	}
	for i, ring := range d.Rings {
		top := d.cy - d.edges[i] + 1
		fmt.Fprintf(d.w, `<rect class="pill" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="8"><title>%s</title></rect>`+"\n",
			d.cx-d.labels[i], top, 2*d.labels[i], labelHeight-1, escape(ring))
		text(d.w, "tick", int(math.Round(d.cx)), int(top)+12, "middle", fit(ring, 12, ringLabel))
	}
}

// dots draws the dots of each cell, numbered clockwise.
func (d *radar) dots() {
	for sector := range d.Sectors {
		for ring := range d.Rings {
			for i, n := range d.numbers[[2]int{sector, ring}] {
				x, y := d.at(d.places[sector][ring][i])
				d.badge(n, x, y, d.dot)
			}
		}
	}
}

// badge draws the dot of an item with its number.
func (d *radar) badge(n int, x, y, radius float64) {
	it := d.Dots[n]
	class := dotClass(it.Level)
	level := d.words.NotHosted
	if it.Level != "" {
		level = d.words.Level(it.Level)
	}
	title := strings.Join([]string{it.Name, d.Rings[it.Ring], level}, d.words.Separator)
	fmt.Fprintf(d.w, `<g><title>%s</title><circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"/>`, escape(title), class, x, y, radius)
	size := radius * 0.92
	if n >= 99 {
		size = radius * 0.82
	}
	fmt.Fprintf(d.w, `<text class="num on-%s" style="font-size:%.1fpx" x="%.1f" y="%.1f" text-anchor="middle">%s</text></g>`+"\n",
		class, size, x, y+size*0.36, strconv.Itoa(n+1))
}

func dotClass(l landscape.Level) string {
	if l == "" {
		return "none"
	}
	return class(l)
}

// key is a color and its meaning.
type key struct{ class, label string }

// keys returns the levels that occur, the most mature first.
func (d *radar) keys() []key {
	var keys []key
	for _, l := range []landscape.Level{landscape.Graduated, landscape.Incubating, landscape.Sandbox, landscape.Inception, landscape.Archived, "other", ""} {
		for _, dot := range d.Dots {
			if k := (key{dotClass(dot.Level), d.words.Level(dot.Level)}); k.class == dotClass(l) {
				switch l {
				case "":
					k.label = d.words.NotHosted
				case "other":
					k.label = d.words.OtherLevel
				}
				keys = append(keys, k)
				break
			}
		}
	}
	return keys
}

func keysWidth(keys []key) float64 {
	width := 0.0
	for _, k := range keys {
		width += 38 + measure(k.label, 13)
	}
	return width
}

func drawKeys(w *bytes.Buffer, keys []key, y float64) {
	x := float64(margin)
	for _, k := range keys {
		fmt.Fprintf(w, `<circle class="%s" cx="%.1f" cy="%.1f" r="7"/>`+"\n", k.class, x+7, y)
		text(w, "label", int(x)+20, int(y)+4, "start", k.label)
		x += 38 + measure(k.label, 13)
	}
}
