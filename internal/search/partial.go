package search

import (
	"math/bits"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// findSome returns the items that have some of the required words, as long as
// these tell at least half as much as those of the best item. A word tells the
// more, the fewer items have it; one that occurs only within other words, or
// misspelled, tells little.
func (s *scorer) findSome(items []*landscape.Item) []Hit {
	s.some = true
	s.lenient(beginning)
	for i, n := range s.count(items) {
		if n > 0 {
			s.rarity[i] = bits.Len(uint(len(items) / n))
		} else {
			s.modes[i], s.rarity[i] = typo, 1
		}
	}
	var hits []Hit
	best := 0
	for _, it := range items {
		s.read(it)
		if h, missing := s.score(); missing < len(s.query.required) {
			hits = append(hits, h)
			best = max(best, h.strength)
		}
	}
	return slices.DeleteFunc(hits, func(h Hit) bool { return 2*h.strength < best })
}

// count returns how many of the items have each required word.
func (s *scorer) count(items []*landscape.Item) []int {
	have := make([]int, len(s.query.required))
	for _, it := range items {
		s.read(it)
		for i := range have {
			if len(s.matches(i)) > 0 {
				have[i]++
			}
		}
	}
	return have
}
