package update

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/fetch"
	"github.com/landscope-cli/landscope/internal/source"
)

// yaml returns a landscape file with items of these names, accepted on successive
// days.
func yaml(names ...string) string {
	var b strings.Builder
	b.WriteString("landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - subcategory:\n        name: Storage\n        items:\n")
	for i, n := range names {
		fmt.Fprintf(&b, "          - item:\n            name: %s\n            homepage_url: https://%s.example.org\n            logo: x.svg\n"+
			"            project: sandbox\n            extra:\n              accepted: 2026-08-%02d\n", n, n, i+1)
	}
	return b.String()
}

// server serves one file, and answers 304 to requests that know its ETag.
type server struct {
	*httptest.Server
	content, etag, modified string
	requests                int
}

func newServer(t *testing.T) *server {
	s := &server{}
	s.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests++
		if s.etag != "" && r.Header.Get("If-None-Match") == s.etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", s.etag)
		w.Header().Set("Last-Modified", s.modified)
		_, _ = w.Write([]byte(s.content))
	}))
	t.Cleanup(s.Close)
	return s
}

// options returns options to download from the server into a new store, on
// 2026-08-20.
func (s *server) options(t *testing.T) Options {
	return Options{URL: s.URL, Store: source.Store{Dir: t.TempDir()}, Client: s.Client(),
		Now: func() time.Time { return time.Date(2026, 8, 20, 12, 0, 0, 0, time.UTC) }}
}

