package cmd

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/webpage"
)

// endpoint is a path of the API of our own: what it takes and answers.
type endpoint struct {
	path, doc string
	params    []param
	filters   bool // takes every filter
	answer    func(q *apiQuery) (*output.Document, error)
}

// param is a parameter of an address; one in the path stands there in braces.
type param struct{ name, doc, kind string }

var (
	paramAsOf    = param{"as_of", "day to put the landscape back to: YYYY-MM-DD, YYYY-MM or YYYY", "string"}
	paramSort    = param{"sort", "fields to sort by, by commas; -FIELD turns it round", "string"}
	paramColumns = param{"columns", "fields to give, by commas; all is every one", "string"}
	paramLimit   = param{"limit", "at most this many; 0 is all", "integer"}
	paramOffset  = param{"offset", "how many to pass over first", "integer"}
)

// endpoints lists the API of our own. The answers are the JSON of the commands
// of the same flags.
var endpoints = []endpoint{
	{"/api/v1/items", "Items, as landscope list has them.", []param{paramSort, paramColumns, paramLimit, paramOffset, paramAsOf}, true, (*apiQuery).items},
	{"/api/v1/items/{name}", "Everything known of an item, as landscope show has it.", []param{{"name", "a name, slug, id, alias or former name", "string"}, paramAsOf}, false, (*apiQuery).show},
	{"/api/v1/search", "Items that have words, best first, as landscope search has them.", []param{{"q", "the words", "string"}, paramColumns, paramLimit, paramOffset, paramAsOf}, true, (*apiQuery).search},
	{"/api/v1/categories", "Categories and subcategories with counts by level.", []param{paramAsOf}, true, (*apiQuery).categories},
	{"/api/v1/history", "Changes of maturity level, the oldest first.", []param{paramLimit, paramOffset, paramAsOf}, true, (*apiQuery).history},
	{"/api/v1/identifiers/{name}", "Names by which scan knows the software of a project.", []param{{"name", "a name, slug, id, alias or former name", "string"}, paramAsOf}, false, (*apiQuery).identifiers},
}

// apiQuery is a request to the API, read.
type apiQuery struct {
	view
	filter        landscape.Query
	text          url.Values
	name          string
	limit, offset int
}

// read reads a request's parameters.
func (e endpoint) read(c *landscape.Catalog, r *http.Request) (*apiQuery, error) {
	q := &apiQuery{text: r.URL.Query(), name: r.PathValue("name")}
	var known []string
	for _, p := range e.params {
		known = append(known, p.name)
	}
	if e.filters {
		for _, f := range landscape.Filters {
			known = append(known, apiName(f.Name))
		}
	}
	for name, values := range q.text {
		if !slices.Contains(known, name) || name == "name" && q.name != "" {
			return nil, usage(&landscape.UnknownError{Kind: "parameter", Name: name, Near: near(name, known), Choices: known})
		}
		for _, f := range landscape.Filters {
			if e.filters && apiName(f.Name) == name {
				for _, v := range values {
					if v == "" {
						continue // as if it were not given
					}
					if err := f.Set(&q.filter, v); err != nil {
						return nil, usage(err)
					}
				}
			}
		}
	}
	for name, into := range map[string]*int{"limit": &q.limit, "offset": &q.offset} {
		if s := q.text.Get(name); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n < 0 {
				return nil, usagef("%s is %q, not a whole number from 0", name, s)
			}
			*into = n
		}
	}
	if day := q.text.Get("as_of"); day != "" {
		back, err := landscape.ParseDate(day)
		if err != nil {
			return nil, usage(err)
		}
		if back = back.Last(); back > c.Origin.Day {
			return nil, usagef("%s is after the day of the data, %s", back, c.Origin.Day)
		}
		c = c.AsOf(back)
	}
	q.catalog, q.lang = c, "en"
	return q, nil
}

// apiName is a filter's name as a parameter: those that are keys of JSON, too,
// are written as these.
func apiName(filter string) string { return strings.ReplaceAll(filter, "-", "_") }

