package landscape

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Hit is an item that a search found.
type Hit struct {
	Item *Item
	// Score orders hits; only its order has a meaning.
	Score int
	// Words are the words of the item that were matched, as they stand in it,
	// in lower case.
	Words []string
}

// weights says what a word found in a part of an item counts.
var weights = struct {
	Name, Alias, Former, Tag, Box, Description int

	// Whole is for a word that is the same, Start for the beginning of one,
	// Inside for a part, Typo for a word that differs a little. They multiply.
	Whole, Start, Inside, Typo int

	// Exact is added when the query is the whole name, slug or alias; Begins
	// when the name begins with the query.
	Exact, Begins int
	// Hosted is added for a project with a level that is not archived.
	Hosted int
}{
	Name: 20, Alias: 18, Former: 10, Tag: 6, Box: 4, Description: 3,
	Whole: 10, Start: 7, Inside: 4, Typo: 5,
	Exact: 1000, Begins: 150,
	Hosted: 5,
}

// Search ranks the items that have every word of the text, best first, among
// those given. A word may be the beginning or a part of one in the item or,
// where no item has it so, differ from one by a letter or two.
func Search(items []*Item, text string) []Hit {
	query := words(text)
	if len(query) == 0 {
		return nil
	}
	var hits []Hit
	for _, it := range items {
		if h, ok := score(it, text, query); ok {
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(fold(a.Item.Name), fold(b.Item.Name)))
	})
	return hits
}

// part is a text of an item and what a word in it counts.
type part struct {
	text   string
	weight int
	typos  bool // whether a misspelt word is looked for here
}

func parts(it *Item) []part {
	ps := []part{{it.Name, weights.Name, true}}
	for _, a := range it.Aliases {
		ps = append(ps, part{a.Name, weights.Alias, true})
	}
	for _, a := range it.FormerNames {
		ps = append(ps, part{a.Name, weights.Former, true})
	}
	for _, t := range append(slices.Clip(it.Summary.Tags), it.Tags...) {
		ps = append(ps, part{t, weights.Tag, false})
	}
	return append(ps,
		part{it.Description, weights.Description, false},
		part{it.DescriptionJa, weights.Description, false},
		part{it.Category, weights.Box, false},
		part{it.Subcategory, weights.Box, false})
}

func score(it *Item, text string, query []string) (Hit, bool) {
	h := Hit{Item: it}
	ps := parts(it)
	for _, q := range query {
		best, found := 0, ""
		for _, p := range ps {
			for _, w := range words(p.text) {
				if n := p.weight * likeness(q, w, p.typos); n > best {
					best, found = n, w
				}
			}
		}
		if best == 0 {
			return Hit{}, false
		}
		h.Score += best
		h.Words = append(h.Words, found)
	}
	h.Score = h.Score/len(query) + bonus(it, text)
	return h, true
}

// bonus raises items that are named by the whole of the query.
func bonus(it *Item, text string) int {
	n, slug := 0, Slug(strings.TrimSpace(text))
	base, inner := parenthesis(it.Name)
	switch {
	case slug == it.Slug(), slug == Slug(base), inner != "" && slug == Slug(inner), hasName(it.Aliases, fold(text)):
		n += weights.Exact
	case strings.HasPrefix(it.Slug(), slug):
		n += weights.Begins
	}
	if it.Maturity != "" && it.Maturity != Archived {
		n += weights.Hosted
	}
	return n
}

// likeness tells how like a queried word q a word w of an item is; 0: not.
func likeness(q, w string, typos bool) int {
	switch {
	case q == w:
		return weights.Whole
	case strings.HasPrefix(w, q):
		return weights.Start
	case len(q) >= 3 && strings.Contains(w, q):
		return weights.Inside
	}
	limit := len([]rune(q)) / 4
	if limit > 2 {
		limit = 2
	}
	if typos && limit > 0 && distance([]rune(q), []rune(w), limit) <= limit {
		return weights.Typo
	}
	return 0
}

// words cuts a text into words in lower case; Japanese text stays in the runs
// between other characters, within which parts are found.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '+'
	})
}
