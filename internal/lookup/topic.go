package lookup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// topicKinds are the kinds of meaning that can be explained.
var topicKinds = []string{"maturity", "kind", "category", "subcategory"}

// maxTopics is the number of words up to which people may mean topics. More words are
// the names of items, from another program.
const maxTopics = 20

// Topics returns the levels, kinds, categories and subcategories that words name,
// each alone or all of them together. It returns nil if one of them names an item,
// or nothing. The notes say what else the words name.
func Topics(c *landscape.Catalog, words []string) (topics []landscape.Meaning, notes []string) {
	if len(words) > maxTopics {
		return nil, nil
	}
	if len(words) > 1 {
		joined := strings.Join(words, " ")
		if first, others := topicOf(c, joined); first != nil {
			return []landscape.Meaning{*first}, alsoNames(joined, others)
		}
		if items, _ := join(c, words); len(items) > 0 && len(items) < len(words) {
			return nil, nil // words that are names together mean nothing alone
		}
	}
	for _, w := range words {
		first, others := topicOf(c, w)
		notes = append(notes, alsoNames(w, others)...)
		if first != nil {
			topics = append(topics, *first)
		}
	}
	if len(topics) < len(words) {
		topics = nil
	}
	return topics, notes
}

// topicOf returns the likeliest topic that a word names, or nil if it names an
// item or nothing, and the other topics that it names.
func topicOf(c *landscape.Catalog, word string) (first *landscape.Meaning, others []landscape.Meaning) {
	meanings := c.Meanings(word)
	topics := onlyTopics(meanings)
	switch {
	case len(topics) == 0:
		return nil, nil
	case meanings[0].Kind == landscape.KindItem:
		return nil, topics
	case !topics[0].Prefix && topics[0].Kind != "subcategory":
		return &topics[0], topics[1:]
	case !topics[0].Prefix:
		return &topics[0], append(topics[1:], longerNames(c, word)...)
	}
	if len(topics) > 1 || c.Lookup(word) != nil {
		return nil, nil
	}
	return &topics[0], nil
}

// longerNames returns the subcategories whose names begin with a word and go on.
func longerNames(c *landscape.Catalog, word string) []landscape.Meaning {
	var out []landscape.Meaning
	for _, cat := range c.Categories {
		for _, sub := range cat.Subcategories {
			if strings.HasPrefix(normalize.Fold(sub), normalize.Fold(word)+" ") {
				out = append(out, landscape.Meaning{Kind: "subcategory", Name: sub, Categories: []string{cat.Name}, Prefix: true})
			}
		}
	}
	return out
}

// alsoNames returns a note for each other topic that a word names.
func alsoNames(word string, others []landscape.Meaning) []string {
	var notes []string
	for _, m := range others {
		name := m.Name
		if m.Kind == "subcategory" {
			name = m.Categories[0] + " / " + name
		}
		format := "%q is also the %s %s: %s"
		if m.Prefix {
			format = "%q also begins the %s %s: %s"
		}
		notes = append(notes, fmt.Sprintf(format, word, m.Kind, name, showCommand(m)))
	}
	return notes
}

// onlyTopics returns the meanings that are topics, a subcategory for each of its
// categories.
func onlyTopics(meanings []landscape.Meaning) []landscape.Meaning {
	var topics []landscape.Meaning
	for _, m := range meanings {
		switch {
		case !slices.Contains(topicKinds, m.Kind) || m.Name == landscape.KindAll || m.Name == landscape.NotHosted:
		case m.Kind == "subcategory":
			for _, category := range m.Categories {
				one := m
				one.Categories = []string{category}
				topics = append(topics, one)
			}
		default:
			topics = append(topics, m)
		}
	}
	return topics
}

// showCommand returns the command that shows a topic, or lists it if its name
// alone is that of another.
func showCommand(m landscape.Meaning) string {
	if m.Kind == "subcategory" {
		return "landscope show " + m.Arg()
	}
	return "landscope list --" + m.Kind + " " + m.Arg()
}
