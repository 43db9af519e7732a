package svg

import "math"

// radarLayout holds the positions of rings, sectors and dots. Angles are in radians,
// clockwise from the top; lengths in pixels.
type radarLayout struct {
	dot    float64     // radius of a dot
	edges  []float64   // outer radius of each ring
	starts []float64   // where each sector begins, and the full circle at the end
	labels []float64   // half the width of each ring's label
	counts [][]int     // dots by sector and ring
	places [][][]polar // by sector and ring
}

// polar is a place by its angle and distance from the center.
type polar struct{ angle, radius float64 }

const (
	dotGap      = 3.0   // least space between dots
	labelHeight = 17.0  // of a ring's label, at the top inside its edge
	largest     = 400.0 // a radar larger than this gets smaller dots, if it can
)

// layoutRadar returns the smallest radar that has room for all dots. It prefers
// large dots, and sectors of equal size.
func layoutRadar(counts [][]int, labels []float64) radarLayout {
	var best radarLayout
	for _, dot := range []float64{12, 10.5, 9} {
		best = radarLayout{}
		for _, bias := range []float64{0, 0.2, 0.4, 0.6} {
			s := radarLayout{dot: dot, counts: counts, labels: labels, starts: sectors(counts, bias)}
			s.grow()
			if best.edges == nil || s.radius() < best.radius()-8 {
				best = s
			}
		}
		if best.radius() <= largest {
			break
		}
	}
	return best
}

func (s radarLayout) radius() float64 { return s.edges[len(s.edges)-1] }

// sectors returns where the sectors begin. Without bias they are equal; the more
// bias, the more their sizes follow the number of their dots.
func sectors(counts [][]int, bias float64) []float64 {
	all := 0
	for _, rings := range counts {
		all += sum(rings)
	}
	starts := []float64{0}
	for i, rings := range counts {
		share := (1-bias)/float64(len(counts)) + bias*float64(sum(rings))/float64(max(1, all))
		starts = append(starts, starts[i]+2*math.Pi*share)
	}
	return starts
}

func sum(list []int) int {
	n := 0
	for _, k := range list {
		n += k
	}
	return n
}

// grow widens one ring after the other, from the inside, until its dots have room.
func (s *radarLayout) grow() {
	n := len(s.labels)
	usual := max(36, 270/(float64(n)+0.3))
	s.places = make([][][]polar, len(s.counts))
	for i := range s.places {
		s.places[i] = make([][]polar, n)
	}
	inner := 0.0
	for ring := range s.labels {
		width := usual
		if ring == 0 {
			width *= 1.3
		}
		for !s.placeRing(ring, inner, inner+width) {
			width = wider(width)
		}
		inner += width
		s.edges = append(s.edges, inner)
	}
}

// wider returns the next width to try for a ring. The steps grow with a ring that
// is very wide, so that their number does not grow with its dots.
func wider(width float64) float64 { return width + max(3, (width-400)/10) }

// placeRing places the dots of a ring. It reports whether they have room.
func (s *radarLayout) placeRing(ring int, inner, outer float64) bool {
	for sector := range s.counts {
		places, ok := s.placeCell(sector, ring, inner, outer)
		if !ok {
			return false
		}
		s.places[sector][ring] = places
	}
	return true
}

// manyDots is the number of dots in a cell from which any rows that have room will
// do: to compare all distances takes the square of their number.
const manyDots = 400

// placeCell places the dots of one cell in rows. It takes the number of rows that
// keeps the dots farthest apart.
func (s *radarLayout) placeCell(sector, ring int, inner, outer float64) (best []polar, ok bool) {
	count := s.counts[sector][ring]
	if count == 0 {
		return nil, true
	}
	far := 0.0
	for rows := 1; rows <= count && (outer-inner)/float64(rows) >= 2*s.dot+dotGap; rows++ {
		var arcs []arc
		capacity := 0
		for row := range rows {
			radius := inner + (float64(row)+0.5)*(outer-inner)/float64(rows)
			arcs = append(arcs, s.newArc(sector, ring, radius, outer))
			capacity += arcs[row].capacity()
		}
		if capacity < count {
			continue
		}
		places := distribute(arcs, count)
		if count > manyDots {
			return places, true
		}
		if d := nearest(places); best == nil || d > far+0.5 {
			best, far = places, d
		}
	}
	return best, best != nil
}

