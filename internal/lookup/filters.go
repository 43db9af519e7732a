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
)

// Filter is a filter that words of a command line mean, such as --maturity graduated.
type Filter struct {
	Name, Value string
	// Others are filters that the words could mean as well, but are less likely to.
	Others []Filter
}

// The limits keep long command lines cheap.
const (
	maxPhrase = 6  // words that are tried together
	maxWords  = 32 // words of a command line
)

// kindOrder lists the kinds of meanings, the likeliest first.
var kindOrder = []string{"maturity", "kind", "category", landscape.KindItem, "subcategory", "status", "tag"}

// noise are words that people put between filters.
var noise = []string{"a", "all", "and", "at", "by", "for", "in", "item", "items", "of", "on", "or", "project", "projects", "the", "with"}

// AmbiguousError reports words that can mean several filters, none more than another.
type AmbiguousError struct {
	Word    string
	Choices []Filter
}

func (e *AmbiguousError) Error() string { return fmt.Sprintf("%q is ambiguous", e.Word) }

// UnknownWordError reports a word that is no filter.
type UnknownWordError struct {
	Word string
	Near []Filter // what may have been meant, best first
}

func (e *UnknownWordError) Error() string {
	return fmt.Sprintf("%q is not a level, kind, category, subcategory, status, tag or item", e.Word)
}

// Filters returns the filters that words mean. Each argument can be a name, a part of a
// name whose other words follow, or a comma-separated list of names; ! and not: negate.
// The error is an [*AmbiguousError] or an [*UnknownWordError].
func Filters(c *landscape.Catalog, args []string) ([]Filter, error) {
	words := splitLists(c, args)
	if len(words) > maxWords {
		return nil, fmt.Errorf("too many words for filters: %d, at most %d", len(words), maxWords)
	}
	var found []Filter
	for len(words) > 0 {
		n, f, err := longest(c, words)
		switch {
		case n == 0 && slices.Contains(noise, strings.ToLower(words[0])):
			n = 1
		case err != nil:
			return nil, err
		case n == 0:
			return nil, &UnknownWordError{Word: words[0], Near: nearFilters(c, words[0])}
		default:
			found = append(found, f)
		}
		words = words[n:]
	}
	return found, nil
}

// Split returns the words that mean filters, and those that are names of items or mean
// nothing. If the words are names together, none is a filter.
func Split(c *landscape.Catalog, words []string) (filters, names []string) {
	var missing *NotFoundError
	if _, err := Items(c, words, func(string, *landscape.Item) {}); err == nil || errors.As(err, &missing) && missing.Names != nil {
		return nil, words
	}
	for _, word := range words {
		phrase, _ := cutNot(word)
		meanings := c.Meanings(phrase)
		isName := func(m landscape.Meaning) bool { return m.Kind == landscape.KindItem }
		if len(meanings) == 0 || meanings[0].Prefix || slices.ContainsFunc(meanings, isName) {
			names = append(names, word)
		} else {
			filters = append(filters, word)
		}
	}
	return filters, names
}

// splitLists splits arguments at commas, unless the whole is a name.
func splitLists(c *landscape.Catalog, args []string) []string {
	var words []string
	for _, arg := range args {
		if !strings.Contains(arg, ",") || len(c.Meanings(arg)) > 0 {
			words = append(words, arg)
			continue
		}
		for part := range strings.SplitSeq(arg, ",") {
			if part = strings.TrimSpace(part); part != "" {
				words = append(words, part)
			}
		}
	}
	return words
}

// longest returns the filter that the most of the first words mean, and how many they
// are. Whole names precede beginnings of names.
func longest(c *landscape.Catalog, words []string) (int, Filter, error) {
	most := min(len(words), maxPhrase)
	meanings := make([][]landscape.Meaning, most+1)
	for _, prefix := range []bool{false, true} {
		for n := most; n > 0; n-- {
			phrase, not := cutNot(strings.Join(words[:n], " "))
			if prefix && slices.Contains(noise, strings.ToLower(words[0])) {
				return 0, Filter{}, nil
			}
			if !prefix {
				meanings[n] = c.Meanings(phrase)
			}
			if len(meanings[n]) > 0 && meanings[n][0].Prefix == prefix {
				f, err := choose(phrase, not, meanings[n])
				return n, f, err
			}
		}
	}
	return 0, Filter{}, nil
}

// cutNot removes the prefix of a negated value, and returns it.
func cutNot(word string) (rest, not string) {
	for _, not := range []string{"!", "not:"} {
		if rest, ok := strings.CutPrefix(word, not); ok {
			return rest, not
		}
	}
	return word, ""
}

// choose returns the filter of the likeliest meaning.
func choose(phrase, not string, meanings []landscape.Meaning) (Filter, error) {
	var all []Filter
	meanings = slices.Clone(meanings)
	slices.SortStableFunc(meanings, func(a, b landscape.Meaning) int {
		return cmp.Compare(slices.Index(kindOrder, a.Kind), slices.Index(kindOrder, b.Kind))
	})
	items := slices.DeleteFunc(slices.Clone(meanings), func(m landscape.Meaning) bool { return m.Kind != landscape.KindItem })
	for _, m := range meanings {
		if m.Kind == landscape.KindItem && len(items) > 1 && len(items) < len(meanings) {
			continue // a part of several names
		}
		all = append(all, filterOf(m, phrase, not))
	}
	if len(all) > 1 && (meanings[0].Prefix || all[0].Name == all[1].Name) {
		return Filter{}, &AmbiguousError{Word: phrase, Choices: all}
	}
	f := all[0]
	f.Others = all[1:]
	return f, nil
}

// filterOf returns the filter of a meaning, its value in the form that is easiest to type.
func filterOf(m landscape.Meaning, phrase, not string) Filter {
	f := Filter{Name: m.Kind, Value: m.Name}
	switch m.Kind {
	case landscape.KindItem:
		f.Name = "name"
	case "subcategory":
		if strings.Contains(phrase, "/") && len(m.Categories) == 1 && !strings.Contains(m.Name, "/") {
			f.Value = m.Categories[0] + "/" + m.Name
		}
	}
	if slug := normalize.Slug(f.Value); slug != "" && (m.Kind == "category" || m.Kind == "subcategory") && !strings.Contains(f.Value, "/") {
		f.Value = slug
	}
	f.Value = not + f.Value
	return f
}

// nearFilters returns the filters whose values are spelled like a word.
func nearFilters(c *landscape.Catalog, word string) []Filter {
	var near []Filter
	for _, kind := range []string{"maturity", "category", "subcategory"} {
		f, _ := landscape.FilterNamed(kind)
		var names []string
		for _, v := range f.Values(c) {
			if !strings.Contains(v.Name, landscape.PlacementSeparator) {
				names = append(names, v.Name)
				names = append(names, strings.FieldsFunc(v.Name, func(r rune) bool { return r == ' ' || r == '/' })...)
			}
		}
		for _, name := range suggest.Names(word, names, 1) {
			for _, v := range f.Values(c) {
				if v.Name == name || slices.Contains(strings.FieldsFunc(v.Name, func(r rune) bool { return r == ' ' || r == '/' }), name) {
					near = append(near, filterOf(landscape.Meaning{Kind: kind, Name: v.Name}, "", ""))
					break
				}
			}
		}
	}
	return near
}
