package search

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// word is a word of a query, its stem, and that of a synonym or "".
type word struct {
	text, stem, also string
}

// query is a query as it is understood.
type query struct {
	words []string // in English where the vocabulary has it, otherwise as typed
	level landscape.Level
	// required are the words that an item must have, optional those that raise
	// it, in the order of the query.
	required, optional []word
	slugs              []string // of the whole query, and of its words
	// alternatives is set if the query asks for alternatives to an item.
	alternatives bool
}

func understand(v *Vocabulary, c *landscape.Catalog, text string, segment bool) *query {
	typed := normalize.Words(text)
	q := &query{words: v.translate(typed, segment), slugs: []string{normalize.Slug(strings.TrimSpace(text))}}
	rest := slices.Clone(q.words)
	if i := slices.IndexFunc(rest, func(w string) bool { return v.levelOf(w) != "" }); i >= 0 && !isName(c, q.slugs[0], typed) {
		q.level = v.levelOf(rest[i])
		rest = slices.DeleteFunc(rest, func(w string) bool { return v.levelOf(w) == q.level })
	}
	q.alternatives = len(rest) > 1 && slices.ContainsFunc(rest, isIn(v.Alternatives))
	if q.alternatives {
		rest = slices.DeleteFunc(rest, isIn(v.Alternatives))
	}
	kept := slices.DeleteFunc(slices.Clone(rest), isIn(v.Stop))
	if len(kept) == 0 && q.level == "" {
		kept = rest
	}
	vendor := v.vendorWords(kept)
	for i, w := range kept {
		if i < vendor || slices.Contains(v.Optional, w) {
			q.optional = append(q.optional, v.word(w))
		} else {
			q.required = append(q.required, v.word(w))
		}
	}
	if len(q.required) == 0 {
		if q.level == "" {
			q.required = q.optional
		}
		q.optional = nil
	}
	for _, words := range [][]string{kept, kept[vendor:]} {
		if s := strings.Join(words, "-"); s != "" && !slices.Contains(q.slugs, s) {
			q.slugs = append(q.slugs, s)
		}
	}
	return q
}

// vendorWords returns how many of the first words name a vendor, if others follow.
func (v *Vocabulary) vendorWords(words []string) int {
	for _, name := range v.Vendors {
		if n := len(name); n < len(words) && slices.Equal(name, words[:n]) {
			return n
		}
	}
	return 0
}

func isIn(list []string) func(string) bool {
	return func(w string) bool { return slices.Contains(list, w) }
}

// isName reports whether a query is the name of an item.
func isName(c *landscape.Catalog, slug string, words []string) bool {
	return named(c, []string{slug}, words) != nil
}

// anchor returns the item that the query names and to which it asks for
// alternatives, or nil.
func (q *query) anchor(c *landscape.Catalog) *landscape.Item {
	if !q.alternatives {
		return nil
	}
	slug := q.slugs[len(q.slugs)-1]
	return named(c, []string{slug}, normalize.Words(slug))
}

// compared returns the items that the query names if each of its words, of which
// there are several, is the name of one.
func (q *query) compared(c *landscape.Catalog) []*landscape.Item {
	if len(q.required) < 2 {
		return nil
	}
	var items []*landscape.Item
	for _, w := range q.required {
		it := named(c, []string{w.text}, []string{w.text})
		if it == nil || slices.Contains(items, it) {
			return nil
		}
		items = append(items, it)
	}
	return items
}

// named returns the first item with one of the slugs, which consist of the words.
func named(c *landscape.Catalog, slugs, words []string) *landscape.Item {
	if len(words) == 0 {
		return nil
	}
	for i := range c.Items {
		it := &c.Items[i]
		possible := mayContain(it.Name, words[0]) || slices.ContainsFunc(it.Aliases, func(a landscape.Alias) bool { return mayContain(a.Name, words[0]) })
		if possible && slices.ContainsFunc(nameSlugs(it), isIn(slugs)) {
			return it
		}
	}
	return nil
}

// nameSlugs returns the slugs of the names of an item, the own one first.
func nameSlugs(it *landscape.Item) []string {
	base, inner := it.SplitName()
	slugs := []string{it.Slug()}
	if inner != "" || base != it.Name {
		slugs = append(slugs, normalize.Slug(base), normalize.Slug(inner))
	}
	for _, a := range it.Aliases {
		slugs = append(slugs, normalize.Slug(a.Name))
	}
	return slugs
}
