package svg

import (
	"bytes"
	"fmt"
	"math"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Map is a landscape to draw: categories, the boxes in them, and their items.
type Map struct {
	Categories []MapCategory
	Legend     []MapKey
}

// MapKey is an entry of the legend: a level, or "" for items that are not hosted, and
// its name.
type MapKey struct {
	Level landscape.Level
	Name  string
}

// MapCategory is a category of a map.
type MapCategory struct {
	Name  string
	Boxes []MapBox
}

// MapBox is a subcategory with its items in the order in which they are drawn.
type MapBox struct {
	Name  string
	Tiles []Tile
}

// Sizes on a map, in pixels. A tile takes a number of cells by its level.
const (
	mapWidth    = 1440
	cellWidth   = 104
	cellHeight  = 32
	logoHeight  = 56 // of a cell on a map with logos
	cellGap     = 4
	boxPad      = 8
	boxHead     = 22
	boxSpace    = 10 // between boxes
	categoryPad = 12
	headHeight  = 30
	mapTop      = 80
	mapInside   = mapWidth - 40 - 2*categoryPad
	mapColumns  = 3
	mapColumn   = (mapInside - (mapColumns-1)*boxSpace) / float64(mapColumns)
)

// cellHeight returns the height of a cell, which is the same in all boxes.
func (m Map) cellHeight() float64 {
	for _, category := range m.Categories {
		for _, b := range category.Boxes {
			if slices.ContainsFunc(b.Tiles, func(t Tile) bool { return !t.Logo.IsZero() }) {
				return logoHeight
			}
		}
	}
	return cellHeight
}

// mapStyle holds the styles of a map besides style.
const mapStyle = `<style>
.category{fill:#eef2f7;stroke:#cbd5e1}.part{fill:#fff;stroke:#d7dee8}.tile{fill:#f8fafc;stroke:#cbd5e1}.head{font-weight:600;font-size:15px}
.sub{font-size:12.5px;font-weight:600;fill:#475569}.big,.mid{font-weight:600}
.t-graduated{fill:#dcfce7;stroke:#15803d}.t-incubating{fill:#cffafe;stroke:#0e7490}.t-sandbox,.t-inception{fill:#fef3c7;stroke:#d97706}
.t-archived{fill:#e5e7eb;stroke:#6b7280;stroke-dasharray:3 2}.t-other{fill:#ede9fe;stroke:#7c3aed}a:hover rect,a:focus rect{stroke-width:2.5}.ground{fill:#fff}
@media(prefers-color-scheme:dark){.category{fill:#182130;stroke:#374151}.part{fill:#0f172a;stroke:#334155}.tile{fill:#1e293b;stroke:#475569}.sub{fill:#cbd5e1}
.t-graduated{fill:#14532d;stroke:#4ade80}.t-incubating{fill:#164e63;stroke:#22d3ee}.t-sandbox,.t-inception{fill:#78350f;stroke:#fbbf24}
.t-archived{fill:#374151;stroke:#9ca3af}.t-other{fill:#4c1d95;stroke:#a78bfa}}
</style>
`

// DrawMap draws a map: a band for each category with its boxes in columns, and in these
// their items, hosted ones larger by their level. Nothing overlaps.
func DrawMap(w *bytes.Buffer, m Map, c Caption) {
	var body bytes.Buffer
	y, row := float64(mapTop), m.cellHeight()
	for _, category := range m.Categories {
		y = drawCategory(&body, category, y, row) + boxSpace
	}
	if len(m.Categories) == 0 {
		text(&body, "tick", 20, mapTop+20, "start", "Nothing to draw: no item matches")
		y += 60
	}
	writeWideStart(w, c, mapWidth, int(math.Ceil(y))+40)
	w.WriteString(mapStyle)
	x := 20.0
	for _, k := range m.Legend {
		fmt.Fprintf(w, `<rect class="%s" x="%.0f" y="48" width="18" height="14" rx="3"/>`+"\n", tileClass(k.Level), x)
		text(w, "tick", int(x)+24, 60, "start", k.Name)
		x += 24 + measure(k.Name, 12) + 22
	}
	w.Write(body.Bytes())
	w.WriteString("</svg>\n")
}

// drawCategory draws the band of a category from y on and returns where it ends.
func drawCategory(w *bytes.Buffer, category MapCategory, y, row float64) float64 {
	placed, bottom := layBoxes(category.Boxes, 20+categoryPad, y+headHeight+categoryPad/2, row)
	bottom += categoryPad
	count := 0
	for _, l := range placed {
		count += len(l.box.Tiles)
	}
	fmt.Fprintf(w, `<rect class="category" x="20" y="%.0f" width="%d" height="%.0f" rx="8"/>`+"\n", y, mapWidth-40, bottom-y)
	text(w, "head", 20+categoryPad, int(y)+21, "start", fit(fmt.Sprintf("%s (%d)", category.Name, count), 15*bold, mapInside))
	for _, l := range placed {
		drawBox(w, l)
	}
	return bottom
}

func drawBox(w *bytes.Buffer, l boxLayout) {
	f := l.frame.whole()
	fmt.Fprintf(w, `<rect class="part" x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="6"/>`+"\n", f.x, f.y, f.width, f.height)
	text(w, "sub", int(f.x)+boxPad, int(f.y)+18, "start", fit(l.box.heading(), 12.5*bold, f.width-2*boxPad))
	for i, t := range l.box.Tiles {
		size := l.sizes[i]
		drawTile(w, t, size, frame{
			x:      l.frame.x + boxPad + float64(l.spots[i].column)*(l.width+cellGap),
			y:      l.frame.y + boxPad/2 + boxHead + float64(l.spots[i].row)*(l.height+cellGap),
			width:  float64(size.columns)*(l.width+cellGap) - cellGap,
			height: float64(size.rows)*(l.height+cellGap) - cellGap,
		}.whole())
	}
}
