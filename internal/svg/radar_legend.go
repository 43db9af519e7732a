package svg

import (
	"cmp"
	"math"
	"slices"
)

const (
	lineHeight = 16
	columnGap  = 28 // between the columns of the legend
)

// sectorLabel is the name of a sector beside the circle. Positions are relative to the
// center, to the right and down.
type sectorLabel struct {
	lines            []string
	anchor           string
	x, top           float64
	left, right      float64
	angle, direction float64 // direction is -1 where labels give way upwards
}

func (l sectorLabel) height() float64 { return float64(len(l.lines)) * lineHeight }

// sectorLabels returns the names of the sectors with their positions around the
// circle. Names that would overlap are moved; those nearest to the top and the bottom
// are moved last.
func (d *radar) sectorLabels() []sectorLabel {
	var labels []sectorLabel
	for i, name := range d.Sectors {
		labels = append(labels, d.sectorLabel(name, (d.starts[i]+d.starts[i+1])/2))
	}
	order := make([]int, len(labels))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(math.Abs(math.Cos(labels[a].angle)), math.Abs(math.Cos(labels[b].angle)))
	})
	for i, n := range order {
		l := &labels[n]
		for slices.ContainsFunc(order[:i], func(m int) bool { return l.touches(labels[m]) }) {
			l.top += 2 * l.direction
		}
	}
	return labels
}

func (d *radar) sectorLabel(name string, angle float64) sectorLabel {
	if len(d.Sectors) == 1 {
		angle = 0
	}
	l := sectorLabel{lines: wrap(name, 13.5*bold, sideLabel, 2), anchor: "start", angle: angle, direction: 1}
	sin, cos := math.Sin(angle), math.Cos(angle)
	if cos > 0 {
		l.direction = -1
	}
	width := 0.0
	for _, line := range l.lines {
		width = max(width, measure(line, 13.5*bold))
	}
	distance := d.radius() + 10
	l.x = distance * sin
	l.left, l.right = l.x, l.x+width
	switch {
	case math.Abs(sin) < 0.05:
		l.anchor, l.left, l.right = "middle", l.x-width/2, l.x+width/2
	case sin < 0:
		l.anchor, l.left, l.right = "end", l.x-width, l.x
	}
	l.top = -distance*cos - l.height()/2 - cos*l.height()/2
	return l
}

func (l sectorLabel) touches(m sectorLabel) bool {
	const space = 6
	return l.left < m.right+space && m.left < l.right+space && l.top < m.top+m.height() && m.top < l.top+l.height()
}

// legendEntry is a line of the legend: the heading of a sector, or an item by its
// index.
type legendEntry struct {
	heading string
	item    int
}

func (e legendEntry) height() float64 {
	if e.heading != "" {
		return legendLine + legendGap
	}
	return legendLine
}

// layoutLegend divides the legend into as few columns of at most a height as possible,
// of about the same length.
func (d *radar) layoutLegend(height float64) {
	heading := 0.0
	for _, dot := range d.Dots {
		d.nameSize = max(d.nameSize, measure(fit(dot.Name, 13, legendName), 13))
		d.ringSize = max(d.ringSize, measure(fit(d.Rings[dot.Ring], 12, legendRing), 12))
		heading = max(heading, measure(fit(d.Sectors[dot.Sector], 13.5*bold, legendHead), 13.5*bold))
	}
	d.nameSize = max(d.nameSize, heading-28-legendSpace-d.ringSize)
	d.columns = d.fillColumns(height, true)
	whole := len(d.fillColumns(height, false)) == len(d.columns)
	if !whole {
		d.columns = d.fillColumns(height, false)
	}
	for height -= legendLine; height > 0; height -= legendLine {
		columns := d.fillColumns(height, whole)
		if len(columns) > len(d.columns) {
			break
		}
		d.columns = columns
	}
}

// fillColumns divides the items into columns of a height. If whole is set, sectors
// that fit in a column are not divided. A heading is never the last line of a column,
// and is repeated if its items continue in the next.
func (d *radar) fillColumns(height float64, whole bool) [][]legendEntry {
	var columns [][]legendEntry
	used, sector := math.Inf(1), -1
	for i, dot := range d.Dots {
		entries := []legendEntry{{heading: d.Sectors[dot.Sector]}, {item: i}}
		need := entries[0].height() + legendLine
		if all := entries[0].height() + float64(legendLine*sum(d.counts[dot.Sector])); whole && all <= height {
			need = all
		}
		if used+legendLine > height || dot.Sector != sector && used+need > height {
			columns, used = append(columns, nil), 0
		} else if dot.Sector == sector {
			entries = entries[1:]
		}
		for _, e := range entries {
			columns[len(columns)-1] = append(columns[len(columns)-1], e)
			used += e.height()
		}
		sector = dot.Sector
	}
	return columns
}

const legendSpace = 14 // between a name and its ring

func (d *radar) columnSize() float64 { return 28 + d.nameSize + legendSpace + d.ringSize + columnGap }

// drawColumn draws a column of the legend.
func (d *radar) drawColumn(left, top float64, entries []legendEntry) {
	y := top - legendGap
	for _, e := range entries {
		y += e.height()
		if e.heading != "" {
			text(d.w, "head", int(left), int(y)-5, "start", fit(e.heading, 13.5*bold, legendHead))
			continue
		}
		dot := d.Dots[e.item]
		d.badge(e.item, left+9, y-9, 9)
		text(d.w, "label", int(left)+28, int(y)-5, "start", fit(dot.Name, 13, legendName))
		text(d.w, "note", int(left+28+d.nameSize+legendSpace), int(y)-5, "start", fit(d.Rings[dot.Ring], 12, legendRing))
	}
}
