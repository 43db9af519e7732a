package window

import (
	"slices"
	"testing"
)

func TestOf(t *testing.T) {
	got := Of("One, two: three-four FIVE — 六!")
	if want := []string{"one two three four five", "two three four five 六"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Of("one two three four"); got != nil {
		t.Errorf("four words have windows: %q", got)
	}
}

// TestHash checks that hashes do not change, because files contain them.
func TestHash(t *testing.T) {
	if got := Hash("one two three four five"); got != "ab2dbe2844" {
		t.Errorf("the hash is %s", got)
	}
}
