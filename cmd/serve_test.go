package cmd

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func testServer(t *testing.T, env map[string]string, o *serveOptions) *server {
	t.Helper()
	a := newApp(&Env{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard, Now: time.Now,
		Getenv: func(name string) string { return env[name] }})
	o.addr, o.quiet = "127.0.0.1:8000", true
	s, err := newServer(a, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
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

// cli runs a command and returns what it prints.
func cli(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	env := &Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Now: time.Now, Getenv: func(string) string { return "" }}
	if code := Run(context.Background(), env, args); code != 0 {
		t.Fatalf("%v: %d, %s", args, code, errs.String())
	}
	return out.String()
}

// TestServeRefuses: what is wrong has its status, and says so.
func TestServeRefuses(t *testing.T) {
	s := testServer(t, nil, &serveOptions{hosts: []string{"map.example.org"}, cors: "https://example.org"})
	for _, c := range []struct {
		address string
		change  func(*http.Request)
		status  int
		text    string
	}{
		{"/api/v1/items?maturty=x", nil, 400, `did you mean \"maturity\"?`},
		{"/api/v1/items?maturity=x", nil, 400, "choices"},
		{"/api/v1/items?limit=-1", nil, 400, "whole number"},
		{"/api/v1/items?limit=1&limit=2", nil, 400, "2 times"},
		{"/api/v1/items?limit=", nil, 400, "whole number"},
		{"/api/v1/items?sort=nonsense", nil, 400, "unknown field"},
		{"/api/v1/items?columns=nonsense", nil, 400, "unknown field"},
		{"/api/v1/items?as_of=2999", nil, 400, "in the future"},
		{"/api/v1/items?related_to=nonsense-item", nil, 400, "nonsense-item"},
		{"/api/v1/items?as_of=nonsense", nil, 400, "YYYY-MM-DD"},
		{"/api/v1/items?maturity=graduated;category=x", nil, 400, "semicolon"},
		{"/api/v1/items?maturity=%zz", nil, 400, "%zz"},
		{"/api/v1/items/istio?name=linkerd", nil, 400, "unknown parameter"},
		{"/api/v1/items/istio?maturity=graduated", nil, 400, "unknown parameter"},
		{"/api/v1/search", nil, 400, "q, the words"},
		{"/api/v1/search?q=+", nil, 400, "q, the words"},
		{"/api/v1/diff", nil, 400, "from, what to compare"},
		{"/api/v1/diff?from=edition:2081", nil, 400, `did you mean \"edition:2018\"?`},
		{"/api/v1/diff?from=2999", nil, 400, "in the future"},
		{"/api/v1/diff?from=2022&as_of=2020", nil, 400, "2022 is after as_of, 2020"},
		{"/api/v1/diff?from=2019&only=promotd", nil, 400, `did you mean \"promoted\"?`},
		{"/api/v1/diff?from=2019&ignore=nonsense", nil, 400, "unknown field"},
		{"/api/v1/diff?from=2019&summary=yes", nil, 400, "not true or false"},
		{"/api/v1/stats?by=maturty", nil, 400, `did you mean \"maturity\"?`},
		{"/api/v1/stats?by=maturity,category,kind", nil, 400, "one field or two"},
		{"/api/v1/stats?by=,", nil, 400, "empty field"},
		{"/api/v1/stats/completeness?by=maturity", nil, 400, "not field"},
		{"/api/v1/items/nonsense-item", nil, 404, "nonsense-item"},
		{"/api/categories/nonsense/all.json", nil, 404, "nothing at"},
		{"/api/projects/nonsense.json", nil, 404, "no project"},
		{"/nothing", nil, 404, "nothing at /nothing"},
		{"/api/v1/search?q=" + strings.Repeat("a", 5000), nil, 414, "at most 4096"},
		{"/api/v1/items/%00", nil, 404, "unknown item"},
		{"/../../etc/passwd", nil, 404, "nothing at"},
		{"/%2e%2e/%2e%2e/etc/passwd", nil, 404, "nothing at"},
		{"/docs/..%2f..%2fetc%2fpasswd", nil, 404, "nothing at"},
		{"/api/v1/items/..%2f..%2fetc%2fpasswd", nil, 404, "unknown item"},
		{"/api/categories/runtime%2Fcontainer-runtime/all.json", nil, 404, "nothing at"},
		{"/", func(r *http.Request) { r.Host = "" }, 421, "--host NAME"},
		{"/", func(r *http.Request) { r.Host = "evil.example" }, 421, "--host NAME"},
		{"/", func(r *http.Request) { r.Host = "map.example.org" }, 200, "<dialog"},
		{"/", func(r *http.Request) { r.Host = "[::1]:8000" }, 200, "<dialog"},
		{"/", func(r *http.Request) { r.Method = http.MethodPost }, 405, "GET and HEAD"},
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
	if got := ask(testServer(t, nil, &serveOptions{}), "/", nil); got.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("other origins may read without --cors")
	}
}

// TestServeTransfer: compression, what the client has already, HEAD.
func TestServeTransfer(t *testing.T) {
	s := testServer(t, nil, &serveOptions{})
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
	ask(s, "/nothing", nil)
	if got := ask(s, "/metrics", nil).Body.String(); !strings.Contains(got, `landscope_requests_total{code="404"} 1`) || !strings.Contains(got, "landscope_items 827") {
		t.Error(got)
	}
}

// TestServeKeeps: what is kept is what would be made, of another address
// nothing, and there is an end to it.
func TestServeKeeps(t *testing.T) {
	s := testServer(t, nil, &serveOptions{})
	ask(s, "/api/categories/runtime/container-runtime/all.json", nil)
	if got := ask(s, "/api/categories/runtime%2Fcontainer-runtime/all.json", nil); got.Code != 404 {
		t.Errorf("another address: %d", got.Code)
	}
	first := ask(s, "/api/v1/items?maturity=graduated", nil)
	if again := ask(s, "/api/v1/items?maturity=graduated", nil); again.Body.String() != first.Body.String() || again.Header().Get("ETag") != first.Header().Get("ETag") {
		t.Error("another answer the second time")
	}
	kept, most := &s.state.Load().kept, 0
	for i := range 100 {
		ask(s, fmt.Sprintf("/api/v1/items?offset=%d", i), nil)
		ask(s, fmt.Sprintf("/api/v1/items?limit=nonsense%d", i), nil)
		most = max(most, kept.bytes)
	}
	if most > keptBytes || most < keptBytes/2 || len(kept.answers) >= 100 {
		t.Errorf("at most %d bytes were kept, %d answers are", most, len(kept.answers))
	}
	before := len(kept.answers)
	ask(s, "/docs/projects.md?1", nil)
	ask(s, "/docs/projects.md?2", nil)
	if n := len(kept.answers); n > before+1 {
		t.Errorf("kept %d times: what the parameters do not matter to", n-before)
	}
	if got := ask(s, "/metrics", nil).Body.String(); got == ask(s, "/metrics", nil).Body.String() {
		t.Error("the counters are kept")
	}
}

// TestServeColumns: a column asked for twice, or a thousand times, is a key of
// JSON once.
func TestServeColumns(t *testing.T) {
	s := testServer(t, nil, &serveOptions{})
	want := ask(s, "/api/v1/items?columns=name,maturity", nil).Body.String()
	if got := ask(s, "/api/v1/items?columns=name,maturity"+strings.Repeat(",name", 700), nil); got.Code != 200 || got.Body.String() != want {
		t.Errorf("%d, %.200s", got.Code, got.Body)
	}
	all := ask(s, "/api/v1/items?columns=all", nil).Body.Len()
	if got := ask(s, "/api/v1/items?columns=all"+strings.Repeat(",all", 900), nil); got.Body.Len() != all {
		t.Errorf("%d bytes, want %d", got.Body.Len(), all)
	}
}

// TestServeSlowClients: who sends a byte now and then is cut off, and holds up
// nobody.
func TestServeSlowClients(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	address := make(chan string, 1)
	notes := lines{at: func(line string) {
		if _, at, ok := strings.Cut(strings.TrimSpace(line), "serving on http://"); ok {
			address <- at
		}
	}}
	env := &Env{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &notes, Now: time.Now, Getenv: func(string) string { return "" }}
	ended := make(chan int, 1)
	go func() {
		ended <- Run(ctx, env, []string{"serve", "--quiet", "--addr", "127.0.0.1:0", "--read-timeout", "300ms"})
	}()
	at := <-address
	var slow []net.Conn
	for range 64 {
		c, err := net.Dial("tcp", at)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		if _, err := io.WriteString(c, "GET / HT"); err != nil {
			t.Fatal(err)
		}
		slow = append(slow, c)
	}
	got, err := http.Get("http://" + at + "/healthz")
	if err != nil || got.StatusCode != http.StatusOK {
		t.Errorf("beside slow clients: %v", err)
	}
	if err == nil {
		got.Body.Close()
	}
	for _, c := range slow {
		if _, err := io.ReadAll(c); err != nil { // it ends
			t.Error(err)
		}
	}
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("ended with %d", code)
	}
}

