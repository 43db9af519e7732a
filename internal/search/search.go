// Package search ranks items by how well they match what a person asks for.
//
// A query is a name, some words, or a question. An item of that name comes
// first. Of the words, those that say nothing ("what is the best") are dropped,
// levels ("graduated") select, and the name of a category or subcategory
// ("service mesh", in either language) raises its items, the most mature first.
// Every other word must occur in an item: in its name, aliases, keywords,
// descriptions or placements, as a word, the beginning of one, another form of
// it or a part of one. Only if that finds nothing convincing may a word also be
// a misspelling of one in a name, and only if no item has all words are items
// found that have some.
//
// The page searches in the same way in JavaScript; internal/vectors holds both
// to the same answers.
package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// Result is what a search found, and how it understood the query.
type Result struct {
	Hits []Hit // best first
	// Words are the words that an item must have.
	Words []string
	// Level is the level that the query names, or "". Ignored is one at which
	// nothing matches, so that items at any level were found.
	Level, Ignored landscape.Level
	// AlternativesTo is the item whose alternatives were found, or nil.
	AlternativesTo *landscape.Item
	// Partial is set if no item has all words. Complete is how many have, if so
	// few that others, which have some, follow them; else 0.
	Partial  bool
	Complete int
}

// Hit is an item that a search found.
type Hit struct {
	Item *landscape.Item
	// Score ranks hits. Its absolute value has no meaning.
	Score int
	// Words are the words of the item that matched, folded.
	Words []string

	strength int // of the words that matched, in a partial result
}

// Items returns the hits of a search.
func Items(c *landscape.Catalog, items []*landscape.Item, query string) []Hit {
	return Search(c, items, query).Hits
}

// Search searches those items of the catalog.
func Search(c *landscape.Catalog, items []*landscape.Item, text string) Result {
	vocabulary := newVocabulary(c, isNotASCII(text))
	query := understand(vocabulary, c, text, false)
	r := query.search(c, vocabulary, items)
	if len(r.Hits) > 0 && !r.Partial {
		return r
	}
	segmented := understand(vocabulary, c, text, true)
	if !slices.Equal(segmented.words, query.words) {
		if other := segmented.search(c, vocabulary, items); len(other.Hits) > 0 {
			return other
		}
	}
	return r
}

// search returns the result of a query. A level that leaves nothing to be found
// is ignored.
func (q *query) search(c *landscape.Catalog, v *Vocabulary, items []*landscape.Item) Result {
	r := Result{Level: q.level}
	for _, w := range q.required {
		r.Words = append(r.Words, w.text)
	}
	if it := q.anchor(c); it != nil {
		r.AlternativesTo = it
		r.Hits = alternatives(it, q.atLevel(items))
	} else if len(q.required)+len(q.optional) > 0 || q.level != "" {
		s := newScorer(q, v)
		s.find(&r, q.atLevel(items))
		if len(r.Hits) == 0 && q.level != "" {
			r.Level, r.Ignored = "", q.level
			s.find(&r, items)
		}
		r.compare(q.compared(c), items)
	}
	slices.SortStableFunc(r.Hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(b.Score, a.Score),
			cmp.Compare(normalize.Fold(a.Item.Name), normalize.Fold(b.Item.Name)))
	})
	return r
}

// compare puts the items that a query compares first.
func (r *Result) compare(compared, items []*landscape.Item) {
	if len(compared) == 0 {
		return
	}
	if r.Partial || r.Complete > 0 {
		r.Hits = r.Hits[:r.Complete]
		r.Partial, r.Complete = false, 0
	}
	r.Hits = slices.DeleteFunc(r.Hits, func(h Hit) bool { return slices.Contains(compared, h.Item) })
	for i := range r.Hits {
		r.Hits[i].strength = 0
	}
	for i, it := range compared {
		if slices.Contains(items, it) {
			r.Hits = append(r.Hits, Hit{Item: it, Score: Weights.Exact - i})
		}
	}
}

// atLevel returns the items at the level that the query names.
func (q *query) atLevel(items []*landscape.Item) []*landscape.Item {
	if q.level == "" {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *landscape.Item) bool { return it.Maturity != q.level })
}

// fewHits is the number of items with every word below which those that have some
// follow.
const fewHits = 3

// find sets the items that match: those that have every word or, if there are few
// or none, also those that have some.
func (s *scorer) find(r *Result, items []*landscape.Item) {
	words := len(s.query.required)
	r.Hits = s.scoreAll(items, inside)
	if words > 0 && !slices.ContainsFunc(r.Hits, s.begins) {
		r.Hits = s.scoreAll(items, typo)
	}
	if words <= 1 || len(r.Hits) >= fewHits {
		return
	}
	complete := len(r.Hits)
	for _, h := range s.findSome(items) {
		if !slices.ContainsFunc(r.Hits[:complete], func(c Hit) bool { return c.Item == h.Item }) {
			r.Hits = append(r.Hits, h)
		}
	}
	for i := range complete {
		r.Hits[i].strength = math.MaxInt // so that they stay first
	}
	r.Partial = complete == 0 && len(r.Hits) > 0
	if complete > 0 && len(r.Hits) > complete {
		r.Complete = complete
	}
}

// begins reports whether a matched word of a hit begins with a queried one.
// Words that occur only inside of others may just as well be misspelled names.
func (s *scorer) begins(h Hit) bool {
	return slices.ContainsFunc(h.Words, func(w string) bool {
		return slices.ContainsFunc(s.query.required, func(q word) bool { return strings.HasPrefix(w, q.stem) })
	})
}

// scoreAll returns the items that have every required word.
func (s *scorer) scoreAll(items []*landscape.Item, l leniency) []Hit {
	s.lenient(l)
	var hits []Hit
	for _, it := range items {
		s.read(it)
		if l != typo && !s.mayMatch() {
			continue
		}
		if h, missing := s.score(); missing == 0 {
			hits = append(hits, h)
		}
	}
	return hits
}

// alternatives returns the items that are alternatives or successors of an item
// and then the others of its subcategory.
func alternatives(to *landscape.Item, items []*landscape.Item) []Hit {
	var hits []Hit
	for _, it := range items {
		score := 0
		if it.Placement() == to.Placement() {
			score = Weights.SamePlacement
		}
		for _, r := range to.Relations {
			if r.Other == it.Name && r.Until == 0 && (r.Type == "alternative_to" || r.Type == "succeeded_by") {
				score = Weights.Alternative
			}
		}
		if score > 0 && it != to && it.Name != to.Name {
			hits = append(hits, Hit{Item: it, Score: score + rung(it.Maturity)})
		}
	}
	return hits
}
