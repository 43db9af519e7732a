package load

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Landscape reads a landscape file in landscape2's data format. The name is
// for messages. The error, a [*diag.Fault], says that the bytes are no YAML or
// no landscape; all else is a problem, and the catalog has what is sound.
func Landscape(data []byte, name string) (*landscape.Catalog, []diag.Diagnostic, error) {
	c, w, err := walk(data, name, false)
	if err != nil {
		return nil, nil, err
	}
	return c, w.listed(), nil
}

// walk reads a landscape. It makes every check of landscape2 where strict is
// set.
func walk(data []byte, name string, strict bool) (*landscape.Catalog, *walker, error) {
	root, second, err := yamldoc.Parse(marksAsSpaces(data, strict), name)
	if err != nil {
		return nil, nil, err
	}
	return walkTree(root, second, newWalker(data, name, strict))
}

// walkTree reads a landscape from the tree of its YAML.
func walkTree(root *yaml.Node, second bool, w *walker) (*landscape.Catalog, *walker, error) {
	categories, err := w.root(root)
	if err != nil {
		return nil, nil, err
	}
	if second {
		w.report(root, "one-document", diag.Error, "more than one YAML document; only the first is read")
	}
	c := &landscape.Catalog{Origin: landscape.Origin{Name: w.file}, Items: make([]landscape.Item, 0, min(countItems(categories), w.maxItems))}
	for i, n := range categories {
		w.category(c, n, i)
		if w.tooMany != nil {
			return nil, nil, w.fault(w.tooMany, fmt.Sprintf("too many items: at most %d are allowed in a file of this size", w.maxItems))
		}
	}
	finish(c)
	return c, w, nil
}

// marksAsSpaces returns data with a space for each byte order mark at the
// beginning of a line: that is what one is to landscape2, even at the beginning
// of the file, where others take it off.
func marksAsSpaces(data []byte, first bool) []byte {
	if first && bytes.HasPrefix(data, []byte(byteOrderMark)) {
		data = slices.Concat([]byte(" "), data[len(byteOrderMark):])
	}
	if bytes.Contains(data, []byte("\n"+byteOrderMark)) {
		data = bytes.ReplaceAll(data, []byte("\n"+byteOrderMark), []byte("\n "))
	}
	return data
}

const byteOrderMark = "\ufeff"

func finish(c *landscape.Catalog) {
	c.MembersCategory = landscape.FindMembersCategory(c.Categories)
	c.Origin.Day = newestDate(c.Items)
}

// countItems returns how many items there are in a list of categories, not
// counting those that come by merge keys.
func countItems(categories []*yaml.Node) int {
	n := 0
	for _, category := range categories {
		for _, subcategory := range elements(category, "subcategories") {
			n += len(elements(subcategory, "items"))
		}
	}
	return n
}

// elements returns what is in the list at a key of a mapping.
func elements(n *yaml.Node, key string) []*yaml.Node {
	if n = yamldoc.Resolve(n); n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if list := yamldoc.Resolve(n.Content[i+1]); n.Content[i].Value == key && list.Kind == yaml.SequenceNode {
			return list.Content
		}
	}
	return nil
}

// root finds the list of categories.
func (w *walker) root(n *yaml.Node) ([]*yaml.Node, error) {
	if n == nil {
		return nil, &diag.Fault{File: w.file, Msg: "empty: no landscape in it"}
	}
	var found *pair
	if n = yamldoc.Resolve(n); n.Kind == yaml.MappingNode {
		if kind := otherKind(n); kind != "" {
			return nil, otherFile(w.file, kind)
		}
		for _, p := range w.pairs(n, isRootKey) {
			if !isRootKey(p.key.Value) {
				continue
			}
			if found != nil {
				w.report(p.key, "duplicate-key", diag.Error, "landscape and categories are two names of one key; give one of them")
				continue
			}
			if p.value.Kind != yaml.SequenceNode && !isVoid(p.value) {
				return nil, w.fault(p.value, "no landscape: "+p.key.Value+" is "+kindName(p.value)+", not a list of categories")
			}
			found = &p
		}
	}
	if found == nil {
		return nil, w.fault(n, "no landscape: want a mapping with the key landscape (or categories)")
	}
	if w.strict && found.merged {
		w.report(n, "missing-key", diag.Error, "missing field landscape: landscape2 does not follow merge keys")
	}
	return w.list(found.value, found.key.Value), nil
}

