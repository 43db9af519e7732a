package landscape

import (
	"cmp"
	"slices"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Slug returns the part of an address that names the group.
func (g Group) Slug() string { return normalize.Slug(cmp.Or(g.Alias, g.Name)) }

// cncfGroups returns the groups of CNCF's landscape, without its members.
func cncfGroups() []Group {
	return []Group{
		{Name: "Projects and products", Categories: []string{"Provisioning", "Runtime", "Orchestration & Management",
			"App Definition and Development", "Observability and Analysis", "Serverless"}},
		{Name: "Platforms and partners", Alias: "partners", Categories: []string{"Platform", "Special"}},
		{Name: "Wasm", Categories: []string{"Wasm"}},
		{Name: "AI", Categories: []string{"AI Agent", "Inference", "Data", "Training", "AI Native Infra"}},
	}
}

// Groups returns the groups of categories: those of the settings or, without any, our
// own for CNCF's landscape, and for every other one its members beside all the rest. A
// group has only categories of the catalog, and at least one. If there is one group
// only, Groups returns nil.
func (c *Catalog) Groups() []Group {
	if c.Settings != nil && len(c.Settings.Groups) > 0 {
		return c.present(c.Settings.Groups)
	}
	groups := cncfGroups()
	if first := c.present(groups[:1]); len(first) == 0 || len(first[0].Categories) < 4 {
		groups = []Group{{Name: "Landscape"}}
	}
	if c.MembersCategory != "" {
		groups = slices.Insert(groups, 1, Group{Name: "Members", Categories: []string{c.MembersCategory}})
	}
	grouped := func(name string) bool {
		return slices.ContainsFunc(groups, func(g Group) bool { return slices.Contains(g.Categories, name) })
	}
	var rest []string
	for _, cat := range c.Categories {
		if !grouped(cat.Name) {
			rest = append(rest, cat.Name)
		}
	}
	if len(groups[0].Categories) == 0 {
		groups[0].Categories = rest
	} else {
		groups = append(groups, Group{Name: "More", Categories: rest})
	}
	if groups = c.present(groups); len(groups) < 2 {
		return nil
	}
	return groups
}

// present returns groups without categories that the catalog does not have.
func (c *Catalog) present(groups []Group) []Group {
	var out []Group
	for _, g := range groups {
		g.Categories = filterSlice(g.Categories, c.hasCategory)
		if len(g.Categories) > 0 {
			out = append(out, g)
		}
	}
	return out
}
