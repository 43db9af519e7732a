package lookup

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
)

// Advice says what words that are no filters may mean, as arguments of a command.
func Advice(command string, words []string, err error) string {
	var ambiguous *AmbiguousError
	var unknown *UnknownWordError
	switch {
	case errors.As(err, &ambiguous):
		return "choices: " + flagLines(command, ambiguous.Choices, ", ")
	case errors.As(err, &unknown):
		if _, err := landscape.ParseDate(unknown.Word); err == nil {
			return fmt.Sprintf("did you mean: %s --accepted-at %s, or --as-of %[2]s?", command, unknown.Word)
		}
		if len(unknown.Near) > 0 {
			return "did you mean: " + flagLines(command, unknown.Near, ", or ") + "?"
		}
		return "try: landscope search " + synonym.Line(words)
	}
	return ""
}

// flagLines returns command lines with a filter each.
func flagLines(command string, filters []Filter, separator string) string {
	const most = 5
	var lines []string
	for _, f := range filters[:min(most, len(filters))] {
		line := command + " --" + f.Name + " " + synonym.Quote(f.Value)
		if f.Name == "name" {
			line = "landscope show " + synonym.Quote(f.Value)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, separator)
}

// Also returns the end of a note: what the words of filters can mean as well.
func Also(filters []Filter) string {
	var also []string
	for _, f := range filters {
		for _, o := range f.Others {
			also = append(also, "--"+o.Name+" "+synonym.Quote(o.Value))
		}
	}
	if len(also) == 0 {
		return ""
	}
	return " (also: " + strings.Join(also, ", ") + ")"
}

// WrongKind says which other filter has the value that an error of a filter reports, or
// returns "".
func WrongKind(c *landscape.Catalog, err error) string {
	var unknown *suggest.UnknownError
	if !errors.As(err, &unknown) || len(unknown.Candidates) > 0 {
		return ""
	}
	if _, isFilter := landscape.FilterNamed(unknown.Kind); !isFilter || unknown.Kind == "owner" {
		return "" // any word can be the name of a team
	}
	f, ok := otherFilter(c, unknown.Kind, unknown.Name)
	if !ok {
		return ""
	}
	kind := strings.NewReplacer("maturity", "maturity level", "name", "project").Replace(f.Name)
	return fmt.Sprintf("%s is a %s: use --%s %s", unknown.Name, kind, f.Name, synonym.Quote(f.Value))
}

// otherFilter returns the filter other than the given one that has the value, for an error
// that says so. It reports false if none has.
func otherFilter(c *landscape.Catalog, notFilter, value string) (Filter, bool) {
	meanings := slices.DeleteFunc(c.Meanings(value), func(m landscape.Meaning) bool {
		return m.Kind == notFilter || m.Prefix || m.Kind == landscape.KindItem && notFilter == "name"
	})
	if len(meanings) == 0 {
		return Filter{}, false
	}
	slices.SortStableFunc(meanings, func(a, b landscape.Meaning) int {
		return cmp.Compare(slices.Index(kindOrder, a.Kind), slices.Index(kindOrder, b.Kind))
	})
	return filterOf(meanings[0], value, ""), true
}

// Advice returns how to name the items after a command, or "".
func (e *NotFoundError) Advice(command string) string {
	switch {
	case e.Names != nil:
		return "did you mean: " + command + " " + strings.Join(e.Names, " ")
	case e.Filter != "":
		kind := strings.Replace(e.Filter, "maturity", "maturity level", 1)
		return fmt.Sprintf("%s is a %s: landscope list --%s %s", e.Value, kind, e.Filter, normalize.Slug(e.Value))
	}
	return ""
}
