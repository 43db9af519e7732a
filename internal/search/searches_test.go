package search_test

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/search"
)

// TestSearches checks that searches of the embedded data find what people mean.
func TestSearches(t *testing.T) {
	f, err := os.Open("testdata/searches.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := data.Catalog(data.Current)
	items, err := c.SelectSearched(landscape.Query{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		query, rest, ok := strings.Cut(line, " -> ")
		limit, names, ok2 := strings.Cut(rest, ": ")
		if !ok || !ok2 {
			t.Fatalf("not a search: %s", line)
		}
		n++
		want := strings.Split(names, "; ")
		got := namesOf(search.Items(c, items, query))
		if limit == "only" {
			if slices.Sort(want); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
				t.Errorf("%q finds %v, want only %v", query, got, want)
			}
			continue
		}
		most, err := strconv.Atoi(limit)
		if err != nil {
			t.Fatal(err)
		}
		first := got[:min(most, len(got))]
		for _, name := range want {
			if !slices.Contains(first, name) {
				t.Errorf("%q: %s is not among the first %d: %v", query, name, most, got[:min(10, len(got))])
			}
		}
	}
	if n < 60 {
		t.Errorf("%d searches, want at least 60", n)
	}
}

func namesOf(hits []search.Hit) []string {
	names := make([]string, len(hits))
	for i, h := range hits {
		names[i] = h.Item.Name
	}
	return names
}
