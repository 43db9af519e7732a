package httpapi

import (
	"cmp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/view"
)

// Answer returns the answer of an endpoint to a request without parameters. The path
// must be that of an endpoint.
func Answer(c *landscape.Catalog, path string) (*output.Document, error) {
	i := slices.IndexFunc(endpoints, func(e endpoint) bool { return e.Path == path })
	return endpoints[i].answer(&query{View: view.View{Catalog: c, Lang: "en"}})
}

// selected returns the items that the filters select.
func (q *query) selected() ([]*landscape.Item, error) {
	items, err := q.Catalog.SelectListed(q.filter)
	return items, asBadRequest(err)
}

// page returns the part of list that offset and limit select.
func page[T any](q *query, list []T) []T {
	list = list[min(q.offset, len(list)):]
	if q.limit > 0 {
		list = list[:min(q.limit, len(list))]
	}
	return list
}

func (q *query) items() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	if by := q.text.Get("sort"); by != "" {
		if err := q.Catalog.Sort(items, strings.Split(by, ",")); err != nil {
			return nil, asBadRequest(err)
		}
	}
	return q.listing(items)
}

func (q *query) listing(items []*landscape.Item) (*output.Document, error) {
	d, err := view.Items(q.View, page(q, items), view.ItemsOptions{Columns: q.text.Get("columns")})
	return d, asBadRequest(err)
}

func (q *query) search() (*output.Document, error) {
	items, err := q.Catalog.SelectSearched(q.filter)
	if err != nil {
		return nil, asBadRequest(err)
	}
	var found []*landscape.Item
	for _, h := range search.Items(q.Catalog, items, q.text.Get("q")) {
		found = append(found, h.Item)
	}
	return q.listing(found)
}

func (q *query) item() (*output.Document, error) {
	found, err := q.Catalog.Find(q.name)
	if err != nil {
		return nil, err
	}
	return view.Item(q.View, []*landscape.Item{found.Item}, view.ItemOptions{All: true}), nil
}

func (q *query) identifiers() (*output.Document, error) {
	found, err := q.Catalog.Find(q.name)
	if err != nil {
		return nil, err
	}
	return view.Identifiers(q.View, []*landscape.Item{found.Item}), nil
}

func (q *query) categories() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	q.Wants = q.Catalog.SelectedPlacements(q.filter)
	return view.Categories(q.View, items, view.CategoriesOptions{Depth: 2, HideEmpty: !q.filter.IsEmpty()}), nil
}

func (q *query) history() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	events := landscape.Events(items)
	slices.Reverse(events)
	return view.History(q.View, page(q, events)), nil
}

func (q *query) diff() (*output.Document, error) {
	filter, err := diff.NewFilter(q.list("only"), q.list("ignore"))
	if err != nil {
		return nil, asBadRequest(err)
	}
	x, y, err := q.session.SidesOf(q.Catalog, q.text.Get("from"), cmp.Or(q.text.Get("to"), "current"))
	if err != nil {
		return nil, err
	}
	if asOf := q.text.Get("as_of"); asOf != "" && (x.Clamped || y.Clamped) {
		late := q.text.Get("from")
		if !x.Clamped {
			late = q.text.Get("to")
		}
		return nil, badRequestf("%s is after as_of, %s", late, asOf)
	}
	changes := filter.Select(diff.Compare(x.Catalog, y.Catalog))
	v := view.View{Catalog: y.Catalog, Lang: q.Lang}
	if q.flags["summary"] {
		return view.ChangeSummary(v, changes), nil
	}
	return view.Changes(v, changes), nil
}

// A statsFunc presents statistics of items.
type statsFunc func(view.View, []*landscape.Item, view.StatsOptions) (*output.Document, error)

// statsHandler adapts a function of statistics to an endpoint. The preset applies if
// the request has no "by".
func statsHandler(present statsFunc, preset ...string) func(*query) (*output.Document, error) {
	return func(q *query) (*output.Document, error) {
		o := view.StatsOptions{By: q.list("by"), Monthly: q.flags["monthly"], Limit: q.limit}
		if len(o.By) == 0 {
			o.By = preset
		}
		if err := o.Check(); err != nil {
			return nil, asBadRequest(err)
		}
		items, err := q.selected()
		if err != nil {
			return nil, err
		}
		q.Wants = q.Catalog.SelectedPlacements(q.filter)
		d, err := present(q.View, items, o)
		return d, asBadRequest(err)
	}
}
