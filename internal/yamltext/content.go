package load

import (
	"cmp"
	"slices"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// content is what a document says: its tree of nodes, by hashes, so that the
// tree itself need not be kept.
type content struct {
	root    uint64
	entries []entrySum
}

// entrySum is the hash of a mapping that is an entry of a list.
type entrySum struct {
	sum       uint64
	line, col int32
}

// contentOf returns what a tree says: the kind, tag, anchor and value of each
// node, what each alias stands for, the order of lists. Markers (a key "item"
// without a value) say nothing, nor does the order of keys, unless one is given
// twice or is a merge key. A timestamp is the string it is written as.
func contentOf(root *yaml.Node, s summer) content {
	r := contentReader{summer: s, anchors: map[*yaml.Node]uint64{}}
	r.content.root = r.node(root)
	return r.content
}

type contentReader struct {
	summer
	content
	anchors map[*yaml.Node]uint64
}

func (r *contentReader) node(n *yaml.Node) uint64 {
	var sum uint64
	switch n.Kind {
	case yaml.AliasNode:
		return r.join(r.text(n.Value), r.anchors[n.Alias])
	case yaml.MappingNode:
		sum = r.mapping(n)
	case yaml.SequenceNode:
		sum = 1
		for _, child := range n.Content {
			next := r.node(child)
			sum = r.join(sum, next)
			if child.Kind == yaml.MappingNode {
				r.entries = append(r.entries, entrySum{next, int32(child.Line), int32(child.Column)})
			}
		}
	default:
		sum = r.text(n.Value)
	}
	tag := n.ShortTag()
	if tag == "!!timestamp" && n.Style == 0 {
		tag = "!!str"
	}
	sum = r.join(uint64(n.Kind), r.text(tag), sum)
	if n.Anchor != "" {
		sum = r.join(sum, r.text(n.Anchor))
		r.anchors[n] = sum
	}
	return sum
}

func (r *contentReader) mapping(n *yaml.Node) uint64 {
	type pairSum struct{ key, value uint64 }
	pairs := make([]pairSum, 0, len(n.Content)/2)
	inOrder := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		sum := pairSum{r.node(key), r.node(value)}
		if isEmpty(value) && (key.Value == "item" || key.Value == "category" || key.Value == "subcategory") && key.Anchor == "" {
			continue
		}
		inOrder = inOrder || key.Tag == "!!merge"
		pairs = append(pairs, sum)
	}
	sorted := slices.Clone(pairs)
	slices.SortFunc(sorted, func(a, b pairSum) int { return cmp.Compare(a.key, b.key) })
	for i := 1; i < len(sorted); i++ {
		inOrder = inOrder || sorted[i].key == sorted[i-1].key
	}
	if !inOrder {
		pairs = sorted
	}
	sum := uint64(2)
	for _, p := range pairs {
		sum = r.join(sum, p.key, p.value)
	}
	return sum
}

// differs returns where in the file a and b do not say the same: the first entry
// of a that b does not have, wherever keys have moved it. ok is false when they
// say the same.
func (a content) differs(b content) (line, col int, ok bool) {
	if a.root == b.root {
		return 0, 0, false
	}
	left := make(map[uint64]int, len(b.entries))
	for _, e := range b.entries {
		left[e.sum]++
	}
	for _, e := range a.entries {
		if left[e.sum]--; left[e.sum] < 0 {
			return int(e.line), int(e.col), true
		}
	}
	return 1, 1, true
}

// lostNote returns the first note of before that is not among those of after;
// ok is false when all are, and no others.
func lostNote(before, after []note) (lost note, ok bool) {
	left := make(map[[2]uint64]int, len(after))
	for _, n := range after {
		left[[2]uint64{n.owner, n.text}]++
	}
	for _, n := range before {
		key := [2]uint64{n.owner, n.text}
		if left[key]--; left[key] < 0 {
			return n, true
		}
	}
	return note{}, len(before) != len(after)
}

// rootOf returns the root of the first document of data, which must be the
// only one and a landscape.
func rootOf(data []byte, name string) (*yaml.Node, error) {
	root, _, err := yamldoc.Parse(data, name)
	if err != nil {
		return nil, err
	}
	w := &walker{file: name, last: yamldoc.Lines(data)}
	_, err = w.root(root)
	return root, err
}
