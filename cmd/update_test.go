package cmd_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
)

// TestUpdate walks through news, no news, going back and damage.
func TestUpdate(t *testing.T) {
	s := newSite(t)
	if r := s.update(); r.code != 0 || r.stdout != "KIND  CHANGES\n" || !strings.Contains(r.stderr, "cncf is up to date (last modified: 2026-08-20)") {
		t.Errorf("304: %+v", r)
	}
	if r := s.update("--check"); r.code != 0 || !strings.Contains(r.stdout, "news       no\n") {
		t.Errorf("check without news: %+v", r)
	}
	s.serve(file(small("b", "c", "d"), `"two"`))
	if r := s.update("--check", "-o", "json"); r.code != 3 || !strings.Contains(r.stdout, `"news": true`) || !strings.Contains(r.stdout, `"new_day": "2026-08-20"`) {
		t.Errorf("check with news: %+v", r)
	}
	s.has(t, "a b")
	r := s.update()
	if r.code != 0 || !strings.Contains(r.stdout, "added          2\nremoved        1\n") || !strings.Contains(r.stderr, "downloaded cncf (last modified: 2026-08-20)") {
		t.Errorf("200: %+v", r)
	}
	s.has(t, "b c d")
	for i, want := range []string{"a b", "b c d", "a b"} {
		if r := s.update("--rollback"); r.code != 0 {
			t.Errorf("rollback %d: %+v", i, r)
		}
		s.has(t, want)
	}
	if s.update("--check").code != 3 {
		t.Error("what was rolled back is no news")
	}
	copied := filepath.Join(s.home, "cncf", "landscape.yml")
	if err := os.WriteFile(copied, []byte("landscape: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	r = s.run("about")
	if r.code != 1 || r.stdout != "" || !strings.Contains(r.stderr, "SHA-256 differs") || !strings.Contains(r.stderr, "hint: download it with: landscope update --landscape cncf (or use") {
		t.Errorf("damaged: %+v", r)
	}
	if r := s.update(); r.code != 0 {
		t.Errorf("a damaged copy is not mended: %+v", r)
	}
	s.has(t, "b c d")
	if r := s.update("--rollback"); r.code != 0 {
		t.Errorf("rollback past the damage: %+v", r)
	}
	s.has(t, "b c d")
}

// TestBadDownloads: whatever comes, the copy in use stays in use, whole.
func TestBadDownloads(t *testing.T) {
	s := newSite(t)
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	cut := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "5000")
		write(w, small("c"))
	}
	elsewhere := httptest.NewServer(file(small("c"), `"three"`))
	defer elsewhere.Close()
	release := make(chan struct{})
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		args   []string
		asked  int32
		want   string
	}{
		{"404", status(404), nil, 1, "landscape.yml: the server returned 404 Not Found\nlandscope: hint: the current data was not changed\n"},
		{"500", status(500), nil, 3, "the server returned 500 Internal Server Error (tried 3 times)"},
		{"slow", func(http.ResponseWriter, *http.Request) { <-release }, []string{"--timeout", "50ms"}, 1, "timed out after 50ms"},
		{"stalled", func(w http.ResponseWriter, _ *http.Request) {
			write(w, small("c"))
			w.(http.Flusher).Flush()
			<-release
		}, []string{"--timeout", "50ms"}, 1, "timed out after 50ms"},
		{"cut off", cut, nil, 3, "connection closed after "},
		{"not YAML", file("<!DOCTYPE html>\n<p class=\"x\">: [", ""), nil, 1, "download rejected: https://"},
		{"no landscape", file("hello", ""), nil, 1, "landscape.yml:1:1: no landscape"},
		{"empty", file("", ""), nil, 1, "empty file: no landscape"},
		{"no items", file("landscape: []", ""), nil, 1, "has no items"},
		{"rejected by landscape2", file(strings.ReplaceAll(small("c", "d"), "https://", "nowhere"), ""), nil, 1, "download rejected: 2 errors; first: https://"},
		{"huge", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "200000000") }, nil, 1, "larger than 16 MiB"},
		{"redirect to http", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, elsewhere.URL, http.StatusFound) }, nil, 1, "redirected: " + elsewhere.URL + " is not an https URL"},
		{"endless redirects", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, s.URL, http.StatusFound) }, nil, 11, "too many redirects (more than 10)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.serve(c.answer)
			s.asked.Store(0)
			bad{code: 1, want: c.want}.check(t, s.update(c.args...))
			if n := s.asked.Load(); n != c.asked {
				t.Errorf("asked %d times, want %d", n, c.asked)
			}
			s.has(t, "a b")
		})
	}
	close(release)
	n := 0
	good := file(small("c"), `"four"`)
	s.serve(func(w http.ResponseWriter, r *http.Request) {
		if n++; n < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		good(w, r)
	})
	if r := s.update(); r.code != 0 {
		t.Errorf("503, 503, 200: %+v", r)
	}
	s.has(t, "c")
}

