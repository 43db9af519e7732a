package browse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/view"
)

// state is a query and its result.
type state struct {
	Options
	pick landscape.Placement // the chosen category or subcategory; the zero value is all
	open string              // the category whose subcategories are listed
	text string              // what is searched for

	// The result, set by refresh.
	catalog *landscape.Catalog // as of asOf
	asOf    landscape.Date
	items   []*landscape.Item
	places  []place
	active  []landscape.Level // those that the query selects; nil if it selects any
	notes   []string
	mark    func(output.Style, string) string // underlines the words that matched
	err     error
}

// place is a row of the categories.
type place struct {
	landscape.Placement     // the zero value stands for all
	count               int // of items
}

// newState returns the state of a query. A query for one category or one subcategory
// chooses it, so that the others are in reach.
func newState(o Options) state {
	s := state{Options: o}
	s.refresh()
	if wants := s.catalog.SelectedPlacements(o.Query); wants != nil {
		if p, ok := only(s.catalog, o.Query, wants); ok {
			s.pick, s.open = p, p.Category
			s.Query.Category, s.Query.Subcategory = nil, nil
			s.refresh()
		}
	}
	return s
}

// only returns the category or subcategory that a query selects; ok is false if it
// selects several.
func only(c *landscape.Catalog, q landscape.Query, wants func(landscape.Placement) bool) (found landscape.Placement, ok bool) {
	n := 0
	for _, category := range c.Categories {
		p := landscape.Placement{Category: category.Name}
		if len(q.Subcategory) == 0 {
			if wants(p) {
				found, n = p, n+1
			}
			continue
		}
		for _, p.Subcategory = range category.Subcategories {
			if wants(p) {
				found, n = p, n+1
			}
		}
	}
	return found, n == 1
}

// refresh computes the result of the query.
func (s *state) refresh() {
	if s.catalog == nil || s.asOf != s.Date {
		s.catalog, s.asOf = s.Catalog, s.Date
		if s.Date != 0 {
			s.catalog = s.Catalog.AsOf(s.Date.Last())
		}
	}
	s.items, s.places, s.active, s.notes, s.mark = nil, nil, nil, nil, nil
	pool, err := s.find(s.Query)
	if s.err = err; err != nil {
		s.places = []place{{}}
		return
	}
	s.countPlaces(pool)
	if s.items = pool; s.pick != (landscape.Placement{}) {
		s.items, s.err = s.find(s.selection())
	}
	if len(s.Query.Maturity) > 0 {
		at, _ := s.catalog.Select(landscape.Query{Maturity: s.Query.Maturity, Kind: []string{landscape.KindAll}})
		s.active = []landscape.Level{}
		for _, l := range s.levels() {
			if slices.ContainsFunc(at, func(it *landscape.Item) bool { return it.Maturity == l }) {
				s.active = append(s.active, l)
			}
		}
	}
}

// find returns the items that a query and the text select, in the order of list or of
// search.
func (s *state) find(q landscape.Query) ([]*landscape.Item, error) {
	if strings.TrimSpace(s.text) == "" {
		return s.catalog.SelectListed(q)
	}
	items, err := s.catalog.SelectSearched(q)
	if err != nil {
		return nil, err
	}
	r := search.Search(s.catalog, items, s.text)
	found := make([]*landscape.Item, len(r.Hits))
	for i, h := range r.Hits {
		found[i] = h.Item
	}
	s.notes, s.mark = r.Notes(), view.MarkWords(r.Hits)
	return found, nil
}

// selection returns the query with the chosen category or subcategory. What the query
// excludes stays excluded.
func (s *state) selection() landscape.Query {
	q := s.Query
	switch p := s.pick; {
	case p.Subcategory != "":
		q.Subcategory = append(excluded(q.Subcategory), p.Category+"/"+p.Subcategory)
	case p.Category != "":
		q.Category = append(excluded(q.Category), p.Category)
	}
	return q
}

// excluded returns the values of a filter that exclude.
func excluded(values []string) []string {
	var out []string
	for _, v := range values {
		if strings.HasPrefix(v, "!") || strings.HasPrefix(v, "not:") {
			out = append(out, v)
		}
	}
	return out
}

// countPlaces sets the rows of the categories: those that have items, and the chosen one.
func (s *state) countPlaces(pool []*landscape.Item) {
	wants := s.catalog.SelectedPlacements(s.Query)
	counts := map[landscape.Placement]int{}
	for _, it := range pool {
		var counted []landscape.Placement
		for _, p := range it.Placements() {
			if wants != nil && !wants(p) {
				continue
			}
			for _, p := range []landscape.Placement{p, {Category: p.Category}} {
				if !slices.Contains(counted, p) {
					counted = append(counted, p)
					counts[p]++
				}
			}
		}
	}
	s.places = []place{{count: len(pool)}}
	add := func(p landscape.Placement) {
		if counts[p] > 0 || p == s.pick {
			s.places = append(s.places, place{p, counts[p]})
		}
	}
	for _, category := range s.catalog.Categories {
		p := landscape.Placement{Category: category.Name}
		if counts[p] == 0 && s.pick.Category != p.Category {
			continue
		}
		s.places = append(s.places, place{p, counts[p]})
		if s.open != p.Category {
			continue
		}
		for _, p.Subcategory = range category.Subcategories {
			add(p)
		}
	}
}

// placeAt returns the row of the chosen category or subcategory.
func (s *state) placeAt() int {
	return max(0, slices.IndexFunc(s.places, func(p place) bool { return p.Placement == s.pick }))
}

// levels returns the levels that the keys 1 to 9 toggle. The last one is none.
func (s *state) levels() []landscape.Level { return append(s.Catalog.Levels(), "") }

// toggle adds a level to those that the query selects, or removes it. A query that
// selects no level selects all.
func (s *state) toggle(l landscape.Level) {
	wanted := s.active
	if i := slices.Index(wanted, l); i >= 0 {
		wanted = slices.Delete(slices.Clone(wanted), i, i+1)
	} else {
		wanted = append(slices.Clone(wanted), l)
	}
	s.Query.Maturity = nil
	for _, l := range s.levels() {
		if slices.Contains(wanted, l) {
			s.Query.Maturity = append(s.Query.Maturity, cmp.Or(string(l), landscape.NotHosted))
		}
	}
	s.refresh()
}

// view returns how the result is presented.
func (s *state) view() view.View {
	return view.View{Catalog: s.catalog, Lang: s.Lang, Wants: s.catalog.SelectedPlacements(s.selection())}
}

// say returns a phrase in the language of the user.
func (s *state) say(p view.Phrase) string {
	if s.Lang == "ja" {
		return p.Ja
	}
	return p.En
}

// countOf returns a number of items in words.
func (s *state) countOf(n int) string {
	if s.Lang == "ja" {
		return fmt.Sprintf("%d件", n)
	}
	return plural.Count(n, "item")
}
