package httpapi

import (
	"bytes"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/session"
)

// TestMetrics: requests are counted by pattern and status, so that clients cannot
// make ever more series, and reloads by result.
func TestMetrics(t *testing.T) {
	s := testServer(t, nil, Options{})
	for _, path := range []string{"/", "/api/v1/items/istio", "/api/v1/items/envoy", "/api/v1/items/nothing", "/nothing", "/nothing/else", "/a/../b"} {
		ask(s, path, nil)
	}
	ask(s, "/", func(r *http.Request) { r.Host = "evil.example" })
	s.meters.reload(errors.New("broken"))
	got := ask(s, "/metrics", nil).Body.String()
	for _, want := range []string{
		`landscope_requests_total{path="/",code="200"} 1`,
		`landscope_requests_total{path="/api/v1/items/{name}",code="200"} 2`,
		`landscope_requests_total{path="/api/v1/items/{name}",code="404"} 1`,
		`landscope_requests_total{path="",code="404"} 3`,
		`landscope_requests_total{path="",code="421"} 1`,
		`landscope_request_duration_seconds_bucket{path="/api/v1/items/{name}",le="+Inf"} 3`,
		`landscope_request_duration_seconds_count{path="/"} 1`,
		`landscope_reloads_total{result="success"} 1`,
		`landscope_reloads_total{result="error"} 1`,
		"landscope_items 2413",
	} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("no %s in:\n%s", want, got)
		}
	}
	if again := ask(s, "/metrics", nil).Body.String(); !strings.Contains(again, `{path="/metrics",code="200"} 1`) {
		t.Error("the metrics are cached")
	}
}

// TestLatency: the counts of a histogram are cumulative.
func TestLatency(t *testing.T) {
	m := newMeters()
	for _, took := range []time.Duration{50 * time.Microsecond, time.Millisecond, 200 * time.Millisecond, 3 * time.Second} {
		m.request("/a", 200, took)
	}
	const want = `landscope_requests_total{path="/a",code="200"} 4
landscope_request_duration_seconds_bucket{path="/a",le="0.0001"} 1
landscope_request_duration_seconds_bucket{path="/a",le="0.001"} 2
landscope_request_duration_seconds_bucket{path="/a",le="0.005"} 2
landscope_request_duration_seconds_bucket{path="/a",le="0.025"} 2
landscope_request_duration_seconds_bucket{path="/a",le="0.1"} 2
landscope_request_duration_seconds_bucket{path="/a",le="0.5"} 3
landscope_request_duration_seconds_bucket{path="/a",le="2.5"} 3
landscope_request_duration_seconds_bucket{path="/a",le="+Inf"} 4
landscope_request_duration_seconds_sum{path="/a"} 3.20105
landscope_request_duration_seconds_count{path="/a"} 4
landscope_items 7
`
	if got := string(m.text(7).body); got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestPanics: a panic while a landscape is read or an answer is made ends neither
// the process nor the connection.
func TestPanics(t *testing.T) {
	var stderr bytes.Buffer
	var notes []string
	s := testServer(t, nil, Options{Stderr: &stderr}, &notes)
	getenv := s.session.Getenv
	s.session.Getenv = func(string) string { panic("no environment") }
	s.live.Check()
	if len(notes) != 1 || !strings.Contains(notes[0], "no environment") {
		t.Errorf("reload: %q", notes)
	}
	s.session.Getenv = getenv
	for path, key := range map[string]cacheKey{"/panic/cached": byPath, "/panic/made": never} {
		s.handle(path, key, func(*generation, *http.Request) response { panic("no answer") })
		for range 2 {
			if got := ask(s, path, nil); got.Code != http.StatusInternalServerError || !strings.Contains(got.Body.String(), "could not be generated") {
				t.Errorf("%s: %d %s", path, got.Code, got.Body)
			}
		}
	}
	if log := strings.Join(notes, "\n"); strings.Count(log, "no answer") != 4 || !strings.Contains(stderr.String(), "metrics_test.go") {
		t.Errorf("the log is %q, the stack %.200s", log, stderr.String())
	}
}

// TestToday: what is asked as of today is not cached, however it is written.
func TestToday(t *testing.T) {
	s := testServer(t, nil, Options{})
	now := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	s.session.Now = func() time.Time { return now }
	for _, today := range []string{session.Today, "TODAY", "%74oday"} {
		now = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		before := ask(s, "/api/v1/items?as_of="+today, nil).Body.Len()
		now = now.AddDate(3, 0, 0)
		if after := ask(s, "/api/v1/items?as_of="+today, nil).Body.Len(); after <= before {
			t.Errorf("%s: %d bytes, three years later %d", today, before, after)
		}
	}
}
