package search

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// Vocabulary is what is known of the words of queries. The page reads it.
type Vocabulary struct {
	// Stop are words that say nothing, Optional words that an item need not
	// have, Alternatives words that ask for alternatives to an item.
	Stop         []string `json:"stop"`
	Optional     []string `json:"optional"`
	Alternatives []string `json:"alternatives"`
	// Vendors are the words of the names of vendors, which may precede that of a
	// product.
	Vendors [][]string `json:"vendors"`
	// Synonyms are matched as other forms of a word are.
	Synonyms []Synonym `json:"synonyms"`
	Levels   []Level   `json:"levels"`
	Places   []Place   `json:"places"`
}

// Synonym is a word and another that matches it.
type Synonym struct {
	Word string `json:"word"`
	Also string `json:"also"`
}

// Level is a maturity level with the words for it.
type Level struct {
	Level landscape.Level `json:"level"`
	Words []string        `json:"words"` // folded
}

// Place is a category, or a subcategory of one.
type Place struct {
	Category    string `json:"category"`
	Subcategory string `json:"subcategory"`
	// Ja is the Japanese name, or "".
	Ja string `json:"ja"`
	// Also are other names.
	Also []string `json:"also"`
}

// name returns the own name of the place.
func (p *Place) name() string {
	if p.Subcategory != "" {
		return p.Subcategory
	}
	return p.Category
}

var (
	stopWords = []string{
		"a", "about", "all", "an", "and", "any", "are", "as", "at", "best", "between", "by", "can", "cncf", "compare", "compared", "comparison", "could", "difference", "do", "does", "find", "for", "from",
		"get", "give", "good", "great", "has", "have", "help", "how", "i", "in", "is", "it", "its", "like", "list", "looking", "me", "most",
		"my", "need", "of", "on", "or", "our", "popular", "recommended", "search", "should", "show", "some", "that", "the", "their", "there",
		"these", "this", "to", "top", "use", "used", "using", "versus", "vs", "want", "was", "we", "what", "where", "which", "who", "why", "with", "you", "your",
		"おすすめ", "とは", "一覧", "何",
	}
	optionalWords = []string{
		"cloud", "computing", "controller", "controllers", "items", "k8s", "kubernetes", "management", "native", "open", "opensource", "platform", "product", "products", "project", "projects",
		"software", "solution", "solutions", "source", "system", "systems", "tool", "tools", "ツール", "プロジェクト",
	}
	alternativeWords = []string{"alternative", "alternatives", "competitor", "competitors", "replacement", "replacements", "similar", "代替"}
)

// synonyms are words for the same, which have no letters in common.
var synonyms = []Synonym{
	{"backup", "back"}, {"backups", "back"}, {"db", "database"}, {"ml", "machine"}, {"queue", "messaging"},
	{"scanning", "scanner"}, {"vm", "virtual"}, {"vms", "virtual"},
}

// NewVocabulary returns the vocabulary for a landscape.
func NewVocabulary(c *landscape.Catalog) *Vocabulary { return newVocabulary(c, true) }

// newVocabulary returns the vocabulary for a landscape, with Japanese names of
// places only if they are needed.
func newVocabulary(c *landscape.Catalog, ja bool) *Vocabulary {
	v := &Vocabulary{Stop: stopWords, Optional: optionalWords, Alternatives: alternativeWords, Synonyms: synonyms, Levels: []Level{}, Places: []Place{}}
	for _, names := range landscape.Vendors() {
		for _, name := range names {
			v.Vendors = append(v.Vendors, strings.Fields(name))
		}
	}
	for _, l := range []landscape.Level{landscape.Sandbox, landscape.Incubating, landscape.Graduated, landscape.Archived} {
		words := append([]string{string(l)}, landscape.LevelSynonyms(l)...)
		if ja := landscape.Ja(c.Words.Levels, string(l)); ja != string(l) {
			words = append(words, normalize.Fold(ja))
		}
		v.Levels = append(v.Levels, Level{l, words})
	}
	for _, cat := range c.Categories {
		v.Places = append(v.Places, newPlace(c, landscape.Placement{Category: cat.Name}, ja))
		for _, sub := range cat.Subcategories {
			v.Places = append(v.Places, newPlace(c, landscape.Placement{Category: cat.Name, Subcategory: sub}, ja))
		}
	}
	v.addOtherNames(c.Explanations)
	return v
}

