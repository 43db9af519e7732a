package cmd

import (
	"cmp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
)

// selected returns the items that the filters ask for; members only where a
// kind is.
func (q *apiQuery) selected() ([]*landscape.Item, error) {
	items, err := q.Catalog.SelectListed(q.filter)
	return items, usage(err)
}

func page[T any](q *apiQuery, list []T) []T {
	list = list[min(q.offset, len(list)):]
	if q.limit > 0 {
		list = list[:min(q.limit, len(list))]
	}
	return list
}

func (q *apiQuery) items() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	if by := q.text.Get("sort"); by != "" {
		if err := q.Catalog.Sort(items, strings.Split(by, ",")); err != nil {
			return nil, usage(err)
		}
	}
	d, err := view.Items(q.View, page(q, items), view.ItemsOptions{Columns: q.text.Get("columns")})
	return d, usage(err)
}

func (q *apiQuery) show() (*output.Document, error) {
	found, err := q.Catalog.Find(q.name)
	if err != nil {
		return nil, err
	}
	return view.Item(q.View, []*landscape.Item{found.Item}), nil
}

func (q *apiQuery) identifiers() (*output.Document, error) {
	found, err := q.Catalog.Find(q.name)
	if err != nil {
		return nil, err
	}
	return view.Identifiers(q.View, []*landscape.Item{found.Item}), nil
}

func (q *apiQuery) search() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	var found []*landscape.Item
	for _, h := range landscape.Search(items, q.text.Get("q")) {
		found = append(found, h.Item)
	}
	d, err := view.Items(q.View, page(q, found), view.ItemsOptions{Columns: q.text.Get("columns")})
	return d, usage(err)
}

func (q *apiQuery) categories() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	q.Wants = q.Catalog.SelectedPlacements(q.filter)
	return view.Categories(q.View, items, view.CategoriesOptions{Depth: 2, HideEmpty: q.filter.String() != ""}), nil
}

func (q *apiQuery) history() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	return view.History(q.View, page(q, landscape.Events(items))), nil
}

// diff compares without reading a file that the address names.
func (q *apiQuery) diff() (*output.Document, error) {
	o := &diffOptions{only: q.list("only"), ignore: q.list("ignore"), summary: q.flags["summary"]}
	if err := o.check(); err != nil {
		return nil, err
	}
	x, y, err := bothSides(q.side, q.text.Get("from"), cmp.Or(q.text.Get("to"), "current"))
	if err != nil {
		return nil, err
	}
	return o.document(view.View{Catalog: y.catalog, Lang: q.Lang}, o.changes(x.catalog, y.catalog)), nil
}

func (q *apiQuery) side(name string) (side, error) {
	choices := []string{"current", "embedded"}
	for _, e := range source.Editions() {
		choices = append(choices, "edition:"+e)
	}
	if !slices.Contains(choices, name) && !looksLikeDay(name) {
		return side{}, usage(&landscape.UnknownError{Kind: "day or map", Name: name, Near: near(name, choices), Choices: append(choices, "YYYY-MM-DD")})
	}
	s, err := q.app.sideInHand(name, func() (*landscape.Catalog, error) { return q.Catalog, nil })
	if err == nil && s.clamped && q.text.Get("as_of") != "" {
		return side{}, usagef("%s is after as_of, %s", name, q.text.Get("as_of"))
	}
	return s, err
}

// statsHandler adapts a function of statistics to an endpoint. The preset applies
// when the request has no "by".
func statsHandler(present statsFunc, preset ...string) func(*apiQuery) (*output.Document, error) {
	return func(q *apiQuery) (*output.Document, error) {
		o := statsOptions{StatsOptions: view.StatsOptions{By: q.list("by"), Monthly: q.flags["monthly"], Limit: q.limit}}
		if len(o.By) == 0 {
			o.By = preset
		}
		if err := o.check(); err != nil {
			return nil, err
		}
		items, err := q.selected()
		if err != nil {
			return nil, err
		}
		q.Wants = q.Catalog.SelectedPlacements(q.filter)
		d, err := present(q.View, items, o.StatsOptions)
		return d, usage(err)
	}
}

// list cuts a parameter's value at commas.
func (q *apiQuery) list(name string) []string {
	if q.text.Get(name) == "" {
		return nil
	}
	return strings.Split(q.text.Get(name), ",")
}
