package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
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

// fields are the searched fields of an item: names, keywords, descriptions and
// the placement. The value is reused for item after item.
type fields [4]field

// read sets the fields to those of an item.
func (fs *fields) read(it *landscape.Item) {
	for i := range fs {
		fs[i].texts = fs[i].texts[:0]
	}
	add := func(field, weight int, s string) {
		if s != "" {
			fs[field].texts = append(fs[field].texts, text{s, weight, false})
		}
	}
	fs[0].isName = true
	fs[0].texts = append(fs[0].texts, text{it.Name, Weights.Name, false}, text{it.Name, Weights.Name, true})
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

// mayMatch reports whether the item may have every queried word. It is fast,
// and false only if [fields.score] would find one missing.
func (fs *fields) mayMatch(queried []string) bool {
	for _, q := range queried {
		found := false
		for i := 0; i < len(fs) && !found; i++ {
			found = slices.ContainsFunc(fs[i].texts, func(t text) bool { return mayContain(t.string, q) })
		}
		if !found {
			return false
		}
	}
	return true
}

// mayContain reports whether the letters of q follow one another in s, without
// regard to case and to characters between words. It reports true for letters
// other than ASCII's, which it does not fold.
func mayContain(s, q string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || q[0] >= utf8.RuneSelf {
			return true
		}
		if lower(s[i]) != q[0] {
			continue
		}
		for j, k := 0, i; k < len(s); k++ {
			if c := lower(s[k]); c == q[j] {
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

// score returns the item as a hit. It reports false if a queried word is
// missing.
func (fs *fields) score(it *landscape.Item, query string, queried []string, typos bool) (Hit, bool) {
	h := Hit{Item: it}
	for _, q := range queried {
		sum := 0
		for _, f := range fs {
			if n, word := f.bestMatch(q, typos); n > 0 {
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
	if it.Maturity == landscape.Archived {
		h.Score /= Weights.ArchivedPart
	}
	h.Score += nameBonus(it, query, typos) + levelBonus(it.Maturity)
	return h, true
}

// bestMatch returns the word that matches q best, and its score.
func (f field) bestMatch(q string, typos bool) (best int, word string) {
	for _, t := range f.texts {
		for _, w := range t.words() {
			if n := t.weight * wordScore(q, w, typos && f.isName); n > best {
				best, word = n, w
			}
		}
	}
	return best, word
}

// nameBonus returns what is added if the whole query names the item.
func nameBonus(it *landscape.Item, query string, typos bool) int {
	slug := normalize.Slug(strings.TrimSpace(query))
	base, inner := it.SplitName()
	names := []string{it.Slug(), normalize.Slug(base), normalize.Slug(inner)}
	for _, a := range it.Aliases {
		names = append(names, normalize.Slug(a.Name))
	}
	switch {
	case slices.Contains(names, slug):
		return Weights.Exact
	case typos && slices.ContainsFunc(names, func(name string) bool { return isTypo(slug, name) }):
		return Weights.Near
	case strings.HasPrefix(it.Slug(), slug):
		return Weights.Begins
	}
	return 0
}

func levelBonus(level landscape.Level) int {
	switch level {
	case landscape.Graduated:
		return Weights.Graduated
	case landscape.Incubating:
		return Weights.Incubating
	case landscape.Sandbox:
		return Weights.Sandbox
	}
	return 0
}

// wordScore returns how well a word w of an item matches a queried word q; 0
// means not at all.
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

// isTypo reports whether q differs from w by at most one letter in four, and
// at most two.
func isTypo(q, w string) bool {
	limit := min(2, utf8.RuneCountInString(q)/4)
	return limit > 0 && suggest.Distance([]rune(q), []rune(w), limit) <= limit
}
