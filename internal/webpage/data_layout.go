package webpage

import (
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/svg"
)

// pageLayout is the layout of the map in a number of columns: for each category its
// rows, each a list of columns.
type pageLayout struct {
	Columns    int             `json:"columns"`
	Dated      bool            `json:"dated,omitempty"` // of items with a history only, as on past dates
	Categories [][][]svgColumn `json:"categories"`
}

// svgColumn is a column of a row: its span and the number of its boxes.
type svgColumn [2]int

// mapColumns maps the numbers of columns of which a page has a layout to the usual
// width of a column, in pixels. A map of one column needs no layout.
var mapColumns = []struct {
	columns int
	width   float64
}{{2, 420}, {3, 455}, {4, 455}, {5, 480}}

// Sizes on the page, in pixels: see styles/map.css and styles/tile.css.
const (
	columnGap  = 14
	boxSides   = 30 // padding and border
	boxFrame   = 68 // above, below and between: the heading and the margin
	bigWidth   = 208
	bigHeight  = 68
	chipHeight = 33
	chipSides  = 26
	chipFont   = 13
	nameFont   = 14
)

// addLayouts adds the layouts of the map.
func (d *pageData) addLayouts(items []*landscape.Item) {
	var starts []int // the first box of each category
	for i, b := range d.Boxes {
		if i == 0 || b.Category != d.Boxes[i-1].Category {
			starts = append(starts, i)
		}
	}
	starts = append(starts, len(d.Boxes))
	widths := make([]float64, len(items))
	for i, it := range items {
		widths[i] = svg.Measure(it.Name, chipFont) + chipSides
	}
	dated := make([][]int, len(d.Boxes))
	for i, b := range d.Boxes {
		for _, item := range b.Items {
			if items[item].Maturity != "" {
				dated[i] = append(dated[i], item)
			}
		}
	}
	for _, m := range mapColumns {
		for _, past := range []bool{false, true} {
			layout := pageLayout{Columns: m.columns, Dated: past, Categories: [][][]svgColumn{}}
			for i, from := range starts[:len(starts)-1] {
				height := func(box, span int) float64 {
					shown := d.Boxes[from+box].Items
					if past {
						shown = dated[from+box]
					}
					inside := float64(span)*(m.width+columnGap) - columnGap - boxSides
					return boxHeight(shown, items, widths, inside)
				}
				layout.Categories = append(layout.Categories, layoutRows(svg.Columns(starts[i+1]-from, m.columns, height)))
			}
			d.Layouts = append(d.Layouts, layout)
		}
	}
}

func layoutRows(rows [][]svg.Column) [][]svgColumn {
	var out [][]svgColumn
	for _, row := range rows {
		var columns []svgColumn
		for _, c := range row {
			columns = append(columns, svgColumn{c.Span, c.Boxes})
		}
		out = append(out, columns)
	}
	return out
}

// boxHeight estimates the height of a box: large tiles in columns of their own, then
// small ones in lines.
func boxHeight(box []int, items []*landscape.Item, widths []float64, inside float64) float64 {
	if len(box) == 0 {
		return 0
	}
	big, lines, x := 0, 0, inside
	for _, i := range box {
		if l := items[i].Maturity; l == landscape.Graduated || l == landscape.Incubating {
			big++
			continue
		}
		w := min(widths[i], inside)
		if x+w > inside {
			lines, x = lines+1, 0
		}
		x += w
	}
	beside := max(1, int(inside/bigWidth))
	rows := (big + beside - 1) / beside
	return boxFrame + float64(rows*bigHeight) + float64(lines*chipHeight)
}
