package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
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
