package httpapi

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/schema"
	"github.com/landscope-cli/landscope/internal/session"
)

// schemaChecker checks answers against the description of the API, and records
// which of the documented keys they have.
type schemaChecker struct {
	faults []string
	seen   map[string]bool // by path: /api/v1/history[].date
}

func (c *schemaChecker) fault(at, format string, args ...any) {
	c.faults = append(c.faults, at+": "+fmt.Sprintf(format, args...))
}

// check checks a value as strictly as JSON Schema does.
func (c *schemaChecker) check(at string, schema map[string]any, v any) {
	if alternatives, ok := schema["anyOf"].([]any); ok {
		c.checkAny(at, alternatives, v)
		return
	}
	switch v := v.(type) {
	case map[string]any:
		c.checkObject(at, schema, v)
		return
	case []any:
		items, _ := schema["items"].(map[string]any)
		for _, e := range v {
			c.check(at+"[]", items, e)
		}
	case string:
		if p, ok := schema["pattern"].(string); ok && !compiled(p).MatchString(v) {
			c.fault(at, "%q does not match %s", v, p)
		}
	}
	if kind := jsonType(v); schema["type"] != kind && (schema["type"] != "number" || kind != "integer") {
		c.fault(at, "%v is no %v", v, schema["type"])
	}
}

// compiled compiles a pattern once.
var compiled = func() func(string) *regexp.Regexp {
	known := map[string]*regexp.Regexp{}
	return func(p string) *regexp.Regexp {
		if known[p] == nil {
			known[p] = regexp.MustCompile(p)
		}
		return known[p]
	}
}()

func jsonType(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return "object"
	case []any:
		return "array"
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if v == float64(int(v)) {
			return "integer"
		}
		return "number"
	}
	return "null"
}

func (c *schemaChecker) checkAny(at string, alternatives []any, v any) {
	var faults []string
	for _, a := range alternatives {
		one := &schemaChecker{seen: map[string]bool{}}
		one.check(at, a.(map[string]any), v)
		if one.faults == nil {
			maps.Copy(c.seen, one.seen)
			return
		}
		faults = append(faults, one.faults...)
	}
	c.faults = append(c.faults, faults...)
}

func (c *schemaChecker) checkObject(at string, schema, v map[string]any) {
	if schema["type"] != "object" {
		c.fault(at, "an object, not %v", schema["type"])
		return
	}
	properties, _ := schema["properties"].(map[string]any)
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, ok := v[name.(string)]; !ok {
			c.fault(at, "%v is required, and absent", name)
		}
	}
	for key, value := range v {
		if p, ok := properties[key].(map[string]any); ok {
			c.seen[at+"."+key] = true
			c.check(at+"."+key, p, value)
		} else if others, ok := schema["additionalProperties"].(map[string]any); ok {
			c.check(at+"."+key, others, value)
		} else {
			c.fault(at, "%s is not documented", key)
		}
	}
}

// documented returns the paths of all keys that a schema documents.
func documented(at string, schema map[string]any) []string {
	var all []string
	for _, a := range asList(schema["anyOf"]) {
		all = append(all, documented(at, a.(map[string]any))...)
	}
	if items, ok := schema["items"].(map[string]any); ok {
		all = append(all, documented(at+"[]", items)...)
	}
	properties, _ := schema["properties"].(map[string]any)
	for key, p := range properties {
		all = append(append(all, at+"."+key), documented(at+"."+key, p.(map[string]any))...)
	}
	return all
}

func asList(v any) []any {
	list, _ := v.([]any)
	return list
}

// sampleQueries are requests whose answers together have every documented key.
var sampleQueries = map[string][]string{
	"/api/v1/items":              {"/api/v1/items?kind=all", "/api/v1/items?columns=all&kind=all"},
	"/api/v1/items/{name}":       {"/api/v1/items/%s"},
	"/api/v1/search":             {"/api/v1/search?q=a&columns=all&kind=all"},
	"/api/v1/diff":               {"/api/v1/diff?from=2018", "/api/v1/diff?from=edition:2018", "/api/v1/diff?from=2018&summary=true"},
	"/api/v1/stats":              {"/api/v1/stats", "/api/v1/stats?by=category,maturity", "/api/v1/stats?by=year"},
	"/api/v1/stats/completeness": {"/api/v1/stats/completeness", "/api/v1/stats/completeness?by=field"},
	"/api/v1/identifiers/{name}": {"/api/v1/identifiers/%s"},
}

