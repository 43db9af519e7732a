// Package graph finds the relations around items of a landscape, and writes them for
// other programs: as DOT, Mermaid and GraphML.
package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/plural"
)

// Graph is items and the relations between them.
type Graph struct {
	Nodes []Node // the nearest first
	Edges []Edge
	// Omitted is the number of items beyond the limit, Alone of those without a relation.
	Omitted, Alone int
}

// Node is an item of a graph.
type Node struct {
	ID   string // unique in the graph; the name for "landscope show" if Item is not nil
	Name string
	Item *landscape.Item // nil if the landscape does not have it
	// Distance is the number of relations to the nearest item of the focus.
	Distance int
}

// Edge is a relation. From and To are indexes of nodes.
type Edge struct {
	From, To int
	Type     string // the name of one of [landscape.RelationTypes]
	Since    landscape.Date
	Until    landscape.Date
	Source   string
}

// Lineage are the types of relation that draw a family tree.
var Lineage = []string{"succeeded_by", "fork_of"}

// TypeNames returns the names of all types of relation.
func TypeNames() []string {
	var names []string
	for _, t := range landscape.RelationTypes {
		names = append(names, t.Name)
	}
	return names
}

// typeRank returns the position of a type in [landscape.RelationTypes].
func typeRank(name string) int {
	return slices.IndexFunc(landscape.RelationTypes, func(t landscape.RelationType) bool { return t.Name == name })
}

// IsSymmetric reports whether the relation has no direction.
func (e Edge) IsSymmetric() bool {
	t := landscape.RelationTypes[typeRank(e.Type)]
	return t.Name == t.Inverse
}

// Reading returns the edge as it is read: the relation as seen from node a, and node b. A
// family tree is read from the older item, other relations from the one that is nearer to
// the focus.
func (g *Graph) Reading(e Edge) (a int, relation string, b int) {
	t := landscape.RelationTypes[typeRank(e.Type)]
	switch {
	case e.Type == "fork_of":
		return e.To, t.Inverse, e.From
	case e.Type != "succeeded_by" && g.Nodes[e.To].Distance < g.Nodes[e.From].Distance:
		return e.To, t.Inverse, e.From
	}
	return e.From, t.Name, e.To
}

// IsLineage reports whether all relations are those of a family tree.
func (g *Graph) IsLineage() bool {
	return len(g.Edges) > 0 && !slices.ContainsFunc(g.Edges, func(e Edge) bool { return !slices.Contains(Lineage, e.Type) })
}

// Notes returns what the graph leaves out, in words.
func (g *Graph) Notes() []string {
	var notes []string
	if g.Alone > 0 {
		notes = append(notes, fmt.Sprintf("%s without relations not shown", plural.Count(g.Alone, "item")))
	}
	if g.Omitted > 0 {
		notes = append(notes, fmt.Sprintf("%s not shown (use --limit 0 to show all)", plural.Count(g.Omitted, "item")))
	}
	if len(g.Edges) == 0 {
		notes = append(notes, "no relations")
	}
	return notes
}

// New returns the part of the relations of a catalog that the options select.
func New(c *landscape.Catalog, o Options) *Graph {
	n := newNetwork(c, o)
	for i := range n.nodes {
		n.nodes[i].Distance = -1
	}
	queue := n.focus(o)
	for at := 0; at < len(queue); at++ {
		i := queue[at]
		if n.nodes[i].Distance >= o.Depth {
			continue
		}
		for _, j := range n.neighbors[i] {
			if n.nodes[j].Distance < 0 && n.keeps(o, j) {
				n.nodes[j].Distance = n.nodes[i].Distance + 1
				queue = append(queue, j)
			}
		}
	}
	return n.graph(o, queue)
}

// focus returns the nodes of the focus, at distance 0, each once.
func (n *network) focus(o Options) []int {
	var queue []int
	add := func(i int) {
		if n.nodes[i].Distance < 0 {
			n.nodes[i].Distance = 0
			queue = append(queue, i)
		}
	}
	for _, it := range o.Focus {
		add(n.item(it))
	}
	for i := 0; o.Everything && i < len(n.nodes); i++ {
		add(i)
	}
	return queue
}

// keeps reports whether a node that is no focus may be in the graph.
func (n *network) keeps(o Options, i int) bool {
	return o.Keep == nil || n.nodes[i].Item != nil && o.Keep(n.nodes[i].Item)
}

// graph returns the reached nodes in order, as many as the limit allows, and the edges
// between them that lead away from the focus.
func (n *network) graph(o Options, reached []int) *Graph {
	var edges []Edge
	for _, e := range n.edges {
		from, to := n.nodes[e.From].Distance, n.nodes[e.To].Distance
		if from >= 0 && to >= 0 && min(from, to) < max(o.Depth, 1) {
			edges = append(edges, e)
		}
	}
	g := &Graph{}
	if o.Connected {
		all := len(reached)
		reached = related(reached, edges)
		g.Alone = all - len(reached)
	}
	slices.SortStableFunc(reached, func(a, b int) int { return n.compare(n.nodes[a], n.nodes[b]) })
	if o.Limit > 0 && len(reached) > o.Limit {
		all := len(reached)
		if reached = reached[:o.Limit]; o.Connected {
			reached = related(reached, edges)
		}
		g.Omitted = all - len(reached)
	}
	at := map[int]int{}
	for i, from := range reached {
		at[from] = i
		g.Nodes = append(g.Nodes, n.nodes[from])
	}
	for _, e := range edges {
		from, hasFrom := at[e.From]
		to, hasTo := at[e.To]
		if hasFrom && hasTo {
			e.From, e.To = from, to
			g.Edges = append(g.Edges, e)
		}
	}
	slices.SortStableFunc(g.Edges, g.compareEdges)
	return g
}

// related returns the nodes that have an edge to another of them.
func related(nodes []int, edges []Edge) []int {
	among, has := map[int]bool{}, map[int]bool{}
	for _, i := range nodes {
		among[i] = true
	}
	for _, e := range edges {
		if among[e.From] && among[e.To] {
			has[e.From], has[e.To] = true, true
		}
	}
	return slices.DeleteFunc(nodes, func(i int) bool { return !has[i] })
}

// compare orders nodes by distance, those beside the focus also by level and name.
func (n *network) compare(a, b Node) int {
	if a.Distance != b.Distance || a.Distance == 0 {
		return cmp.Compare(a.Distance, b.Distance)
	}
	return cmp.Or(cmp.Compare(levelRank(a), levelRank(b)), strings.Compare(normalize.Fold(a.Name), normalize.Fold(b.Name)), strings.Compare(a.ID, b.ID))
}

// levelRank orders the most mature items first; those without a level follow, and then
// those that are not in the landscape.
func levelRank(n Node) int {
	levels := []landscape.Level{landscape.Graduated, landscape.Incubating, landscape.Sandbox, landscape.Inception}
	switch i := 0; {
	case n.Item == nil:
		return len(levels) + 2
	case n.Item.Maturity == landscape.Archived:
		return len(levels) + 1
	default:
		if i = slices.Index(levels, n.Item.Maturity); i < 0 {
			i = len(levels)
		}
		return i
	}
}

func (g *Graph) compareEdges(e, f Edge) int {
	a, _, b := g.Reading(e)
	c, _, d := g.Reading(f)
	return cmp.Or(cmp.Compare(a, c), cmp.Compare(typeRank(e.Type), typeRank(f.Type)), cmp.Compare(b, d))
}