func newPlace(c *landscape.Catalog, at landscape.Placement, ja bool) Place {
	p := Place{Category: at.Category, Subcategory: at.Subcategory, Also: []string{}}
	if !ja {
		return p
	}
	if at.Subcategory == "" {
		p.Ja = c.CategoryJa(at)
	} else {
		p.Ja = c.SubcategoryJa(at)
	}
	if p.Ja == p.name() {
		p.Ja = ""
	}
	return p
}

// addOtherNames adds the other names that explanations give to subcategories.
func (v *Vocabulary) addOtherNames(explanations []landscape.Explanation) {
	also := map[landscape.Placement][]string{}
	for _, e := range explanations {
		if len(e.Also) > 0 {
			also[landscape.Placement{Category: e.Category, Subcategory: e.Name}] = e.Also
		}
	}
	for i := range v.Places {
		p := &v.Places[i]
		if names := also[landscape.Placement{Category: p.Category, Subcategory: p.Subcategory}]; names != nil && p.Subcategory != "" {
			p.Also = names
		}
	}
}

// word returns a word of a query with what else matches it.
func (v *Vocabulary) word(text string) word {
	w := word{text: text, stem: stem(text)}
	for _, s := range v.Synonyms {
		if s.Word == text {
			w.also = stem(s.Also)
		}
	}
	return w
}

// levelOf returns the level that a folded word names, or "".
func (v *Vocabulary) levelOf(word string) landscape.Level {
	for _, l := range v.Levels {
		if slices.Contains(l.Words, word) {
			return l.Level
		}
	}
	return ""
}

// translate returns the words of a query with Japanese names of places and
// levels in English. With segment it also looks for such names within words,
// because Japanese has no spaces.
func (v *Vocabulary) translate(words []string, segment bool) []string {
	if !slices.ContainsFunc(words, isNotASCII) {
		return words
	}
	terms := v.japanese()
	var out []string
	for _, w := range words {
		switch english, ok := terms[w]; {
		case ok:
			out = append(out, normalize.Words(english)...)
		case segment && isNotASCII(w):
			out = append(out, cut(w, terms)...)
		default:
			out = append(out, w)
		}
	}
	return out
}

// japanese returns the English names of places and levels, and stop words, by
// their Japanese ones. Names of several words are not among them.
func (v *Vocabulary) japanese() map[string]string {
	terms := map[string]string{}
	for _, list := range [][]string{v.Stop, v.Optional, v.Alternatives} {
		for _, w := range list {
			if isNotASCII(w) {
				terms[w] = w
			}
		}
	}
	for _, l := range v.Levels {
		for _, w := range l.Words {
			if isNotASCII(w) {
				terms[w] = string(l.Level)
			}
		}
	}
	for i := range v.Places {
		p := &v.Places[i]
		for _, name := range append([]string{p.Ja}, p.Also...) {
			if !isNotASCII(name) {
				continue
			}
			if words := normalize.Words(name); len(words) == 1 && terms[words[0]] == "" {
				terms[words[0]] = p.name()
			}
		}
	}
	return terms
}

// cut splits a Japanese word at the terms in it, the longest first, and drops
// the particles between them.
func cut(w string, terms map[string]string) []string {
	letters := []rune(w)
	longest := 0
	for term := range terms {
		longest = max(longest, len([]rune(term)))
	}
	var out []string
	rest := 0 // where what is no term begins
	flush := func(end int) {
		if piece := letters[rest:end]; slices.ContainsFunc(piece, func(r rune) bool { return r < 'ぁ' || r > 'ん' }) {
			out = append(out, string(piece))
		}
	}
	for i := 0; i < len(letters); {
		n := min(longest, len(letters)-i)
		for ; n > 1; n-- {
			if english, ok := terms[string(letters[i:i+n])]; ok {
				flush(i)
				out = append(out, normalize.Words(english)...)
				rest = i + n
				break
			}
		}
		i += max(n, 1)
	}
	flush(len(letters))
	return out
}

func isNotASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 0x7f }) >= 0
}
