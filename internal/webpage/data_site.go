package webpage

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/view"
)

// addSite adds what the page says of the landscape as a whole. Groups have the categories
// of which the page has boxes.
func (d *pageData) addSite(v view.View) {
	c := v.Catalog
	d.Title, d.Foundation, d.Groups = view.LandscapeTitle(v), c.Origin.Foundation, []pageGroup{}
	if c.Settings != nil {
		d.Description, d.Notice = c.Settings.Description, c.Settings.Notice
	}
	for _, g := range c.Groups() {
		shown := slices.DeleteFunc(slices.Clone(g.Categories), func(name string) bool {
			return !slices.ContainsFunc(d.Boxes, func(b pageBox) bool { return b.Category == name })
		})
		if len(shown) > 0 {
			d.Groups = append(d.Groups, pageGroup{g.Name, g.Slug(), shown})
		}
	}
}

// addLogos adds the URLs of logos. Of those that are embedded the hosted projects come
// first, in the order of their levels, because there may be no room for all.
func (d *pageData) addLogos(items []*landscape.Item, o Options) {
	order := make([]int, len(items))
	for i := range items {
		order[i] = i
	}
	rank := func(it *landscape.Item) int {
		if at := slices.Index([]landscape.Level{"graduated", "incubating", "sandbox"}, it.Maturity); at >= 0 {
			return at
		}
		if it.Maturity != "" {
			return 3
		}
		return 4
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(items[a]) - rank(items[b]) })
	for _, i := range order {
		url := ""
		switch it := items[i]; {
		case o.LogoURL != nil:
			url = o.LogoURL(it)
		case o.Logos != nil:
			url = o.Logos.Embed(it.Logo, it.Name)
		}
		if url != "" {
			d.Logos[i] = url
		}
	}
}
