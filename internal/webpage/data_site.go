package webpage

import (
	"slices"

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
