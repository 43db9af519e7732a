package cmd

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
)

// servedCommands are the commands whose output the endpoints answer, and what each of
// these needs besides.
var servedCommands = map[string]struct {
	args    []string
	address string
}{
	"/api/v1/items":              {[]string{"list"}, "/api/v1/items?"},
	"/api/v1/items/{name}":       {[]string{"show", "helm"}, "/api/v1/items/helm?"},
	"/api/v1/search":             {[]string{"search", "policy"}, "/api/v1/search?q=policy"},
	"/api/v1/categories":         {[]string{"categories"}, "/api/v1/categories?"},
	"/api/v1/history":            {[]string{"history"}, "/api/v1/history?"},
	"/api/v1/diff":               {[]string{"diff", "2018-06", "current"}, "/api/v1/diff?from=2018-06"},
	"/api/v1/stats":              {[]string{"stats"}, "/api/v1/stats?"},
	"/api/v1/stats/growth":       {[]string{"stats", "growth"}, "/api/v1/stats/growth?"},
	"/api/v1/stats/tenure":       {[]string{"stats", "tenure"}, "/api/v1/stats/tenure?"},
	"/api/v1/stats/stuck":        {[]string{"stats", "stuck"}, "/api/v1/stats/stuck?"},
	"/api/v1/stats/completeness": {[]string{"stats", "completeness"}, "/api/v1/stats/completeness?"},
	"/api/v1/identifiers/{name}": {[]string{"identifiers", "helm"}, "/api/v1/identifiers/helm?"},
}

// paramValues are values to try; what is in the path, not a flag, or in every
// address has none.
var paramValues = map[string][]string{
	"as_of": {"2020-01-01", "2019"}, "sort": {"-accepted_at,name", ""}, "columns": {"name,maturity", "all"}, "limit": {"3", "0"},
	"by": {"category,maturity", "year", "field"}, "monthly": {"true", "false"}, "only": {"promoted,archived"}, "ignore": {"homepage_url,description"}, "summary": {"true"},
	"format": {"csv", "tsv", "yaml", "ndjson"},
	"offset": nil, "name": nil, "q": nil, "from": nil, "to": nil,
}

// TestServeIsTheCommands: every end point gives, for every filter and whatever
// else it takes, what its command gives.
func TestServeIsTheCommands(t *testing.T) {
	s := NewServer(t)
	c, _, err := source.Catalog(source.Request{})
	if err != nil {
		t.Fatal(err)
	}
	filters := [][2]string{{"kind", "all"}, {"maturity", "!archived"}}
	for _, f := range landscape.Filters {
		value := map[string]string{"accepted-at": "2020..", "incubating-at": "2021", "graduated-at": "..2020", "archived-at": "2022..", "name": "ku*", "text": "mesh", "related-to": "istio"}[f.Name]
		if f.Values != nil {
			values := f.Values(c)
			if len(values) == 0 {
				continue
			}
			value = values[0].Name
		}
		filters = append(filters, [2]string{filterParam(f), value})
	}
	for path, params := range APIPaths(t, s) {
		command, ok := servedCommands[path]
		if !ok {
			t.Errorf("%s is compared with no command", path)
			continue
		}
		queries := [][2]string{{"", ""}}
		for _, param := range params {
			if slices.ContainsFunc(landscape.Filters, func(f landscape.Filter) bool { return filterParam(f) == param }) {
				continue
			}
			values, ok := paramValues[param]
			if !ok {
				t.Errorf("%s: no value of %s is compared", path, param)
			}
			for _, v := range values {
				if param != "by" || (v == "field") == strings.HasSuffix(path, "completeness") {
					queries = append(queries, [2]string{param, v})
				}
			}
		}
		if slices.Contains(params, "maturity") {
			queries = append(queries, filters...)
		}
		for _, q := range queries {
			args, address := append([]string{"-o", "json"}, command.args...), command.address
			switch {
			case q[0] == "format":
				args[1] = q[1]
				address += "&format=" + q[1]
			case q[0] != "":
				args = append(args, "--"+strings.ReplaceAll(q[0], "_", "-")+"="+q[1])
				address += "&" + url.Values{q[0]: {q[1]}}.Encode()
			}
			sameAsCommand(t, s, address, args...)
		}
	}
	for _, days := range [][2]string{{"2020-01-01", "2024"}, {"edition:2018", "current"}, {"embedded", "2019-03"}, {"current", "edition:2018"}, {"edition:current", ""}} {
		sameAsCommand(t, s, "/api/v1/diff?"+url.Values{"from": {days[0]}, "to": {days[1]}}.Encode(), "diff", days[0], cmp.Or(days[1], "current"), "-o", "json")
	}
	sameAsCommand(t, s, "/api/v1/diff?from=2018&to=edition:2018&as_of=2021&only=added", "diff", "2018", "edition:2018", "--as-of=2021", "--only=added", "-o", "json")
	sameAsCommand(t, s, "/map.svg", "map", "-o", "svg")
	sameAsCommand(t, s, "/docs/projects.csv", "export", "-", "--schema", "landscape2-projects", "-o", "csv")
	second := ask(t, s, "/api/v1/items?limit=2&offset=1&columns=name")
	if first := ask(t, s, "/api/v1/items?limit=3&columns=name"); !strings.Contains(first, strings.Trim(second, "[]\n ")) {
		t.Errorf("the second page is %s", second)
	}
}

// filterParam returns the parameter of a filter.
func filterParam(f landscape.Filter) string { return strings.ReplaceAll(f.Name, "-", "_") }

// APIPaths returns the parameters of every path of the API, from its OpenAPI
// description.
func APIPaths(t *testing.T, s http.Handler) map[string][]string {
	t.Helper()
	var d struct {
		Paths map[string]struct {
			Get struct{ Parameters []struct{ Name string } }
		}
	}
	if err := json.Unmarshal([]byte(ask(t, s, "/api/v1/openapi.json")), &d); err != nil {
		t.Fatal(err)
	}
	paths := map[string][]string{}
	for path, p := range d.Paths {
		paths[path] = []string{}
		for _, param := range p.Get.Parameters {
			paths[path] = append(paths[path], param.Name)
		}
	}
	if len(paths) != len(servedCommands) {
		t.Errorf("%d paths are described, %d compared", len(paths), len(servedCommands))
	}
	return paths
}

func sameAsCommand(t *testing.T, s http.Handler, address string, args ...string) {
	t.Helper()
	if got := ask(t, s, address); got != cli(t, args...) {
		t.Errorf("%s: not what %v gives: %.200s", address, args, got)
	}
}
