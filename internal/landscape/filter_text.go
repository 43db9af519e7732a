package landscape

import (
	"regexp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// matchGlob returns a function that reports whether the name or slug of an item
// matches the pattern, in which * stands for any characters and ? for one.
func matchGlob(pattern string) func(Item) bool {
	expr := regexp.QuoteMeta(normalize.Fold(pattern))
	expr = strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(expr)
	re := regexp.MustCompile(`(?s)^` + expr + `$`)
	return func(it Item) bool { return re.MatchString(normalize.Fold(it.Name)) || re.MatchString(it.Slug()) }
}

// containsAll reports whether an item has all the folded words in its name,
// aliases, descriptions, keywords or note.
func containsAll(it *Item, words []string) bool {
	text := []string{it.Name, it.Description, it.DescriptionJa, strings.Join(it.Keywords, " "), strings.Join(it.CustomTags, " "), it.Note}
	for _, a := range append(slices.Clip(it.Aliases), it.FormerNames...) {
		text = append(text, a.Name)
	}
	all := normalize.Fold(strings.Join(text, "\n"))
	for _, w := range words {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}
