package svg

// Column is a column of boxes, one below the other.
type Column struct {
	Span  int // how many of the equal columns of the map it is wide
	Boxes int // how many boxes it holds, in their order
}

// Bounds of a row of columns, which keep the search for the best one short.
const (
	maxColumns  = 8
	maxRowBoxes = 16
)

// Columns arranges boxes, in their order, in rows of columns. The columns of a row are
// at most a number of equal columns wide together, and a tall box may span several.
// Columns minimizes the height of all rows; height returns that of a box that spans
// some columns, with the space below it.
func Columns(boxes, columns int, height func(box, span int) float64) [][]Column {
	columns = max(1, min(columns, maxColumns))
	heights := make([][]float64, boxes)
	for i := range heights {
		heights[i] = spanHeights(columns, func(span int) float64 { return height(i, span) })
	}
	total := make([]float64, boxes+1) // of the rows from a box on
	rows := make([][]Column, boxes)   // the row that begins with a box
	for i := boxes - 1; i >= 0; i-- {
		tallest, best := columnRows(heights[i:min(boxes, i+maxRowBoxes)], columns)
		for n := 1; n < len(tallest); n++ {
			if sum := tallest[n] + total[i+n]; rows[i] == nil || sum <= total[i] {
				total[i], rows[i] = sum, best[n]
			}
		}
	}
	var out [][]Column
	for i := 0; i < boxes; {
		out = append(out, rows[i])
		for _, c := range rows[i] {
			i += c.Boxes
		}
	}
	return out
}

// spanHeights returns the height of a box by the number of columns it spans, from 1. It
// spans two only if it is tall, more only if it is very tall, and becomes lower by that.
func spanHeights(columns int, height func(span int) float64) []float64 {
	const tall, lower = 340, 0.85
	out := []float64{0, height(1)}
	for span := 2; span <= columns && out[span-1] > tall*float64(2*span-3); span++ {
		h := height(span)
		if h > out[span-1]*lower {
			break
		}
		out = append(out, h)
	}
	return out
}

// columnRows returns, for the first n boxes, the least height of a row that holds them,
// and its columns.
func columnRows(heights [][]float64, columns int) (tallest []float64, best [][]Column) {
	type row struct {
		height float64
		last   Column
		known  bool
	}
	n := len(heights)
	rows := make([][]row, columns+1) // by the width in columns, then by the number of boxes
	for width := range rows {
		rows[width] = make([]row, n+1)
	}
	rows[0][0].known = true
	for width := 1; width <= columns; width++ {
		for span := 1; span <= width; span++ {
			for from, before := range rows[width-span][:n] {
				if !before.known {
					continue
				}
				stack := 0.0
				for to := from; to < n && span < len(heights[to]); to++ {
					stack += heights[to][span]
					now := &rows[width][to+1]
					if h := max(before.height, stack); !now.known || h < now.height {
						*now = row{h, Column{span, to + 1 - from}, true}
					}
				}
			}
		}
	}
	tallest, best = make([]float64, n+1), make([][]Column, n+1)
	for boxes := 1; boxes <= n; boxes++ {
		width := 0
		for w := 1; w <= columns; w++ {
			if r := rows[w][boxes]; r.known && (width == 0 || r.height < rows[width][boxes].height) {
				width = w
			}
		}
		tallest[boxes] = rows[width][boxes].height
		for at := boxes; at > 0; {
			last := rows[width][at].last
			best[boxes] = append([]Column{last}, best[boxes]...)
			width, at = width-last.Span, at-last.Boxes
		}
	}
	return tallest, best
}