// TestServeReload: a file that changes is read again; a broken one is not.
func TestServeReload(t *testing.T) {
	file := filepath.Join(t.TempDir(), "landscape.yml")
	write := func(name string) {
		text := "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: " + name + "\n            homepage_url: https://x.org\n            logo: x.svg\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("First")
	s := testServer(t, map[string]string{"LANDSCOPE_DATA": file}, &serveOptions{})
	names := func() string {
		s.looked.Store(0)
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

// TestSite: the files of a site are the answers of the server.
func TestSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	cli(t, "site", dir, "--url", "https://map.example.org/a")
	s := testServer(t, nil, &serveOptions{})
	for _, name := range []string{"map.svg", "api/projects/all.json", "api/categories/runtime/count.json", "api/projects/runtime--container-runtime--rkt.json", "docs/projects.md", "api/v1/history.json"} {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || string(got) != ask(s, "/"+strings.Replace(name, "v1/history.json", "v1/history", 1), nil).Body.String() {
			t.Errorf("%s: not what is served: %v", name, err)
		}
	}
	for name, want := range map[string]string{"index.html": "api/v1/items.json", "robots.txt": "https://map.example.org/a/sitemap.xml", "sitemap.xml": "<loc>https://map.example.org/a/</loc>", "history.atom": "<feed", "history.ics": "BEGIN:VCALENDAR"} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: no %s in it: %v", name, want, err)
		}
	}
	index, _ := os.ReadFile(filepath.Join(dir, "index.html"))
	for _, part := range strings.Split(string(index), `<a href="`)[1:] {
		link, _, _ := strings.Cut(part, `"`)
		if strings.Contains(link, "://") {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Errorf("the page leads to %s: %v", link, err)
		}
	}
}
