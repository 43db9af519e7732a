package svg

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
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

// fastest returns the least time that drawing a map takes.
func fastest(m Map) time.Duration {
	least := time.Hour
	for range 5 {
		began := time.Now()
		DrawMap(&bytes.Buffer{}, m, Caption{})
		least = min(least, time.Since(began))
	}
	return least
}

// TestMapTime checks that the time to draw a map grows in proportion to its
// categories, boxes and tiles, and hardly with the length of names.
func TestMapTime(t *testing.T) {
	for name, test := range map[string]struct {
		small, large Map
		most         time.Duration // times the small one
	}{
		"8 times the categories": {evenMap(400, 1, 1, 10), evenMap(3200, 1, 1, 10), 24},
		"8 times the boxes":      {evenMap(1, 400, 1, 10), evenMap(1, 3200, 1, 10), 24},
		"8 times the tiles":      {evenMap(1, 1, 500, 10), evenMap(1, 1, 4000, 10), 24},
		"names of 2,000 letters": {evenMap(5, 5, 20, 60), evenMap(5, 5, 20, 2000), 8},
	} {
		if small, large := fastest(test.small), fastest(test.large); large > test.most*small {
			t.Errorf("%s: %v, which is more than %d times %v", name, large, int(test.most), small)
		} else {
			t.Logf("%s: %v after %v", name, large, small)
		}
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

// TestRadarTime checks that a radar of very many dots is drawn in time.
func TestRadarTime(t *testing.T) {
	least := func(r Radar) time.Duration {
		least := time.Hour
		for range 3 {
			began := time.Now()
			DrawRadar(&bytes.Buffer{}, r, Caption{})
			least = min(least, time.Since(began))
		}
		return least
	}
	if small, large := least(dotsInRings(300)), least(dotsInRings(3000)); large > 60*small {
		t.Errorf("10 times the dots: %v after %v", large, small)
	} else {
		t.Logf("10 times the dots: %v after %v", large, small)
	}
}
