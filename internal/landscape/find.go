package landscape

import (
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Match is an item and, if it was found by a former name, that name.
type Match struct {
	Item   *Item
	Former string
}

// Find returns the item that a person means by name. It looks for the id, slug
// or name; the name without the part in parentheses, or that part alone; an
// alias; a former name; the first words of a name. The first of these that any
// item has decides. The error is a [*suggest.UnknownError], which lists the
// candidates if several items have it.
func (c *Catalog) Find(name string) (Match, error) { return c.find(name, true) }

// findExact returns the item as Find does, but not by the first words of a name.
func (c *Catalog) findExact(name string) (*Item, error) {
	f, err := c.find(name, false)
	return f.Item, err
}

func (c *Catalog) find(name string, firstWords bool) (Match, error) {
	found, former := c.lookup(name, firstWords)
	switch len(found) {
	case 0:
		return Match{}, &suggest.UnknownError{Kind: KindItem, Name: name, Near: c.nearNames(name)}
	case 1:
		m := Match{Item: found[0]}
		if former {
			m.Former = name
		}
		return m, nil
	}
	return Match{}, &suggest.UnknownError{Kind: KindItem, Name: name, Candidates: c.uniqueNames(found)}
}

// lookup returns all items that a name can mean, by the first step of
// [Catalog.Find] that any item passes. It reports whether that step looks for
// former names.
func (c *Catalog) lookup(name string, firstWords bool) (found []*Item, former bool) {
	if it := c.byID(name); it != nil {
		return []*Item{it}, false
	}
	slug, folded := normalize.Slug(name), normalize.Fold(name)
	steps := []func(*Item, string) bool{
		func(it *Item, s string) bool { return normalize.Fold(it.Name) == s || slug != "" && it.Slug() == slug },
		func(it *Item, s string) bool {
			base, inner := it.SplitName()
			return inner != "" && (normalize.Fold(base) == s || normalize.Fold(inner) == s || normalize.Slug(base) == s)
		},
		func(it *Item, s string) bool { return hasName(it.Aliases, s) },
		func(it *Item, s string) bool { return hasName(it.FormerNames, s) },
		func(it *Item, _ string) bool {
			return firstWords && slug != "" && strings.HasPrefix(it.Slug()+"-", slug+"-")
		},
	}
	for i, fits := range steps {
		for j := range c.Items {
			if folded != "" && fits(&c.Items[j], folded) {
				found = append(found, &c.Items[j])
			}
		}
		if len(found) > 0 {
			return found, i == 3
		}
	}
	return nil, false
}

// byID returns the item with the id, or nil. The suffix #2 means the second item
// with that id.
func (c *Catalog) byID(name string) *Item {
	id, nth, numbered := strings.Cut(normalize.Fold(name), "#")
	n, err := strconv.Atoi(nth)
	if !numbered {
		n, err = 1, nil
	}
	if err != nil || !strings.Contains(id, "--") {
		return nil
	}
	for i := range c.Items {
		if it := &c.Items[i]; it.ID() == id {
			if n--; n == 0 {
				return it
			}
		}
	}
	return nil
}

// uniqueNames returns a name for each item by which Find finds only that one.
func (c *Catalog) uniqueNames(items []*Item) []string {
	handle := c.UniqueNames()
	names := make([]string, len(items))
	for i, it := range items {
		names[i] = handle(it)
	}
	return names
}

// nearNames returns up to three names that are near to a misspelled one.
func (c *Catalog) nearNames(name string) []string {
	var names []string
	for i := range c.Items {
		it := &c.Items[i]
		names = append(names, it.Name, it.Slug())
		if base, inner := it.SplitName(); inner != "" {
			names = append(names, base, inner)
		}
		for _, a := range it.Aliases {
			names = append(names, a.Name)
		}
	}
	return suggest.Names(name, names, 3)
}

// hasName reports whether one of the names folds to the given one, or has it as
// its slug.
func hasName(names []Alias, folded string) bool {
	for _, a := range names {
		if normalize.Fold(a.Name) == folded || normalize.Slug(a.Name) == folded {
			return true
		}
	}
	return false
}
