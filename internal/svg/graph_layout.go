package svg

import (
	"cmp"
	"math"
	"slices"
)

// Sizes of a graph, in pixels.
const (
	graphWidth  = 1440 // which graphs keep to where they can
	nodeWidth   = 156
	nodeHeight  = 34
	nodeGap     = 14 // between boxes of a layer
	panelPad    = 8
	panelHead   = 24
	portStep    = 17 // between edges that end at a box, which have labels
	exitStep    = 5  // between edges that start at a box
	curveRoom   = 46 // for the curves between two layers
	arcRoom     = 26 // for edges within a layer, if it has any
	leastPanel  = 2  // nodes
	graphSpace  = 26 // between parts that are not connected
	graphSweeps = 6
)

// A vertex is what the layout places: a node, a panel of nodes that have the same
// relation to one node and no other, or a bend of an edge that passes a layer.
type vertex struct {
	nodes         []int
	heading       string // of a panel
	layer, order  int
	columns       int
	x, y          float64 // of the upper left corner
	width, height float64
	in, out       []int // links, from the layer before and to the layer after
	// Arcs that start and end at the vertex.
	arcsOut, arcsIn []int
}

func (v *vertex) center() float64 { return v.y + v.height/2 }

// A link is an edge, or the part of one between two layers.
type link struct {
	from, to int // vertices
	edge     int
	label    string
	directed bool
	ends     bool    // the arrow and the label are at its end
	y1, y2   float64 // where it starts and ends
}

// layout is the layout of the connected part of a graph.
type layout struct {
	vertices  []*vertex
	links     []link
	arcs      []link // between vertices of a layer
	layers    [][]int
	labels    []float64 // the room for labels before a layer
	arcLabels []float64 // the room for labels of arcs after a layer
	right     []float64 // where a layer ends
	width     float64
	height    float64
}

// part is a connected part of a graph: indexes of its nodes and edges.
type part struct{ nodes, edges []int }

// parts returns the connected parts of a graph, the largest first.
func (g Graph) parts() []part {
	near := g.neighbors()
	in := make([]int, len(g.Nodes)) // the number of the part, from 1
	var parts []part
	for i := range g.Nodes {
		if in[i] > 0 {
			continue
		}
		in[i] = len(parts) + 1
		nodes := []int{i}
		for at := 0; at < len(nodes); at++ {
			for _, j := range near[nodes[at]] {
				if in[j] == 0 {
					in[j] = in[i]
					nodes = append(nodes, j)
				}
			}
		}
		slices.Sort(nodes)
		parts = append(parts, part{nodes: nodes})
	}
	for n, e := range g.Edges {
		p := &parts[in[e.From]-1]
		p.edges = append(p.edges, n)
	}
	slices.SortStableFunc(parts, func(a, b part) int { return len(b.nodes) - len(a.nodes) })
	return parts
}

// neighbors returns the other ends of the edges of each node.
func (g Graph) neighbors() [][]int {
	near := make([][]int, len(g.Nodes))
	for _, e := range g.Edges {
		near[e.From] = append(near[e.From], e.To)
		near[e.To] = append(near[e.To], e.From)
	}
	return near
}

// nodeLayers returns the layer of each node of the graph: its distance to the roots of the
// part, which are its focus, or else the node with the most relations. So every edge is
// within a layer, or between one and the next.
func (g Graph) nodeLayers(parts []part) []int {
	near := g.neighbors()
	layers := make([]int, len(g.Nodes))
	for i := range layers {
		layers[i] = -1
	}
	for _, part := range parts {
		var queue []int
		hub := part.nodes[0]
		for _, i := range part.nodes {
			if g.Nodes[i].Focus {
				queue = append(queue, i)
			}
			if len(near[i]) > len(near[hub]) {
				hub = i
			}
		}
		if len(queue) == 0 {
			queue = []int{hub}
		}
		for _, i := range queue {
			layers[i] = 0
		}
		for at := 0; at < len(queue); at++ {
			for _, j := range near[queue[at]] {
				if layers[j] < 0 {
					layers[j] = layers[queue[at]] + 1
					queue = append(queue, j)
				}
			}
		}
	}
	return layers
}

