package help

import (
	"strings"
	"testing"
)

// TestHelpLists: every {{name}} in a help file is a list with entries.
func TestHelpLists(t *testing.T) {
	entries, err := files.ReadDir("text")
	if err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, e := range entries {
		content, err := files.ReadFile("text/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(content), "{{")[1:] {
			name, _, ok := strings.Cut(part, "}}")
			if lists++; !ok || strings.Count(List(name), ",")+strings.Count(List(name), "\n") == 0 {
				t.Errorf("%s: no list %q", e.Name(), name)
			}
		}
	}
	if lists == 0 {
		t.Error("no file has a list")
	}
}
