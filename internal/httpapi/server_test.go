package httpapi

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/session"
)

// testServer returns a server in an environment. Notes go to notes, if it is not nil.
func testServer(t *testing.T, env map[string]string, o Options, notes ...*[]string) *Server {
	t.Helper()
	s := &session.Session{Stdin: strings.NewReader(""), Now: time.Now, Program: func() string { return "test" },
		Getenv: func(name string) string { return env[name] },
		Notify: func(note string) {
			for _, n := range notes {
				*n = append(*n, note)
			}
		}}
	o.Addr = "127.0.0.1:8000"
	server, err := New(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return server
}

func ask(s http.Handler, address string, change func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://localhost:8000"+address, nil)
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// TestRefuses: what is wrong has its status, and says so.
func TestRefuses(t *testing.T) {
	s := testServer(t, nil, Options{Hosts: []string{"map.example.org"}, CORS: "https://example.org"})
	for _, c := range []struct {
		address string
		change  func(*http.Request)
		status  int
		text    string
	}{
		{"/api/v1/items?maturty=x", nil, 400, `did you mean \"maturity\"?`},
		{"/api/v1/items?maturity=x", nil, 400, "choices"},
		{"/api/v1/items?limit=-1", nil, 400, "non-negative integer"},
		{"/api/v1/items?limit=1&limit=2", nil, 400, "2 times"},
		{"/api/v1/items?limit=", nil, 400, "non-negative integer"},
		{"/api/v1/items?sort=nonsense", nil, 400, "unknown field"},
		{"/api/v1/items?columns=nonsense", nil, 400, "unknown field"},
		{"/api/v1/items?as_of=2999", nil, 400, "in the future"},
		{"/api/v1/items?related_to=nonsense-item", nil, 400, "nonsense-item"},
		{"/api/v1/items?as_of=nonsense", nil, 400, "YYYY-MM-DD"},
		{"/api/v1/items?maturity=graduated;category=x", nil, 400, "semicolon"},
		{"/api/v1/items?maturity=%zz", nil, 400, "%zz"},
		{"/api/v1/items/istio?name=linkerd", nil, 400, "unknown parameter"},
		{"/api/v1/items/istio?maturity=graduated", nil, 400, "unknown parameter"},
		{"/api/v1/search", nil, 400, "parameter q is required"},
		{"/api/v1/search?q=+", nil, 400, "parameter q is required"},
		{"/api/v1/diff", nil, 400, "parameter from is required"},
		{"/api/v1/diff?from=edition:2081", nil, 400, `did you mean \"edition:2018\"?`},
		{"/api/v1/diff?from=2999", nil, 400, "in the future"},
		{"/api/v1/diff?from=2022&as_of=2020", nil, 400, "2022 is after as_of, 2020"},
		{"/api/v1/diff?from=2019&only=promotd", nil, 400, `did you mean \"promoted\"?`},
		{"/api/v1/diff?from=2019&ignore=nonsense", nil, 400, "unknown field"},
		{"/api/v1/diff?from=2019&summary=yes", nil, 400, "not true or false"},
		{"/api/v1/stats?by=maturty", nil, 400, `did you mean \"maturity\"?`},
		{"/api/v1/stats?by=maturity,category,kind", nil, 400, "one or two fields"},
		{"/api/v1/stats?by=,", nil, 400, "empty field"},
		{"/api/v1/stats/completeness?by=maturity", nil, 400, `is not \"field\"`},
		{"/api/v1/items/nonsense-item", nil, 404, "nonsense-item"},
		{"/api/categories/nonsense/all.json", nil, 404, "not found"},
		{"/api/projects/nonsense.json", nil, 404, "no project"},
		{"/nothing", nil, 404, "not found: /nothing"},
		{"/api/v1/search?q=" + strings.Repeat("a", 5000), nil, 414, "the limit is 4096"},
		{"/api/v1/items/%00", nil, 404, "unknown item"},
		{"/../../etc/passwd", nil, 404, "not found"},
		{"/%2e%2e/%2e%2e/etc/passwd", nil, 404, "not found"},
		{"/docs/..%2f..%2fetc%2fpasswd", nil, 404, "not found"},
		{"/api/v1/items/..%2f..%2fetc%2fpasswd", nil, 404, "unknown item"},
		{"/api/categories/runtime%2Fcontainer-runtime/all.json", nil, 404, "not found"},
		{"/", func(r *http.Request) { r.Host = "" }, 421, "use --host"},
		{"/", func(r *http.Request) { r.Host = "evil.example" }, 421, "use --host"},
		{"/", func(r *http.Request) { r.Host = "map.example.org" }, 200, "<dialog"},
		{"/", func(r *http.Request) { r.Host = "[::1]:8000" }, 200, "<dialog"},
		{"/", func(r *http.Request) { r.Method = http.MethodPost }, 405, "GET or HEAD"},
	} {
		got := ask(s, c.address, c.change)
		if got.Code != c.status || !strings.Contains(got.Body.String(), c.text) {
			t.Errorf("%s: %d, %.200s", c.address, got.Code, got.Body)
		}
		if kind := got.Header().Get("Content-Type"); c.status >= 400 && kind != "application/problem+json" {
			t.Errorf("%s: %s", c.address, kind)
		}
		if got.Header().Get("X-Content-Type-Options") != "nosniff" || got.Header().Get("Access-Control-Allow-Origin") != "https://example.org" {
			t.Errorf("%s: headers %v", c.address, got.Header())
		}
	}
	if got := ask(testServer(t, nil, Options{}), "/", nil); got.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("other origins may read without --cors")
	}
}

// TestTransfer: compression, what the client has already, HEAD.
func TestTransfer(t *testing.T) {
	s := testServer(t, nil, Options{})
	whole := ask(s, "/api/v1/items", nil)
	zipped := ask(s, "/api/v1/items", func(r *http.Request) { r.Header.Set("Accept-Encoding", "br, gzip") })
	z, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(z); err != nil || !bytes.Equal(b, whole.Body.Bytes()) {
		t.Error("another answer when compressed")
	}
	tag := whole.Header().Get("ETag")
	if got := ask(s, "/api/v1/items", func(r *http.Request) { r.Header.Set("If-None-Match", tag) }); got.Code != 304 || got.Body.Len() != 0 {
		t.Errorf("%d for what is known", got.Code)
	}
	if got := ask(s, "/api/v1/items", func(r *http.Request) { r.Method = http.MethodHead }); got.Code != 200 || got.Body.Len() != 0 || got.Header().Get("Content-Length") == "0" {
		t.Errorf("HEAD: %d, %d bytes", got.Code, got.Body.Len())
	}
}

// TestKeeps: what is kept is what would be made, of another address
// nothing, and there is an end to it.
func TestKeeps(t *testing.T) {
	s := testServer(t, nil, Options{})
	ask(s, "/api/categories/runtime/container-runtime/all.json", nil)
	if got := ask(s, "/api/categories/runtime%2Fcontainer-runtime/all.json", nil); got.Code != 404 {
		t.Errorf("another address: %d", got.Code)
	}
	first := ask(s, "/api/v1/items?maturity=graduated", nil)
	if again := ask(s, "/api/v1/items?maturity=graduated", nil); again.Body.String() != first.Body.String() || again.Header().Get("ETag") != first.Header().Get("ETag") {
		t.Error("another answer the second time")
	}
	kept, most := &s.current.Load().cache, 0
	for i := range 100 {
		ask(s, fmt.Sprintf("/api/v1/items?offset=%d", i), nil)
		ask(s, fmt.Sprintf("/api/v1/items?limit=nonsense%d", i), nil)
		most = max(most, kept.bytes)
	}
	if most > maxCacheBytes || most < maxCacheBytes/2 || len(kept.responses) >= 100 {
		t.Errorf("at most %d bytes were kept, %d answers are", most, len(kept.responses))
	}
	before := len(kept.responses)
	ask(s, "/docs/projects.md?1", nil)
	ask(s, "/docs/projects.md?2", nil)
	if n := len(kept.responses); n > before+1 {
		t.Errorf("kept %d times: what the parameters do not matter to", n-before)
	}
	if got := ask(s, "/metrics", nil).Body.String(); got == ask(s, "/metrics", nil).Body.String() {
		t.Error("the counters are kept")
	}
}

// TestColumns: a column asked for twice, or a thousand times, is a key of
// JSON once.
func TestColumns(t *testing.T) {
	s := testServer(t, nil, Options{})
	want := ask(s, "/api/v1/items?columns=name,maturity", nil).Body.String()
	if got := ask(s, "/api/v1/items?columns=name,maturity"+strings.Repeat(",name", 700), nil); got.Code != 200 || got.Body.String() != want {
		t.Errorf("%d, %.200s", got.Code, got.Body)
	}
	all := ask(s, "/api/v1/items?columns=all", nil).Body.Len()
	if got := ask(s, "/api/v1/items?columns=all"+strings.Repeat(",all", 900), nil); got.Body.Len() != all {
		t.Errorf("%d bytes, want %d", got.Body.Len(), all)
	}
}

// TestReload: a file that changes is read again; a broken one is not.
func TestReload(t *testing.T) {
	file := filepath.Join(t.TempDir(), "landscape.yml")
	write := func(name string) {
		text := "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: " + name + "\n            homepage_url: https://x.org\n            logo: x.svg\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("First")
	s := testServer(t, map[string]string{"LANDSCOPE_DATA": file}, Options{})
	names := func() string {
		s.live.Check()
		return ask(s, "/api/v1/items?columns=name", nil).Body.String()
	}
	if got := names(); !strings.Contains(got, "First") {
		t.Fatal(got)
	}
	write("The second")
	if got := names(); !strings.Contains(got, "The second") {
		t.Errorf("not read again: %s", got)
	}
	if err := os.WriteFile(file, []byte("landscape: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := names(); !strings.Contains(got, "The second") {
		t.Errorf("a broken file is served: %s", got)
	}
}
