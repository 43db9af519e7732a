package cmd

import (
	"cmp"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
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
	x, y, err := q.app.session.SidesOf(q.Catalog, q.text.Get("from"), cmp.Or(q.text.Get("to"), "current"))
	if err != nil {
		return nil, err
	}
	if asOf := q.text.Get("as_of"); asOf != "" && (x.Clamped || y.Clamped) {
		late := q.text.Get("from")
		if !x.Clamped {
			late = q.text.Get("to")
		}
		return nil, usagef("%s is after as_of, %s", late, asOf)
	}
	return o.document(view.View{Catalog: y.Catalog, Lang: q.Lang}, o.changes(x.Catalog, y.Catalog)), nil
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
