package svg

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestColumns checks that every box is in one column, that no row is too wide, that
// tall boxes span several columns, and that columns are balanced.
func TestColumns(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		boxes, columns := random.IntN(40), 1+random.IntN(6)
		areas := make([]float64, boxes)
		for i := range areas {
			areas[i] = 40 + math.Pow(random.Float64(), 4)*2000
		}
		height := func(box, span int) float64 { return 50 + areas[box]/float64(span) }
		placed, sum, one := 0, 0.0, 0.0
		for _, row := range Columns(boxes, columns, height) {
			width, tallest := 0, 0.0
			for _, c := range row {
				if c.Boxes < 1 || c.Span < 1 {
					t.Fatalf("%+v", c)
				}
				stack := 0.0
				for range c.Boxes {
					stack += height(placed, c.Span)
					placed++
				}
				width, tallest = width+c.Span, max(tallest, stack)
			}
			if width > columns {
				t.Errorf("a row of %d columns, not %d", width, columns)
			}
			sum += tallest
		}
		for i := range boxes {
			one += height(i, 1)
		}
		if placed != boxes || sum > one+1e-9 {
			t.Errorf("%d of %d boxes are placed, %g high; one column is %g", placed, boxes, sum, one)
		}
	}
	tall := []float64{100, 100, 900}
	rows := Columns(3, 3, func(box, span int) float64 { return 20 + tall[box]/float64(span) })
	if last := rows[len(rows)-1]; last[len(last)-1].Span < 2 {
		t.Errorf("the tall box spans one column: %v", rows)
	}
	rows = Columns(4, 2, func(int, int) float64 { return 100 })
	if len(rows) != 1 || rows[0][0] != (Column{1, 2}) || rows[0][1] != (Column{1, 2}) {
		t.Errorf("equal boxes are not balanced: %v", rows)
	}
	if rows = Columns(20_000, 5, func(int, int) float64 { return 10 }); len(rows) == 0 {
		t.Error("no rows")
	}
}