// selected returns the items that the filters ask for; members only where a
// kind is.
func (q *apiQuery) selected() ([]*landscape.Item, error) {
	items, err := selectItems(q.catalog, q.filter)
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
		if err := q.catalog.Sort(items, strings.Split(by, ",")); err != nil {
			return nil, usage(err)
		}
	}
	l := listing{columns: q.text.Get("columns")}
	return l.document(q.view, page(q, items))
}

func (q *apiQuery) show() (*output.Document, error) {
	found, err := q.catalog.Find(q.name)
	if err != nil {
		return nil, err
	}
	return q.showDocument([]*landscape.Item{found.Item}, false), nil
}

func (q *apiQuery) identifiers() (*output.Document, error) {
	found, err := q.catalog.Find(q.name)
	if err != nil {
		return nil, err
	}
	return identifiersDocument(q.view, []*landscape.Item{found.Item}), nil
}

func (q *apiQuery) search() (*output.Document, error) {
	if strings.TrimSpace(q.text.Get("q")) == "" {
		return nil, usagef("q, the words to search for, is missing")
	}
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	var found []*landscape.Item
	for _, h := range landscape.Search(items, q.text.Get("q")) {
		found = append(found, h.Item)
	}
	l := listing{columns: q.text.Get("columns")}
	return l.document(q.view, page(q, found))
}

func (q *apiQuery) categories() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	return newTree(q.catalog, q.lang, 2, items, q.filter).document(), nil
}

func (q *apiQuery) history() (*output.Document, error) {
	items, err := q.selected()
	if err != nil {
		return nil, err
	}
	return historyDocument(q.view, page(q, landscape.Events(items))), nil
}

// route enters all that is answered.
func (s *server) route() {
	for _, e := range endpoints {
		s.handle(e.path, func(now *served, r *http.Request) answer {
			q, err := e.read(now.catalog, r)
			if err != nil {
				return failure(err)
			}
			d, err := e.answer(q)
			if err != nil {
				return failure(err)
			}
			return rendered("json", d)
		})
	}
	s.handle("/api/v1/openapi.json", func(*served, *http.Request) answer {
		return rendered("json", &output.Document{Data: openAPI()})
	})
	s.handle("/healthz", func(*served, *http.Request) answer { return plain("ok\n") })
	s.handle("/readyz", func(*served, *http.Request) answer { return plain("ok\n") })
	s.handle("/metrics", func(now *served, _ *http.Request) answer {
		return answer{http.StatusOK, "text/plain; version=0.0.4; charset=utf-8", s.counts.text(len(now.catalog.Items))}
	})
	s.handle("/map.svg", func(now *served, _ *http.Request) answer { return now.keep("map", now.drawMap) })
	s.handle("/{$}", func(now *served, _ *http.Request) answer { return now.keep("page", now.page) })
	s.routeLandscape2()
}

func (s *server) handle(path string, f func(now *served, r *http.Request) answer) {
	s.routes.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		if rec, ok := w.(*recorded); ok {
			rec.answer = f(s.current(), r)
		}
	})
}

// keep makes an answer once for a catalog.
func (s *served) keep(name string, f func() answer) answer {
	if known, ok := s.answers.Load(name); ok {
		return known.(answer)
	}
	made := f()
	s.answers.Store(name, made)
	return made
}

var mediaTypes = map[string]string{"json": "application/json", "csv": "text/csv; charset=utf-8", "markdown": "text/markdown; charset=utf-8", "svg": "image/svg+xml",
	"atom": "application/atom+xml", "ics": "text/calendar; charset=utf-8"}

func rendered(format string, d *output.Document) answer {
	f, _ := output.FormatNamed(format)
	b, err := output.Render(f, d, output.Options{})
	if err != nil {
		return failure(err)
	}
	return answer{http.StatusOK, mediaTypes[format], b}
}

func plain(text string) answer {
	return answer{http.StatusOK, "text/plain; charset=utf-8", []byte(text)}
}

func (s *served) drawMap() answer {
	items, err := selectItems(s.catalog, landscape.Query{})
	if err != nil {
		return failure(err)
	}
	return rendered("svg", mapDocument(view{catalog: s.catalog, lang: "en"}, items, everyBox))
}

