package svg

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Graph is items and the relations between them.
type Graph struct {
	Nodes []GraphNode
	Edges []GraphEdge
	// Tree makes every edge lead to the right, as in a family tree.
	Tree   bool
	Legend []MapKey
	// About describes the picture for people who do not see it, and Empty stands in its
	// place if there is nothing to draw.
	About, Empty string
	UnlistedName string // in the legend
}

// GraphNode is an item of a graph.
type GraphNode struct {
	Name     string
	Level    landscape.Level
	Title    string // shown when a pointer rests on it
	URL      string // where a click leads; "" for nowhere
	Focus    bool   // the graph is drawn around it
	Unlisted bool   // the landscape does not have it
}

// GraphEdge is a relation between two nodes, which is From Label To, or To Inverse From.
type GraphEdge struct {
	From, To       int
	Label, Inverse string
	Symmetric      bool   // the relation has no direction
	Title          string // states the relation
}

const labelSize = 11

// graphStyle holds the styles of a graph besides style and mapStyle.
const graphStyle = `<style>
.edge path{fill:none;stroke:#64748b;stroke-width:1.3}.edge .tip{fill:#64748b;stroke:none}.edge text{font-size:11px;fill:#475569}
.edge:hover path{stroke-width:3}.unlisted{fill:#fff;stroke:#94a3b8;stroke-dasharray:4 3}.focus rect{stroke-width:3}.focus text{font-weight:600}
@media(prefers-color-scheme:dark){.edge path{stroke:#94a3b8}.edge .tip{fill:#94a3b8}.edge text{fill:#cbd5e1}.unlisted{fill:#111827;stroke:#64748b}}
</style>
`

const (
	graphTop = 84     // room for the title and the legend
	maxBends = 10_000 // in a family tree; one with more is drawn as other graphs are
)

// DrawGraph draws a graph in layers from left to right. An edge is labeled as it is read
// in that direction; nodes with the same single relation are in one panel, which has it as
// its heading.
func DrawGraph(w *bytes.Buffer, g Graph, c Caption) {
	c = c.inWords()
	parts := g.parts()
	layers := g.treeLayers()
	if g.Tree = g.Tree && g.bends(layers) <= maxBends; !g.Tree {
		layers = g.nodeLayers(parts)
	}
	var body bytes.Buffer
	x, y, line, width := 20.0, float64(graphTop), 0.0, 0.0
	for n, l := range g.layouts(parts, layers) {
		if n > 0 && x+l.width > graphWidth-20 {
			x, y, line = 20, y+line+graphSpace, 0
		}
		g.draw(&body, l, x, y)
		x += l.width
		line, width = max(line, l.height), max(width, x)
		x += 2 * graphSpace
	}
	if len(parts) == 0 {
		text(&body, "tick", 20, graphTop+20, "start", g.Empty)
		line = 40
	}
	width = max(width+20, 480, measure(c.Title, 18*bold)+40, min(measure(c.Note, 12)+40, graphWidth))
	writeWideStart(w, c, int(math.Ceil(width)), int(math.Ceil(y+line))+54)
	fmt.Fprintf(w, "<desc>%s</desc>\n", escape(g.About))
	w.WriteString(mapStyle + graphStyle)
	g.drawLegend(w)
	w.Write(body.Bytes())
	w.WriteString("</svg>\n")
}

// layouts returns the layouts of the parts. Layers are equally far apart in all of them, so
// that small parts line up.
func (g Graph) layouts(parts []part, layers []int) []*layout {
	var all []*layout
	var labels []float64
	for _, p := range parts {
		l := g.newLayout(p, layers)
		all = append(all, l)
		for n, room := range l.labels {
			if n == len(labels) {
				labels = append(labels, 0)
			}
			labels[n] = max(labels[n], room)
		}
	}
	for _, l := range all {
		copy(l.labels, labels)
		l.arrange()
	}
	return all
}

// class returns the class of the box of a node.
func (n GraphNode) class() string {
	if n.Unlisted {
		return "unlisted"
	}
	return tileClass(n.Level)
}

// drawLegend draws the kinds of box that occur.
func (g Graph) drawLegend(w *bytes.Buffer) {
	x := 20.0
	add := func(class, name string) {
		if slices.ContainsFunc(g.Nodes, func(n GraphNode) bool { return n.class() == class }) {
			fmt.Fprintf(w, `<rect class="%s" x="%.0f" y="48" width="18" height="14" rx="3"/>`+"\n", class, x)
			text(w, "tick", int(x)+24, 60, "start", name)
			x += 24 + measure(name, 12) + 22
		}
	}
	for _, k := range g.Legend {
		add(tileClass(k.Level), k.Name)
	}
	add("unlisted", g.UnlistedName)
}

