package load

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// landscape reads a document into r.catalog.
func (r *reader) landscape(d Document) error {
	categories, err := r.categories(d.Root)
	if err != nil {
		return err
	}
	if d.hasMore {
		r.report(d.Root, "one-document", diag.Error, "more than one YAML document; only the first is read")
	}
	items := min(countItems(categories), r.maxItems)
	r.catalog = &landscape.Catalog{Origin: landscape.Origin{Name: d.Name}, Items: make([]landscape.Item, 0, items)}
	if r.keepNodes {
		r.items = make([]ItemNodes, 0, items)
	}
	for i, n := range categories {
		r.category(n, i)
		if r.tooMany != nil {
			return &diag.Fault{File: r.file, Line: r.tooMany.Line, Col: r.tooMany.Column,
				Msg: fmt.Sprintf("too many items: at most %d are allowed in a file of this size", r.maxItems)}
		}
	}
	r.At = Place{}
	r.catalog.MembersCategory = landscape.FindMembersCategory(r.catalog.Categories)
	r.catalog.Origin.Date = newestDate(r.catalog.Items)
	return nil
}

// countItems returns the number of items, without those that come by merge keys.
func countItems(categories []*yaml.Node) int {
	n := 0
	for _, category := range categories {
		for _, subcategory := range listAt(category, "subcategories") {
			n += len(listAt(subcategory, "items"))
		}
	}
	return n
}

// listAt returns the elements of the list at a key of a mapping.
func listAt(n *yaml.Node, key string) []*yaml.Node {
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

// categories returns the list of categories at the root of a document. The error
// says that the document is not a landscape.
func (r *reader) categories(root *yaml.Node) ([]*yaml.Node, error) {
	if root == nil {
		return nil, &diag.Fault{File: r.file, Rule: noLandscape, Msg: "empty file: no landscape"}
	}
	root = yamldoc.Resolve(root)
	if root.Kind != yaml.MappingNode {
		return nil, r.fault(root, "no landscape: want a mapping with the key landscape (or categories)")
	}
	if err := (Document{Name: r.file, Root: root}).CheckKind(); err != nil {
		return nil, err
	}
	var found *pair
	var fault error
	r.eachPair(root, isRootKey, func(p pair) {
		switch {
		case fault != nil || !isRootKey(p.key.Value):
		case found != nil:
			r.report(p.key, "duplicate-key", diag.Error, "landscape and categories mean the same key; use only one of them")
		case p.value.Kind != yaml.SequenceNode && !isAbsent(p.value):
			fault = r.fault(p.value, "no landscape: "+p.key.Value+" is "+kindName(p.value)+", not a list of categories")
		default:
			found = &p
		}
	})
	switch {
	case fault != nil:
		return nil, fault
	case found == nil:
		return nil, r.fault(root, "no landscape: want a mapping with the key landscape (or categories)")
	case found.merged && r.keepNodes:
		r.report(root, "missing-key", diag.Error, "missing field landscape (landscape2 ignores merge keys)")
	}
	return r.list(found.value, found.key.Value), nil
}

func isRootKey(key string) bool { return key == "landscape" || key == "categories" }

// category reads a category, which is number i.
func (r *reader) category(n *yaml.Node, i int) {
	r.At = Place{}
	name, subcategories, ok := r.section(n, "category", "subcategories", i)
	if !ok {
		return
	}
	category := landscape.Category{Name: name}
	for i, n := range subcategories {
		r.At = Place{Category: name}
		subcategory, items, ok := r.section(n, "subcategory", "items", i)
		if !ok {
			continue
		}
		category.Subcategories = append(category.Subcategories, subcategory)
		seen := map[string]bool{}
		for i, n := range items {
			r.item(n, landscape.Placement{Category: name, Subcategory: subcategory}, i, seen)
		}
	}
	r.At = Place{}
	r.catalog.Categories = append(r.catalog.Categories, category)
}

// section reads a category or subcategory, which is number i: its name, and the
// list at a key.
func (r *reader) section(n *yaml.Node, what, listKey string, i int) (name string, list []*yaml.Node, ok bool) {
	if n.Kind != yaml.MappingNode {
		r.report(n, "wrong-type", diag.Error, "%s [%d] is %s, not a mapping", what, i, kindName(n))
		return "", nil, false
	}
	r.checkMarker(n, what)
	var nameNode, listNode *yaml.Node
	r.eachPair(n, func(key string) bool { return key == "name" || key == listKey }, func(p pair) {
		switch p.key.Value {
		case "name":
			name = r.stringValue(p.value, what+" name")
			if p.value.Kind == yaml.ScalarNode && name == "" {
				name = p.value.Value // landscape2 takes null and whitespace for names
			}
			nameNode = p.ownValue()
		case listKey:
			list = r.list(p.value, listKey)
			if listNode = p.ownValue(); IsNull(p.value) && !isAbsent(p.value) {
				r.report(p.value, "wrong-type", diag.Error, "%s is null, not a list", listKey)
			}
		case what:
		default:
			r.unknownKey(p.key, slices.Sorted(slices.Values([]string{"name", listKey, what})))
		}
	})
	switch {
	case nameNode == nil:
		r.report(n, "missing-key", diag.Error, "%s [%d]: missing field name", what, i)
	case IsBlank(nameNode):
		r.report(nameNode, "empty-value", diag.Error, "%s [%d] name is required", what, i)
	}
	if nameNode != nil && r.keepNodes {
		r.sections = append(r.sections, Section{r.At.Category, name, nameNode})
	}
	if listNode == nil {
		r.report(n, "missing-key", diag.Error, "%s %q: missing field %s", what, name, listKey)
	}
	return name, list, true
}

// checkMarker records an entry that does not begin with its marker.
func (r *reader) checkMarker(n *yaml.Node, marker string) {
	if r.keepNodes && (len(n.Content) == 0 || n.Content[0].Value != marker) {
		r.unmarked = append(r.unmarked, Unmarked{n, r.At, marker})
	}
}

// newestDate returns the newest date that any item has.
func newestDate(items []landscape.Item) landscape.Date {
	var dates []func(*landscape.Item) *landscape.Date
	for _, f := range landscape.Fields {
		if f.Date != nil {
			dates = append(dates, f.Date)
		}
	}
	var newest landscape.Date
	for i := range items {
		for _, date := range dates {
			newest = max(newest, *date(&items[i]))
		}
		for _, a := range items[i].Audits {
			newest = max(newest, a.Date)
		}
	}
	return newest
}

// SplitPath splits "Category / Subcategory". ok is false for any other number of
// parts.
func SplitPath(s string) (_ landscape.Placement, ok bool) {
	category, subcategory, ok := strings.Cut(s, " / ")
	if !ok || strings.Contains(subcategory, " / ") {
		return landscape.Placement{}, false
	}
	p := landscape.Placement{Category: strings.TrimSpace(category), Subcategory: strings.TrimSpace(subcategory)}
	return p, p.Category != "" && p.Subcategory != ""
}
