package data_test

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/source"
)

// upstreamLike returns the landscape as a file of CNCF's has it: with the facts of
// the embedded one, and no description of ours. Every third item has another one.
func upstreamLike(t *testing.T) *landscape.Catalog {
	t.Helper()
	n := 0
	text := regexp.MustCompile(`(?m)^            description: .*\n`).ReplaceAllStringFunc(string(data.Editions[0].YAML()), func(string) string {
		if n++; n%3 > 0 {
			return ""
		}
		return "            description: The powerful platform that everybody loves\n"
	})
	file := filepath.Join(t.TempDir(), "landscape.yml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return catalog(t, source.Request{File: file})
}

// TestKnowledgeStays checks that what is known of items is laid over a file of
// CNCF's: descriptions, names, relations and parts are those of the embedded data.
func TestKnowledgeStays(t *testing.T) {
	own, c := catalog(t, source.Request{}), upstreamLike(t)
	if len(c.Items) != len(own.Items) || len(c.Parts) != len(own.Parts) {
		t.Fatalf("%d items and %d parts, want %d and %d", len(c.Items), len(c.Parts), len(own.Items), len(own.Parts))
	}
	replaced := 0
	for i := range c.Items {
		got, want := &c.Items[i], &own.Items[i]
		if got.Description != want.Description || got.DescriptionJa != want.DescriptionJa || len(got.Aliases) != len(want.Aliases) ||
			len(got.Relations) != len(want.Relations) || len(got.Evidence) != len(want.Evidence) || got.License != want.License {
			t.Errorf("%s differs: %q, %d aliases, %d relations", got.Name, got.Description, len(got.Aliases), len(got.Relations))
		}
		if got.UpstreamDescription != "" {
			replaced++
		}
	}
	if replaced < 400 {
		t.Errorf("only %d descriptions of the file are kept as upstream's", replaced)
	}
}

// TestSearchesStay checks that the searches of package search find the same first
// items in the embedded data and in a file of CNCF's.
func TestSearchesStay(t *testing.T) {
	f, err := os.Open("../internal/search/testdata/searches.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tops := func(c *landscape.Catalog, query string) []string {
		items, err := c.SelectSearched(landscape.Query{})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, h := range search.Items(c, items, query) {
			names = append(names, h.Item.Name)
		}
		return names[:min(3, len(names))]
	}
	own, c := catalog(t, source.Request{}), upstreamLike(t)
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		query, _, ok := strings.Cut(lines.Text(), " -> ")
		if !ok {
			continue
		}
		n++
		if got, want := tops(c, query), tops(own, query); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, in the embedded data %q", query, got, want)
		}
	}
	if n < 60 {
		t.Errorf("only %d searches", n)
	}
}