func everyBox(landscape.Placement) bool { return true }

// page is the landscape as a page, with links to the API.
func (s *served) page() answer {
	items, err := selectItems(s.catalog, landscape.Query{})
	if err != nil {
		return failure(err)
	}
	var links []webpage.Link
	for _, link := range []string{"/map.svg", "/api/v1/items", "/api/v1/categories", "/api/v1/history", "/api/v1/openapi.json", "/docs/items.csv", "/docs/projects.csv"} {
		links = append(links, webpage.Link{Name: strings.TrimPrefix(link, "/"), URL: link})
	}
	var b bytes.Buffer
	if err := (view{catalog: s.catalog, lang: "en"}).page(&b, items, everyBox, s.flags, links...); err != nil {
		return failure(err)
	}
	return answer{http.StatusOK, "text/html; charset=utf-8", b.Bytes()}
}

// openAPI describes the API of our own, from the same tables.
func openAPI() output.Object {
	paths := output.Object{}
	text := func(kind string) output.Object { return output.Object{{Key: "type", Value: kind}} }
	response := func(doc, media string, schema output.Object) output.Object {
		return output.Object{{Key: "description", Value: doc}, {Key: "content", Value: output.Object{{Key: media, Value: output.Object{{Key: "schema", Value: schema}}}}}}
	}
	fault := func(doc string) output.Object {
		return response(doc, "application/problem+json", output.Object{{Key: "$ref", Value: "#/components/schemas/Problem"}})
	}
	for _, e := range endpoints {
		params := []output.Object{}
		add := func(p param) {
			in := "query"
			if strings.Contains(e.path, "{"+p.name+"}") {
				in = "path"
			}
			schema := text(p.kind)
			if p.kind == "integer" {
				schema = append(schema, output.Member{Key: "minimum", Value: 0})
			}
			o := output.Object{{Key: "name", Value: p.name}, {Key: "in", Value: in}, {Key: "description", Value: p.doc}}
			if in == "path" || p.name == "q" {
				o = append(o, output.Member{Key: "required", Value: true})
			}
			params = append(params, append(o, output.Member{Key: "schema", Value: schema}))
		}
		for _, p := range e.params {
			add(p)
		}
		if e.filters {
			for _, f := range landscape.Filters {
				add(param{apiName(f.Name), f.Doc, "string"})
			}
		}
		responses := output.Object{
			{Key: "200", Value: response("The answer.", "application/json", output.Object{{Key: "type", Value: []string{"array", "object"}}})},
			{Key: "400", Value: fault("A parameter or a value of one that there is not.")},
			{Key: "421", Value: fault("The request is for another host.")},
		}
		if strings.Contains(e.path, "{") {
			responses = append(responses, output.Member{Key: "404", Value: fault("There is no such item.")})
		}
		id := strings.Trim(strings.NewReplacer("/api/v1/", "", "/", "_", "{", "by_", "}", "").Replace(e.path), "_")
		paths = append(paths, output.Member{Key: e.path, Value: output.Object{{Key: "get", Value: output.Object{
			{Key: "operationId", Value: id}, {Key: "summary", Value: e.doc}, {Key: "parameters", Value: params}, {Key: "responses", Value: responses}}}}})
	}
	problemSchema := output.Object{{Key: "type", Value: "object"}, {Key: "required", Value: []string{"title", "status", "detail"}},
		{Key: "properties", Value: output.Object{{Key: "type", Value: text("string")}, {Key: "title", Value: text("string")},
			{Key: "status", Value: text("integer")}, {Key: "detail", Value: text("string")}}}}
	return output.Object{{Key: "openapi", Value: "3.1.0"},
		{Key: "info", Value: output.Object{{Key: "title", Value: "landscope"}, {Key: "version", Value: "1"},
			{Key: "description", Value: "The cloud native landscape: items, categories, history."}}},
		{Key: "paths", Value: paths},
		{Key: "components", Value: output.Object{{Key: "schemas", Value: output.Object{{Key: "Problem", Value: problemSchema}}}}}}
}
