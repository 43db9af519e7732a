package graph

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// network is all relations of a catalog.
type network struct {
	nodes     []Node
	edges     []Edge
	neighbors [][]int // by node

	items   map[*landscape.Item]int
	names   map[string]int               // of nodes without an item
	called  map[string][]*landscape.Item // by name
	relates map[end]bool
	known   map[edgeKey]bool
	handle  func(*landscape.Item) string
	handles map[string]bool
}

// end is an item and the name of one to which it has a relation.
type end struct {
	item  *landscape.Item
	other string
}

// edgeKey tells edges apart.
type edgeKey struct {
	from, to int
	kind     string
}

func newNetwork(c *landscape.Catalog, o Options) *network {
	n := &network{items: map[*landscape.Item]int{}, names: map[string]int{}, called: map[string][]*landscape.Item{},
		relates: map[end]bool{}, known: map[edgeKey]bool{}, handle: c.UniqueNames(), handles: map[string]bool{}}
	all := make([]*landscape.Item, 0, len(c.Items)+len(c.Parts))
	for i := range c.Items {
		all = append(all, &c.Items[i])
	}
	for i := range c.Parts {
		all = append(all, &c.Parts[i])
	}
	for _, it := range all {
		n.called[it.Name] = append(n.called[it.Name], it)
		for _, r := range it.Relations {
			n.relates[end{it, r.Other}] = true
		}
	}
	for _, it := range all {
		for _, r := range it.Relations {
			n.add(it, r, o.Types)
		}
	}
	return n
}

// add adds a relation of an item, unless it is there from the other end.
func (n *network) add(it *landscape.Item, r landscape.Relation, types []string) {
	i := slices.IndexFunc(landscape.RelationTypes, func(t landscape.RelationType) bool { return r.Type == t.Name || r.Type == t.Inverse })
	if i < 0 || types != nil && !slices.Contains(types, landscape.RelationTypes[i].Name) {
		return
	}
	t := landscape.RelationTypes[i]
	from, to := n.item(it), n.other(it, r)
	if from == to {
		return
	}
	if r.Type != t.Name || t.Name == t.Inverse && to < from {
		from, to = to, from
	}
	key := edgeKey{from, to, t.Name}
	if n.known[key] {
		return
	}
	n.known[key] = true
	n.edges = append(n.edges, Edge{From: from, To: to, Type: t.Name, Since: r.From, Until: r.Until, Source: r.Source})
	n.neighbors[from] = append(n.neighbors[from], to)
	n.neighbors[to] = append(n.neighbors[to], from)
}

// item returns the node of an item.
func (n *network) item(it *landscape.Item) int {
	i, ok := n.items[it]
	if !ok {
		i = n.newNode(Node{ID: n.handle(it), Name: it.Name, Item: it})
		n.items[it] = i
	}
	return i
}

// newNode adds a node. Its ID becomes unique.
func (n *network) newNode(node Node) int {
	for n.handles[node.ID] {
		node.ID += "'"
	}
	n.handles[node.ID] = true
	node.Distance = -1
	n.nodes, n.neighbors = append(n.nodes, node), append(n.neighbors, nil)
	return len(n.nodes) - 1
}

// other returns the node at the other end of a relation. Of items with the same name it is
// the one that has the relation as well.
func (n *network) other(it *landscape.Item, r landscape.Relation) int {
	called := n.called[r.Other]
	for _, candidate := range called {
		if n.relates[end{candidate, it.Name}] {
			return n.item(candidate)
		}
	}
	if r.Known && len(called) > 0 {
		return n.item(called[0])
	}
	i, ok := n.names[r.Other]
	if !ok {
		i = n.newNode(Node{ID: r.Other, Name: r.Other})
		n.names[r.Other] = i
	}
	return i
}
