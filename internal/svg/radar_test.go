package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestArrange: on random radars no two dots touch, and each lies in its ring
// and sector and beside the ring's label.
func TestArrange(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		counts := make([][]int, 1+r.IntN(15))
		labels := make([]float64, 1+r.IntN(6))
		for i := range labels {
			labels[i] = 10 + 50*r.Float64()
		}
		for i := range counts {
			counts[i] = make([]int, len(labels))
			for j := range counts[i] {
				counts[i][j] = r.IntN(1 + r.IntN(1+n/12))
			}
		}
		checkSpread(t, layoutRadar(counts, labels))
	}
}

func checkSpread(t *testing.T, s radarLayout) {
	t.Helper()
	var all []polar
	for sector, rings := range s.places {
		for ring, places := range rings {
			if len(places) != s.counts[sector][ring] {
				t.Fatalf("%d places for %d dots", len(places), s.counts[sector][ring])
			}
			inner := 0.0
			if ring > 0 {
				inner = s.edges[ring-1]
			}
			for _, p := range places {
				x, y := p.radius*math.Sin(p.angle), p.radius*math.Cos(p.angle)
				touches := y+s.dot > s.edges[ring]-labelHeight && math.Hypot(max(0, math.Abs(x)-s.labels[ring]), max(0, s.edges[ring]-labelHeight-y)) < s.dot
				inRing := p.radius+s.dot <= s.edges[ring] && (p.radius-s.dot >= inner || ring == 0)
				inSector := len(s.counts) == 1 || s.starts[sector] <= p.angle && p.angle <= s.starts[sector+1] &&
					apartFrom(p, s.starts[sector]) >= s.dot && apartFrom(p, s.starts[sector+1]) >= s.dot
				if touches || !inRing || !inSector {
					t.Fatalf("label touched %v, in its ring %v, in its sector %v: %+v of %+v", touches, inRing, inSector, p, s)
				}
			}
			all = append(all, places...)
		}
	}
	if len(all) > 1 && nearest(all) < 2*s.dot {
		t.Fatalf("dots touch: %+v", s)
	}
}

// apartFrom is how far a place is from the ray at an angle.
func apartFrom(p polar, angle float64) float64 {
	d := math.Abs(p.angle - angle)
	if d > math.Pi/2 {
		return p.radius
	}
	return p.radius * math.Sin(d)
}

// TestDrawRadar: pictures of all sizes are well-formed, and their texts lie
// inside as far as measure can tell.
func TestDrawRadar(t *testing.T) {
	levels := []landscape.Level{landscape.Graduated, landscape.Archived, "", "weird", landscape.Sandbox}
	for _, size := range []struct{ rings, sectors, dots int }{{1, 1, 1}, {4, 1, 3}, {4, 4, 12}, {4, 15, 120}, {9, 30, 200}, {2, 2, 1}, {4, 1, 120}, {4, 4, 0}} {
		var r Radar
		for i := range size.rings {
			r.Rings = append(r.Rings, strings.Repeat("状況", 1+6*(i%2)))
		}
		for i := range size.sectors {
			r.Sectors = append(r.Sectors, []string{"App Definition and Development", "日本語のとても長いカテゴリ名であるプラットフォーム", "", "<&\"\x1b\u202e>", "Supercalifragilisticexpialidocious"}[i%5])
		}
		for i := range size.dots {
			r.Dots = append(r.Dots, Dot{Name: strings.Repeat("Náme 👩‍👩‍👧 ", 1+i%5), Level: levels[i%5], Sector: i * size.sectors / size.dots, Ring: i % size.rings})
		}
		var b bytes.Buffer
		DrawRadar(&b, r, Caption{Words: English(), Title: "Radar", Note: strings.Repeat("long ", 60)})
		checkTexts(t, size, b.Bytes())
	}
}

func checkTexts(t *testing.T, what any, svg []byte) {
	t.Helper()
	var width, height, x, y float64
	var anchor string
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v: %v", what, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			x, anchor = -1, ""
			for _, a := range token.Attr {
				switch into := map[string]*float64{"width": &width, "height": &height, "x": &x, "y": &y}[a.Name.Local]; {
				case a.Name.Local == "text-anchor":
					anchor = a.Value
				case into != nil && (token.Name.Local == "svg" || token.Name.Local == "text"):
					_, _ = fmt.Sscan(a.Value, into)
				}
			}
		case xml.CharData:
			w := measure(string(token), 12)
			left := map[string]float64{"start": x, "middle": x - w/2, "end": x - w}[anchor]
			if anchor != "" && (left < 0 || left+w > width || y < 8 || y > height) {
				t.Errorf("%v: %q at %v, %v is outside %v x %v", what, token, left, y, width, height)
			}
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		in, want string
		width    float64
	}{
		{"short", "short", 100},
		{"日本語の名前", "日本…", 30},
		{"two words", "two…", 40},
		{"👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧…", 50},
		{"éééééé", "é…", 20},
	} {
		got := fit(c.in, 10, c.width)
		if got != c.want || !utf8.ValidString(got) || measure(got, 10) > c.width {
			t.Errorf("fit(%q, %v) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
	for in, want := range map[string]string{
		"App Definition and Development": "App Definition and|Development", "日本語のとても長いカテゴリ名": "日本語のとても長いカ|テゴリ名", "one": "one", "": "",
		"Supercalifragilisticexpialidocious": "Supercalifragilis…", "a Supercalifragilistic b": "a|Supercalifragilis…",
		"한국어 프로젝트 이름의 뜻": "한국어 프로젝트|이름의 뜻", "kubectl-mcp-server and more": "kubectl-mcp-|server and more",
	} {
		if got := strings.Join(wrap(in, 10, 102, 2), "|"); got != want {
			t.Errorf("wrap(%q) = %q, want %q", in, got, want)
		}
	}
}
