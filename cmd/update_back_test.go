package cmd_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUpdateBackToEmbedded: the first copy can be rolled back and removed.
func TestUpdateBackToEmbedded(t *testing.T) {
	s := newSite(t)
	embedded := func(when string) {
		t.Helper()
		if r := s.run("about"); !strings.Contains(r.stdout, "data           embedded\n") {
			t.Errorf("%s: %+v", when, r)
		}
	}
	for range 2 {
		if r := s.update("--rollback"); r.code != 0 || !strings.Contains(r.stderr, "now using the built-in data of 2026-09-14") {
			t.Fatalf("rollback: %+v", r)
		}
		embedded("after the rollback")
		if r := s.update("--rollback"); r.code != 0 {
			t.Fatalf("forth: %+v", r)
		}
		s.has(t, "a b")
	}
	if r := s.update("--rollback"); r.code != 0 {
		t.Fatalf("rollback: %+v", r) // a copy that is set aside is removed, too
	}
	if r := s.update("--remove"); r.code != 0 || !strings.Contains(r.stderr, "now using the built-in data of 2026-09-14") {
		t.Errorf("remove: %+v", r)
	}
	embedded("after removing")
	if _, err := os.Stat(filepath.Join(s.home, "cncf")); err == nil {
		t.Error("something is left of the copy")
	}
	bad{code: 1, want: "no download of cncf"}.check(t, s.update("--remove"))
	bad{code: 1, want: "no previous download of cncf"}.check(t, s.update("--rollback"))
	bad{code: 2, want: "--remove cannot be used with"}.check(t, s.update("--remove", "--check"))
	bad{code: 1, want: "no download of finos"}.check(t, s.update("--remove", "--landscape", "finos"))
}

// TestDateOfCopies: a copy is as old as the server says, if it says so.
func TestDateOfCopies(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct{ modified, day, note string }{
		{"Thu, 06 Aug 2026 23:30:00 GMT", "2026-08-06", "last modified: 2026-08-06"},
		{"Sat, 01 Aug 2026 00:00:00 GMT", "2026-08-02", "newest date: 2026-08-02"}, // it has a later date in it
		{"Thu, 06 Aug 2099 00:00:00 GMT", "2026-08-02", "newest date: 2026-08-02"},
		{"", "2026-08-02", "newest date: 2026-08-02"},
		{"nonsense", "2026-08-02", "newest date: 2026-08-02"},
	} {
		s.serve(func(w http.ResponseWriter, _ *http.Request) {
			if c.modified != "" {
				w.Header().Set("Last-Modified", c.modified)
			}
			write(w, small("a", "b")+"# "+c.modified+"\n")
		})
		if r := s.update(); r.code != 0 || !strings.Contains(r.stderr, c.note) {
			t.Errorf("%q: %+v", c.modified, r)
		}
		if r := s.run("about", "--jq", ".day"); r.stdout != c.day+"\n" {
			t.Errorf("%q: %+v", c.modified, r)
		}
		if r := s.run("version", "--jq", ".data.in_use.day"); r.stdout != c.day+"\n" {
			t.Errorf("%q: version: %+v", c.modified, r)
		}
	}
}

// TestUpdateComparesFacts: other words are no change, another level is one.
func TestUpdateComparesFacts(t *testing.T) {
	s := newSite(t)
	s.serve(file(strings.ReplaceAll(small("a", "b"), "name: a\n", "name: a\n            description: other words\n"), `"two"`))
	if r := s.update(); r.code != 0 || strings.Contains(r.stdout, "changed") {
		t.Errorf("other words: %+v", r)
	}
	s.serve(file(strings.ReplaceAll(small("a", "b"), "https://", "https://new."), `"three"`))
	if r := s.update(); r.code != 0 || !strings.Contains(r.stdout, "changed") {
		t.Errorf("another address: %+v", r)
	}
}
