package svg

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// evenMap returns a map in which every category has the same number of boxes, and
// every box the same number of tiles with names of a length.
func evenMap(categories, boxes, tiles, name int) Map {
	var m Map
	long := strings.Repeat("some words of a name ", name/20+1)[:name]
	for c := range categories {
		category := MapCategory{Name: fmt.Sprintf("%d %s", c, long)}
		for b := range boxes {
			box := MapBox{Name: fmt.Sprintf("%d %s", b, long)}
			for i := range tiles {
				box.Tiles = append(box.Tiles, Tile{Name: fmt.Sprintf("%d %s", i, long)})
			}
			category.Boxes = append(category.Boxes, box)
		}
		m.Categories = append(m.Categories, category)
	}
	return m
}

// BenchmarkDrawLargeMap shows that the time to draw a map grows in proportion to its
// categories, boxes and tiles, and hardly with the length of names.
func BenchmarkDrawLargeMap(b *testing.B) {
	for _, c := range []struct {
		name string
		m    Map
	}{
		{"400_categories", evenMap(400, 1, 1, 10)},
		{"3200_categories", evenMap(3200, 1, 1, 10)},
		{"400_boxes", evenMap(1, 400, 1, 10)},
		{"3200_boxes", evenMap(1, 3200, 1, 10)},
		{"500_tiles", evenMap(1, 1, 500, 10)},
		{"4000_tiles", evenMap(1, 1, 4000, 10)},
		{"names_of_60_letters", evenMap(5, 5, 20, 60)},
		{"names_of_2000_letters", evenMap(5, 5, 20, 2000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				DrawMap(&bytes.Buffer{}, c.m, Caption{})
			}
		})
	}
}

// dotsInRings returns a radar with a number of dots in each of its rings.
func dotsInRings(n int) Radar {
	r := Radar{Rings: []string{"adopt", "trial", "assess", "hold"}, Sectors: []string{"Runtime"}}
	for ring := range r.Rings {
		for i := range n {
			r.Dots = append(r.Dots, Dot{Name: fmt.Sprint(i), Ring: ring})
		}
	}
	return r
}

// BenchmarkDrawRadar shows how the time to draw a radar grows with its dots.
func BenchmarkDrawRadar(b *testing.B) {
	for _, n := range []int{300, 3000} {
		b.Run(fmt.Sprintf("%d_dots_in_a_ring", n), func(b *testing.B) {
			r := dotsInRings(n)
			for b.Loop() {
				DrawRadar(&bytes.Buffer{}, r, Caption{})
			}
		})
	}
}

// TestDrawLarge draws a map and a radar of so many parts that code whose time grows
// with their square or cube exceeds the time limit of the test run.
func TestDrawLarge(*testing.T) {
	DrawMap(&bytes.Buffer{}, evenMap(20, 20, 60, 200), Caption{})
	DrawRadar(&bytes.Buffer{}, dotsInRings(6000), Caption{})
}
