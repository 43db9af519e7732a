package landscape

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
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

// Weights says what a word found in a part of an item counts. The page of
// `map -o html` ranks by the same.
var Weights = struct {
	Name, Alias, Former, Tag, Box, Description int

	// Whole is for a word that is the same, Start for the beginning of one,
	// Inside for a part, Typo for a word that differs a little. They multiply.
	Whole, Start, Inside, Typo int

	// Exact is added when the query is the whole name, slug or alias; Near when
	// it is one but for a letter or two; Begins when the name begins with it.
	Exact, Near, Begins int
	// Graduated, Incubating and Sandbox are added for a project of that level.
	Graduated, Incubating, Sandbox int
	// ArchivedPart divides what an archived project scores by its words.
	ArchivedPart int
}{
	Name: 20, Alias: 18, Former: 10, Tag: 6, Box: 4, Description: 3,
	Whole: 10, Start: 7, Inside: 4, Typo: 5,
	Exact: 1000, Near: 300, Begins: 50,
	Graduated: 20, Incubating: 12, Sandbox: 5,
	ArchivedPart: 2,
}

// Search ranks the items that have every word of the text, best first, among
// those given. What a word counts in each part of an item is added up. A word
// may be the beginning or a part of one in the item or, where no word of an
// item begins with it, differ by a letter or two from one that names an item.
func Search(items []*Item, text string) []Hit {
	query := normalize.Words(text)
	if len(query) == 0 {
		return nil
	}
	hits := scoreItems(items, text, query, false)
	if !slices.ContainsFunc(hits, func(h Hit) bool { return h.begins(query) }) {
		hits = scoreItems(items, text, query, true)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(normalize.Fold(a.Item.Name), normalize.Fold(b.Item.Name)))
	})
	return hits
}

// begins reports whether a matched word begins with a queried one: what is
// found only inside of words may as well be a misspelt name.
func (h Hit) begins(queried []string) bool {
	return slices.ContainsFunc(h.Words, func(w string) bool {
		return slices.ContainsFunc(queried, func(q string) bool { return strings.HasPrefix(w, q) })
	})
}

// scoreItems returns the items that have every word, with typos or without.
func scoreItems(items []*Item, query string, queried []string, typos bool) []Hit {
	var hits []Hit
	var ps parts
	for _, it := range items {
		ps.read(it)
		if !typos && !ps.mention(queried) {
			continue
		}
		if h, ok := ps.score(it, query, queried, typos); ok {
			hits = append(hits, h)
		}
	}
	return hits
}

// part is a side of an item: texts of which the best match counts.
type part struct {
	texts []text
	named bool // what the item is called: here a misspelt word can be meant
}

// text is a text and what a word in it counts.
type text struct {
	text    string
	weight  int
	oneWord bool // all of it is one word, without what is between words
}

func (t text) words() []string {
	if t.oneWord {
		return []string{strings.ReplaceAll(normalize.Slug(t.text), "-", "")}
	}
	return normalize.Words(t.text)
}

// parts are the sides of an item.
type parts [4]part

// read makes them those of an item.
func (ps *parts) read(it *Item) {
	for i := range ps {
		ps[i].texts = ps[i].texts[:0]
	}
	add := func(part, weight int, s string) {
		if s != "" {
			ps[part].texts = append(ps[part].texts, text{text: s, weight: weight})
		}
	}
	ps[0].named = true
	ps[0].texts = append(ps[0].texts, text{it.Name, Weights.Name, false}, text{it.Name, Weights.Name, true})
	for _, a := range it.Aliases {
		add(0, Weights.Alias, a.Name)
	}
	for _, a := range it.FormerNames {
		add(0, Weights.Former, a.Name)
	}
	for _, tags := range [][]string{it.Summary.Tags, it.Tags, it.CustomTags} {
		for _, t := range tags {
			add(1, Weights.Tag, t)
		}
	}
	add(2, Weights.Description, it.Description)
	add(2, Weights.Description, it.DescriptionJa)
	add(2, Weights.Description, it.Note)
	add(3, Weights.Box, it.Category)
	add(3, Weights.Box, it.Subcategory)
}

// mention reports, fast, whether each queried word may be a part of one.
func (ps *parts) mention(queried []string) bool {
	for _, q := range queried {
		found := false
		for i := 0; i < len(ps) && !found; i++ {
			found = slices.ContainsFunc(ps[i].texts, func(t text) bool { return mentions(t.text, q) })
		}
		if !found {
			return false
		}
	}
	return true
}

// mentions reports whether a text has the letters of a word in a row, without
// regard to case and to what is between words; of letters other than ASCII's
// it is never sure.
func mentions(text, q string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf || q[0] >= utf8.RuneSelf {
			return true
		}
		if lower(text[i]) != q[0] {
			continue
		}
		for j, k := 0, i; k < len(text); k++ {
			if c := lower(text[k]); c == q[j] {
				if j++; j == len(q) {
					return true
				}
			} else if c >= utf8.RuneSelf {
				return true
			} else if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' {
				break
			}
		}
	}
	return false
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// match returns what the best match of a queried word counts, and the word.
func (p part) match(q string, typos bool) (best int, found string) {
	for _, t := range p.texts {
		for _, w := range t.words() {
			if n := t.weight * wordScore(q, w, typos && p.named); n > best {
				best, found = n, w
			}
		}
	}
	return best, found
}

func (ps *parts) score(it *Item, query string, queried []string, typos bool) (Hit, bool) {
	h := Hit{Item: it}
	for _, q := range queried {
		sum := 0
		for _, p := range ps {
			if n, word := p.match(q, typos); n > 0 {
				sum += n
				h.Words = append(h.Words, word)
			}
		}
		if sum == 0 {
			return Hit{}, false
		}
		h.Score += sum
	}
	h.Score /= len(queried)
	if it.Maturity == Archived {
		h.Score /= Weights.ArchivedPart
	}
	h.Score += nameBonus(it, query, typos)
	return h, true
}

// nameBonus raises items that are named by the whole of the query.
func nameBonus(it *Item, query string, typos bool) int {
	n, slug := 0, normalize.Slug(strings.TrimSpace(query))
	base, inner := splitParenthesis(it.Name)
	names := []string{it.Slug(), normalize.Slug(base), normalize.Slug(inner)}
	for _, a := range it.Aliases {
		names = append(names, normalize.Slug(a.Name))
	}
	switch {
	case slices.Contains(names, slug):
		n += Weights.Exact
	case typos && slices.ContainsFunc(names, func(name string) bool { return isTypo(slug, name) }):
		n += Weights.Near
	case strings.HasPrefix(it.Slug(), slug):
		n += Weights.Begins
	}
	switch it.Maturity {
	case Graduated:
		n += Weights.Graduated
	case Incubating:
		n += Weights.Incubating
	case Sandbox:
		n += Weights.Sandbox
	}
	return n
}

// wordScore tells how like a queried word q a word w of an item is; 0: not.
func wordScore(q, w string, typos bool) int {
	switch {
	case q == w:
		return Weights.Whole
	case strings.HasPrefix(w, q):
		return Weights.Start
	case len(q) >= 3 && strings.Contains(w, q):
		return Weights.Inside
	}
	if typos && isTypo(q, w) {
		return Weights.Typo
	}
	return 0
}

// isTypo reports whether q differs from w by one letter in four, at most by
// two.
func isTypo(q, w string) bool {
	limit := min(2, utf8.RuneCountInString(q)/4)
	return limit > 0 && suggest.Distance([]rune(q), []rune(w), limit) <= limit
}
