//go:build unix

package httpapi

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestBadFile: of a file that cannot be read, one line is logged until it
// changes; a pipe in its place holds no request up; the old data is served.
func TestBadFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "landscape.yml")
	put := func(text string) {
		t.Helper()
		if err := os.RemoveAll(file); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const good = "landscape: [{name: A, subcategories: [{name: B, items: [{name: X, homepage_url: https://x.org, logo: x.svg}]}]}]"
	put(good)
	var notes []string
	s := testServer(t, map[string]string{"LANDSCOPE_DATA": file}, Options{}, &notes)
	logs := func(want int, what string) {
		t.Helper()
		for range 4 {
			s.live.Check()
			if got := ask(s, "/api/v1/items?columns=name", nil).Body.String(); !strings.Contains(got, `"X"`) {
				t.Errorf("%s: %s", what, got)
			}
		}
		if len(notes) != want {
			t.Errorf("%s: %d lines are logged: %q", what, len(notes), notes)
		}
		notes = nil
	}
	put("landscape: [")
	logs(1, "broken")
	put("landscape: [[")
	logs(1, "broken in another way")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	logs(1, "gone")
	if err := syscall.Mkfifo(file, 0o600); err != nil {
		t.Fatal(err)
	}
	logs(1, "a pipe")
	put(strings.ReplaceAll(good, "name: A", "name: Category"))
	logs(0, "good again")
	if got := ask(s, "/api/v1/categories", nil).Body.String(); !strings.Contains(got, "Category") {
		t.Errorf("not read: %s", got)
	}
}