// bends returns how often edges pass a layer.
func (g Graph) bends(layers []int) int {
	n := 0
	for _, e := range g.Edges {
		n += max(layers[e.From]-layers[e.To], layers[e.To]-layers[e.From]) - 1
	}
	return n
}

// treeLayers returns for each node the length of the longest path that leads to it. Edges
// that close a circle do not count.
func (g Graph) treeLayers() []int {
	layers, waits := make([]int, len(g.Nodes)), make([]int, len(g.Nodes))
	next := make([][]int, len(g.Nodes))
	for _, e := range g.Edges {
		waits[e.To]++
		next[e.From] = append(next[e.From], e.To)
	}
	var queue []int
	done := make([]bool, len(g.Nodes))
	for i := range g.Nodes {
		if waits[i] == 0 {
			queue, done[i] = append(queue, i), true
		}
	}
	for start := range g.Nodes {
		if len(queue) == 0 && !done[start] { // all that is left is in circles
			queue, done[start] = append(queue, start), true
		}
		for len(queue) > 0 {
			i := queue[0]
			queue = queue[1:]
			for _, j := range next[i] {
				if waits[j]--; !done[j] {
					layers[j] = max(layers[j], layers[i]+1)
					if waits[j] == 0 {
						queue, done[j] = append(queue, j), true
					}
				}
			}
		}
	}
	return layers
}

// order sorts the vertices of each layer by the average position of their neighbors, so
// that few edges cross, and then moves them next to these.
func (l *layout) order() {
	for sweep := range graphSweeps {
		for n := range l.layers {
			layer := n
			if sweep%2 == 1 {
				layer = len(l.layers) - 1 - n
			}
			l.sortLayer(layer, sweep%2 == 0)
		}
	}
	for sweep := range graphSweeps {
		for n := range l.layers {
			layer := n
			if sweep%2 == 0 {
				layer = len(l.layers) - 1 - n
			}
			l.align(layer, sweep%2 == 1)
		}
	}
}

func (l *layout) sortLayer(layer int, before bool) {
	at := make(map[int]float64, len(l.layers[layer]))
	for _, i := range l.layers[layer] {
		at[i] = l.average(i, before, func(v *vertex) float64 { return float64(v.order) }, float64(l.vertices[i].order))
	}
	slices.SortStableFunc(l.layers[layer], func(a, b int) int { return cmp.Compare(at[a], at[b]) })
	for order, i := range l.layers[layer] {
		l.vertices[i].order = order
	}
}

// average returns the average position of the neighbors of a vertex in the layer before or
// after it, or own if there are none.
func (l *layout) average(i int, before bool, position func(*vertex) float64, own float64) float64 {
	links := l.vertices[i].out
	if before {
		links = l.vertices[i].in
	}
	if len(links) == 0 {
		return own
	}
	sum := 0.0
	for _, n := range links {
		other := l.links[n].to
		if before {
			other = l.links[n].from
		}
		sum += position(l.vertices[other])
	}
	return sum / float64(len(links))
}

// align moves the vertices of a layer as near as possible to the average of their
// neighbors without changing their order: the least squares under that condition.
func (l *layout) align(layer int, before bool) {
	type block struct{ sum, count float64 }
	var blocks []block
	offsets := make([]float64, len(l.layers[layer]))
	offset := 0.0
	for n, i := range l.layers[layer] {
		v := l.vertices[i]
		offsets[n] = offset + v.height/2
		offset += v.height + nodeGap
		blocks = append(blocks, block{l.average(i, before, (*vertex).center, v.center()) - offsets[n], 1})
		for len(blocks) > 1 {
			last, prior := blocks[len(blocks)-1], blocks[len(blocks)-2]
			if prior.sum/prior.count <= last.sum/last.count {
				break
			}
			blocks = append(blocks[:len(blocks)-2], block{prior.sum + last.sum, prior.count + last.count})
		}
	}
	n := 0
	for _, b := range blocks {
		for range int(b.count) {
			v := l.vertices[l.layers[layer][n]]
			v.y = math.Round(b.sum/b.count + offsets[n] - v.height/2)
			n++
		}
	}
}
