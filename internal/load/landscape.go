package load

import (
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
	root, second, err := yamldoc.Parse(data, name)
	if err != nil {
		return nil, nil, err
	}
	w := &walker{file: name}
	categories, err := w.root(root)
	if err != nil {
		return nil, nil, err
	}
	if second {
		w.report(root, "one-document", diag.Error, "more than one YAML document; only the first is read")
	}
	c := &landscape.Catalog{Origin: landscape.Origin{Name: name}}
	for _, n := range categories {
		w.category(c, n)
	}
	c.MembersCategory = landscape.FindMembersCategory(c.Categories)
	c.Origin.Day = newestDate(c.Items)
	diag.Sort(w.problems)
	return c, w.problems, nil
}

// root finds the list of categories.
func (w *walker) root(n *yaml.Node) ([]*yaml.Node, error) {
	if n == nil {
		return nil, &diag.Fault{File: w.file, Msg: "empty: no landscape in it"}
	}
	if n = yamldoc.Resolve(n); n.Kind == yaml.MappingNode {
		for _, p := range w.pairs(n) {
			if p.key.Value != "landscape" && p.key.Value != "categories" {
				continue
			}
			if p.value.Kind != yaml.SequenceNode {
				return nil, &diag.Fault{File: w.file, Line: p.value.Line, Col: p.value.Column,
					Msg: "no landscape: " + p.key.Value + " is " + kindName(p.value) + ", not a list of categories"}
			}
			return w.list(p.value, p.key.Value), nil
		}
	}
	return nil, &diag.Fault{File: w.file, Line: n.Line, Col: n.Column,
		Msg: "no landscape: want a mapping with the key landscape (or categories)"}
}

func (w *walker) category(c *landscape.Catalog, n *yaml.Node) {
	name, subs, ok := w.named(n, "category", "subcategories")
	if !ok {
		return
	}
	cat := landscape.Category{Name: name}
	for _, sub := range subs {
		subName, items, ok := w.named(sub, "subcategory", "items")
		if !ok {
			continue
		}
		cat.Subcategories = append(cat.Subcategories, subName)
		for _, item := range items {
			w.item(c, item, name, subName)
		}
	}
	c.Categories = append(c.Categories, cat)
}

// named reads what categories and subcategories have in common: a name and a
// list of what is in it.
func (w *walker) named(n *yaml.Node, what, list string) (name string, inside []*yaml.Node, ok bool) {
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a mapping", what, kindName(n))
		return "", nil, false
	}
	given := false
	for _, p := range w.pairs(n) {
		switch p.key.Value {
		case "name":
			name = w.text(p.value, what+" name")
		case list:
			inside, given = w.list(p.value, list), true
		case what:
		default:
			w.unknownKey(p.key, []string{"name", list, what})
		}
	}
	if name == "" {
		w.report(n, what+"-name", diag.Error, "%s has no name", what)
	}
	if !given {
		w.report(n, "missing-key", diag.Error, "%s %q has no %s", what, name, list)
	}
	return name, inside, true
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

// splitPath cuts "Category / Subcategory"; the blanks may be missing.
func splitPath(s string) (landscape.Placement, bool) {
	cat, sub, ok := strings.Cut(s, " / ")
	if !ok {
		cat, sub, ok = strings.Cut(s, "/")
	}
	p := landscape.Placement{Category: strings.TrimSpace(cat), Subcategory: strings.TrimSpace(sub)}
	return p, ok && p.Category != "" && p.Subcategory != ""
}
