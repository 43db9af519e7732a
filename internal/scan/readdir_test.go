package scan

import (
	"fmt"
	"strings"
	"testing"
)

// TestReadDir checks that the entries of a directory are sorted and bounded.
func TestReadDir(t *testing.T) {
	dir := tree(t, "b", "", "a/c", "", "d", "")
	s := &scanner{result: &Result{}}
	if got := fmt.Sprint(s.readDir(dir, true, 3)); got != "[d a/ - b - d]" || len(s.result.Unreadable) > 0 {
		t.Errorf("%s, %v", got, s.result.Unreadable)
	}
	if entries := s.readDir(dir, true, 2); len(entries) != 2 || len(s.result.Unreadable) != 1 ||
		!strings.Contains(s.result.Unreadable[0].Reason, "more than 2 entries in one directory") || !s.result.Unreadable[0].Named {
		t.Errorf("%v, %v", entries, s.result.Unreadable)
	}
}
