package mcp

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/view"
)

// listing returns an answer with items, in the columns that the caller chose.
func (q *call) listing(items []*landscape.Item, notes []string) (*answer, error) {
	q.Wants = q.Catalog.SelectedPlacements(q.filter)
	o := view.ItemsOptions{Columns: cmp.Or(strings.Join(q.list(paramColumns), ","), strings.Join(view.TableColumns, ","))}
	if err := o.Check(); err != nil {
		return nil, err
	}
	return &answer{total: len(items), notes: notes, render: func(from, to int) (*output.Document, error) {
		return view.Items(q.View, slices.Clone(items[from:to]), o)
	}}, nil
}

func (q *call) items() (*answer, error) {
	items, err := q.Catalog.SelectListed(q.filter)
	if err != nil {
		return nil, err
	}
	if by := q.list(paramSort); len(by) > 0 {
		if err := q.Catalog.Sort(items, strings.Split(strings.Join(by, ","), ",")); err != nil {
			return nil, err
		}
	}
	return q.listing(items, nil)
}

func (q *call) search() (*answer, error) {
	items, err := q.Catalog.SelectSearched(q.filter)
	if err != nil {
		return nil, err
	}
	r := search.Search(q.Catalog, items, q.text(paramQuery))
	found := make([]*landscape.Item, len(r.Hits))
	for i, h := range r.Hits {
		found[i] = h.Item
	}
	return q.listing(found, r.Notes())
}

// maxNames is the number of items that a call may name.
const maxNames = 50

// named returns the items of the parameter names, and a note for each former name.
func (q *call) named() (items []*landscape.Item, notes []string, err error) {
	names := q.list(paramNames)
	switch {
	case len(names) == 0:
		return nil, nil, errors.New("names is empty: " + paramNames.Doc)
	case len(names) > maxNames:
		return nil, nil, fmt.Errorf("too many names: %d, at most %d", len(names), maxNames)
	}
	return q.find(names)
}

// find returns the items with these names. A name may be a comma-separated list.
func (q *call) find(names []string) (items []*landscape.Item, notes []string, err error) {
	var single []string
	for _, name := range names {
		if strings.Contains(name, ",") && q.Catalog.Lookup(name) == nil {
			for part := range strings.SplitSeq(name, ",") {
				single = append(single, strings.TrimSpace(part))
			}
			continue
		}
		single = append(single, name)
	}
	items, err = lookup.Items(q.Catalog, single, func(name string, it *landscape.Item) {
		notes = append(notes, fmt.Sprintf("%s is now called %s", name, it.Name))
	})
	var missing *lookup.NotFoundError
	if errors.As(err, &missing) && missing.Filter != "" {
		err = fmt.Errorf("%w; %s is a %s: use the tool explain, or list with %s", err, missing.Value, missing.Filter, missing.Filter)
	}
	return items, notes, err
}

func (q *call) get() (*answer, error) {
	items, notes, err := q.named()
	if err != nil {
		return nil, err
	}
	all := q.is(paramAll)
	return &answer{total: len(items), notes: notes, render: func(from, to int) (*output.Document, error) {
		d := details(q.View, items[from:to], view.ItemOptions{All: all})
		if list, ok := d.Data.([]view.DetailedItem); ok && !all {
			for i := range list {
				shorten(&list[i], q.Catalog)
			}
		}
		return d, nil
	}}, nil
}

// details presents items, with their descriptions in the tables as well.
func details(v view.View, items []*landscape.Item, o view.ItemOptions) *output.Document {
	d := filled(view.Item(v, items, o))
	description, _ := landscape.FieldNamed("description")
	for i, it := range items {
		if text := description.CellIn(v.Lang, v.Catalog, it); text != "" {
			d.Tables[i].Rows = slices.Insert(d.Tables[i].Rows, 0, []string{v.Label("description"), text})
		}
	}
	return d
}

// shownRelations is the number of relations of a type that get returns by default.
const shownRelations = 8

// minorFields are left out of an item by default.
var minorFields = []string{"artwork_url", "devstats_url", "lfx_slug", "clomonitor_name", "logo", "upstream_description",
	"twitter_url", "linkedin_url", "bluesky_url", "facebook_url", "reddit_url", "youtube_url", "discord_url", "pinterest_url", "gitter_url",
	"latest_annual_review_at", "latest_annual_review_url", "other_links", "annotations", "mailing_list_url", "stack_overflow_url", "lifecycle_source"}

// shorten leaves out of an item what the caller gets with all: ended relations and those
// beyond the first of a type, facts of the past, minor links and sources.
func shorten(it *view.DetailedItem, c *landscape.Catalog) {
	it.Fields = slices.DeleteFunc(slices.Clone(it.Fields), func(m output.Member) bool { return slices.Contains(minorFields, m.Key) })
	seen := map[string]int{}
	var relations []landscape.Relation
	for _, r := range it.Details.Relations {
		if seen[r.Type]++; r.Until == 0 && seen[r.Type] <= shownRelations {
			r.Source = ""
			relations = append(relations, r)
		}
	}
	for i := range it.Details.Aliases {
		it.Details.Aliases[i].Source = ""
	}
	it.Details.Relations = relations
	var facts []landscape.Fact
	for _, f := range it.Details.Facts {
		if c.PastYear(f) == 0 {
			f.Source, f.TextJa = "", ""
			facts = append(facts, f)
		}
	}
	it.Details.Facts = facts
}

// comparedItems has the names of the items that are compared.
type comparedItems struct {
	Items []string `json:"items"`
}

// comparedFact is a fact, with its value for each item.
type comparedFact struct {
	Fact   string   `json:"fact"`
	Values []string `json:"values"` // in the order of items; "" if it is not known
}

func (q *call) compare() (*answer, error) {
	items, notes, err := q.named()
	if err != nil {
		return nil, err
	}
	const most = 8
	if len(items) < 2 || len(items) > most {
		return nil, fmt.Errorf("compare takes 2 to %d names, not %d", most, len(items))
	}
	t := filled(view.Comparison(q.View, items, view.ItemOptions{})).Tables[0]
	var facts []comparedFact
	for _, row := range t.Rows {
		facts = append(facts, comparedFact{row[0], row[1:]})
	}
	a := rowsOf(facts, t.Columns, func(f comparedFact) []string { return append([]string{f.Fact}, f.Values...) })
	var names []string
	for _, it := range items {
		names = append(names, it.Name)
	}
	a.more, a.notes = output.Object{{Key: "items", Value: names}}, notes
	return a, nil
}
