package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
)

type rect struct {
	class      string
	x, y, w, h float64
}

func (r rect) overlaps(s rect) bool {
	return r.x < s.x+s.w && s.x < r.x+r.w && r.y < s.y+s.h && s.y < r.y+r.h
}

func (r rect) holds(s rect) bool {
	return s.x >= r.x && s.y >= r.y && s.x+s.w <= r.x+r.w && s.y+s.h <= r.y+r.h
}

// rects reads an SVG's rectangles and where its texts are, and checks that it
// is XML.
func rects(t *testing.T, svg []byte) (all []rect, links int) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return all, links
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		a := map[string]string{}
		for _, attr := range start.Attr {
			a[attr.Name.Local] = attr.Value
		}
		f := func(name string) float64 { v, _ := strconv.ParseFloat(a[name], 64); return v }
		switch start.Name.Local {
		case "rect":
			all = append(all, rect{a["class"], f("x"), f("y"), f("width"), f("height")})
		case "a":
			links++
		}
	}
}

// manyTiles makes a map with boxes of very different sizes.
func manyTiles(scale int) Map {
	levels := []landscape.Level{landscape.Graduated, landscape.Incubating, landscape.Sandbox, landscape.Archived, "", "", ""}
	var m Map
	for c := range 6 {
		category := MapCategory{Name: fmt.Sprintf("Category & <%d>", c)}
		for b := range c + 1 {
			box := MapBox{Name: strings.Repeat("Box ", b*4+1)}
			for i := range (b*b*7+c)%97*scale + 1 {
				box.Tiles = append(box.Tiles, Tile{Name: strings.Repeat("Näme 日本 ", i%5+1), Level: levels[min(i*7/((b*b*7+c)%97*scale+1), 6)],
					Title: "a\x1b\n<b>", URL: []string{"https://x.org/?a=1&b=\"2\"", "javascript:alert(1)", ""}[i%3]})
			}
			category.Boxes = append(category.Boxes, box)
		}
		m.Categories = append(m.Categories, category)
	}
	return m
}

// TestMapLayout: tiles lie in their boxes, boxes in their categories, and
// nothing overlaps; only web addresses are linked.
func TestMapLayout(t *testing.T) {
	for _, scale := range []int{1, 4} {
		var b bytes.Buffer
		m := manyTiles(scale)
		DrawMap(&b, m, Caption{Title: "T", Note: "N"})
		all, links := rects(t, b.Bytes())
		var categories, parts, tiles []rect
		for _, r := range all {
			switch {
			case r.class == "category":
				categories = append(categories, r)
			case r.class == "part":
				parts = append(parts, r)
			case r.class == "tile" || strings.HasPrefix(r.class, "t-"):
				tiles = append(tiles, r)
			}
			if r.x < 0 || r.x+r.w > mapWidth {
				t.Errorf("%+v lies outside of the picture", r)
			}
		}
		n := 0
		for _, c := range m.Categories {
			for _, box := range c.Boxes {
				n += len(box.Tiles)
			}
		}
		if len(tiles) != n || len(parts) != 21 || len(categories) != 6 {
			t.Fatalf("%d tiles of %d, %d boxes, %d categories", len(tiles), n, len(parts), len(categories))
		}
		for _, group := range []struct{ inner, outer []rect }{{tiles, parts}, {parts, categories}} {
			for i, r := range group.inner {
				held := false
				for _, o := range group.outer {
					held = held || o.holds(r)
				}
				if !held {
					t.Errorf("%+v is in nothing", r)
				}
				for _, s := range group.inner[i+1:] {
					if r.overlaps(s) {
						t.Errorf("%+v and %+v overlap", r, s)
					}
				}
			}
		}
		if links != strings.Count(b.String(), "x.org") || strings.Contains(b.String(), "javascript:") {
			t.Errorf("%d links", links)
		}
	}
	var empty bytes.Buffer
	DrawMap(&empty, Map{}, Caption{})
	if !strings.Contains(empty.String(), "Nothing to draw") {
		t.Error("nothing is said of an empty map")
	}
}

