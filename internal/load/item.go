package load

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscape2"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// item reads an item, which is number i of its subcategory, into the catalog. An
// item without a name is left out. seen has the names in the subcategory.
func (r *reader) item(n *yaml.Node, p landscape.Placement, i int, seen map[string]bool) {
	r.At = Place{Category: p.Category, Subcategory: p.Subcategory, Index: i, Line: n.Line, Column: n.Column}
	if n.Kind != yaml.MappingNode {
		r.report(n, "wrong-type", diag.Error, "item is %s, not a mapping", kindName(n))
		return
	}
	if len(r.catalog.Items) == r.maxItems {
		r.tooMany = n
		return
	}
	r.At.Item = ItemName(n)
	r.checkMarker(n, "item")
	r.catalog.Items = append(r.catalog.Items, landscape.Item{})
	it := &r.catalog.Items[len(r.catalog.Items)-1]
	it.Category, it.Subcategory, it.Line, it.Column = p.Category, p.Subcategory, n.Line, n.Column
	nameNode := r.itemKeys(it, n)
	it.SortDetails()
	joinRepositories(it)
	if it.Name == "" && nameNode != nil && nameNode.Kind == yaml.ScalarNode {
		it.Name = nameNode.Value // landscape2 takes null and whitespace for names
	}
	if it.Name == "" {
		r.dropItem(n, nameNode)
		return
	}
	if r.At.Item == "" {
		r.At.Item = it.Name // from a merge key
	}
	name := it.Name
	if nameNode != nil {
		name = nameNode.Value // names that differ in whitespace are two names
	}
	if seen[name] {
		r.report(nameNode, "duplicate-item", diag.Error, "duplicate item name")
	}
	seen[name] = true
	if r.keepNodes {
		r.items[len(r.items)-1].Place = r.At
	}
}

// itemKeys reads the keys of an item. It returns the value of the key name, or nil
// if the item itself does not have the key.
func (r *reader) itemKeys(it *landscape.Item, n *yaml.Node) (name *yaml.Node) {
	const most = 40 // keys of an item that are expected; more take another allocation
	if r.keepNodes && cap(r.keyBlock)-len(r.keyBlock) < most {
		r.keyBlock = make([]ItemKey, 0, 100*most)
	}
	start := len(r.keyBlock)
	r.part(it, n, itemPart())
	keys := r.keyBlock[start:len(r.keyBlock):len(r.keyBlock)]
	if !r.keepNodes {
		if k := (&ItemNodes{Keys: keys}).Value("name"); k != nil {
			name = k
		}
		r.keyBlock = r.keyBlock[:start]
		return name
	}
	r.items = append(r.items, ItemNodes{Node: n, Index: len(r.catalog.Items) - 1, Keys: keys})
	return r.items[len(r.items)-1].Value("name")
}

// dropItem takes the last item, which has no name, out of the catalog.
func (r *reader) dropItem(n, nameNode *yaml.Node) {
	r.catalog.Items = r.catalog.Items[:len(r.catalog.Items)-1]
	if r.keepNodes {
		last := &r.items[len(r.items)-1]
		last.Index, last.Place = -1, r.At
	}
	switch {
	case nameNode == nil:
		r.report(n, "missing-key", diag.Error, "missing field name")
	case nameNode.Kind == yaml.ScalarNode:
		r.report(nameNode, "empty-value", diag.Error, "name is required")
	}
}

// ItemName returns the name of an item whose keys have not been read, or "".
func ItemName(n *yaml.Node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value != "name" {
			continue
		}
		if value := yamldoc.Resolve(n.Content[i+1]); value.Kind == yaml.ScalarNode {
			return strings.TrimSpace(value.Value)
		}
	}
	return ""
}

// part reads the keys of an item, or of its extra part.
func (r *reader) part(it *landscape.Item, n *yaml.Node, part *itemPartKeys) {
	outside := r.ignored
	known := func(key string) bool { k := part.keys[key]; return k != nil && k.spec != nil }
	r.eachPair(n, known, func(p pair) {
		key, ok := part.keys[p.key.Value]
		if !ok {
			key = &itemKey{name: part.prefix + p.key.Value}
		}
		r.ignored = outside || p.merged || key.spec == nil
		if !p.merged && !outside {
			r.keyBlock = append(r.keyBlock, ItemKey{key.name, key.spec, p.key, p.value})
			if isFalseNull(p.value) && (key.spec == nil || !key.spec.Required) {
				r.report(p.value, "wrong-type", diag.Error, "%s is tagged !!null but is %q", p.key.Value, p.value.Value)
			}
		}
		switch {
		case key.name == "extra":
			r.extra(it, p.value)
		case key.read != nil:
			key.read(r, it, p.value)
		case ok:
		case !r.misplaced(p.key, part.prefix):
			r.unknownKey(p.key, part.names)
		}
	})
	r.ignored = outside
}

// misplaced reports a key that belongs to the other part of an item: the item
// itself, or its extra part. It returns false if the key does not.
func (r *reader) misplaced(key *yaml.Node, prefix string) bool {
	switch {
	case prefix != "" && landscape2.KeyNamed(key.Value) != nil:
		r.report(key, "misplaced-key", diag.Warning, "move %q out of extra", key.Value)
		return true
	case prefix == "" && landscape2.KeyNamed(landscape2.Extra+key.Value) != nil:
		r.report(key, "misplaced-key", diag.Warning, "move %q into extra", key.Value)
		return true
	}
	return false
}

// extra reads the extra part of an item.
func (r *reader) extra(it *landscape.Item, n *yaml.Node) {
	if IsNull(n) || isAbsent(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.report(n, "wrong-type", diag.Error, "extra is %s, not a mapping", kindName(n))
		return
	}
	r.part(it, n, extraPart())
}
