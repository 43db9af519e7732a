package landscape

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// KindItem is the kind of a [Meaning] that is an item.
const KindItem = "item"

// Meaning is one thing that a word means in a landscape.
type Meaning struct {
	// Kind is [KindItem] or the name of the filter that has the value:
	// maturity, kind, category, subcategory, status or tag.
	Kind string
	// Name is the name of the item or value, as the landscape writes it.
	Name string
	// Categories are those that have the subcategory.
	Categories []string
	// Prefix is set if the word is only the beginning of the name.
	Prefix bool
}

// Arg returns the name as an argument of a command: the slug, of a subcategory
// with that of its category if it is only one.
func (m Meaning) Arg() string {
	if m.Kind == "subcategory" && len(m.Categories) == 1 {
		return normalize.Slug(m.Categories[0]) + "/" + normalize.Slug(m.Name)
	}
	return normalize.Slug(m.Name)
}

// meaningKinds lists the filters whose values a word can mean. Of two meanings
// the one listed first is the likelier.
var meaningKinds = []string{"maturity", "kind", "category", "subcategory", "status", "tag"}

// levelSynonyms are other words for levels.
var levelSynonyms = map[string]Level{
	"graduate": Graduated, "graduates": Graduated, "graduation": Graduated,
	"incubation": Incubating, "incubator": Incubating, "incubated": Incubating,
	"sandboxes": Sandbox, "retired": Archived,
}

// LevelSynonyms returns other words for a level, sorted.
func LevelSynonyms(l Level) []string {
	var words []string
	for w, level := range levelSynonyms {
		if level == l {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	return words
}

// Meanings returns everything that a word, or several, can mean: an item of that
// name, a level, kind, category, subcategory, status or tag, the likeliest
// first. Letter case and punctuation do not count, and Japanese names are known.
// Only if the word is no name of any of these but tags, categories and
// subcategories that begin with it are returned, too.
//
// The names can be passed to the filter that Kind names, or to [Catalog.Find].
func (c *Catalog) Meanings(word string) []Meaning {
	exact, prefixed := c.itemMeanings(word), []Meaning(nil)
	for _, kind := range meaningKinds {
		f, _ := FilterNamed(kind)
		v := valueSet{kind: kind, values: f.values(c)}
		same, begins := v.candidates(meant(kind, word))
		for _, name := range same[:min(1, len(same))] {
			if kind == "kind" && name == Hosted {
				continue // it is a value of maturity
			}
			exact = append(exact, c.meaning(kind, name, false))
		}
		if kind == "category" || kind == "subcategory" {
			for _, name := range begins {
				prefixed = append(prefixed, c.meaning(kind, name, true))
			}
		}
	}
	if len(exact) == 0 {
		exact = c.placementMeaning(word)
	}
	if !slices.ContainsFunc(exact, func(m Meaning) bool { return m.Kind != "tag" }) {
		return append(exact, prefixed...)
	}
	return exact
}

// placementMeaning returns the subcategory that a word such as
// "inference/runtime" names together with its category.
func (c *Catalog) placementMeaning(word string) []Meaning {
	if !strings.Contains(word, "/") {
		return nil
	}
	name, _ := valueSet{kind: "subcategory", values: subcategoryNames(c)}.find(word)
	category, sub, both := strings.Cut(name, PlacementSeparator)
	if !both {
		return nil
	}
	return []Meaning{{Kind: "subcategory", Name: sub, Categories: []string{category}}}
}

// itemMeanings returns the item that has the word as its name, or all items if
// several have it.
func (c *Catalog) itemMeanings(word string) []Meaning {
	items, _ := c.lookup(word, false)
	var out []Meaning
	for _, name := range c.uniqueNames(items) {
		out = append(out, Meaning{Kind: KindItem, Name: name})
	}
	if len(items) == 1 {
		out[0].Name = items[0].Name
	}
	return out
}

func (c *Catalog) meaning(kind, name string, prefix bool) Meaning {
	m := Meaning{Kind: kind, Name: name, Prefix: prefix}
	if kind == "subcategory" {
		for _, cat := range c.Categories {
			if slices.Contains(cat.Subcategories, name) {
				m.Categories = append(m.Categories, cat.Name)
			}
		}
	}
	return m
}

// meant returns the value that a synonym stands for, or the word itself.
func meant(kind, word string) string {
	folded := normalize.Fold(word)
	switch kind {
	case "maturity":
		if l, ok := levelSynonyms[folded]; ok {
			return string(l)
		}
	case "kind":
		if folded == KindMember+"s" || folded == KindPart+"s" {
			return strings.TrimSuffix(folded, "s")
		}
	}
	return word
}