// TestMapStability: one more item changes nothing over its category, and what
// stands below keeps its columns and only moves down as a whole.
func TestMapStability(t *testing.T) {
	draw := func(m Map) []rect {
		var b bytes.Buffer
		DrawMap(&b, m, Caption{Title: "T"})
		all, _ := rects(t, b.Bytes())
		return all[1:] // the background is as high as the picture
	}
	for category := range 6 {
		for box := range category + 1 {
			before := draw(manyTiles(1))
			more := manyTiles(1)
			b := &more.Categories[category].Boxes[box]
			b.Tiles = append(b.Tiles, Tile{Name: "One more"})
			after := draw(more)
			over, under := 0, 0
			for over < len(before) && before[over] == after[over] {
				over++
			}
			down := after[len(after)-1].y - before[len(before)-1].y
			for under < len(before) {
				r := before[len(before)-1-under]
				if r.y += down; r != after[len(after)-1-under] {
					break
				}
				under++
			}
			first, last := -1, len(before) // where the category that grows begins, and the next
			for i, n := 0, 0; i < len(before); i++ {
				if before[i].class == "category" {
					if n++; n == category+1 {
						first = i
					} else if n == category+2 {
						last = i
					}
				}
			}
			if over < first || under < len(before)-last || down < 0 {
				t.Errorf("category %d, box %d: the same up to %d of %d, from %d of %d on, %v down", category, box, over, first, len(before)-under, last, down)
			}
		}
	}
}

// TestPlace: low tiles stand beside high ones, nothing twice on a cell.
func TestPlace(t *testing.T) {
	var tiles []Tile
	for _, l := range []landscape.Level{landscape.Graduated, landscape.Incubating, landscape.Incubating, landscape.Sandbox, "", "", ""} {
		tiles = append(tiles, Tile{Level: l})
	}
	spots, rows := placeTiles(tileSizes(tiles), 5)
	want := []cell{{0, 0}, {2, 0}, {2, 1}, {4, 0}, {4, 1}, {0, 2}, {1, 2}}
	if rows != 3 || !slices.Equal(spots, want) {
		t.Errorf("%v in %d rows, want %v", spots, rows, want)
	}
}

func BenchmarkDrawMap(b *testing.B) {
	m := Map{}
	for c := range 12 {
		category := MapCategory{Name: fmt.Sprint("Category ", c)}
		for n := range 8 {
			box := MapBox{Name: fmt.Sprint("Box ", n)}
			for i := range 25 {
				box.Tiles = append(box.Tiles, Tile{Name: fmt.Sprint("Project number ", i), Level: []landscape.Level{landscape.Graduated, landscape.Sandbox, ""}[i/10]})
			}
			category.Boxes = append(category.Boxes, box)
		}
		m.Categories = append(m.Categories, category)
	}
	var w bytes.Buffer
	for b.Loop() {
		w.Reset()
		DrawMap(&w, m, Caption{Title: "T"})
	}
}

// TestMapLogos: a logo lies in its tile with the name under or beside it, the
// more mature the larger; where no tile has one nothing changes.
func TestMapLogos(t *testing.T) {
	drawn, err := logo.New([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v5z" fill="#c00"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	var tiles []Tile
	for _, l := range []landscape.Level{landscape.Graduated, landscape.Incubating, landscape.Sandbox, ""} {
		tiles = append(tiles, Tile{Name: "With", Level: l, Logo: drawn}, Tile{Name: "Without", Level: l})
	}
	var b bytes.Buffer
	DrawMap(&b, Map{Categories: []MapCategory{{Name: "C", Boxes: []MapBox{{Name: "B", Tiles: tiles}}}}}, Caption{})
	all, _ := rects(t, b.Bytes())
	var grounds []rect
	for i, r := range all {
		if r.class == "ground" {
			if grounds = append(grounds, r); !all[i-1].holds(r) {
				t.Errorf("%+v is not in %+v", r, all[i-1])
			}
		}
	}
	if len(grounds) != 4 || strings.Count(b.String(), ">With<") != 4 || strings.Count(b.String(), "<image ") != 4 {
		t.Fatalf("%d logos", len(grounds))
	}
	for i, larger := range grounds[:3] {
		if larger.h*larger.w < grounds[i+1].h*grounds[i+1].w {
			t.Errorf("%+v is smaller than %+v", larger, grounds[i+1])
		}
	}
}
