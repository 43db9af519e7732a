// Package lookup finds the items that the arguments of a command name. If an argument
// names no item, the error tells what the user may have meant: words that are a name
// only together, or a category or level in place of an item.
package lookup

import (
	"errors"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
)

// NotFoundError reports arguments that name no item.
type NotFoundError struct {
	Err error // names all of them
	// Names is what the arguments probably name if words are joined, quoted for a shell;
	// nil if that does not name items either.
	Names []string
	// Items are those that the arguments name for certain if words are joined, which are
	// the Names; nil if the Names are a guess.
	Items []*landscape.Item
	// Filter and Value select the category, subcategory or level that the first argument
	// names; "" if it names none.
	Filter, Value string
}

func (e *NotFoundError) Error() string { return e.Err.Error() }

// Unwrap returns the error of the names.
func (e *NotFoundError) Unwrap() error { return e.Err }

// Items returns the items that names mean. It calls renamed for each name that the item
// no longer has. The error is a [*NotFoundError].
func Items(c *landscape.Catalog, names []string, renamed func(name string, it *landscape.Item)) ([]*landscape.Item, error) {
	var items []*landscape.Item
	var unknown []error
	for _, name := range names {
		found, err := c.Find(name)
		if err != nil {
			unknown = append(unknown, err)
			continue
		}
		if found.Former != "" {
			renamed(name, found.Item)
		}
		items = append(items, found.Item)
	}
	if len(unknown) == 0 {
		return items, nil
	}
	e := &NotFoundError{Err: merge(unknown)}
	if e.Items, e.Names = join(c, names); e.Names == nil {
		e.Names = nearJoined(c, names)
	}
	if e.Names == nil {
		e.Filter, e.Value = filterFor(c, unknown[0])
	}
	return nil, e
}

// join returns the items that words name if they are joined, each by the longest name
// possible, and the names of the items. It returns nil if some words do not name an item.
func join(c *landscape.Catalog, words []string) (items []*landscape.Item, names []string) {
	for len(words) > 0 {
		it, n := longestItem(c, words)
		if it == nil {
			return nil, nil
		}
		items, names = append(items, it), append(names, synonym.Quote(it.Name))
		words = words[n:]
	}
	return items, names
}

// longestItem returns the item that as many of the first words as possible name, joined by
// spaces or by nothing, and their number; nil if there is none.
func longestItem(c *landscape.Catalog, words []string) (it *landscape.Item, n int) {
	for n := min(len(words), maxPhrase); n > 0; n-- {
		phrase := strings.Join(words[:n], " ")
		for _, name := range []string{phrase, strings.ReplaceAll(phrase, " ", "")} {
			if it := c.Lookup(name); it != nil {
				return it, n
			}
		}
	}
	return nil, 0
}

// nearJoined returns the name of the item that all words together are spelled like, or
// nil.
func nearJoined(c *landscape.Catalog, words []string) []string {
	var unknown *suggest.UnknownError
	isItem := func(word string) bool { return c.Lookup(word) != nil }
	if len(words) < 2 || len(words) > maxPhrase || slices.ContainsFunc(words, isItem) {
		return nil
	}
	if _, err := c.Find(strings.Join(words, " ")); errors.As(err, &unknown) && len(unknown.Near) > 0 {
		return []string{synonym.Quote(unknown.Near[0])}
	}
	return nil
}

// filterFor returns the filter and the value that have the name that err reports.
func filterFor(c *landscape.Catalog, err error) (filter, value string) {
	var unknown *suggest.UnknownError
	if !errors.As(err, &unknown) || len(unknown.Candidates) > 0 {
		return "", ""
	}
	for _, kind := range []string{"category", "subcategory", "maturity"} {
		f, _ := landscape.FilterNamed(kind)
		for _, v := range f.Values(c) {
			if slug := normalize.Slug(v.Name); slug != "" && slug == normalize.Slug(unknown.Name) {
				return kind, v.Name
			}
		}
	}
	return "", ""
}

// maxNear is the number of near names that an error of several names lists.
const maxNear = 5

// merge returns one error for all names that were not found.
func merge(errs []error) error {
	if len(errs) == 1 {
		return errs[0]
	}
	all := &suggest.UnknownError{Kind: "item", Near: []string{}}
	var names []string
	for _, err := range errs {
		var one *suggest.UnknownError
		if errors.As(err, &one) {
			names = append(names, one.Name)
			all.Near = append(append(all.Near, one.Near...), one.Candidates...)
		}
	}
	all.Name, all.Near = strings.Join(names, ", "), all.Near[:min(len(all.Near), maxNear)]
	return all
}
