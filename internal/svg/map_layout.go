package svg

import (
	"fmt"
	"math"
)

// boxLayout is the size and the position of a box.
type boxLayout struct {
	box    MapBox
	frame  frame
	sizes  []tileSize
	spots  []cell
	width  float64 // of a cell
	height float64 // of a cell
}

func (b MapBox) heading() string { return fmt.Sprintf("%s (%d)", b.Name, len(b.Tiles)) }

// layout returns a box that spans some columns, with its tiles as narrow as a cell may be.
func (b MapBox) layout(span int, row float64) boxLayout {
	l := boxLayout{box: b, sizes: tileSizes(b.Tiles), height: row}
	l.frame.width = float64(span)*(mapColumn+boxSpace) - boxSpace
	inside := l.frame.width - 2*boxPad + cellGap
	cells := math.Floor(inside / (cellWidth + cellGap))
	l.width = inside/cells - cellGap
	var rows int
	l.spots, rows = placeTiles(l.sizes, int(cells))
	l.frame.height = boxHead + float64(rows)*(row+cellGap) - cellGap + 2*boxPad
	return l
}

// layBoxes arranges the boxes of a category in columns, from a position on, and returns
// them and where they end.
func layBoxes(boxes []MapBox, x, y, row float64) (all []boxLayout, bottom float64) {
	layouts := map[[2]int]boxLayout{}
	layout := func(box, span int) boxLayout {
		key := [2]int{box, span}
		if _, known := layouts[key]; !known {
			layouts[key] = boxes[box].layout(span, row)
		}
		return layouts[key]
	}
	height := func(box, span int) float64 { return layout(box, span).frame.height + boxSpace }
	bottom = y
	for _, columns := range Columns(len(boxes), mapColumns, height) {
		top, left := bottom, x
		for _, c := range columns {
			at := top
			for range c.Boxes {
				l := layout(len(all), c.Span)
				l.frame.x, l.frame.y = left, at
				at += l.frame.height + boxSpace
				all = append(all, l)
			}
			bottom = max(bottom, at)
			left += float64(c.Span) * (mapColumn + boxSpace)
		}
	}
	return all, bottom - boxSpace
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
