package landscape

import (
	"regexp"
	"slices"
	"strings"
)

func globMatch(pattern string) func(Item) bool {
	expr := regexp.QuoteMeta(fold(pattern))
	expr = strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(expr)
	re := regexp.MustCompile(`(?s)^` + expr + `$`)
	return func(it Item) bool { return re.MatchString(fold(it.Name)) || re.MatchString(it.Slug()) }
}

func containsAll(it *Item, words []string) bool {
	text := []string{it.Name, it.Description, it.DescriptionJa, strings.Join(it.Summary.Tags, " "), strings.Join(it.CustomTags, " "), it.Note}
	for _, a := range append(slices.Clip(it.Aliases), it.FormerNames...) {
		text = append(text, a.Name)
	}
	all := fold(strings.Join(text, "\n"))
	for _, w := range words {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}