// TestSchemas: real answers have exactly the keys and the types that the API is
// documented to have, and every documented key is in one of them.
func TestSchemas(t *testing.T) {
	embedded := testServer(t, nil, Options{})
	full := testServer(t, map[string]string{"LANDSCOPE_DATA": "testdata/full.yml", "LANDSCOPE_OVERLAY": "testdata/overlay.yml"}, Options{})
	edition, err := New(&session.Session{Spec: session.Spec{Edition: "2018"}, Getenv: embedded.session.Getenv, Now: embedded.session.Now, Program: embedded.session.Program, Notify: embedded.session.Notify}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Paths map[string]struct {
			Get struct {
				Responses map[string]struct {
					Content map[string]struct{ Schema map[string]any }
				}
			}
		}
	}
	if err := json.Unmarshal(ask(embedded, "/api/v1/openapi.json", nil).Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for _, e := range endpoints {
		schema := doc.Paths[e.Path].Get.Responses["200"].Content["application/json"].Schema
		c := &schemaChecker{seen: map[string]bool{}}
		for _, s := range []*Server{embedded, full, edition} {
			for _, url := range sampleURLs(s, e.Path) {
				got := ask(s, url, nil)
				var v any
				if err := json.Unmarshal(got.Body.Bytes(), &v); err != nil || got.Code != http.StatusOK {
					t.Fatalf("%s: %d, %v", url, got.Code, err)
				}
				c.check(e.Path, schema, v)
			}
		}
		for _, f := range c.faults[:min(len(c.faults), 5)] {
			t.Error(f)
		}
		keys := documented(e.Path, schema)
		if len(keys) == 0 {
			t.Errorf("%s: no key is documented", e.Path)
		}
		slices.Sort(keys)
		for _, key := range keys {
			if !c.seen[key] {
				t.Errorf("%s is documented, but in no answer", key)
			}
		}
	}
}

// sampleURLs returns the requests to an endpoint; %s stands for each item.
func sampleURLs(s *Server, path string) []string {
	patterns := sampleQueries[path]
	if patterns == nil {
		patterns = []string{path}
	}
	var all []string
	for _, p := range patterns {
		if !strings.Contains(p, "%s") {
			if strings.Contains(p, "/diff") && !s.current.Load().catalog.Origin.BuiltIn() {
				p = strings.ReplaceAll(p, "edition:2018", "2020") // another landscape has nothing to do with it
			}
			all = append(all, p)
			continue
		}
		c := s.current.Load().catalog
		for i, it := range c.All() {
			if id := it.ID(); id != "" && (c.Kind(it) == landscape.KindHosted || i%20 == 0) {
				all = append(all, fmt.Sprintf(p, id))
			}
		}
	}
	return all
}

// TestSchemaFaults: the check of answers finds what it is for.
func TestSchemaFaults(t *testing.T) {
	var described map[string]any
	text, err := json.Marshal(schema.Array(schema.Of[Problem]()))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &described); err != nil {
		t.Fatal(err)
	}
	for answer, want := range map[string]string{
		`[{"type":"a","title":"b","status":1,"detail":"c"}]`:           "",
		`[{"type":"a","title":"b","status":1}]`:                        "detail is required",
		`[{"type":"a","title":"b","status":"1","detail":"c"}]`:         "1 is no integer",
		`[{"type":"a","title":"b","status":1,"detail":"c","more":[]}]`: "more is not documented",
		`{"type":"a"}`: "not array",
	} {
		var v any
		if err := json.Unmarshal([]byte(answer), &v); err != nil {
			t.Fatal(err)
		}
		c := &schemaChecker{seen: map[string]bool{}}
		c.check("x", described, v)
		if got := strings.Join(c.faults, "; "); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", answer, got, want)
		}
	}
}
