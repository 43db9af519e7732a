package yamltext

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// Content is a fingerprint of what a document says. It holds hashes, so that the tree
// can be freed.
type Content struct {
	root    uint64
	entries []entrySum
}

// entrySum is the hash of a mapping that is an entry of a list.
type entrySum struct {
	sum       uint64
	line, col int32
}

// ContentOf returns the content of a tree: the kind, tag, anchor and value of each
// node, what each alias stands for, and the order of lists. Markers (a key "item"
// without a value) say nothing. Nor does the order of keys, unless the mapping has
// a key twice or a merge key. A timestamp counts as the string it is written as.
func ContentOf(root *yaml.Node, h Hasher) Content {
	r := contentReader{Hasher: h, anchors: map[*yaml.Node]uint64{}}
	r.content.root = r.node(root)
	return r.content
}

// contentReader computes the content of a document.
type contentReader struct {
	Hasher
	content Content
	anchors map[*yaml.Node]uint64
	keys    []uint64 // hashes of the keys of the mappings around a node
}

// node returns the hash of a node.
func (r *contentReader) node(n *yaml.Node) uint64 {
	var sum uint64
	switch n.Kind {
	case yaml.AliasNode:
		return r.Join(r.Text(n.Value), r.anchors[n.Alias])
	case yaml.MappingNode:
		sum = r.mapping(n)
	case yaml.SequenceNode:
		sum = 1
		for _, child := range n.Content {
			next := r.node(child)
			sum = r.Join(sum, next)
			if child.Kind == yaml.MappingNode {
				r.content.entries = append(r.content.entries, entrySum{next, int32(child.Line), int32(child.Column)})
			}
		}
	default:
		sum = r.Text(n.Value)
	}
	tag := n.ShortTag()
	if tag == "!!timestamp" && n.Style == 0 {
		tag = "!!str"
	}
	sum = r.Join(uint64(n.Kind), r.Text(tag), sum)
	if n.Anchor != "" {
		sum = r.Join(sum, r.Text(n.Anchor))
		r.anchors[n] = sum
	}
	return sum
}

// mapping returns the hash of a mapping. The order of the pairs counts only if the
// mapping has a duplicate key or a merge key.
func (r *contentReader) mapping(n *yaml.Node) uint64 {
	start := len(r.keys)
	inOrder, ordered, unordered := false, uint64(2), uint64(2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		keySum := r.node(key)
		pair := r.Join(keySum, r.node(value))
		if IsEmpty(value) && isMarker(key.Value) && key.Anchor == "" {
			continue
		}
		inOrder = inOrder || key.Tag == "!!merge"
		ordered, unordered = r.Join(ordered, pair), unordered+pair
		r.keys = append(r.keys, keySum)
	}
	keys := r.keys[start:]
	slices.Sort(keys)
	for i := 1; i < len(keys); i++ {
		inOrder = inOrder || keys[i] == keys[i-1]
	}
	r.keys = r.keys[:start]
	if inOrder {
		return ordered
	}
	return r.Join(unordered, uint64(len(keys)))
}

// isMarker reports whether a key marks what an entry of a list is.
func isMarker(key string) bool { return key == "item" || key == "category" || key == "subcategory" }

// Difference returns where a and b first differ: at the first list entry of a that b
// lacks. ok is false if both say the same.
func (a Content) Difference(b Content) (line, col int, ok bool) {
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
