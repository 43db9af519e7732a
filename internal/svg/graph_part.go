package svg

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// newLayout returns the vertices and links of a connected part of a graph in their layers.
// Layers has the layer of each node.
func (g Graph) newLayout(p part, layers []int) *layout {
	l := &layout{}
	of := l.addVertices(g, p, layers)
	for _, n := range p.edges {
		l.addEdge(g, n, of[g.Edges[n].From], of[g.Edges[n].To])
	}
	for i, v := range l.vertices {
		for len(l.layers) <= v.layer {
			l.layers = append(l.layers, nil)
		}
		v.order = len(l.layers[v.layer])
		l.layers[v.layer] = append(l.layers[v.layer], i)
	}
	l.measureLabels()
	return l
}

// arrange places everything, after measureLabels.
func (l *layout) arrange() {
	l.size()
	l.order()
	l.place()
}

// leafKey is what the nodes of a panel share: the node to which they are related, and how.
type leafKey struct {
	hub   int
	label string
}

// addVertices adds a vertex for each node of a part, and for each panel. It returns the
// vertices of the nodes.
func (l *layout) addVertices(g Graph, p part, layers []int) map[int]int {
	leaves := g.leaves(p, layers)
	count := map[leafKey]int{}
	for _, i := range p.nodes {
		if key, ok := leaves[i]; ok {
			count[key]++
		}
	}
	of, panels := make(map[int]int, len(p.nodes)), map[leafKey]int{}
	for _, i := range p.nodes {
		key, leaf := leaves[i]
		if leaf && count[key] >= leastPanel {
			at, ok := panels[key]
			if !ok {
				at = len(l.vertices)
				panels[key] = at
				l.vertices = append(l.vertices, &vertex{layer: layers[i], heading: fmt.Sprintf("%s (%d)", key.label, count[key])})
			}
			l.vertices[at].nodes = append(l.vertices[at].nodes, i)
			of[i] = at
			continue
		}
		of[i] = len(l.vertices)
		l.vertices = append(l.vertices, &vertex{layer: layers[i], nodes: []int{i}})
	}
	return of
}

// leaves returns the nodes of a part with a single relation, to a node before them. A
// family tree has none.
func (g Graph) leaves(p part, layers []int) map[int]leafKey {
	leaves, degree := map[int]leafKey{}, make(map[int]int, len(p.nodes))
	for _, n := range p.edges {
		degree[g.Edges[n].From]++
		degree[g.Edges[n].To]++
	}
	for _, n := range p.edges {
		e := g.Edges[n]
		if layers[e.From] > layers[e.To] {
			e = GraphEdge{From: e.To, To: e.From, Label: e.Inverse}
		}
		if !g.Tree && degree[e.To] == 1 && !g.Nodes[e.To].Focus && layers[e.To] > layers[e.From] {
			leaves[e.To] = leafKey{e.From, e.Label}
		}
	}
	return leaves
}

// addEdge adds the links of an edge. The edges of a panel have one link.
func (l *layout) addEdge(g Graph, n, from, to int) {
	e := g.Edges[n]
	label := e.Label
	if l.vertices[from].layer > l.vertices[to].layer {
		from, to, label = to, from, e.Inverse
	}
	if l.vertices[to].heading != "" {
		if len(l.vertices[to].in) > 0 {
			return
		}
		label = ""
	}
	if l.vertices[from].layer == l.vertices[to].layer {
		l.vertices[from].arcsOut = append(l.vertices[from].arcsOut, len(l.arcs))
		l.vertices[to].arcsIn = append(l.vertices[to].arcsIn, len(l.arcs))
		l.arcs = append(l.arcs, link{from: from, to: to, edge: n, label: label, directed: !e.Symmetric})
		return
	}
	for last := false; !last; {
		next := to
		if last = l.vertices[from].layer+1 == l.vertices[to].layer; !last {
			next = len(l.vertices)
			l.vertices = append(l.vertices, &vertex{layer: l.vertices[from].layer + 1})
		}
		at := len(l.links)
		l.links = append(l.links, link{from: from, to: next, edge: n, label: label, directed: !e.Symmetric, ends: last})
		l.vertices[from].out = append(l.vertices[from].out, at)
		l.vertices[next].in = append(l.vertices[next].in, at)
		from = next
	}
}

