package landscape

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Match is an item and, if it was found by a former name, that name.
type Match struct {
	Item   *Item
	Former string
}

// Find returns the item that a person means by name. It looks for the id, slug
// or name; an alias; the name without the part in parentheses, or that part alone;
// the name of a part of a project; a former name; the name with or without that of
// its vendor, or the new name of a product; the name in another spelling, such as
// HA Proxy; the first words of a name. The first of these that any item
// has decides. The error is a [*suggest.UnknownError], which lists the
// candidates if several items have it.
func (c *Catalog) Find(name string) (Match, error) { return c.find(name, true) }

// Lookup returns the item that Find returns, or nil. It is faster for names that no
// item has, because it looks for no near ones.
func (c *Catalog) Lookup(name string) *Item {
	if found, _ := c.lookup(name, true); len(found) == 1 {
		return found[0]
	}
	return nil
}

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

// step is a way in which an item can have a name. It is given the name folded
// and as a slug, neither of which is "".
type step struct {
	fits           func(it *Item, folded, slug string) bool
	parts, former  bool // looks at parts, or for former names
	firstWordsOnly bool // is left out if the name must be whole
}

var steps = []step{
	{fits: isNamed},
	{fits: func(it *Item, folded, _ string) bool { return hasName(it.Aliases, folded) }},
	{fits: func(it *Item, folded, _ string) bool {
		base, inner := it.SplitName()
		return inner != "" && (beginAlike(base, folded) || beginAlike(inner, folded)) &&
			(normalize.Fold(base) == folded || normalize.Fold(inner) == folded || normalize.Slug(base) == folded)
	}},
	{parts: true, fits: func(it *Item, folded, slug string) bool {
		return isNamed(it, folded, slug) || hasName(it.Aliases, folded)
	}},
	{former: true, fits: func(it *Item, folded, _ string) bool { return hasName(it.FormerNames, folded) }},
	{fits: func(it *Item, folded, _ string) bool {
		return sameButVendor(it, folded) || it.Lifecycle != nil && it.Lifecycle.To != "" && normalize.Fold(it.Lifecycle.To) == folded
	}},
	{fits: func(it *Item, folded, _ string) bool {
		if strings.Contains(folded, "/") {
			return false // a category and a subcategory
		}
		same := func(name string) bool { return beginAlike(name, folded) && lettersOf(name) == lettersOf(folded) }
		return same(it.Name) || slices.ContainsFunc(it.Aliases, func(a Alias) bool { return same(a.Name) })
	}},
	{firstWordsOnly: true, fits: func(it *Item, _, slug string) bool {
		return beginAlike(it.Name, slug) && strings.HasPrefix(it.Slug()+"-", slug+"-")
	}},
}

// isNamed reports whether the name of an item is the folded one, or has its slug.
func isNamed(it *Item, folded, slug string) bool {
	return beginAlike(it.Name, folded) && (normalize.Fold(it.Name) == folded || it.Slug() == slug)
}

// lettersOf returns the letters and digits of a name, folded.
func lettersOf(name string) string { return strings.Join(normalize.Words(name), "") }

// beginAlike reports whether the first letters or digits of two names may be the
// same. It spares the normalization of most names.
func beginAlike(a, b string) bool {
	first := func(s string) byte {
		for i := range len(s) {
			switch c := s[i]; {
			case 'A' <= c && c <= 'Z':
				return c + 'a' - 'A'
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c >= utf8.RuneSelf:
				return c
			}
		}
		return utf8.RuneSelf
	}
	x, y := first(a), first(b)
	return x == y || x >= utf8.RuneSelf || y >= utf8.RuneSelf
}

// lookup returns all items and parts that a name can mean, by the first step of
// [Catalog.Find] that any of them passes. Members come last: if anything else has
// the name, they are left out. It reports whether that step looks for former names.
func (c *Catalog) lookup(name string, firstWords bool) (found []*Item, former bool) {
	if it := c.byID(name); it != nil {
		return []*Item{it}, false
	}
	slug, folded := normalize.Slug(name), normalize.Fold(name)
	if folded == "" {
		return nil, false
	}
	if slug == "" {
		slug = folded // no item has it as a slug
	}
	for _, s := range steps {
		if s.firstWordsOnly && !firstWords {
			continue
		}
		list := c.items()
		if s.parts {
			list = c.parts()
		}
		var members []*Item
		for it := range list {
			switch {
			case !s.fits(it, folded, slug):
			case c.Kind(it) == KindMember:
				members = append(members, it)
			default:
				found = append(found, it)
			}
		}
		if len(found) == 0 {
			found = members
		}
		if len(found) > 0 {
			return mergeSame(found), s.former
		}
	}
	return nil, false
}

// mergeSame returns the hosted one, or the first, of items that are the same thing
// in two placements. It returns other items as they are.
func mergeSame(items []*Item) []*Item {
	best := items[0]
	for _, it := range items[1:] {
		if it.Name != best.Name || it.HomepageURL != best.HomepageURL || it.HomepageURL == "" {
			return items
		}
		if best.Maturity == "" {
			best = it
		}
	}
	return []*Item{best}
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
	if len(items) == 0 {
		return nil
	}
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
	for it := range c.itemsAndParts() {
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
		if beginAlike(a.Name, folded) && (normalize.Fold(a.Name) == folded || normalize.Slug(a.Name) == folded) {
			return true
		}
	}
	return false
}
