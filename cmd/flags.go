package cmd

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// selection holds the flags of the filters.
type selection struct {
	query   landscape.Query
	members string
	usual   string // the maturity without --maturity; "" is any
	command *cobra.Command
	parts   bool // also parts of projects, unless the query has a kind
	silent  bool // do not note that members are left out
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
	if s.usual != "" && len(s.query.Maturity) == 0 {
		s.query.Maturity = []string{s.usual}
	}
	q := s.query
	items, err := c.SelectListed(q)
	if s.parts {
		items, err = c.SelectSearched(q)
	}
	if err != nil {
		return nil, nil, &exit.UsageError{Err: err, Advice: lookup.WrongKind(c, err)}
	}
	if len(q.Kind) == 0 && c.MembersCategory != "" && a.env.Terminal && !s.silent {
		q.Kind = []string{landscape.KindMember}
		if members, err := c.Select(q); err == nil && len(members) > 0 {
			a.note("%s not shown (use --kind all)", plural.Count(len(members), "member"))
		}
	}
	return c, items, nil
}

// selected takes the words as filters. It returns the selected items and how they are
// viewed.
func (s *selection) selected(a *app, lang string, words []string) (view.View, []*landscape.Item, error) {
	if err := s.take(a, words); err != nil {
		return view.View{}, nil, err
	}
	c, items, err := s.items(a)
	if err != nil {
		return view.View{}, nil, err
	}
	return view.View{Catalog: c, Lang: lang, Wants: c.SelectedPlacements(s.query)}, items, nil
}

// named returns those of the selected items that words name, or all if no word is a name.
// The other words are filters.
func (s *selection) named(a *app, lang string, words []string) (view.View, []*landscape.Item, error) {
	names, err := s.takeFilters(a, words)
	if err != nil {
		return view.View{}, nil, err
	}
	v, items, err := s.selected(a, lang, nil)
	if err != nil || len(names) == 0 {
		return v, items, err
	}
	wanted, err := a.find(s.command.CommandPath(), v.Catalog, names)
	return v, slices.DeleteFunc(wanted, func(it *landscape.Item) bool { return !slices.Contains(items, it) }), err
}

// noteIfEmpty notes that no items match.
func (a *app) noteIfEmpty(items []*landscape.Item) {
	if len(items) == 0 {
		a.note("no items match")
	}
}
