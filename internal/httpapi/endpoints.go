package httpapi

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/schema"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
)

// endpoint is a path of the API, with its parameters and its answer.
type endpoint struct {
	Path, Doc string
	Params    []param
	Filters   bool // whether every filter is a parameter

	answer  func(*query) (*output.Document, error)
	results []func() *schema.Schema // the elements of the answer, an array, have any of these schemas
}

// param is a parameter of an endpoint. If it is in the path, it is in braces there.
type param struct {
	Name, Doc, Type string
	Required        bool
}

var (
	paramAsOf    = param{Name: "as_of", Doc: "show the landscape as of this date: YYYY-MM-DD, YYYY-MM, YYYY or today; a month or year means its last day", Type: "string"}
	paramSort    = param{Name: "sort", Doc: "comma-separated fields to sort by; prefix with - for descending", Type: "string"}
	paramColumns = param{Name: "columns", Doc: "comma-separated fields, or \"all\"", Type: "string"}
	paramLimit   = param{Name: "limit", Doc: "maximum number of results; 0 for no limit", Type: "integer"}
	paramOffset  = param{Name: "offset", Doc: "number of items to skip", Type: "integer"}
	paramName    = param{Name: "name", Doc: "name, slug, id, alias or former name", Type: "string", Required: true}
	paramWords   = param{Name: "q", Doc: "words to search for", Type: "string", Required: true}
	paramBy      = param{Name: "by", Doc: "one or two comma-separated fields to count by; default maturity", Type: "string"}
	paramByField = param{Name: "by", Doc: "\"field\" to count, for each field, the projects that lack it", Type: "string"}
	paramMonthly = param{Name: "monthly", Doc: "values for the end of each month instead of each year", Type: "boolean"}
	paramFrom    = param{Name: "from", Doc: "left side: current, a date, embedded or edition:NAME", Type: "string", Required: true}
	paramTo      = param{Name: "to", Doc: "right side, in the same forms; default current", Type: "string"}
	paramOnly    = param{Name: "only", Doc: "comma-separated kinds of change to include: " + strings.Join(diff.KindNames(), ", "), Type: "string"}
	paramIgnore  = param{Name: "ignore", Doc: "comma-separated fields whose changes are ignored", Type: "string"}
	paramSummary = param{Name: "summary", Doc: "return only the number of changes of each kind", Type: "boolean"}
)

// paramFormat is a parameter of every endpoint.
var paramFormat = param{Name: "format", Doc: "format of the answer: " + strings.Join(formats(), ", ") + "; default json", Type: "string"}

