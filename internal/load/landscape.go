package load

import (
	"bytes"
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
	diag.Sort(w.problems)
	return c, w.problems, nil
}

// walk reads a landscape; strict makes every check of landscape2 as well.
func walk(data []byte, name string, strict bool) (*landscape.Catalog, *walker, error) {
	data = marksAsSpaces(data, strict)
	if parts := yamldoc.Cut(data, name, yamldoc.PartSize); parts != nil && isRootKey(parts.Key) && !isGuideInParts(parts) {
		if c, w, ok := walkParts(data, name, strict, parts); ok {
			return c, w, nil
		}
	}
	return walkWhole(data, name, strict)
}

// marksAsSpaces returns data with a space for each byte order mark at the
// beginning of a line: that is what one is to landscape2, even at the beginning
// of the file, where others take it off.
func marksAsSpaces(data []byte, first bool) []byte {
	const mark = "\ufeff"
	if first && bytes.HasPrefix(data, []byte(mark)) {
		data = slices.Concat([]byte(" "), data[len(mark):])
	}
	if bytes.Contains(data, []byte("\n"+mark)) {
		data = bytes.ReplaceAll(data, []byte("\n"+mark), []byte("\n "))
	}
	return data
}

// walkParts reads a landscape in parts, at the same time; ok is false where it
// must be read whole.
func walkParts(data []byte, name string, strict bool, parts *yamldoc.Parts) (_ *landscape.Catalog, _ *walker, ok bool) {
	rooms := make([]int, parts.Len()+1) // where the items of each part begin
	for i := range parts.Len() {
		rooms[i+1] = rooms[i] + itemsIn(parts.Text(i))
	}
	items := make([]landscape.Item, rooms[parts.Len()])
	last := yamldoc.Lines(data)
	pieces := make([]landscape.Catalog, parts.Len())
	walkers := make([]walker, parts.Len())
	err := parts.Walk(func(part, first int, entries []*yaml.Node) {
		c, w := &pieces[part], &walkers[part]
		c.Items = items[rooms[part]:rooms[part]:rooms[part+1]]
		*w = walker{file: name, strict: strict, last: last}
		for i, n := range entries {
			w.category(c, yamldoc.Resolve(n), first+i)
		}
	})
	if err != nil {
		return nil, nil, false
	}
	c := &landscape.Catalog{Origin: landscape.Origin{Name: name}, Items: joined(items, pieces, rooms)}
	w := &walker{file: name, strict: strict, last: last}
	for i := range pieces {
		c.Categories = append(c.Categories, pieces[i].Categories...)
		w.problems = append(w.problems, walkers[i].problems...)
		w.nodes = append(w.nodes, walkers[i].nodes...)
		w.boxes = append(w.boxes, walkers[i].boxes...)
		w.unmarked = append(w.unmarked, walkers[i].unmarked...)
	}
	finish(c)
	return c, w, true
}

// itemsIn guesses how many items there are in the text of a file.
func itemsIn(text []byte) int {
	const bytesPerItem = 100 // at the least, where there are many
	return min(max(bytes.Count(text, []byte("item:")), bytes.Count(text, []byte("homepage_url:"))), len(text)/bytesPerItem)
}

// joined joins the items of the parts, each of which has room in all of them.
func joined(all []landscape.Item, pieces []landscape.Catalog, rooms []int) []landscape.Item {
	n := 0
	for i := range pieces {
		has := pieces[i].Items
		if len(has) > rooms[i+1]-rooms[i] { // it has gone elsewhere
			var lists [][]landscape.Item
			for j := range pieces {
				lists = append(lists, pieces[j].Items)
			}
			return slices.Concat(lists...)
		}
		if n != rooms[i] {
			copy(all[n:], has)
		}
		n += len(has)
	}
	return all[:n]
}

func finish(c *landscape.Catalog) {
	c.MembersCategory = landscape.FindMembersCategory(c.Categories)
	c.Origin.Day = newestDate(c.Items)
}

func walkWhole(data []byte, name string, strict bool) (*landscape.Catalog, *walker, error) {
	root, second, err := yamldoc.Parse(data, name)
	if err != nil {
		return nil, nil, err
	}
	return walkTree(root, second, &walker{file: name, strict: strict, last: yamldoc.Lines(data)})
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
	c := &landscape.Catalog{Origin: landscape.Origin{Name: w.file}}
	for i, n := range categories {
		w.category(c, n, i)
	}
	finish(c)
	return c, w, nil
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