// apply prepares and applies an update.
func apply(t *testing.T, o Options) *Plan {
	t.Helper()
	p, err := Prepare(t.Context(), o)
	if err == nil {
		err = p.Apply()
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// inUse returns the content of the download in use, or "".
func inUse(t *testing.T, o Options) string {
	t.Helper()
	c, err := o.Store.Read("cncf")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(c.Content)
}

// TestPrepareChangesNothing: only Apply changes the store.
func TestPrepareChangesNothing(t *testing.T) {
	s := newServer(t)
	s.content, s.etag = yaml("a", "b"), `"1"`
	o := s.options(t)
	o.URL += "/landscape.yml"
	p, err := Prepare(t.Context(), o)
	if err != nil || !p.IsNew() || p.UsesNone() || len(p.After.Items) != 2 || !p.Before.Origin.BuiltIn() {
		t.Fatalf("%+v, %v", p, err)
	}
	if got := inUse(t, o); got != "" {
		t.Errorf("Prepare stored %q", got)
	}
	if err := p.Apply(); err != nil || inUse(t, o) != s.content {
		t.Errorf("%v, %q is in use", err, inUse(t, o))
	}
	record := p.Record()
	if record.URL != o.URL || record.ETag != s.etag || record.Downloaded != "2026-08-20" || record.Day != "2026-08-02" {
		t.Errorf("%+v", record)
	}
}

// TestUnchanged: a file that the server says is the same, or that has the same bytes,
// is not new.
func TestUnchanged(t *testing.T) {
	s := newServer(t)
	s.content, s.etag = yaml("a", "b"), `"1"`
	o := s.options(t)
	apply(t, o)
	for _, etag := range []string{`"1"`, `"2"`} {
		s.etag = etag
		p := apply(t, o)
		if p.IsNew() || len(p.Changes()) > 0 || p.Record().ETag != `"1"` {
			t.Errorf("%s: new %v, %v, %+v", etag, p.IsNew(), p.Changes(), p.Record())
		}
	}
	o.URL += "?token=1" // might be another file, and is never recorded
	s.content = yaml("a", "b", "c")
	if p := apply(t, o); !p.IsNew() || strings.Contains(p.Record().URL, "token") {
		t.Errorf("%+v", p.Record())
	}
}

// TestRollback goes back to the previous download and forth, and at the end to the
// embedded data.
func TestRollback(t *testing.T) {
	s := newServer(t)
	o := s.options(t)
	back := o
	back.Action, back.URL = Rollback, ""
	var none *NoPreviousError
	if _, err := Prepare(t.Context(), back); !errors.As(err, &none) {
		t.Errorf("nothing to go back to: %v", err)
	}
	s.content = yaml("a")
	apply(t, o)
	if p := apply(t, back); !p.UsesNone() || p.IsNew() || !p.After.Origin.BuiltIn() || inUse(t, o) != "" {
		t.Errorf("to the embedded data: %+v", p)
	}
	apply(t, back)
	s.content = yaml("a", "b")
	apply(t, o)
	for i, want := range []string{yaml("a"), yaml("a", "b"), yaml("a")} {
		apply(t, back)
		if got := inUse(t, o); got != want {
			t.Errorf("rollback %d: %q", i, got)
		}
	}
	back.Landscape = "finos"
	if _, err := Prepare(t.Context(), back); !errors.As(err, &none) || none.Landscape != "finos" {
		t.Errorf("another landscape has no embedded data: %v", err)
	}
}

// TestRemove removes both downloads, and needs no URL.
func TestRemove(t *testing.T) {
	s := newServer(t)
	o := s.options(t)
	s.content = yaml("a")
	apply(t, o)
	o.Action, o.URL = Remove, ""
	if p := apply(t, o); !p.UsesNone() || inUse(t, o) != "" {
		t.Errorf("%+v", p)
	}
	p, err := Prepare(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var missing *NotDownloadedError
	if err := p.Apply(); !errors.As(err, &missing) {
		t.Errorf("nothing to remove: %v", err)
	}
}

// TestRejected: a file that cannot be used leaves the data in use as it was.
func TestRejected(t *testing.T) {
	s := newServer(t)
	o := s.options(t)
	s.content = yaml("a", "b")
	apply(t, o)
	for content, errs := range map[string]int{
		"landscape: [": 0, "hello": 0, "": 0, "landscape: []": 0,
		strings.ReplaceAll(yaml("c", "d"), "https://", "nowhere"): 2,
	} {
		s.content = content
		_, err := Prepare(t.Context(), o)
		var rejected *RejectedError
		if !errors.As(err, &rejected) || rejected.Errors != errs || errs > 0 && rejected.First.Line == 0 || !strings.Contains(err.Error(), s.URL) {
			t.Errorf("%q: %v", content, err)
		}
	}
	if got := inUse(t, o); got != yaml("a", "b") {
		t.Errorf("%q is in use", got)
	}
}

// TestShrunk: a file with less than half of the items needs Force.
func TestShrunk(t *testing.T) {
	s := newServer(t)
	o := s.options(t)
	s.content = yaml("a", "b", "c", "d")
	apply(t, o)
	s.content = yaml("a")
	p, err := Prepare(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var shrunk *ShrunkError
	if err := p.Apply(); !errors.As(err, &shrunk) || *shrunk != (ShrunkError{4, 1}) || inUse(t, o) != yaml("a", "b", "c", "d") {
		t.Errorf("%v", err)
	}
	o.Force = true
	if apply(t, o); inUse(t, o) != yaml("a") {
		t.Errorf("%q is in use", inUse(t, o))
	}
	o.Force = false
	s.content = yaml("a", "b")
	apply(t, o)
	s.content = yaml("x")
	if apply(t, o); inUse(t, o) != yaml("x") {
		t.Error("exactly half of the items is refused")
	}
}

// TestURLs: each URL that cannot be used is a URLError, before any request.
func TestURLs(t *testing.T) {
	s := newServer(t)
	for _, url := range []string{"", "nowhere", "ftp://example.org/l.yml", "http://example.org/l.yml"} {
		o := s.options(t)
		o.URL, o.Landscape = url, "unknown to the table"
		_, err := Prepare(t.Context(), o)
		var bad *URLError
		var insecure *fetch.InsecureError
		if !errors.As(err, &bad) || errors.As(err, &insecure) != strings.HasPrefix(url, "http:") {
			t.Errorf("%q: %v", url, err)
		}
	}
	if s.requests > 0 {
		t.Errorf("%d requests", s.requests)
	}
}

// TestTimeout: the error gives the limit.
func TestTimeout(t *testing.T) {
	stop := make(chan struct{})
	s := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-stop }))
	defer s.Close()
	defer close(stop)
	o := Options{URL: s.URL, Client: s.Client(), Timeout: 20 * time.Millisecond, Store: source.Store{Dir: t.TempDir()}, Now: time.Now}
	_, err := Prepare(t.Context(), o)
	var timeout *TimeoutError
	if !errors.As(err, &timeout) || timeout.Timeout != o.Timeout {
		t.Errorf("%v", err)
	}
}

// TestDamaged: a damaged download is reported, counts as none, and is downloaded
// again whatever the server knew of it.
func TestDamaged(t *testing.T) {
	s := newServer(t)
	o := s.options(t)
	s.content, s.etag = yaml("a"), `"1"`
	apply(t, o)
	if err := os.WriteFile(o.Store.Path("cncf"), []byte("landscape: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	var warnings []error
	o.Warn = func(err error) { warnings = append(warnings, err) }
	if p := apply(t, o); !p.IsNew() || inUse(t, o) != yaml("a") {
		t.Errorf("%+v", p)
	}
	var damaged *source.CopyError
	if len(warnings) != 1 || !errors.As(warnings[0], &damaged) {
		t.Errorf("%v", warnings)
	}
}

// TestChanges leaves out texts, and keeps every other field.
func TestChanges(t *testing.T) {
	s := newServer(t)
	o := s.options(t)
	s.content = yaml("a", "b")
	apply(t, o)
	s.content = strings.Replace(yaml("a", "b"), "name: a\n", "name: a\n            description: other words\n", 1)
	if p := apply(t, o); len(p.Changes()) > 0 {
		t.Errorf("a description: %v", p.Changes())
	}
	s.content = strings.Replace(s.content, "https://b", "https://new", 1)
	changes := apply(t, o).Changes()
	if len(changes) != 1 || changes[0].Field != "homepage_url" {
		t.Errorf("a URL: %v", changes)
	}
}
