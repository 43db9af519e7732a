package cmd

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
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
type param struct {
	name, doc, kind string
	required        bool
}

var (
	paramAsOf    = param{name: "as_of", doc: "day to put the landscape back to: YYYY-MM-DD, YYYY-MM, YYYY (its last day) or today", kind: "string"}
	paramSort    = param{name: "sort", doc: "fields to sort by, by commas; -FIELD turns it round", kind: "string"}
	paramColumns = param{name: "columns", doc: "fields to give, by commas; all is every one", kind: "string"}
	paramLimit   = param{name: "limit", doc: "at most this many; 0 is all", kind: "integer"}
	paramOffset  = param{name: "offset", doc: "how many to pass over first", kind: "integer"}
	paramName    = param{name: "name", doc: "a name, slug, id, alias or former name", kind: "string", required: true}
	paramWords   = param{name: "q", doc: "the words", kind: "string", required: true}
	paramBy      = param{name: "by", doc: "one or two fields to count by, by commas; maturity unless given", kind: "string"}
	paramByField = param{name: "by", doc: "field: count the projects that lack each", kind: "string"}
	paramMonthly = param{name: "monthly", doc: "the end of each month, not year", kind: "boolean"}
	paramFrom    = param{name: "from", doc: "what to compare: current (which as_of puts back), a day of it, embedded, or edition:NAME of the embedded maps", kind: "string", required: true}
	paramTo      = param{name: "to", doc: "what to compare it with, likewise; current unless given", kind: "string"}
	paramOnly    = param{name: "only", doc: "only changes of these kinds, by commas: " + strings.Join(changeKinds(), ", "), kind: "string"}
	paramIgnore  = param{name: "ignore", doc: "leave out changes of these fields, by commas", kind: "string"}
	paramSummary = param{name: "summary", doc: "only the number of changes of each kind", kind: "boolean"}
)

// endpoints lists the API of our own. The answers are the JSON of the commands
// of the same flags.
var endpoints = []endpoint{
	{"/api/v1/items", "Items, as landscope list has them.", []param{paramSort, paramColumns, paramLimit, paramOffset, paramAsOf}, true, (*apiQuery).items},
	{"/api/v1/items/{name}", "Everything known of an item, as landscope show has it.", []param{paramName, paramAsOf}, false, (*apiQuery).show},
	{"/api/v1/search", "Items that have words, best first, as landscope search has them.", []param{paramWords, paramColumns, paramLimit, paramOffset, paramAsOf}, true, (*apiQuery).search},
	{"/api/v1/categories", "Categories and subcategories with counts by level.", []param{paramAsOf}, true, (*apiQuery).categories},
	{"/api/v1/history", "Changes of maturity level, the oldest first.", []param{paramLimit, paramOffset, paramAsOf}, true, (*apiQuery).history},
	{"/api/v1/diff", "What changed between two days or maps, as landscope diff has it.", []param{paramFrom, paramTo, paramOnly, paramIgnore, paramSummary, paramAsOf}, false, (*apiQuery).diff},
	{"/api/v1/stats", "Counts of items by one field or two, as landscope stats has them.", []param{paramBy, paramAsOf}, true, statsHandler(view.Counts, "maturity")},
	{"/api/v1/stats/growth", "Hosted projects by level at the end of each year.", []param{paramMonthly, paramAsOf}, true, statsHandler(view.Growth)},
	{"/api/v1/stats/tenure", "How long projects stay at a level, and take to the next, in days.", []param{paramAsOf}, true, statsHandler(view.Tenure)},
	{"/api/v1/stats/stuck", "Projects longest in sandbox or incubating.", []param{paramLimit, paramAsOf}, true, statsHandler(view.Stuck)},
	{"/api/v1/stats/completeness", "Which facts each hosted project lacks.", []param{paramByField, paramLimit, paramAsOf}, true, statsHandler(view.Completeness)},
	{"/api/v1/identifiers/{name}", "Names by which scan knows the software of a project.", []param{paramName, paramAsOf}, false, (*apiQuery).identifiers},
}

// apiQuery is a request to the API, read.
type apiQuery struct {
	view.View
	app           *app
	filter        landscape.Query
	text          url.Values
	name          string
	limit, offset int
	flags         map[string]bool // of the parameters that are true or false
}

// read reads a request's parameters.
func (e endpoint) read(a *app, c *landscape.Catalog, r *http.Request) (*apiQuery, error) {
	text, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, usagef("reading the parameters: %w", err)
	}
	q := &apiQuery{View: view.View{Catalog: c, Lang: "en"}, app: a, text: text, name: r.PathValue("name"), flags: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(text)) {
		if err := e.set(q, name, text[name]); err != nil {
			return nil, err
		}
	}
	for _, p := range e.params {
		if p.required && !e.inPath(p) && strings.TrimSpace(text.Get(p.name)) == "" {
			return nil, usagef("%s, %s, is missing", p.name, p.doc)
		}
	}
	if day := text.Get("as_of"); day != "" {
		back, _, err := a.session.Date(c, day)
		if err != nil {
			return nil, err
		}
		q.Catalog = c.AsOf(back)
	}
	return q, nil
}

