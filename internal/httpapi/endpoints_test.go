package httpapi

import (
	"encoding/json"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestReadsNoFileOfTheClient: a file of the name of a day, or of any other,
// is not read for who asks.
func TestReadsNoFileOfTheClient(t *testing.T) {
	s := testServer(t, nil, Options{})
	want := ask(s, "/api/v1/diff?from=2019", nil).Body.String()
	t.Chdir(t.TempDir())
	for _, name := range []string{"2019", "other.yml"} {
		if err := os.WriteFile(name, []byte("landscape: []\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := ask(s, "/api/v1/diff?from=2019", nil); got.Code != 200 || got.Body.String() != want {
		t.Errorf("a day: %d %.200s", got.Code, got.Body)
	}
	for _, name := range []string{"other.yml", "./2019", "/etc/passwd", "-", "https://example.org/x.yml"} {
		if got := ask(s, "/api/v1/diff?"+url.Values{"from": {name}}.Encode(), nil); got.Code != 400 || !strings.Contains(got.Body.String(), "choices: current, embedded, edition:current") {
			t.Errorf("%s: %d %.200s", name, got.Code, got.Body)
		}
	}
}

// TestOpenAPI: the description has every end point, every parameter that it
// takes, and every status that it answers with.
func TestOpenAPI(t *testing.T) {
	var d struct {
		Paths map[string]struct {
			Get struct {
				OperationID string
				Parameters  []struct{ Name, In string }
				Responses   map[string]any
			}
		}
	}
	if err := json.Unmarshal(ask(testServer(t, nil, Options{}), "/api/v1/openapi.json", nil).Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, e := range endpoints {
		got, want := d.Paths[e.Path].Get, len(e.params())
		if e.Filters {
			want += len(landscape.Filters)
		}
		ids[got.OperationID] = true
		if len(got.Parameters) != want {
			t.Errorf("%s: %d parameters, want %d", e.Path, len(got.Parameters), want)
		}
		for _, p := range got.Parameters {
			if (p.In == "path") != strings.Contains(e.Path, "{"+p.Name+"}") {
				t.Errorf("%s: %s is in %s", e.Path, p.Name, p.In)
			}
		}
		for _, status := range []string{"200", "400", "414", "421"} {
			if got.Responses[status] == nil {
				t.Errorf("%s: %s is not described", e.Path, status)
			}
		}
	}
	if len(ids) != len(endpoints) || len(d.Paths) != len(endpoints) {
		t.Errorf("%d paths, %d names of operations, want %d", len(d.Paths), len(ids), len(endpoints))
	}
}