// measureLabels sets the room for the labels before each layer, and after it for those of
// arcs.
func (l *layout) measureLabels() {
	l.labels, l.arcLabels = make([]float64, len(l.layers)), make([]float64, len(l.layers))
	for _, k := range l.links {
		if at := l.vertices[k.to].layer; k.ends {
			l.labels[at] = max(l.labels[at], measure(k.label, labelSize)+18)
		}
	}
	for _, k := range l.arcs {
		at := l.vertices[k.to].layer
		l.arcLabels[at] = max(l.arcLabels[at], measure(k.label, labelSize)+14)
	}
}

// columns returns the number of columns of a panel: as many as there is room for.
func (l *layout) columns() int {
	room, panelLayers := float64(graphWidth-40), map[int]bool{}
	for n := range l.layers {
		room -= l.labels[n] + l.curves(n)
	}
	for _, v := range l.vertices {
		if v.heading != "" {
			panelLayers[v.layer] = true
		}
	}
	room -= nodeWidth * float64(len(l.layers)-len(panelLayers))
	if len(panelLayers) == 0 {
		return 1
	}
	return max(1, int((room/float64(len(panelLayers))-panelPad)/(nodeWidth+panelPad)))
}

// size sets the size of each vertex.
func (l *layout) size() {
	columns := l.columns()
	for _, v := range l.vertices {
		v.width, v.height = nodeWidth, nodeHeight
		switch {
		case len(v.nodes) == 0:
			v.height = portStep
		case v.heading != "":
			v.columns = min(columns, len(v.nodes))
			heading := int(math.Ceil((measure(v.heading, 12.5*bold) - nodeWidth) / (nodeWidth + panelPad)))
			v.columns = max(v.columns, min(columns, 1+max(0, heading)))
			rows := (len(v.nodes) + v.columns - 1) / v.columns
			v.width = float64(v.columns)*(nodeWidth+panelPad) + panelPad
			v.height = panelHead + float64(rows)*(nodeHeight+panelPad)
		}
		v.height = max(v.height, float64(len(v.in)*portStep), float64((len(v.out)+len(v.arcsOut))*exitStep+len(v.arcsIn)*portStep))
	}
	for _, layer := range l.layers {
		y := 0.0
		for _, i := range layer {
			l.vertices[i].y = y
			y += l.vertices[i].height + nodeGap
		}
	}
}

// curves returns the room for curves and arcs before a layer: none before the first.
func (l *layout) curves(layer int) float64 {
	switch {
	case layer == 0:
		return 0
	case l.arcLabels[layer-1] == 0:
		return curveRoom
	}
	return curveRoom + arcRoom + l.arcLabels[layer-1]
}

// place sets the positions of vertices and the ends of links.
func (l *layout) place() {
	top := math.Inf(1)
	for _, v := range l.vertices {
		top = min(top, v.y)
	}
	x := 0.0
	for n, layer := range l.layers {
		x += l.labels[n] + l.curves(n)
		width := 0.0
		for _, i := range layer {
			v := l.vertices[i]
			v.x, v.y = x, v.y-top
			width = max(width, v.width)
			l.height = max(l.height, v.y+v.height)
		}
		for _, i := range layer {
			if v := l.vertices[i]; len(v.nodes) == 0 {
				v.width = width
			}
		}
		x += width
		l.width = x
		if n == len(l.layers)-1 && l.arcLabels[n] > 0 {
			l.width += l.arcLabels[n] + arcRoom
		}
		l.right = append(l.right, x)
	}
	for _, v := range l.vertices {
		slices.SortStableFunc(v.in, func(a, b int) int {
			return cmp.Compare(l.vertices[l.links[a].from].center(), l.vertices[l.links[b].from].center())
		})
		slices.SortStableFunc(v.out, func(a, b int) int {
			return cmp.Compare(l.vertices[l.links[a].to].center(), l.vertices[l.links[b].to].center())
		})
		for n, i := range v.in {
			l.links[i].y2 = v.center() + (float64(n)-float64(len(v.in)-1)/2)*portStep
		}
		l.placeExits(v)
	}
}

// placeExits sets where the links start that leave a vertex: above, and below them where
// arcs end, which have labels.
func (l *layout) placeExits(v *vertex) {
	labels := float64(len(v.arcsIn) * portStep)
	room, count := v.height-labels, float64(len(v.out)+len(v.arcsOut))
	for n, i := range v.out {
		l.links[i].y1 = v.y + room*(float64(n)+1)/(count+1)
	}
	for n, i := range v.arcsOut {
		l.arcs[i].y1 = v.y + room*(float64(len(v.out)+n)+1)/(count+1)
	}
	for n, i := range v.arcsIn {
		l.arcs[i].y2 = v.y + room + float64((n+1)*portStep) - 3
	}
}
