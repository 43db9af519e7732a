package search

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// placeMatch is how a placement matches a query.
type placeMatch struct {
	words []wordMatch // by the words of the query
	named int         // what is added because the query names it
}

// How a query names a place.
const (
	notNamed = iota
	partNamed
	wholeNamed
)

// matchPlaces returns how each placement of a landscape matches a query.
func matchPlaces(v *Vocabulary, q *query, words []word) map[landscape.Placement]*placeMatch {
	ascii := !slices.ContainsFunc(words, func(w word) bool { return isNotASCII(w.text) })
	matched, naming := make([][]wordMatch, len(v.Places)), make([]int, len(v.Places))
	promoted := false
	for i := range v.Places {
		p := &v.Places[i]
		matched[i] = p.match(words, ascii)
		naming[i] = p.naming(v, q.required)
		promoted = promoted || naming[i] == wholeNamed && len(q.required) == 1
	}
	out := make(map[landscape.Placement]*placeMatch, len(v.Places))
	category := 0
	for i := range v.Places {
		p := &v.Places[i]
		if p.Subcategory == "" {
			category = i
			continue
		}
		m := &placeMatch{words: slices.Clone(matched[i])}
		for j, w := range matched[category] {
			if w.score > m.words[j].score {
				m.words[j] = w
			}
		}
		m.named = max(bonus(naming[i], promoted, Weights.Subcategory), bonus(naming[category], promoted, Weights.Category))
		out[landscape.Placement{Category: p.Category, Subcategory: p.Subcategory}] = m
	}
	return out
}

// bonus returns what is added for a place that is named in a way. A part of a
// name counts as the whole one if it is the whole name of another place.
func bonus(naming int, promoted bool, whole int) int {
	switch {
	case naming == wholeNamed || naming == partNamed && promoted:
		return whole
	case naming == partNamed:
		return Weights.Part
	}
	return 0
}

// match returns how well each word matches a name of the place.
func (p *Place) match(words []word, ascii bool) []wordMatch {
	out := make([]wordMatch, len(words))
	match := func(name string) {
		if !slices.ContainsFunc(words, func(q word) bool { return q.mayBeIn(name) }) {
			return
		}
		for _, w := range normalize.Words(name) {
			for i, q := range words {
				if n := Weights.Box * wordScore(q, w, q.insideText(inside)); n > out[i].score {
					out[i] = wordMatch{n, w}
				}
			}
		}
	}
	match(p.name())
	if !ascii {
		match(p.Ja)
	}
	return out
}

// naming returns how the required words of a query name the place.
func (p *Place) naming(v *Vocabulary, required []word) int {
	if len(required) == 0 {
		return notNamed
	}
	if v.names(p.name(), required) {
		return wholeNamed
	}
	parts := splitName.Replace(p.name())
	if strings.Contains(parts, "\n") {
		for _, part := range strings.Split(parts, "\n") {
			if v.names(part, required) {
				return partNamed
			}
		}
	}
	for _, name := range p.Also {
		if v.names(name, required) {
			return partNamed
		}
	}
	return notNamed
}

// splitName separates the parts of a name.
var splitName = strings.NewReplacer("&", "\n", ",", "\n", "/", "\n", " - ", "\n", " and ", "\n")

// names reports whether the required words of a query name what is called so: a
// name of one word must be the only one, one of several must be among them.
func (v *Vocabulary) names(name string, required []word) bool {
	if !slices.ContainsFunc(required, func(q word) bool { return mayContain(name, q.stem) }) {
		return false
	}
	words := normalize.Words(name)
	telling := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(v.Stop, w) || slices.Contains(v.Optional, w) })
	if len(telling) == 0 {
		telling = words
	}
	n := len(telling)
	if n == 0 || n == 1 && len(required) > 1 {
		return false
	}
	for start := 0; start+n <= len(required); start++ {
		same := true
		for i, w := range telling {
			same = same && stem(w) == required[start+i].stem
		}
		if same {
			return true
		}
	}
	return false
}