// set takes a parameter's values; an empty text is as if it were not given.
func (e endpoint) set(q *apiQuery, name string, values []string) error {
	var known []string
	for _, p := range e.params {
		if e.inPath(p) {
			continue
		}
		if p.name == name && len(values) > 1 {
			return usagef("%s is given %d times, not once", name, len(values))
		}
		if p.name == name {
			return q.set(p, values[0])
		}
		known = append(known, p.name)
	}
	for _, f := range landscape.Filters {
		if !e.filters {
			break
		}
		if apiName(f.Name) == name {
			return q.narrow(f, values)
		}
		known = append(known, apiName(f.Name))
	}
	return usage(&landscape.UnknownError{Kind: "parameter", Name: name, Near: near(name, known), Choices: known})
}

// set reads the value of a parameter that is not a text.
func (q *apiQuery) set(p param, value string) error {
	switch p.kind {
	case "integer":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return usagef("%s is %q, not a whole number from 0", p.name, value)
		}
		if p.name == "limit" {
			q.limit = n
		} else {
			q.offset = n
		}
	case "boolean":
		if value != "true" && value != "false" {
			return usagef("%s is %q, not true or false", p.name, value)
		}
		q.flags[p.name] = value == "true"
	}
	return nil
}

// narrow takes the values of a filter.
func (q *apiQuery) narrow(f landscape.Filter, values []string) error {
	for _, v := range values {
		if v == "" {
			continue
		}
		if err := f.Set(&q.filter, v); err != nil {
			return usage(err)
		}
	}
	return nil
}

// inPath reports whether a parameter is a part of the path.
func (e endpoint) inPath(p param) bool { return strings.Contains(e.path, "{"+p.name+"}") }

// apiName is a filter's name as a parameter: those that are keys of JSON, too,
// are written as these.
func apiName(filter string) string { return strings.ReplaceAll(filter, "-", "_") }

// route enters all that is answered.
func (s *server) route() {
	for _, e := range endpoints {
		s.handle(e.path, fullAddress, func(now *served, r *http.Request) answer {
			q, err := e.read(s.app, now.catalog, r)
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
	s.handle("/api/v1/openapi.json", pathAlone, func(*served, *http.Request) answer {
		return rendered("json", &output.Document{Data: openAPI()})
	})
	s.handle("/healthz", neverKept, func(*served, *http.Request) answer { return plain("ok\n") })
	s.handle("/readyz", neverKept, func(*served, *http.Request) answer { return plain("ok\n") })
	s.handle("/metrics", neverKept, func(now *served, _ *http.Request) answer {
		a := plain(s.counts.text(len(now.catalog.Items)))
		a.kind = "text/plain; version=0.0.4; charset=utf-8"
		return a
	})
	s.handle("/map.svg", pathAlone, func(now *served, _ *http.Request) answer { return now.drawMap() })
	s.handle("/{$}", pathAlone, func(now *served, _ *http.Request) answer { return now.page() })
	s.routeLandscape2()
}

// An addresser says by what address an answer is kept; "" keeps it not.
type addresser func(*http.Request) string

// fullAddress is for what the parameters matter to. What is asked of today is
// another answer tomorrow.
func fullAddress(r *http.Request) string {
	if strings.Contains(r.URL.RawQuery, "today") {
		return ""
	}
	return r.URL.EscapedPath() + "?" + r.URL.RawQuery
}

func pathAlone(r *http.Request) string { return r.URL.EscapedPath() }

func neverKept(*http.Request) string { return "" }

func (s *server) handle(path string, keptBy addresser, f func(now *served, r *http.Request) answer) {
	s.routes.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		rec, ok := w.(*recorded)
		if !ok {
			return
		}
		now, address := s.current(), keptBy(r)
		if address == "" {
			rec.answer = f(now, r)
			return
		}
		rec.answer = now.kept.answer(address, func() answer { return f(now, r) })
	})
}

func (s *served) drawMap() answer {
	items, err := s.catalog.SelectListed(landscape.Query{})
	if err != nil {
		return failure(err)
	}
	return rendered("svg", view.Map(view.View{Catalog: s.catalog, Lang: "en"}, items, nil))
}

// page is the landscape as a page, with links to the API.
func (s *served) page() answer {
	items, err := s.catalog.SelectListed(landscape.Query{})
	if err != nil {
		return failure(err)
	}
	var links []webpage.Link
	for _, link := range []string{"/map.svg", "/api/v1/items", "/api/v1/categories", "/api/v1/history", "/api/v1/openapi.json", "/docs/items.csv", "/docs/projects.csv"} {
		links = append(links, webpage.Link{Name: strings.TrimPrefix(link, "/"), URL: link})
	}
	var b bytes.Buffer
	if err := webpage.Render(&b, view.View{Catalog: s.catalog, Lang: "en"}, items, webpage.Options{Flags: s.flags, Links: links}); err != nil {
		return failure(err)
	}
	return newAnswer("text/html; charset=utf-8", b.Bytes())
}
