// Package search ranks items by how well they match a query.
//
// Every word of the query must occur in an item: in its name, aliases,
// keywords, descriptions or placement, as a word, the beginning of one or a
// part of one. Only if that finds nothing convincing may a word also be a
// misspelling of one in a name.
//
// The page searches in the same way in JavaScript; internal/vectors holds both
// to the same answers.
package search

import (
	"cmp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// Hit is an item that a search found.
type Hit struct {
	Item *landscape.Item
	// Score ranks hits. Its absolute value has no meaning.
	Score int
	// Words are the words of the item that matched, folded.
	Words []string
}

// Weights are the scores of matches. The page reads them from here.
var Weights = struct {
	// A matched word counts by the part of the item in which it occurs ...
	Name, Alias, Former, Tag, Box, Description int

	// ... times how well it matches: Whole if it is the same word, Start if it
	// begins with the queried one, Inside if it contains it, Typo if it differs
	// by a letter or two.
	Whole, Start, Inside, Typo int

	// Exact is added if the query is the whole name, slug or alias, Near if it
	// differs from it by a letter or two, Begins if the name begins with it.
	Exact, Near, Begins int
	// Graduated, Incubating and Sandbox are added for a project at that level.
	Graduated, Incubating, Sandbox int
	// ArchivedPart divides the score of the words of an archived project.
	ArchivedPart int
}{
	Name: 20, Alias: 18, Former: 10, Tag: 6, Box: 4, Description: 3,
	Whole: 10, Start: 7, Inside: 4, Typo: 5,
	Exact: 1000, Near: 300, Begins: 50,
	Graduated: 20, Incubating: 12, Sandbox: 5,
	ArchivedPart: 2,
}

// Items returns the items that have every word of the query, best first.
func Items(items []*landscape.Item, query string) []Hit {
	words := normalize.Words(query)
	if len(words) == 0 {
		return nil
	}
	hits := scoreItems(items, query, words, false)
	if !slices.ContainsFunc(hits, func(h Hit) bool { return h.begins(words) }) {
		hits = scoreItems(items, query, words, true)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(normalize.Fold(a.Item.Name), normalize.Fold(b.Item.Name)))
	})
	return hits
}

// begins reports whether a matched word begins with a queried one. Words that
// occur only inside of others may just as well be misspelled names.
func (h Hit) begins(queried []string) bool {
	return slices.ContainsFunc(h.Words, func(w string) bool {
		return slices.ContainsFunc(queried, func(q string) bool { return strings.HasPrefix(w, q) })
	})
}

// scoreItems returns the items that have every queried word.
func scoreItems(items []*landscape.Item, query string, queried []string, typos bool) []Hit {
	var hits []Hit
	var fs fields
	for _, it := range items {
		fs.read(it)
		if !typos && !fs.mayMatch(queried) {
			continue
		}
		if h, ok := fs.score(it, query, queried, typos); ok {
			hits = append(hits, h)
		}
	}
	return hits
}
