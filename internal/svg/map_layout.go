package svg

import (
	"fmt"
	"math"
	"slices"
)

// boxLayout is the size and the position of a box.
type boxLayout struct {
	box     MapBox
	sizes   []tileSize
	columns int     // how many cells it is wide
	cell    float64 // the width of a cell
	row     float64 // the height of a cell
	high    []int   // by the number of columns, how many rows they make; 0 not known yet
	x, y    float64
	height  float64 // of its line
}

func (b MapBox) heading() string { return fmt.Sprintf("%s (%d)", b.Name, len(b.Tiles)) }

// layout returns a box that is as narrow as its heading allows.
func (b MapBox) layout(width, row float64) boxLayout {
	most := int((width - 2*boxPad + cellGap) / (cellWidth + cellGap))
	columns := math.Ceil((measure(b.heading(), 12.5*bold) + cellGap) / (cellWidth + cellGap))
	return boxLayout{box: b, sizes: tileSizes(b.Tiles), cell: cellWidth, row: row, columns: int(min(float64(most), max(2, columns))), high: make([]int, most+1)}
}

func (l boxLayout) width() float64 { return float64(l.columns)*(l.cell+cellGap) - cellGap + 2*boxPad }

// rows returns the number of rows that the tiles take in a number of columns.
func (l boxLayout) rows(columns int) int {
	if l.high[columns] == 0 {
		_, l.high[columns] = placeTiles(l.sizes, columns)
	}
	return l.high[columns]
}

// needs returns the least height of the box.
func (l boxLayout) needs() float64 {
	return boxHead + float64(l.rows(l.columns))*(l.row+cellGap) - cellGap + 2*boxPad
}

// lower adds as few columns as make the box lower, and returns their number. It
// returns 0 if no number up to more does.
func (l *boxLayout) lower(more int) int {
	now := l.rows(l.columns)
	for n := 1; n <= more && now > 1; n++ {
		if l.rows(l.columns+n) < now {
			l.columns += n
			return n
		}
	}
	return 0
}

// cell is the position of a tile in its box, in cells.
type cell struct{ column, row int }

// placeTiles returns the position of each tile: the first with enough room, in reading
// order, so that low tiles fill the room beside high ones.
func placeTiles(sizes []tileSize, columns int) (spots []cell, rows int) {
	var taken []bool // the cells, row by row
	room := func(at, wide, tall int) bool {
		for y := range tall {
			for x := range wide {
				if i := at + y*columns + x; i < len(taken) && taken[i] {
					return false
				}
			}
		}
		return at%columns+wide <= columns
	}
	var from [3][3]int // where to look for a size: there was no room before it
	for _, size := range sizes {
		wide, tall := size.columns, size.rows
		at := from[wide][tall]
		for !room(at, wide, tall) {
			at++
		}
		from[wide][tall] = at
		spots, rows = append(spots, cell{at % columns, at / columns}), max(rows, at/columns+tall)
		for len(taken) < rows*columns {
			taken = append(taken, false)
		}
		for y := range tall {
			for x := range wide {
				taken[at+y*columns+x] = true
			}
		}
	}
	return spots, max(1, rows)
}

// arrangeBoxes divides boxes, in their order, into lines of at most a width, so that
// all lines together are as low as possible.
func arrangeBoxes(boxes []MapBox, width, row float64) [][]boxLayout {
	type way struct {
		height float64
		line   []boxLayout // the first, the others follow from its end
	}
	all := make([]boxLayout, len(boxes))
	for i, b := range boxes {
		all[i] = b.layout(width, row)
	}
	ways := make([]way, len(boxes)+1) // by the box that they begin with
	for i := len(boxes) - 1; i >= 0; i-- {
		for end := i + 1; end <= len(boxes); end++ {
			line := layLine(all[i:end], width)
			if line == nil {
				break
			}
			if height := line[0].height + boxSpace + ways[end].height; ways[i].line == nil || height < ways[i].height {
				ways[i] = way{height, line}
			}
		}
	}
	var lines [][]boxLayout
	for i := 0; i < len(boxes); i += len(ways[i].line) {
		lines = append(lines, ways[i].line)
	}
	return lines
}

// layLine returns a line of boxes. Free columns go to the highest box as long as that
// makes it lower; the remaining room makes the cells wider. It returns nil if the
// boxes do not fit beside one another.
func layLine(boxes []boxLayout, width float64) []boxLayout {
	line, columns := slices.Clone(boxes), 0
	free := width + boxSpace
	for _, l := range line {
		if free -= l.width() + boxSpace; free < 0 {
			return nil
		}
	}
	for added := -1; added != 0; free -= float64(added) * (cellWidth + cellGap) {
		added = highest(line).lower(int(free / (cellWidth + cellGap)))
	}
	for _, l := range line {
		columns += l.columns
	}
	const widest = 40 // more than a cell is wide by itself
	wider, height := min(widest, free/float64(columns)), highest(line).needs()
	for i := range line {
		line[i].cell, line[i].height = line[i].cell+wider, height
	}
	return line
}

func highest(line []boxLayout) *boxLayout {
	most := &line[0]
	for i := range line {
		if line[i].needs() > most.needs() {
			most = &line[i]
		}
	}
	return most
}
