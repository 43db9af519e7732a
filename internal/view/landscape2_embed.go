package view

import (
	"encoding/json"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
)

// embedView is a part of a landscape that other web sites can embed. The key is that of
// landscape2: category_runtime, category_runtime--storage, maturity_graduated, tag_all.
type embedView struct {
	key            string
	classification output.Object // how the view is divided
	items          []int         // indexes in the catalog
}

// newViews returns the views: of each category and subcategory, each level, each TAG, and
// of all levels and TAGs. Of several with the same key the first counts.
func (d *Landscape2Data) newViews() []embedView {
	v := viewBuilder{keys: map[string]bool{}, of: map[[3]string]int{}}
	for _, c := range d.l.Catalog.Categories {
		slug := normalize.Slug(c.Name)
		v.add("category", slug, newCategory(c), c.Name, "")
		for _, sub := range c.Subcategories {
			if key := normalize.Slug(sub); slug != "" && key != "" {
				v.add("category", slug+"--"+key, newCategory(landscape.Category{Name: c.Name, Subcategories: []string{sub}}), c.Name, sub)
			}
		}
	}
	var levels, tags []landscape2Name
	for _, level := range d.l.Catalog.Levels() {
		levels = append(levels, newName(string(level)))
		v.add("maturity", normalize.Slug(string(level)), levels[len(levels)-1:], string(level), "")
	}
	for _, tag := range d.tags() {
		tags = append(tags, newName(tag))
		v.add("tag", normalize.Slug(tag), tags[len(tags)-1:], tag, "")
	}
	if len(levels) > 0 {
		v.add("maturity", "all", levels, "", "")
	}
	if len(tags) > 0 {
		v.add("tag", "all", tags, "", "")
	}
	for i := range d.l.Catalog.Items {
		v.place(i, &d.l.Catalog.Items[i])
	}
	return v.views
}

// viewBuilder collects views, and the items of each.
type viewBuilder struct {
	views []embedView
	keys  map[string]bool
	of    map[[3]string]int // indexes of views, by their kind and the names in it
}

func (v *viewBuilder) add(kind, key string, value any, name, inner string) {
	if full := kind + "_" + key; key != "" && !v.keys[full] {
		v.keys[full] = true
		v.of[[3]string{kind, name, inner}] = len(v.views)
		v.views = append(v.views, embedView{key: full, classification: output.Object{{Key: kind, Value: value}}})
	}
}

// place adds item i to the views that have it, once to each.
func (v *viewBuilder) place(i int, it *landscape.Item) {
	put := func(kind, name, inner string) {
		at, ok := v.of[[3]string{kind, name, inner}]
		if !ok {
			return
		}
		items := &v.views[at].items
		if len(*items) == 0 || (*items)[len(*items)-1] != i {
			*items = append(*items, i)
		}
	}
	for _, p := range it.Placements() {
		put("category", p.Category, "")
		put("category", p.Category, p.Subcategory)
	}
	if it.Maturity != "" {
		put("maturity", string(it.Maturity), "")
		put("maturity", "", "")
	}
	for _, tag := range it.Tags {
		put("tag", tag, "")
		put("tag", "", "")
	}
}

// tags returns the TAGs of the items, sorted.
func (d *Landscape2Data) tags() []string {
	seen := map[string]bool{}
	var tags []string
	for i := range d.l.Catalog.Items {
		for _, tag := range d.l.Catalog.Items[i].Tags {
			if !seen[tag] {
				seen[tag] = true
				tags = append(tags, tag)
			}
		}
	}
	slices.Sort(tags)
	return tags
}

// view returns the view with a key.
func (d *Landscape2Data) view(key string) (embedView, bool) {
	i, ok := d.byKey[key]
	if !ok {
		return embedView{}, false
	}
	return d.views[i], true
}

// selected returns those of the items that a view has.
func (d *Landscape2Data) selected(items []json.RawMessage, v embedView) []json.RawMessage {
	out := make([]json.RawMessage, 0, len(v.items))
	for _, i := range v.items {
		out = append(out, items[i])
	}
	return out
}

// embed returns the file of a view. The category is there once more, because landscape2
// had it in that place before there were other views.
func (d *Landscape2Data) embed(v embedView) []byte {
	head := output.Object{{Key: "classification", Value: v.classification}}
	if v.classification[0].Key == "category" {
		head = append(head, v.classification[0])
	}
	head.Put("foundation", d.l.Catalog.Origin.Foundation)
	text := string(rawJSON(head))
	return joined(text[:len(text)-1]+`,"items":`, d.selected(d.embedded, v), "}")
}

// embeddedItem returns an item as a view has it.
func (d *Landscape2Data) embeddedItem(it *landscape.Item) output.Object {
	o := output.Object{{Key: "category", Value: it.Category}, {Key: "id", Value: it.ID()}, {Key: "name", Value: it.Name},
		{Key: "logo", Value: d.logo(it)}, {Key: "subcategory", Value: it.Subcategory}, {Key: "website", Value: it.HomepageURL}}
	if len(it.Also) > 0 {
		o.Put("additional_categories", it.Also)
	}
	for _, m := range []struct{ key, value string }{{"description", it.Description}, {"maturity", string(it.Maturity)},
		{"member_subcategory", d.member(it)}, {"primary_repository_url", it.Repository()}} {
		if m.value != "" {
			o.Put(m.key, m.value)
		}
	}
	if len(it.Tags) > 0 {
		o.Put("tag", it.Tags)
	}
	return o
}
