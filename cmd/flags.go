package cmd

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/spf13/cobra"
)

// selection holds the flags of the filters.
type selection struct {
	query   landscape.Query
	members string
	command *cobra.Command
}

// bind adds a flag for every filter.
func (s *selection) bind(a *app, cmd *cobra.Command) {
	s.command = cmd
	cmd.Flags().SortFlags = false // help has the order of the table
	for _, f := range landscape.Filters {
		cmd.Flags().VarP(flagvalue.Filter{Filter: f, Query: &s.query}, f.Name, f.Short, f.Doc)
		completion.SetFilter(cmd, f, a.session.Catalog)
	}
	cmd.Flags().StringVar(&s.members, "members-category", "", "treat the items of `CATEGORY` as members")
}

// items returns the catalog and the selected items. Without --kind that excludes members,
// which a note on a terminal says.
func (s *selection) items(a *app) (*landscape.Catalog, []*landscape.Item, error) {
	c, err := a.session.Catalog()
	if err != nil {
		return nil, nil, err
	}
	if s.members != "" {
		if c, err = c.WithMembers(s.members); err != nil {
			return nil, nil, exit.AsUsage(err)
		}
	}
	q := s.query
	items, err := c.SelectListed(q)
	if err != nil {
		return nil, nil, &exit.UsageError{Err: err, Advice: lookup.WrongKind(c, err)}
	}
	if len(q.Kind) == 0 && c.MembersCategory != "" && a.env.Terminal {
		q.Kind = []string{landscape.KindMember}
		if members, err := c.Select(q); err == nil && len(members) > 0 {
			a.note("%s not shown (use --kind all)", plural.Count(len(members), "member"))
		}
	}
	return c, items, nil
}

// noteIfEmpty notes that no items match, and that an update has more if the built-in
// data lacks that kind of item.
func (s *selection) noteIfEmpty(a *app, c *landscape.Catalog, items []*landscape.Item) {
	if len(items) > 0 {
		return
	}
	a.note("no items match")
	if !c.Origin.BuiltIn() || c.Origin.Edition != "" {
		return
	}
	q := landscape.Query{Kind: s.query.Kind, Category: s.query.Category, Subcategory: s.query.Subcategory}
	if q.IsEmpty() {
		return
	}
	if len(q.Kind) == 0 {
		q.Kind = []string{landscape.KindAll}
	}
	if all, err := c.Select(q); err == nil && len(all) == 0 {
		what := "items there"
		if slices.Contains(q.Kind, landscape.KindMember) || slices.ContainsFunc(q.Category, func(v string) bool { return normalize.Slug(v) == normalize.Slug(c.MembersCategory) }) {
			what = "members"
		}
		a.note("the built-in data has no %s; run \"landscope update\"", what)
	}
}
