package cmd_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
)

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// offline is a network that is not there.
func offline() *http.Client {
	return &http.Client{Transport: transport(func(*http.Request) (*http.Response, error) {
		return nil, errors.New("no network in tests")
	})}
}

// runOnline runs the program with a client, waiting for nothing.
func runOnline(client *http.Client, env map[string]string, args ...string) result {
	return runWith(cmd.Env{
		HTTP: client, Getenv: func(k string) string { return env[k] },
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}, args...)
}

// serveFixture answers every request with the fixture.
func serveFixture(t *testing.T) *http.Client {
	t.Helper()
	content, err := os.ReadFile("testdata/fixture.yml")
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Transport: transport(func(*http.Request) (*http.Response, error) {
		w := httptest.NewRecorder()
		_, err := w.Write(content)
		return w.Result(), err
	})}
}

// small returns a landscape with items of these names.
func small(names ...string) string {
	var b strings.Builder
	b.WriteString("landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - subcategory:\n        name: Storage\n        items:\n")
	for i, n := range names {
		fmt.Fprintf(&b, "          - item:\n            name: %s\n            homepage_url: https://%s.example.org\n            logo: x.svg\n"+
			"            project: sandbox\n            extra:\n              accepted: 2026-08-%02d\n", n, n, i+1)
	}
	return b.String()
}

// site is a server whose answer is set by each step of a test.
type site struct {
	*httptest.Server
	answer atomic.Value // of type http.HandlerFunc
	asked  atomic.Int32
	home   string
}

// newSite starts a server, and downloads a first copy, of the items a and b.
func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{home: t.TempDir()}
	s.serve(file(small("a", "b"), `"one"`))
	s.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		s.answer.Load().(http.HandlerFunc)(w, r)
	}))
	s.Config.ErrorLog = nil
	t.Cleanup(s.Close)
	if r := s.update(); r.code != 0 {
		t.Fatalf("first update: exit code %d: %s", r.code, r.stderr)
	}
	s.has(t, "a b")
	s.asked.Store(0)
	return s
}

func (s *site) serve(answer http.HandlerFunc) { s.answer.Store(answer) }

func write(w io.Writer, text string) { _, _ = io.WriteString(w, text) }

// file serves content, as long as it is not the one at hand.
func file(content, etag string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", etag)
		w.Header().Set("Last-Modified", "Thu, 20 Aug 2026 00:00:00 GMT")
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		write(w, content)
	}
}

func (s *site) run(args ...string) result {
	return runOnline(s.Client(), map[string]string{"LANDSCOPE_HOME": s.home, "LANDSCOPE_URL": s.URL + "/landscape.yml"}, args...)
}

func (s *site) update(args ...string) result { return s.run(append([]string{"update"}, args...)...) }

// has checks which items every command reads, and that no litter is left.
func (s *site) has(t *testing.T, want string) {
	t.Helper()
	r := s.run("list", "-o", "name")
	if got := strings.Join(strings.Fields(r.stdout), " "); got != want || r.stderr != "" {
		t.Errorf("in use: %q, want %q; %s", got, want, r.stderr)
	}
	litter, _ := filepath.Glob(filepath.Join(s.home, "*", ".*"))
	if len(litter) > 0 {
		t.Errorf("left: %q", litter)
	}
}
