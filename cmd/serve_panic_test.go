package cmd

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestServePanics: a panic while a landscape is read or an answer is made ends
// neither the process nor the connection.
func TestServePanics(t *testing.T) {
	var stderr bytes.Buffer
	a := newApp(&Env{Stderr: &stderr, Getenv: func(name string) string {
		if name == "LANDSCOPE_DATA" {
			panic("no environment")
		}
		return ""
	}})
	s := &server{app: a, options: &serveOptions{quiet: true}, routes: http.NewServeMux()}
	s.counts.n = map[string]int{}
	if err := s.reload(); err == nil || !strings.Contains(err.Error(), "no environment") {
		t.Errorf("reload: %v", err)
	}
	s.routes.HandleFunc("/x", func(http.ResponseWriter, *http.Request) { panic("no answer") })
	r := httptest.NewRequest(http.MethodGet, "http://localhost/x", nil)
	for range 2 {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "could not be made") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
	if !strings.Contains(stderr.String(), "no answer") {
		t.Errorf("the log is %q", stderr.String())
	}
}
