package httpapi

import (
	"net/http"
	"strings"
	"testing"
)

// TestFormats: every endpoint answers in every format of files.
func TestFormats(t *testing.T) {
	s := testServer(t, nil, Options{})
	for path, start := range map[string]string{
		"/api/v1/items?limit=2&format=csv":               "name,maturity,category,",
		"/api/v1/items?limit=2&columns=name&format=tsv":  "name\n",
		"/api/v1/items?limit=2&format=xlsx":              "PK",
		"/api/v1/items/istio?format=yaml":                "- name: Istio\n",
		"/api/v1/search?q=service+mesh&format=csv":       "name,maturity,category,",
		"/api/v1/search?q=service+mesh&format=excel":     "PK",
		"/api/v1/history?limit=1&format=markdown":        "| DATE |",
		"/api/v1/categories?format=ndjson":               `{"name":`,
		"/api/v1/stats?by=maturity&format=csv":           "maturity,items\n",
		"/api/v1/diff?from=2025&to=2026&format=xlsx":     "PK",
		"/api/v1/stats/growth?format=csv":                "date,",
		"/api/v1/stats/completeness?limit=1&format=yaml": "- name: ",
		"/api/v1/identifiers/istio?format=csv":           "project,kind,",
		"/api/v1/items?limit=1&format=json":              "[\n",
		"/api/v1/items?limit=1&format=":                  "[\n",
	} {
		r := ask(s, path, nil)
		_, format, _ := strings.Cut(path, "format=")
		if format == "excel" {
			format = "xlsx"
		}
		want := mediaType(format)
		if format == "" {
			want = mediaType("json")
		}
		if r.Code != http.StatusOK || !strings.HasPrefix(r.Body.String(), start) || r.Header().Get("Content-Type") != want {
			t.Errorf("%s: %d, %s, %.60q", path, r.Code, r.Header().Get("Content-Type"), r.Body)
		}
		file := r.Header().Get("Content-Disposition")
		if isFile := format == "csv" || format == "tsv" || format == "xlsx"; isFile != strings.HasPrefix(file, "attachment; filename=") || isFile && !strings.HasSuffix(file, "."+format) {
			t.Errorf("%s: Content-Disposition %q", path, file)
		}
	}
	for _, format := range []string{"table", "go-template={{.}}", "svg", "pdf"} {
		if r := ask(s, "/api/v1/items?format="+format, nil); r.Code != http.StatusBadRequest || !strings.Contains(r.Body.String(), "choices: json,") {
			t.Errorf("%s: %d, %s", format, r.Code, r.Body)
		}
	}
}
