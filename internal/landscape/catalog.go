package landscape

import (
	"fmt"
	"slices"
	"strings"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Catalog Origin Category Translations Translation Source

// Catalog is a landscape: items in categories and subcategories. It is not
// changed after it is made, so goroutines may share it.
type Catalog struct {
	Origin     Origin
	Categories []Category // in file order
	Items      []Item     // in file order

	// MembersCategory is the category whose items are members; "" when none.
	MembersCategory string
	// KnownLevels are levels that may be asked for though no item has them: on
	// a map put back to a day, those of other days.
	KnownLevels []Level
	Words       Translations
	Sources     []Source
	// Statuses are the words for adoption, in ring order, the innermost first;
	// nil where no overlay has any.
	Statuses []string
	// UnmatchedEntry are the entries of organisations' overlays that speak of nothing
	// here.
	Unmatched []UnmatchedEntry
}

// Origin says where a catalog comes from.
type Origin struct {
	Name       string // the file's name as given, "embedded" or an edition
	Edition    string // "" for a file and for the current edition
	Title      string
	TitleJa    string
	URL        string
	Commit     string
	License    string
	Foundation string // whose map it is, as far as known
	Date       Date   // the day the data speaks of; ages count to it
	OutOfScope []string
	Notes      []Fact // what there is to say of the map as a whole
	// Undated is how many items AsOf left out, for they have no dates.
	Undated int
}

// Embedded is the name of the data that is built into the program.
const Embedded = "embedded"

// BuiltIn reports whether the catalog is built into the program.
func (o Origin) BuiltIn() bool { return o.Name == Embedded }

// Category is a part of the map.
type Category struct {
	Name          string
	Subcategories []string
}

// Translations are names in other languages.
type Translations struct{ Categories, Subcategories, Levels []Translation }

// Translation is an English name and its Japanese one.
type Translation struct{ En, Ja string }

// Source is a named origin of facts.
type Source struct{ Key, Title, URL string }

// Kinds of item: hosted by the foundation, a member of it, or other.
const (
	KindHosted = "hosted"
	KindOther  = "other"
	KindMember = "member"
	KindAll    = "all"
)

// Kind tells whether the item is a member, hosted, or other.
func (c *Catalog) Kind(it *Item) string {
	switch {
	case c.MembersCategory != "" && it.Category == c.MembersCategory:
		return KindMember
	case it.Maturity != "":
		return KindHosted
	}
	return KindOther
}

// FindMembersCategory returns the first category whose name has the word
// Member or Members, or "".
func FindMembersCategory(categories []Category) string {
	for _, cat := range categories {
		for _, w := range strings.Fields(cat.Name) {
			if strings.EqualFold(w, "member") || strings.EqualFold(w, "members") {
				return cat.Name
			}
		}
	}
	return ""
}

// WithMembers returns the catalog with another members category, named as a
// category filter names it.
func (c *Catalog) WithMembers(category string) (*Catalog, error) {
	names, err := valueSet{kind: "category", values: categoryValues(c)}.resolve(category)
	if err != nil {
		return nil, err
	}
	d := *c
	d.MembersCategory = names[0]
	return &d, nil
}

// Levels returns the levels that occur, by rank.
func (c *Catalog) Levels() []Level { return c.levelCounts().levels() }

// levelCounts are how many items there are at each level that occurs, none
// included.
type levelCounts []levelCount

type levelCount struct {
	level Level
	n     int
}

func (c *Catalog) levelCounts() levelCounts {
	var counts levelCounts
	at := map[Level]int{}
	for i := range c.Items {
		level := c.Items[i].Maturity
		j, ok := at[level]
		if !ok {
			j, at[level] = len(counts), len(counts)
			counts = append(counts, levelCount{level: level})
		}
		counts[j].n++
	}
	return counts
}

func (n levelCounts) levels() []Level {
	var levels []Level
	for _, c := range n {
		if c.level != "" {
			levels = append(levels, c.level)
		}
	}
	slices.SortFunc(levels, Level.Compare)
	return levels
}

func (n levelCounts) of(l Level) int {
	for _, c := range n {
		if c.level == l {
			return c.n
		}
	}
	return 0
}

// InScope reports whether the foundation counts the category as its own field.
func (c *Catalog) InScope(category string) bool {
	return !slices.Contains(c.Origin.OutOfScope, category)
}

// UniqueNames returns a function that names items so that [Catalog.Find] finds
// just the one: by slug or, where that is shared or begins like a flag, by id; of items that share
// even that (one name twice in a subcategory) the second gets #2 after it.
func (c *Catalog) UniqueNames() func(*Item) string {
	slugs, nth := make(map[string]int, len(c.Items)), make(map[*Item]int)
	ids := make(map[string]int)
	for i := range c.Items {
		it := &c.Items[i]
		slugs[it.Slug()]++
		ids[it.ID()]++
		nth[it] = ids[it.ID()]
	}
	return func(it *Item) string {
		switch slug := it.Slug(); {
		case slugs[slug] == 1 && strings.Trim(slug, "-") == slug && slug != "":
			return slug
		case nth[it] > 1:
			return fmt.Sprintf("%s#%d", it.ID(), nth[it])
		}
		return it.ID()
	}
}

// Source returns the title and address of a source that the overlay names by
// a key; an address stands for itself.
func (c *Catalog) Source(key string) Source {
	for _, s := range c.Sources {
		if s.Key == key {
			return s
		}
	}
	return Source{Key: key, URL: key}
}

// Ja returns the Japanese name of an English one, or the English one.
func Ja(words []Translation, en string) string {
	for _, w := range words {
		if w.En == en {
			return w.Ja
		}
	}
	return en
}

// CategoryJa and SubcategoryJa return a box's name in Japanese, or as it is.
func (c *Catalog) CategoryJa(p Placement) string { return Ja(c.Words.Categories, p.Category) }

// SubcategoryJa prefers the name given for this category alone.
func (c *Catalog) SubcategoryJa(p Placement) string {
	if ja := Ja(c.Words.Subcategories, p.String()); ja != p.String() {
		return ja
	}
	return Ja(c.Words.Subcategories, p.Subcategory)
}
