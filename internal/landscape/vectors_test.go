package landscape

import (
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/vectors"
)

func TestGlobVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		Pattern         string
		Matches, Others []string
	}](t, "glob") {
		matches := matchGlob(v.Pattern)
		for _, name := range slices.Concat(v.Matches, v.Others) {
			if want := slices.Contains(v.Matches, name); matches(Item{Name: name}) != want {
				t.Errorf("%q matches %q: %t, want %t", v.Pattern, name, !want, want)
			}
		}
	}
}

func TestDateVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		Range           string
		From, To        int
		Inside, Outside []string
		Error           bool
	}](t, "dates") {
		r, err := ParseDateRange(v.Range)
		if (err != nil) != v.Error || err == nil && r != (DateRange{Date(v.From), Date(v.To)}) {
			t.Errorf("%q is %v, %v, want %v to %v", v.Range, r, err, v.From, v.To)
			continue
		}
		for _, day := range slices.Concat(v.Inside, v.Outside) {
			var d Date
			if day != "" {
				if d, err = ParseDate(day); err != nil {
					t.Fatal(err)
				}
			}
			if want := slices.Contains(v.Inside, day); r.Contains(d) != want {
				t.Errorf("%q contains %q: %t, want %t", v.Range, day, !want, want)
			}
		}
	}
}

// TestOrderVectors checks the order of text, which the page has as well.
func TestOrderVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		About     string
		Ascending []string
	}](t, "order") {
		var text collation
		got := slices.Clone(v.Ascending)
		slices.Reverse(got)
		if slices.SortStableFunc(got, text.compare); !slices.Equal(got, v.Ascending) {
			t.Errorf("%s: %q, want %q", v.About, got, v.Ascending)
		}
	}
}