// formats returns the formats of answers: those of data and of tables that files can
// have.
func formats() []string {
	var names []string
	for _, f := range output.Formats {
		if len(f.Ext) > 0 && !slices.Contains(output.Special, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

// params returns the parameters of an endpoint, without its filters.
func (e endpoint) params() []param { return append(slices.Clip(e.Params), paramFormat) }

// endpoints lists the API. The answers are those of the corresponding commands.
var endpoints = []endpoint{
	{"/api/v1/items", "List items, as \"landscope list\" does.",
		[]param{paramSort, paramColumns, paramLimit, paramOffset, paramAsOf}, true, (*query).items, []func() *schema.Schema{schema.ListedItem}},
	{"/api/v1/items/{name}", "Show the details of an item, as \"landscope show\" does.",
		[]param{paramName, paramAsOf}, false, (*query).item, []func() *schema.Schema{schema.DetailedItem}},
	{"/api/v1/search", "Search items, best match first, as \"landscope search\" does.",
		[]param{paramWords, paramColumns, paramLimit, paramOffset, paramAsOf}, true, (*query).search, []func() *schema.Schema{schema.ListedItem}},
	{"/api/v1/categories", "List categories and subcategories with counts by level.",
		[]param{paramAsOf}, true, (*query).categories, []func() *schema.Schema{schema.Of[view.CategoryCount]}},
	{"/api/v1/history", "List maturity changes, newest first.",
		[]param{paramLimit, paramOffset, paramAsOf}, true, (*query).history, []func() *schema.Schema{schema.Of[view.Event]}},
	{"/api/v1/diff", "Compare two dates or maps, as \"landscope diff\" does.",
		[]param{paramFrom, paramTo, paramOnly, paramIgnore, paramSummary, paramAsOf}, false, (*query).diff, []func() *schema.Schema{schema.Of[view.Change], schema.Of[view.ChangeCount]}},
	{"/api/v1/stats", "Count items by one or two fields, as \"landscope stats\" does.",
		[]param{paramBy, paramAsOf}, true, statsHandler(view.Counts, "maturity"), []func() *schema.Schema{schema.ItemCounts}},
	{"/api/v1/stats/growth", "Count hosted projects by level at the end of each year.",
		[]param{paramMonthly, paramAsOf}, true, statsHandler(view.Growth), []func() *schema.Schema{schema.GrowthPoint}},
	{"/api/v1/stats/tenure", "Show how many days projects stay at each level and take to reach the next.",
		[]param{paramAsOf}, true, statsHandler(view.Tenure), []func() *schema.Schema{schema.Of[view.TenureRow]}},
	{"/api/v1/stats/stuck", "List the projects that have been in sandbox or incubating longest.",
		[]param{paramLimit, paramAsOf}, true, statsHandler(view.Stuck), []func() *schema.Schema{schema.Of[view.StuckProject]}},
	{"/api/v1/stats/completeness", "List the facts that each hosted project lacks.",
		[]param{paramByField, paramLimit, paramAsOf}, true, statsHandler(view.Completeness), []func() *schema.Schema{schema.Of[view.MissingFields], schema.Of[view.MissingField]}},
	{"/api/v1/identifiers/{name}", "List the packages, images and repositories that identify a project.",
		[]param{paramName, paramAsOf}, false, (*query).identifiers, []func() *schema.Schema{schema.Identifiers}},
}

// query is a parsed request to an endpoint.
type query struct {
	view.View
	session       *session.Session
	filter        landscape.Query
	text          url.Values
	name          string // in the path
	limit, offset int
	flags         map[string]bool // the boolean parameters
	format        output.Format
}

// parse parses the parameters of a request.
func (e endpoint) parse(s *session.Session, c *landscape.Catalog, r *http.Request) (*query, error) {
	text, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequestf("reading the parameters: %w", err)
	}
	q := &query{View: view.View{Catalog: c, Lang: "en"}, session: s, text: text, name: r.PathValue("name"), flags: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(text)) {
		if err := e.set(q, name, text[name]); err != nil {
			return nil, err
		}
	}
	for _, p := range e.params() {
		if p.Required && !e.inPath(p) && strings.TrimSpace(text.Get(p.Name)) == "" {
			return nil, badRequestf("parameter %s is required: %s", p.Name, p.Doc)
		}
	}
	if q.format, _, err = output.ParseFormat(cmp.Or(text.Get(paramFormat.Name), "json"), formats()); err != nil {
		return nil, asBadRequest(err)
	}
	if asOf := text.Get("as_of"); asOf != "" {
		date, _, err := s.Date(c, asOf)
		if err != nil {
			return nil, err
		}
		q.Catalog = c.AsOf(date)
	}
	return q, nil
}

// set sets a parameter. An empty value is ignored.
func (e endpoint) set(q *query, name string, values []string) error {
	var known []string
	for _, p := range e.params() {
		if e.inPath(p) {
			continue
		}
		if p.Name == name && len(values) > 1 {
			return badRequestf("parameter %s is given %d times; only one value is allowed", name, len(values))
		}
		if p.Name == name {
			return q.set(p, values[0])
		}
		known = append(known, p.Name)
	}
	for _, f := range landscape.Filters {
		if !e.Filters {
			break
		}
		if filterParam(f.Name) == name {
			return q.addFilter(f, values)
		}
		known = append(known, filterParam(f.Name))
	}
	return asBadRequest(suggest.Unknown("parameter", name, known))
}

// set parses a parameter that is not a string.
func (q *query) set(p param, value string) error {
	switch p.Type {
	case "integer":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return badRequestf("%s: %q is not a non-negative integer", p.Name, value)
		}
		if p.Name == paramLimit.Name {
			q.limit = n
		} else {
			q.offset = n
		}
	case "boolean":
		if value != "true" && value != "false" {
			return badRequestf("%s: %q is not true or false", p.Name, value)
		}
		q.flags[p.Name] = value == "true"
	}
	return nil
}

func (q *query) addFilter(f landscape.Filter, values []string) error {
	for _, v := range values {
		if v == "" {
			continue
		}
		if err := f.Set(&q.filter, v); err != nil {
			if f.Arg == "DATE" {
				return badRequestf("%w; %s", err, q.session.RangeAdvice(v))
			}
			return asBadRequest(err)
		}
	}
	return nil
}

// list splits a parameter at commas.
func (q *query) list(name string) []string {
	if q.text.Get(name) == "" {
		return nil
	}
	return strings.Split(q.text.Get(name), ",")
}

// inPath reports whether a parameter is in the path.
func (e endpoint) inPath(p param) bool { return strings.Contains(e.Path, "{"+p.Name+"}") }

// filterParam returns the parameter of a filter: its name with underscores.
func filterParam(filter string) string { return strings.ReplaceAll(filter, "-", "_") }
