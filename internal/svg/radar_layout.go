package svg

import "math"

// radarLayout is where the rings and sectors of a radar lie, and the dots in them.
// Angles are in radians, clockwise from the top; lengths in pixels.
type radarLayout struct {
	dot    float64     // radius of a dot
	edges  []float64   // outer radius of each ring
	starts []float64   // where each sector begins, and the full circle at the end
	labels []float64   // half the width of each ring's label
	counts [][]int     // dots by sector and ring
	places [][][]polar // by sector and ring
}

// polar is a place by its angle and distance from the middle.
type polar struct{ angle, radius float64 }

const (
	dotGap      = 3.0   // least space between dots
	labelHeight = 17.0  // of a ring's label, at the top inside its edge
	largest     = 400.0 // a radar larger than this gets smaller dots, if it can
)

// layoutRadar finds the smallest radar that has room for all dots: the larger the
// dots the better, and the more alike the sectors.
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

// sectors cuts the circle: without bias into equal parts, with more of it the
// more by the number of dots.
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

// grow widens one ring after the other, from the inside, until its dots have
// room.
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
		for !s.fill(ring, inner, inner+width) {
			width += 3
		}
		inner += width
		s.edges = append(s.edges, inner)
	}
}

// fill places the dots of a ring, and tells whether they have room.
func (s *radarLayout) fill(ring int, inner, outer float64) bool {
	for sector := range s.counts {
		places, ok := s.cell(sector, ring, inner, outer)
		if !ok {
			return false
		}
		s.places[sector][ring] = places
	}
	return true
}

// cell places the dots of one cell in rows, as many rows as keep them farthest
// apart.
func (s *radarLayout) cell(sector, ring int, inner, outer float64) (best []polar, ok bool) {
	count := s.counts[sector][ring]
	if count == 0 {
		return nil, true
	}
	far := 0.0
	for rows := 1; rows <= count && (outer-inner)/float64(rows) >= 2*s.dot+dotGap; rows++ {
		var lanes []arc
		for row := range rows {
			radius := inner + (float64(row)+0.5)*(outer-inner)/float64(rows)
			lanes = append(lanes, s.lane(sector, ring, radius, outer))
		}
		if places := distribute(lanes, count); places != nil {
			if d := nearest(places); best == nil || d > far+0.5 {
				best, far = places, d
			}
		}
	}
	return best, best != nil
}

// arc is a row of a cell: the arc on which middles of dots may lie.
type arc struct {
	radius, from, to float64
	step             float64 // the least angle between two dots
	closed           bool    // a whole circle
}

func (s *radarLayout) lane(sector, ring int, radius, edge float64) arc {
	half := s.dot + dotGap/2
	l := arc{radius: radius, from: s.starts[sector], to: s.starts[sector+1]}
	if radius <= half {
		l.to = l.from - 1
		if l.closed = len(s.counts) == 1; l.closed {
			l.to, l.step = l.from, 4*math.Pi // a single dot, in the middle
		}
		return l
	}
	l.step = 2 * math.Asin(half/radius)
	apart := s.clear(ring, radius, edge)
	if len(s.counts) == 1 {
		l.closed = apart == 0
	} else {
		l.from, l.to = l.from+l.step/2, l.to-l.step/2
	}
	l.from, l.to = max(l.from, apart), min(l.to, 2*math.Pi-apart)
	return l
}

// clear returns how far from the top a dot must stay so as not to touch the
// ring's label.
func (s *radarLayout) clear(ring int, radius, edge float64) float64 {
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

// room is how many dots a lane can take.
func (l arc) room() int {
	switch {
	case l.closed:
		return max(1, int(2*math.Pi/l.step))
	case l.to < l.from:
		return 0
	}
	return 1 + int((l.to-l.from)/l.step)
}

// distribute deals dots to lanes, each time to the one with the most room for each
// of its dots, and places them; nil when there is not enough room.
func distribute(lanes []arc, count int) []polar {
	dots := make([]int, len(lanes))
	for range count {
		best, most := -1, 0.0
		for i, l := range lanes {
			length := (l.to - l.from + l.step) * l.radius / float64(dots[i]+1)
			if dots[i] < l.room() && (best < 0 || length > most) {
				best, most = i, length
			}
		}
		if best < 0 {
			return nil
		}
		dots[best]++
	}
	var places []polar
	for i, l := range lanes {
		for n := range dots[i] {
			places = append(places, polar{l.angle(n, dots[i]), l.radius})
		}
	}
	return places
}

// angle is that of the nth of some dots on the lane: spread evenly, away from
// its ends where they can be.
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

// nearest is the least distance between two of the places.
func nearest(places []polar) float64 {
	least := math.Inf(1)
	for i, p := range places {
		for _, q := range places[:i] {
			least = min(least, math.Sqrt(p.radius*p.radius+q.radius*q.radius-2*p.radius*q.radius*math.Cos(p.angle-q.angle)))
		}
	}
	return least
}
