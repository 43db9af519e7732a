package format

import (
	"slices"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape2"
	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// shape is how the mappings at a place of a landscape file are formatted. It is nil
// for mappings that landscape2 does not know.
type shape struct {
	marker string   // the key that an entry begins with
	order  []string // ofEntry the keys
	lists  map[string]*shape
	maps   map[string]*shape
}

// rootShape returns the shape of a landscape file. The keys of items are in the order
// of [landscape2.Keys]. Unknown keys come before the last known one, which is long,
// and keep their order.
var rootShape = sync.OnceValue(func() *shape {
	item := &shape{marker: "item", order: []string{"item"}, maps: map[string]*shape{"extra": {}}}
	for _, key := range landscape2.Keys {
		if short := key.Short(); short == key.Name {
			item.order = append(item.order, short)
		} else {
			item.maps["extra"].order = append(item.maps["extra"].order, short)
		}
	}
	subcategory := &shape{marker: "subcategory", order: []string{"subcategory", "name", "items"}, lists: map[string]*shape{"items": item}}
	category := &shape{marker: "category", order: []string{"category", "name", "subcategories"}, lists: map[string]*shape{"subcategories": subcategory}}
	return &shape{lists: map[string]*shape{"landscape": category, "categories": category}}
})

// ofValue returns the shape of the value of a key or, if that is a list, of its
// entries.
func (s *shape) ofValue(key string, value *yaml.Node) *shape {
	switch {
	case s == nil:
		return nil
	case value.Kind == yaml.SequenceNode:
		return s.lists[key]
	case value.Kind == yaml.MappingNode:
		return s.maps[key]
	}
	return nil
}

// ofEntry returns the shape of an entry of a list of that shape.
func (s *shape) ofEntry(entry *yaml.Node) *shape {
	if entry.Kind == yaml.MappingNode {
		return s
	}
	return nil
}

// sorted returns the indexes of a mapping's keys in the order of the shape. It
// returns nil if they are in that order, and for a mapping with a duplicate key or a
// merge key, where the order has a meaning.
func (s *shape) sorted(n *yaml.Node) []int {
	if s == nil || len(s.order) == 0 {
		return nil
	}
	seen := make(map[string]bool, len(n.Content)/2)
	numbers := make([]int, len(n.Content)/2)
	ranks := make([]int, len(numbers))
	for i := range numbers {
		key := n.Content[2*i]
		if seen[key.Value] || key.Tag == "!!merge" || key.Kind != yaml.ScalarNode {
			return nil
		}
		seen[key.Value] = true
		numbers[i] = i
		last := len(s.order) - 1
		switch ranks[i] = slices.Index(s.order, key.Value); ranks[i] {
		case -1:
			ranks[i] = last
		case last:
			ranks[i] = last + 1
		}
	}
	if slices.IsSorted(ranks) {
		return nil
	}
	slices.SortStableFunc(numbers, func(a, b int) int { return ranks[a] - ranks[b] })
	return numbers
}

// lacksMarker reports whether a mapping of the shape should have a marker and has
// none. An empty mapping needs none.
func (s *shape) lacksMarker(n *yaml.Node) bool {
	return s != nil && s.marker != "" && len(n.Content) > 0 && yamltext.Value(n, s.marker) == nil
}

// writtenEntry is an entry of a mapping in the output.
type writtenEntry struct {
	from, to     int
	blank        bool // whether an empty line is before it
	openKeep     bool // see printer
	hasReference bool // whether it has an anchor or an alias
}

// entries writes the entries of a mapping in order. write writes one of them.
func (p *printer) entries(n *yaml.Node, at scope, write func(i int)) {
	if at.shape.lacksMarker(n) {
		p.indent(at.newCol)
		p.out = append(append(p.out, at.shape.marker...), ":\n"...)
		p.openKeep = false
	}
	order := at.shape.sorted(n)
	from := len(p.out)
	var all []writtenEntry
	for i := range len(n.Content) / 2 {
		w := writtenEntry{blank: len(p.pending) > 0 && p.pending[0].before}
		if w.blank {
			p.blank()
			p.pending[0].before = false
		}
		refs := p.refs
		w.from = len(p.out)
		if write(i); p.err != nil {
			return
		}
		w.to, w.openKeep, w.hasReference = len(p.out), p.openKeep, p.refs > refs
		if order != nil {
			all = append(all, w)
		}
	}
	if order != nil && !movesReferences(all, order) {
		p.reorder(from, all, order)
	}
}

// movesReferences reports whether the order swaps entries with anchors or aliases.
// They must not be, because an anchor must come before its aliases.
func movesReferences(all []writtenEntry, order []int) bool {
	last := -1
	for _, i := range order {
		if all[i].hasReference {
			if i < last {
				return true
			}
			last = i
		}
	}
	return false
}

// reorder reorders the entries that the output ends with, from an offset on.
func (p *printer) reorder(from int, all []writtenEntry, order []int) {
	text := slices.Clone(p.out[from:])
	p.out = p.out[:from]
	p.openKeep = false
	for _, i := range order {
		w := all[i]
		if w.blank {
			p.blank()
		}
		p.out = append(p.out, text[w.from-from:w.to-from]...)
		p.openKeep = w.openKeep
	}
}
