package view

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// base returns base.json: what the page of landscape2 needs at first. Without settings it
// has our own groups.
func (d *Landscape2Data) base() output.Object {
	c, s := d.l.Catalog, d.l.Catalog.Settings
	if s == nil {
		s = &landscape.Settings{}
	}
	o := output.Object{}
	put := func(key string, value any, is bool) {
		if is {
			o.Put(key, value)
		}
	}
	o.Put("finances_available", false)
	o.Put("foundation", c.Origin.Foundation)
	o.Put("qr_code", "")
	put("base_path", s.BasePath, s.BasePath != "")
	categories, overridden := d.categories(s)
	o.Put("categories", categories)
	put("categories_overridden", overridden, len(overridden) > 0)
	put("colors", settingsObject(s.Colors), len(s.Colors) > 0)
	put("description", s.Description, s.Description != "")
	put("footer", siteBlock(s.Footer), s.Footer.Given)
	put("grid_items_size", s.GridItemsSize, s.GridItemsSize != "")
	groups := d.groups()
	put("groups", groups, len(groups) > 0)
	put("header", siteBlock(s.Header), s.Header.Given)
	put("images", settingsObject(s.Images), len(s.Images) > 0)
	items := []output.Object{}
	for i := range c.Items {
		items = append(items, d.baseItem(&c.Items[i]))
	}
	o.Put("items", items)
	put("members_category", c.MembersCategory, c.MembersCategory != "")
	put("motd", s.Notice, s.Notice != "")
	if e := s.Event; e != nil {
		o.Put("upcoming_event", output.Object{{Key: "name", Value: e.Name}, {Key: "start", Value: e.Start}, {Key: "end", Value: e.End},
			{Key: "banner_url", Value: e.BannerURL}, {Key: "details_url", Value: e.DetailsURL}})
	}
	put("view_mode", s.ViewMode, s.ViewMode != "")
	return o
}

// categories returns the categories in the order of the settings, and the names of those
// that the settings order.
func (d *Landscape2Data) categories(s *landscape.Settings) (all []landscape2Category, overridden []string) {
	for _, c := range d.l.Catalog.Categories {
		if i := slices.IndexFunc(s.Categories, func(o landscape.Category) bool { return o.Name == c.Name }); i >= 0 {
			c = s.Categories[i]
		}
		all = append(all, newCategory(c))
	}
	for _, c := range s.Categories {
		overridden = append(overridden, c.Name)
	}
	return all, overridden
}

func (d *Landscape2Data) groups() []output.Object {
	var groups []output.Object
	for _, g := range d.l.Catalog.Groups() {
		o := output.Object{{Key: "name", Value: g.Name}, {Key: "normalized_name", Value: g.Slug()}}
		if g.Alias != "" {
			o.Put("alias", g.Alias)
		}
		groups = append(groups, append(o, output.Member{Key: "categories", Value: g.Categories}))
	}
	return groups
}

func settingsObject(settings []landscape.Setting) output.Object {
	o := output.Object{}
	for _, s := range settings {
		o.Put(s.Key, s.Value)
	}
	return o
}

func siteBlock(b landscape.SiteBlock) output.Object {
	o := output.Object{}
	if len(b.Links) > 0 {
		o.Put("links", settingsObject(b.Links))
	}
	if b.Logo != "" {
		o.Put("logo", b.Logo)
	}
	if b.Text != "" {
		o.Put("text", b.Text)
	}
	return o
}

func (d *Landscape2Data) baseItem(it *landscape.Item) output.Object {
	o := output.Object{{Key: "category", Value: it.Category}, {Key: "id", Value: it.ID()}, {Key: "name", Value: it.Name},
		{Key: "logo", Value: d.logo(it)}, {Key: "subcategory", Value: it.Subcategory}}
	if len(it.Also) > 0 {
		o.Put("additional_categories", it.Also)
	}
	if feature := d.feature(it); feature != nil {
		o.Put("featured", feature)
	}
	if it.Maturity != "" {
		o.Put("maturity", it.Maturity)
	}
	if len(it.Tags) > 0 {
		o.Put("tag", it.Tags)
	}
	return o
}
