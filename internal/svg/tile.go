package svg

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
)

// Tile is an item on a map.
type Tile struct {
	Name  string
	Level landscape.Level // "" of an item that is not hosted
	Title string          // shown when a pointer rests on it
	URL   string          // where a click leads; "" for nowhere
	Logo  logo.Logo
}

// tileSize is the number of cells that a tile is wide and high.
type tileSize struct{ columns, rows int }

// size returns the size of a tile. Hosted projects are larger by their level, and a
// tile is two cells wide if its name is too long for one.
func (t Tile) size() tileSize {
	switch t.Level {
	case landscape.Graduated:
		return tileSize{2, 2}
	case landscape.Incubating:
		return tileSize{2, 1}
	}
	const size, room = smallest * wideName, cellWidth - 8
	if !fits(t.Name, size, room) {
		if lines := wrap(t.Name, size, room, 3); strings.HasSuffix(lines[len(lines)-1], "…") {
			return tileSize{2, 1}
		}
	}
	return tileSize{1, 1}
}

// tileSizes returns the sizes of tiles.
func tileSizes(tiles []Tile) []tileSize {
	sizes := make([]tileSize, len(tiles))
	for i, t := range tiles {
		sizes[i] = t.size()
	}
	return sizes
}

// The smallest font size of a name, and the ratio of the width of regular text to the
// measured one.
const smallest, wideName = 8.5, 1.05

// frame is a rectangle on a map.
type frame struct{ x, y, width, height float64 }

// whole returns the frame with its edges at the nearest pixels.
func (f frame) whole() frame {
	x, y := math.Round(f.x), math.Round(f.y)
	return frame{x, y, math.Round(f.x+f.width) - x, math.Round(f.y+f.height) - y}
}

func drawTile(w *bytes.Buffer, t Tile, size tileSize, f frame) {
	linked := strings.HasPrefix(t.URL, "https://") || strings.HasPrefix(t.URL, "http://")
	if linked {
		fmt.Fprintf(w, `<a href="%s" target="_blank" rel="noopener">`, escape(t.URL))
	}
	fmt.Fprintf(w, `<g><title>%s</title><rect class="%s" x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="4"/>`,
		escape(t.Title), tileClass(t.Level), f.x, f.y, f.width, f.height)
	if !t.Logo.IsZero() {
		var at frame
		at, f = t.split(size, f)
		drawLogo(w, t.Logo, at)
	}
	t.drawName(w, f)
	w.WriteString("</g>")
	if linked {
		w.WriteString("</a>")
	}
	w.WriteByte('\n')
}

// drawLogo draws a logo as large as its frame allows, on a light ground, for which
// most logos are made.
func drawLogo(w *bytes.Buffer, l logo.Logo, f frame) {
	fmt.Fprintf(w, `<rect class="ground" x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="3"/>`, f.x, f.y, f.width, f.height)
	fmt.Fprintf(w, `<image x="%.0f" y="%.0f" width="%.0f" height="%.0f" href="%s"/>`, f.x+3, f.y+2, f.width-6, f.height-4, l.Address())
}

// split returns the places of the logo and of the name in a tile: the logo is above
// the name, or beside it if the tile is wider than high.
func (t Tile) split(size tileSize, f frame) (logo, name frame) {
	if size.columns > size.rows {
		const width = 88
		return frame{f.x + 4, f.y + 4, width, f.height - 8}, frame{f.x + width + 4, f.y, f.width - width - 4, f.height}
	}
	below := 26.0
	if t.Level == landscape.Graduated {
		below = 38
	}
	return frame{f.x + 4, f.y + 4, f.width - 8, f.height - below - 4}, frame{f.x, f.y + f.height - below, f.width, below}
}

// drawName writes a name in the middle of a frame, as large as possible, in up to
// three lines.
func (t Tile) drawName(w *bytes.Buffer, f frame) {
	class, size, wide := "name", 11.0, wideName
	switch t.Level {
	case landscape.Graduated:
		class, size, wide = "big", 14, bold
	case landscape.Incubating:
		class, size, wide = "mid", 12, bold
	}
	const space = 1.2 // between lines
	lines := []string{"…"}
	for size += 0.5; size > smallest && strings.HasSuffix(lines[len(lines)-1], "…"); {
		size -= 0.5
		lines = wrap(t.Name, size*wide, f.width-8, max(1, min(3, int((f.height-2)/(size+space)))))
	}
	step := size + space
	at := f.y + f.height/2 - step*float64(len(lines)-1)/2 + size*0.36
	for i, line := range lines {
		fmt.Fprintf(w, `<text class="%s" style="font-size:%gpx" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, class, size, f.x+f.width/2, at+float64(i)*step, escape(line))
	}
}

func tileClass(l landscape.Level) string {
	if l == "" {
		return "tile"
	}
	return "t-" + class(l)
}
