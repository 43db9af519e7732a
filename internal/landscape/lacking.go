package landscape

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Lacking returns what the built-in data, which is an excerpt, has none of among the kinds
// and categories of a query: "members" or "items there". It returns "" for other data.
func (c *Catalog) Lacking(q Query) string {
	if !c.Origin.BuiltIn() || c.Origin.Edition != "" {
		return ""
	}
	q = Query{Kind: q.Kind, Category: q.Category, Subcategory: q.Subcategory}
	if q.IsEmpty() {
		return ""
	}
	if len(q.Kind) == 0 {
		q.Kind = []string{KindAll}
	}
	if all, err := c.Select(q); err != nil || len(all) > 0 {
		return ""
	}
	isMembers := func(category string) bool { return normalize.Slug(category) == normalize.Slug(c.MembersCategory) }
	if slices.Contains(q.Kind, KindMember) || slices.ContainsFunc(q.Category, isMembers) {
		return "members"
	}
	return "items there"
}
