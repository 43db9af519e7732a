package search

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// field is a group of strings of an item. Only the best match in it counts.
type field struct {
	texts  []text
	isName bool // a queried word may be a misspelling of one here
}

// text is a string of an item that is searched.
type text struct {
	string
	weight  int
	oneWord bool // its words are joined: "service-mesh" is "servicemesh"
}

func (t text) words() []string {
	if t.oneWord {
		return []string{strings.ReplaceAll(normalize.Slug(t.string), "-", "")}
	}
	return normalize.Words(t.string)
}

// scorer scores items for a query, one after the other.
type scorer struct {
	query  *query
	words  []word // required, then optional
	places map[landscape.Placement]*placeMatch
	modes  []leniency // by word
	some   bool       // items may lack required words
	rarity []int      // of the required words, counted if items may lack some

	it     *landscape.Item
	fields [3]field      // names, keywords and descriptions of the item
	at     []*placeMatch // its placements

	last      landscape.Placement
	lastMatch *placeMatch // of last
}

func newScorer(q *query, v *Vocabulary) *scorer {
	s := &scorer{query: q, words: slices.Concat(q.required, q.optional)}
	s.modes = make([]leniency, len(s.words))
	s.places, s.rarity = matchPlaces(v, q, s.words), make([]int, len(s.words))
	return s
}

// lenient sets the leniency for all words.
func (s *scorer) lenient(l leniency) {
	for i := range s.modes {
		s.modes[i] = l
	}
}

// read sets the item to be scored.
func (s *scorer) read(it *landscape.Item) {
	s.it = it
	for i := range s.fields {
		s.fields[i].texts = s.fields[i].texts[:0]
	}
	add := func(field, weight int, str string) {
		if str != "" {
			s.fields[field].texts = append(s.fields[field].texts, text{str, weight, false})
		}
	}
	s.fields[0].isName = true
	s.fields[0].texts = append(s.fields[0].texts, text{it.Name, Weights.Name, false}, text{it.Name, Weights.Name, true})
	for _, a := range it.Aliases {
		add(0, Weights.Alias, a.Name)
	}
	for _, a := range it.FormerNames {
		add(0, Weights.Former, a.Name)
	}
	for _, tags := range [][]string{it.Keywords, it.Tags, it.CustomTags} {
		for _, t := range tags {
			add(1, Weights.Tag, t)
		}
	}
	add(2, Weights.Description, it.Description)
	add(2, Weights.Description, it.DescriptionJa)
	add(2, Weights.Description, it.Note)
	if s.at = s.at[:0]; it.Part {
		return // its placement and level are those of the project, which comes first
	}
	if at := it.Placement(); s.lastMatch == nil || at != s.last { // items of a place follow one another
		s.last, s.lastMatch = at, s.places[at]
	}
	s.at = append(s.at, s.lastMatch)
	for _, p := range it.Also {
		s.at = append(s.at, s.places[p])
	}
}

// mayMatch reports whether the item may have every required word. It is fast,
// and false only if [scorer.score] would find one missing.
func (s *scorer) mayMatch() bool {
	for i, q := range s.query.required {
		_, found := s.placeScore(i)
		for j := 0; j < len(s.fields) && found == ""; j++ {
			if slices.ContainsFunc(s.fields[j].texts, func(t text) bool { return q.mayBeIn(t.string) }) {
				found = q.stem
			}
		}
		if found == "" {
			return false
		}
	}
	return true
}

// placeScore returns the score of the i-th word in the best placement of the
// item, and the word there that matches; "" if none does.
func (s *scorer) placeScore(i int) (best int, matched string) {
	for _, p := range s.at {
		if p != nil && p.words[i].score > best {
			best, matched = p.words[i].score, p.words[i].word
		}
	}
	return best, matched
}

// wordMatch is how well a word matches, and the word of the item that does.
type wordMatch struct {
	score int
	word  string
}

// matches returns the scores of a word in the fields and placements.
func (s *scorer) matches(i int) []wordMatch {
	var out []wordMatch
	for _, f := range s.fields {
		if n, w := f.bestMatch(s.words[i], s.modes[i]); n > 0 {
			out = append(out, wordMatch{n, w})
		}
	}
	if n, w := s.placeScore(i); n > 0 {
		out = append(out, wordMatch{n, w})
	}
	return out
}

// score returns the item as a hit, and how many required words it lacks.
func (s *scorer) score() (h Hit, missing int) {
	h.Item = s.it
	required, optional := 0, 0
	for i := range s.words {
		found := s.matches(i)
		isRequired := i < len(s.query.required)
		for _, m := range found {
			h.Words = append(h.Words, m.word)
			if isRequired {
				required += m.score
			} else {
				optional += m.score
			}
		}
		if isRequired && len(found) == 0 {
			if missing++; !s.some {
				return h, missing
			}
		} else if isRequired {
			h.strength += s.rarity[i]
		}
	}
	factor := Weights.OptionalPart
	h.Score = (required*factor + optional) / (factor * max(1, len(s.query.required)))
	level := s.it.Maturity
	if level == landscape.Archived || s.it.Part || s.it.Lifecycle != nil {
		h.Score /= Weights.ArchivedPart
	}
	if s.it.Part {
		level = ""
	}
	if named := s.named(); named > 0 {
		if named != Weights.Part {
			for _, n := range s.rarity { // as if it had all words
				h.strength += n
			}
		}
		h.Score = h.Score/Weights.NamedPart + named + rung(level)
	} else {
		h.Score += levelBonus(level)
	}
	h.Score += nameBonus(s.it, s.query.slugs, slices.Contains(s.modes, typo))
	return h, missing
}

// named returns what is added because the query names a placement of the item. A
// part of a name tells little, so it raises only what the foundation hosts.
func (s *scorer) named() int {
	best := 0
	for _, p := range s.at {
		if p != nil {
			best = max(best, p.named)
		}
	}
	if best == Weights.Part && (s.it.Maturity == "" || s.it.Maturity == landscape.Archived) {
		return 0
	}
	return best
}

// bestMatch returns the word that matches q best, and its score.
func (f field) bestMatch(q word, l leniency) (best int, matched string) {
	if !f.isName {
		l = q.insideText(l)
	}
	for _, t := range f.texts {
		if l != typo && !q.mayBeIn(t.string) {
			continue
		}
		for _, w := range t.words() {
			if n := t.weight * wordScore(q, w, l); n > best {
				best, matched = n, w
			}
		}
	}
	return best, matched
}

// nameBonus returns what is added if the whole query names the item.
func nameBonus(it *landscape.Item, queries []string, typos bool) int {
	names, best := nameSlugs(it), 0
	for _, slug := range queries {
		switch {
		case slices.Contains(names, slug):
			return Weights.Exact
		case typos && slices.ContainsFunc(names, func(name string) bool { return isTypo(slug, name) }):
			best = max(best, Weights.Near)
		case strings.HasPrefix(names[0], slug):
			best = max(best, Weights.Begins)
		}
	}
	return best
}
