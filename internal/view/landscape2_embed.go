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
	has            func(*landscape.Item) bool
}

// newViews returns the views: of each category and subcategory, each level, each TAG, and
// of all levels and TAGs. Of several with the same key the first counts.
func (d *Landscape2Data) newViews() []embedView {
	var views []embedView
	add := func(kind, key string, value any, has func(*landscape.Item) bool) {
		if key == "" || slices.ContainsFunc(views, func(v embedView) bool { return v.key == kind+"_"+key }) {
			return
		}
		views = append(views, embedView{kind + "_" + key, output.Object{{Key: kind, Value: value}}, has})
	}
	for _, c := range d.l.Catalog.Categories {
		slug := normalize.Slug(c.Name)
		add("category", slug, newCategory(c), placed(func(p landscape.Placement) bool { return p.Category == c.Name }))
		for _, sub := range c.Subcategories {
			if key := normalize.Slug(sub); slug != "" && key != "" {
				add("category", slug+"--"+key, newCategory(landscape.Category{Name: c.Name, Subcategories: []string{sub}}),
					placed(func(p landscape.Placement) bool { return p.Category == c.Name && p.Subcategory == sub }))
			}
		}
	}
	var levels, tags []landscape2Name
	for _, level := range d.l.Catalog.Levels() {
		levels = append(levels, newName(string(level)))
		add("maturity", normalize.Slug(string(level)), levels[len(levels)-1:], func(it *landscape.Item) bool { return it.Maturity == level })
	}
	if len(levels) > 0 {
		add("maturity", "all", levels, func(it *landscape.Item) bool { return it.Maturity != "" })
	}
	for _, tag := range d.tags() {
		tags = append(tags, newName(tag))
		add("tag", normalize.Slug(tag), tags[len(tags)-1:], func(it *landscape.Item) bool { return slices.Contains(it.Tags, tag) })
	}
	if len(tags) > 0 {
		add("tag", "all", tags, func(it *landscape.Item) bool { return len(it.Tags) > 0 })
	}
	return views
}

// placed returns a function that reports whether an item has a placement.
func placed(is func(landscape.Placement) bool) func(*landscape.Item) bool {
	return func(it *landscape.Item) bool {
		return is(it.Placement()) || slices.ContainsFunc(it.Also, is)
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

func (d *Landscape2Data) view(key string) (embedView, bool) {
	i := slices.IndexFunc(d.views, func(v embedView) bool { return v.key == key })
	if i < 0 {
		return embedView{}, false
	}
	return d.views[i], true
}

// selected returns those of the items that a view has.
func (d *Landscape2Data) selected(items []json.RawMessage, v embedView) []json.RawMessage {
	var out []json.RawMessage
	for i := range d.l.Catalog.Items {
		if v.has(&d.l.Catalog.Items[i]) {
			out = append(out, items[i])
		}
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
