package svg

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// fills reads the fill of each selector in style sheets, as a reader sees it
// who wants light or dark.
func fills(dark bool, sheets ...string) map[string]string {
	all := map[string]string{}
	for _, sheet := range sheets {
		light, more, _ := strings.Cut(sheet, "@media(prefers-color-scheme:dark){")
		if dark {
			light += more
		}
		for _, m := range regexp.MustCompile(`([^{}]+)\{([^}]*)\}`).FindAllStringSubmatch(light, -1) {
			for selector := range strings.SplitSeq(m[1], ",") {
				for declaration := range strings.SplitSeq(m[2], ";") {
					if fill, ok := strings.CutPrefix(declaration, "fill:"); ok {
						selector = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(selector), "<style>"))
						all[selector] = fill
					}
				}
			}
		}
	}
	return all
}

// luminance is how bright a color is, as WCAG 2 counts.
func luminance(color string) float64 {
	hex := strings.TrimPrefix(color, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			panic(color)
		}
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b string) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

// TestContrast: every text has the contrast of 4.5 to 1 to what it stands on
// that WCAG 2 wants at level AA, in light and in dark.
func TestContrast(t *testing.T) {
	if c := contrast("#fff", "#000000"); math.Abs(c-21) > 0.01 {
		t.Fatalf("black on white has %v", c)
	}
	for _, dark := range []bool{false, true} {
		css := fills(dark, style, mapStyle, radarStyle, graphStyle)
		for _, c := range [][2]string{
			{"text", ".back"}, {".note", ".back"}, {"text", ".category"}, {".sub", ".part"},
			{"text", ".tile"}, {"text", ".t-graduated"}, {"text", ".t-incubating"}, {"text", ".t-sandbox"}, {"text", ".t-inception"},
			{"text", ".t-archived"}, {"text", ".t-other"}, {".note", ".pill"}, {"text", ".ring"}, {"text", ".odd"},
			{".num", ".graduated"}, {".num", ".incubating"}, {".on-sandbox", ".sandbox"}, {".on-inception", ".inception"},
			{"text", ".unlisted"}, {".edge text", ".back"}, {".on-archived", ".archived"}, {".num", ".other"}, {".on-none", ".none"},
		} {
			front, back := css[c[0]], css[c[1]]
			if front == "" || back == "" {
				t.Fatalf("no color for %v", c)
			}
			if n := contrast(front, back); n < 4.5 {
				t.Errorf("dark %v: %s (%s) on %s (%s) has %.2f to 1", dark, c[0], front, c[1], back, n)
			}
		}
	}
}
