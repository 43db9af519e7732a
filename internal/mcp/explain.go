package mcp

import (
	"errors"
	"fmt"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
)

// explained is a term and what it means.
type explained struct {
	Kind     string            `json:"kind"` // maturity, kind, category, subcategory or item
	Name     string            `json:"name"`
	Category string            `json:"category,omitempty"`
	Text     string            `json:"text,omitempty"`
	Maturity view.LevelNumbers `json:"maturity,omitempty"` // the number of its items by level
}

// object returns the members of an explanation, in order.
func (e explained) object() output.Object {
	o := output.Object{{Key: "kind", Value: e.Kind}, {Key: "name", Value: e.Name}}
	if e.Category != "" {
		o = append(o, output.Member{Key: "category", Value: e.Category})
	}
	if e.Text != "" {
		o = append(o, output.Member{Key: "text", Value: e.Text})
	}
	if len(e.Maturity) > 0 {
		o = append(o, output.Member{Key: "maturity", Value: e.Maturity})
	}
	return o
}

func (q *call) explain() (*answer, error) {
	term := q.text(paramTerm)
	meanings, notes := lookup.Topics(q.Catalog, []string{term})
	if len(meanings) == 0 {
		return q.explainItem(term)
	}
	topics, _ := filled(view.Topics(q.View, meanings[:1])).Data.([]view.Topic)
	t := topics[0]
	a := topicRows(t.Items)
	a.more = explained{t.Kind, t.Name, t.Category, t.Text, t.Maturity}.object()
	if len(notes) > 0 {
		a.notes = append(a.notes, fmt.Sprintf("%q has more meanings; name one as CATEGORY/SUBCATEGORY", term))
	}
	return a, nil
}

func topicRows(items []view.TopicItem) *answer {
	return rowsOf(items, columns("name", "maturity", "description"), func(it view.TopicItem) []string {
		return []string{it.Name, string(it.Maturity), it.Description}
	})
}

// explainItem explains an item, with the other items of its subcategory.
func (q *call) explainItem(name string) (*answer, error) {
	items, notes, err := q.find([]string{name})
	if err != nil {
		var unknown *suggest.UnknownError
		if errors.As(err, &unknown) && len(unknown.Candidates) == 0 {
			return nil, fmt.Errorf("%q is not a level, kind, category, subcategory or item%s; the tools search and categories find names", name, didYouMean(unknown))
		}
		return nil, err
	}
	it := items[0]
	var beside []view.TopicItem
	for _, o := range q.Catalog.ItemsBy(func(o *landscape.Item) bool { return o.Placement() == it.Placement() && o.Name != it.Name }) {
		beside = append(beside, view.TopicItem{Name: o.Name, Slug: o.Slug(), Maturity: o.Maturity, Description: o.Description})
	}
	a := topicRows(beside)
	a.more = explained{Kind: "item", Name: it.Name, Category: it.Placement().String(), Text: it.Description}.object()
	a.notes = slices.Concat(notes, []string{"items lists the others of its subcategory; the tool get has everything known of it"})
	return a, nil
}

func didYouMean(e *suggest.UnknownError) string {
	if hint := e.Hint(); hint != "" {
		return "; " + hint
	}
	return ""
}

// member is a member of the foundation.
type member struct {
	Name     string         `json:"name"`
	Tier     string         `json:"tier"`
	Joined   landscape.Date `json:"joined,omitzero"`
	Homepage string         `json:"homepage_url,omitempty"`
}

func (q *call) members() (*answer, error) {
	q.filter.Kind = []string{landscape.KindMember}
	if q.Catalog.MembersCategory == "" {
		a := memberRows(nil)
		a.notes = []string{"this landscape has no members; the command \"landscope update\" downloads one that has"}
		return a, nil
	}
	if tier := q.text(paramTier); tier != "" {
		name, err := tierNamed(q.Catalog, tier)
		if err != nil {
			return nil, err
		}
		q.filter.Category, q.filter.Subcategory = []string{q.Catalog.MembersCategory}, []string{name}
	}
	if glob := q.text(paramGlob); glob != "" {
		q.filter.Name = []string{glob}
	}
	joined, err := landscape.ParseDateRange(q.text(paramJoined))
	if q.text(paramJoined) != "" && err != nil {
		return nil, fmt.Errorf("joined: %w; %s", err, q.server.options.Session.RangeAdvice(q.text(paramJoined)))
	}
	items, err := q.Catalog.Select(q.filter)
	if err != nil {
		return nil, err
	}
	var found []member
	for _, it := range items {
		if q.text(paramJoined) == "" || joined.Contains(it.JoinedAt) {
			found = append(found, member{it.Name, it.Subcategory, it.JoinedAt, it.HomepageURL})
		}
	}
	return memberRows(found), nil
}

// tierNamed returns the tier with a name, in any case or as a slug.
func tierNamed(c *landscape.Catalog, name string) (string, error) {
	var tiers []string
	for _, category := range c.Categories {
		if category.Name == c.MembersCategory {
			tiers = category.Subcategories
		}
	}
	for _, tier := range tiers {
		if normalize.Slug(tier) == normalize.Slug(name) {
			return tier, nil
		}
	}
	return "", suggest.Unknown("tier", name, tiers)
}

func memberRows(found []member) *answer {
	return rowsOf(found, columns("name", "tier", "joined"), func(m member) []string { return []string{m.Name, m.Tier, m.Joined.String()} })
}