// arc is a row of a cell: the arc on which the centers of dots may lie.
type arc struct {
	radius, from, to float64
	step             float64 // the least angle between two dots
	closed           bool    // a whole circle
}

// newArc returns the arc of a radius in a cell. The edge is the outer radius of the
// ring.
func (s *radarLayout) newArc(sector, ring int, radius, edge float64) arc {
	half := s.dot + dotGap/2
	l := arc{radius: radius, from: s.starts[sector], to: s.starts[sector+1]}
	if radius <= half {
		l.to = l.from - 1
		if l.closed = len(s.counts) == 1; l.closed {
			l.to, l.step = l.from, 4*math.Pi // a single dot, in the center
		}
		return l
	}
	l.step = 2 * math.Asin(half/radius)
	apart := s.labelClearance(ring, radius, edge)
	if len(s.counts) == 1 {
		l.closed = apart == 0
	} else {
		l.from, l.to = l.from+l.step/2, l.to-l.step/2
	}
	l.from, l.to = max(l.from, apart), min(l.to, 2*math.Pi-apart)
	return l
}

// labelClearance returns the least angle from the top at which a dot does not touch
// the label of its ring.
func (s *radarLayout) labelClearance(ring int, radius, edge float64) float64 {
	apart := func(angle float64) bool {
		x, y := radius*math.Sin(angle), radius*math.Cos(angle)
		dx := max(0, math.Abs(x)-s.labels[ring])
		dy := max(0, y-edge, edge-labelHeight-y)
		return math.Hypot(dx, dy) >= s.dot+1
	}
	angle := 0.0
	for !apart(angle) && angle < math.Pi {
		angle += 0.02
	}
	return angle
}

// capacity returns the number of dots that an arc has room for.
func (l arc) capacity() int {
	switch {
	case l.closed:
		return max(1, int(2*math.Pi/l.step))
	case l.to < l.from:
		return 0
	}
	return 1 + int((l.to-l.from)/l.step)
}

// distribute places dots on arcs that together have room for them. Each dot goes to
// the arc with the most room for each of its dots.
func distribute(arcs []arc, count int) []polar {
	dots := make([]int, len(arcs))
	for range count {
		best, most := -1, 0.0
		for i, l := range arcs {
			length := (l.to - l.from + l.step) * l.radius / float64(dots[i]+1)
			if dots[i] < l.capacity() && (best < 0 || length > most) {
				best, most = i, length
			}
		}
		dots[best]++
	}
	var places []polar
	for i, l := range arcs {
		for n := range dots[i] {
			places = append(places, polar{l.angle(n, dots[i]), l.radius})
		}
	}
	return places
}

// angle returns the angle of the nth of some dots on an arc. They are spread
// evenly, and away from the ends of the arc where there is room.
func (l arc) angle(n, of int) float64 {
	length := l.to - l.from
	switch {
	case l.closed && l.step > 2*math.Pi:
		return 0
	case l.closed || of == 1 || length/float64(of) >= l.step:
		return l.from + length*(float64(n)+0.5)/float64(of)
	}
	return l.from + length*float64(n)/float64(of-1)
}

// nearest returns the least distance between two of the places.
func nearest(places []polar) float64 {
	least := math.Inf(1)
	for i, p := range places {
		for _, q := range places[:i] {
			least = min(least, math.Sqrt(p.radius*p.radius+q.radius*q.radius-2*p.radius*q.radius*math.Cos(p.angle-q.angle)))
		}
	}
	return least
}