// draw draws a part at a position.
func (g Graph) draw(w *bytes.Buffer, l *layout, x, y float64) {
	for _, v := range l.vertices {
		v.x, v.y = v.x+x, v.y+y
	}
	for i := range l.links {
		l.links[i].y1, l.links[i].y2 = l.links[i].y1+y, l.links[i].y2+y
	}
	for i := range l.arcs {
		l.arcs[i].y1, l.arcs[i].y2 = l.arcs[i].y1+y, l.arcs[i].y2+y
	}
	for _, k := range l.arcs {
		g.drawArc(w, l, k, x)
	}
	for _, k := range l.links {
		g.drawLink(w, l, k, x)
	}
	for _, v := range l.vertices {
		switch {
		case v.heading != "":
			g.drawPanel(w, v)
		case len(v.nodes) == 1:
			g.drawNode(w, v.nodes[0], frame{v.x, v.y, v.width, v.height})
		}
	}
}

// drawLink draws a link: a curve, and a straight line with the label above it.
func (g Graph) drawLink(w *bytes.Buffer, l *layout, k link, x float64) {
	from, to := l.vertices[k.from], l.vertices[k.to]
	right, start, end := l.right[from.layer]+l.arcLabels[from.layer]+x, to.x-l.labels[to.layer], to.x
	title := g.Edges[k.edge].Title
	if to.heading != "" {
		title = g.Nodes[from.nodes[0]].Name + " " + to.heading
	}
	fmt.Fprintf(w, `<g class="edge"><title>%s</title>`, escape(title))
	half := (right + start) / 2
	fmt.Fprintf(w, `<path d="M%.1f %.1fH%.1fC%.1f %.1f %.1f %.1f %.1f %.1fH%.1f"/>`, from.x+from.width, k.y1, right, half, k.y1, half, k.y2, start, k.y2, end)
	if k.ends {
		if k.directed {
			fmt.Fprintf(w, `<path class="tip" d="M%.1f %.1fl-8 -4v8z"/>`, end, k.y2)
		}
		fmt.Fprintf(w, `<text x="%.1f" y="%.1f">%s</text>`, start+4, k.y2-4, escape(k.label))
	}
	w.WriteString("</g>\n")
}

// drawArc draws a link within a layer, to the right of it: a curve that ends in a straight
// line with the label above it.
func (g Graph) drawArc(w *bytes.Buffer, l *layout, k link, x float64) {
	from, to := l.vertices[k.from], l.vertices[k.to]
	start := l.right[from.layer] + x + l.arcLabels[from.layer]
	out := start + min(arcRoom, 8+math.Abs(k.y1-k.y2)/20)*4/3
	end := to.x + to.width
	fmt.Fprintf(w, `<g class="edge"><title>%s</title><path d="M%.1f %.1fH%.1fC%.1f %.1f %.1f %.1f %.1f %.1fH%.1f"/>`, escape(g.Edges[k.edge].Title),
		from.x+from.width, k.y1, start, out, k.y1, out, k.y2, start, k.y2, end)
	if k.directed {
		fmt.Fprintf(w, `<path class="tip" d="M%.1f %.1fl8 -4v8z"/>`, end, k.y2)
	}
	fmt.Fprintf(w, `<text x="%.1f" y="%.1f">%s</text></g>`+"\n", l.right[from.layer]+x+11, k.y2-4, escape(k.label))
}

// drawPanel draws a panel with its nodes.
func (g Graph) drawPanel(w *bytes.Buffer, v *vertex) {
	fmt.Fprintf(w, `<rect class="part" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="6"/>`+"\n", v.x, v.y, v.width, v.height)
	text(w, "sub", int(v.x)+panelPad, int(v.y)+17, "start", fit(v.heading, 12.5*bold, v.width-2*panelPad))
	for n, i := range v.nodes {
		g.drawNode(w, i, frame{
			x:     v.x + panelPad + float64(n%v.columns)*(nodeWidth+panelPad),
			y:     v.y + panelHead + float64(n/v.columns)*(nodeHeight+panelPad),
			width: nodeWidth, height: nodeHeight,
		})
	}
}

// drawNode draws the box of a node.
func (g Graph) drawNode(w *bytes.Buffer, i int, f frame) {
	n := g.Nodes[i]
	linked := strings.HasPrefix(n.URL, "https://") || strings.HasPrefix(n.URL, "http://")
	if linked {
		fmt.Fprintf(w, `<a href="%s" target="_blank" rel="noopener">`, escape(n.URL))
	}
	group := ""
	if n.Focus {
		group = ` class="focus"`
	}
	fmt.Fprintf(w, `<g%s><title>%s</title><rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="5"/>`, group, escape(n.Title), n.class(), f.x, f.y, f.width, f.height)
	size, lines, wide := 12.5, []string{"…"}, wideName
	if n.Focus {
		wide = bold
	}
	for size > smallest+1 && strings.HasSuffix(lines[len(lines)-1], "…") {
		size -= 0.5
		lines = wrap(n.Name, size*wide, f.width-10, 2)
	}
	for at, s := range lines {
		y := f.y + f.height/2 + size*0.36 + (float64(at)-float64(len(lines)-1)/2)*(size+2)
		fmt.Fprintf(w, `<text style="font-size:%gpx" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, size, f.x+f.width/2, y, escape(s))
	}
	w.WriteString("</g>")
	if linked {
		w.WriteString("</a>")
	}
	w.WriteByte('\n')
}
