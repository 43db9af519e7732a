package cmd

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/httpapi"
)

// NewServer returns a server of the embedded data.
func NewServer(t *testing.T) http.Handler {
	t.Helper()
	a := newApp(&Env{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard, Now: time.Now,
		Getenv: func(string) string { return "" }})
	s, err := httpapi.New(&a.session, httpapi.Options{Addr: "127.0.0.1:8000"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask returns the body of an answer, which must be a success.
func ask(t *testing.T, s http.Handler, path string) string {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost:8000"+path, nil))
	if w.Code != http.StatusOK {
		t.Errorf("%s: %d, %.200s", path, w.Code, w.Body)
	}
	return w.Body.String()
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

// TestSite: the files of a site are the answers of the server.
func TestSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	cli(t, "site", dir, "--url", "https://map.example.org/a")
	s := NewServer(t)
	for _, name := range []string{"map.svg", "api/projects/all.json", "api/categories/runtime/count.json", "api/projects/runtime--container-runtime--rkt.json", "docs/projects.md", "api/v1/history.json"} {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || string(got) != ask(t, s, "/"+strings.Replace(name, "v1/history.json", "v1/history", 1)) {
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
		if strings.Contains(link, "://") || strings.HasPrefix(link, "#") {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Errorf("the page leads to %s: %v", link, err)
		}
	}
}