func isRootKey(key string) bool { return key == "landscape" || key == "categories" }

func (w *walker) category(c *landscape.Catalog, n *yaml.Node, i int) {
	w.where = where{}
	name, subs, ok := w.named(n, "category", "subcategories", i)
	if !ok {
		return
	}
	cat := landscape.Category{Name: name}
	for i, sub := range subs {
		w.where = where{category: name}
		subName, items, ok := w.named(sub, "subcategory", "items", i)
		if !ok {
			continue
		}
		cat.Subcategories = append(cat.Subcategories, subName)
		seen := map[string]bool{}
		for i, item := range items {
			w.item(c, item, landscape.Placement{Category: name, Subcategory: subName}, i, seen)
		}
	}
	w.where = where{}
	c.Categories = append(c.Categories, cat)
}

// named reads what categories and subcategories have in common: a name and a
// list of what is in it.
func (w *walker) named(n *yaml.Node, what, list string, i int) (name string, inside []*yaml.Node, ok bool) {
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "%s [%d] is %s, not a mapping", what, i, kindName(n))
		return "", nil, false
	}
	w.marker(n, what)
	var nameNode, listNode *yaml.Node
	for _, p := range w.pairs(n, func(key string) bool { return key == "name" || key == list }) {
		switch {
		case p.key.Value == "name":
			name = w.text(p.value, what+" name")
			if p.value.Kind == yaml.ScalarNode && name == "" {
				name = p.value.Value // null is a name to landscape2, and so are blanks
			}
			nameNode = own(p)
		case p.key.Value == list:
			inside = w.list(p.value, list)
			if listNode = own(p); isNone(p.value) && !isVoid(p.value) {
				w.report(p.value, "wrong-type", diag.Error, "%s is null, not a list", list)
			}
		case p.key.Value != what:
			w.unknownKey(p.key, []string{"name", list, what})
		}
	}
	switch {
	case nameNode == nil:
		w.report(n, "missing-key", diag.Error, "%s [%d]: missing field name", what, i)
	case isBlank(nameNode):
		w.report(nameNode, "empty-value", diag.Error, "%s [%d] name is required", what, i)
	}
	if nameNode != nil {
		w.boxes = append(w.boxes, boxNode{w.where.category, name, nameNode})
	}
	if listNode == nil {
		w.report(n, "missing-key", diag.Error, "%s %q: missing field %s", what, name, list)
	}
	return name, inside, true
}

// own returns the value of a key that the mapping has itself, else nil.
func own(p pair) *yaml.Node {
	if p.merged {
		return nil
	}
	return p.value
}

// newestDate returns the newest date that any item has.
func newestDate(items []landscape.Item) landscape.Date {
	var newest landscape.Date
	for i := range items {
		for _, f := range landscape.Fields {
			if f.Day != nil {
				newest = max(newest, *f.Day(&items[i]))
			}
		}
		for _, a := range items[i].Audits {
			newest = max(newest, a.Date)
		}
	}
	return newest
}

// splitPath cuts "Category / Subcategory"; ok is false for any other number of
// parts.
func splitPath(s string) (_ landscape.Placement, ok bool) {
	parts := strings.Split(s, " / ")
	if len(parts) != 2 {
		return landscape.Placement{}, false
	}
	p := landscape.Placement{Category: strings.TrimSpace(parts[0]), Subcategory: strings.TrimSpace(parts[1])}
	return p, p.Category != "" && p.Subcategory != ""
}