// TestShrunkDownload: a file that has lost half of its items replaces none, unless
// that is asked for.
func TestShrunkDownload(t *testing.T) {
	s := newSite(t)
	s.serve(file(small("a", "b", "c", "d", "e"), `"five"`))
	if r := s.update(); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	s.serve(file(small("a", "b"), `"two again"`))
	bad{code: 1, want: "download rejected: only 2 items, but the current data has 5; the file may be truncated\nlandscope: hint: the current data was not changed; use --force to accept the file"}.check(t, s.update())
	s.has(t, "a b c d e")
	if r := s.update("--force"); r.code != 0 {
		t.Errorf("%+v", r)
	}
	s.has(t, "a b")
	s.serve(file(small("x"), `"one"`))
	if r := s.update(); r.code != 0 {
		t.Errorf("half of the items: %+v", r)
	}
}

// TestLitterOfUpdates: what a killed update leaves beside the copy does no
// harm, and is removed when it is old.
func TestLitterOfUpdates(t *testing.T) {
	s := newSite(t)
	half := filepath.Join(s.home, "cncf", ".landscope-otherhost-1-X.tmp")
	if err := os.WriteFile(half, []byte(small("c")[:100]), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := s.run("list", "-o", "name"); r.stdout != "a\nb\n" {
		t.Errorf("%+v", r)
	}
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(half, old, old); err != nil {
		t.Fatal(err)
	}
	s.serve(file(small("b", "c"), `"two"`))
	if r := s.update(); r.code != 0 {
		t.Errorf("%+v", r)
	}
	s.has(t, "b c")
}

// TestOtherLandscapes: each has its own copy, which only --landscape reads.
func TestOtherLandscapes(t *testing.T) {
	s := newSite(t)
	s.serve(file(small("x"), `"x"`))
	if r := s.update("--landscape", "finos", "--url", s.URL); r.code != 0 || !strings.Contains(r.stderr, "note: use it with --landscape finos") || !strings.Contains(r.stdout, "added") {
		t.Errorf("mirror: %+v", r)
	}
	s.serve(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != "" {
			t.Error("a mirror is asked for what another server has")
		}
		file(small("x", "y"), `"x"`)(w, r)
	})
	if r := s.update("--landscape", "finos", "--url", s.URL+"/other", "--check"); r.code != 3 {
		t.Errorf("another mirror: %+v", r)
	}
	s.serve(file(small("y"), `"y"`))
	address := strings.Replace(s.URL, "https://", "https://someone:secret@", 1)
	if r := s.update("--url", address); r.code != 0 {
		t.Errorf("own address: %+v", r)
	}
	s.has(t, "y")
	for name, want := range map[string]string{"finos": "x\n", "cncf": "y\n"} {
		if r := s.run("list", "--landscape", name, "-o", "name"); r.stdout != want {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if r := s.run("about", "-o", "json"); !strings.Contains(r.stdout, `"downloaded": "2026-08-20"`) || strings.Contains(r.stdout, "secret") {
		t.Errorf("about: %+v", r)
	}
	if r := s.run("version", "--landscape", "finos", "--jq", ".data.in_use | .landscape, .url, .day"); r.stdout != "finos\n"+s.URL+"\n2026-08-20\n" {
		t.Errorf("version: %+v", r)
	}
	if r := s.run("landscapes", "--jq", ".[] | select(.copy) | .name"); r.stdout != "cncf\nfinos\n" {
		t.Errorf("landscapes: %+v", r)
	}
	meta, err := os.ReadFile(filepath.Join(s.home, "cncf", "meta.json"))
	if err != nil || strings.Contains(string(meta), "secret") {
		t.Errorf("%s, %v", meta, err)
	}
}

// TestPlainHTTP is for those who ask for it.
func TestPlainHTTP(t *testing.T) {
	plain := httptest.NewServer(file(small("a"), `"a"`))
	defer plain.Close()
	env := map[string]string{"LANDSCOPE_HOME": t.TempDir()}
	bad{code: 2, want: "is not an https URL\nlandscope: hint: use --insecure-http to allow it"}.check(t, runOnline(plain.Client(), env, "update", "--url", plain.URL))
	if r := runOnline(plain.Client(), env, "update", "--url", plain.URL, "--insecure-http"); r.code != 0 {
		t.Errorf("%+v", r)
	}
	bad{code: 1, want: "cannot determine the data directory"}.check(t, runOnline(plain.Client(), nil, "update", "--url", plain.URL, "--insecure-http"))
}

// TestProgress is shown on a terminal and wiped.
func TestProgress(t *testing.T) {
	s := newSite(t)
	s.serve(file(small("c"), `"c"`))
	env := map[string]string{"LANDSCOPE_HOME": s.home, "LANDSCOPE_URL": s.URL}
	r := runWith(cmd.Env{HTTP: s.Client(), StderrTerminal: true, Getenv: func(k string) string { return env[k] }}, "update")
	if !strings.HasPrefix(r.stderr, "landscope: downloading cncf: 0 KiB") || !strings.Contains(r.stderr, "  \rlandscope: note:") {
		t.Errorf("%q", r.stderr)
	}
}
