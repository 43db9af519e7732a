package landscape

import (
	"fmt"
	"slices"
	"strings"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Catalog Origin Category Translations Translation Source

// Catalog is a landscape: items in categories and subcategories. It does not
// change once it is loaded, so goroutines may share it.
type Catalog struct {
	Origin     Origin
	Categories []Category // in file order
	Items      []Item     // in file order
	// Parts are parts of projects that people look for by their own names, such as
	// Cosign. They have the placement and the level of the project, which is their
	// ParentProject. They are not counted as items.
	Parts []Item

	// MembersCategory is the category whose items are members; "" when none.
	MembersCategory string
	// KnownLevels are the levels that a filter accepts, also if no item has
	// them, as in the past. It is nil except in a result of [Catalog.AsOf].
	KnownLevels []Level
	Words       Translations
	Sources     []Source
	// Explanations are of levels, kinds, categories and subcategories; see
	// [Catalog.Explain].
	Explanations []Explanation
	// Statuses are the names of adoption statuses in ring order, the innermost
	// first; nil if no overlay has any.
	Statuses []string
	// Unmatched are the entries of organizations' overlays that match no item.
	Unmatched []UnmatchedEntry
	// Settings are those that were applied; see [Catalog.WithSettings]. The cache does
	// not have them.
	Settings *Settings `msg:"-"`
	// Placed finds items by placement without reading all of them, which takes longer
	// than the rest of a query; nil except in the built-in catalogs.
	Placed []PlacedItems `msg:"-"`
}

// Origin says where a catalog comes from.
type Origin struct {
	Name       string // the file as given, [Embedded] or an edition
	Edition    string // "" for a file and for the current edition
	Title      string
	TitleJa    string
	URL        string
	Commit     string
	License    string
	Foundation string // whose landscape it is, if known
	Date       Date   // the date that the data describes; ages count to it
	OutOfScope []string
	Notes      []Fact // about the landscape as a whole
	// Undated is how many items [Catalog.AsOf] left out because they have no dates.
	Undated int
}

// Embedded is the name of the data that is built into the program.
const Embedded = "embedded"

// BuiltIn reports whether the catalog is built into the program.
func (o Origin) BuiltIn() bool { return o.Name == Embedded }

// Category is a category with its subcategories, in file order.
type Category struct {
	Name          string
	Subcategories []string
}

// Translations holds the Japanese names that overlays give.
type Translations struct{ Categories, Subcategories, Levels []Translation }

// and returns the names of t, followed by those of others, which t overrides.
func (t Translations) and(others Translations) Translations {
	return Translations{
		Categories:    slices.Concat(t.Categories, others.Categories),
		Subcategories: slices.Concat(t.Subcategories, others.Subcategories),
		Levels:        slices.Concat(t.Levels, others.Levels),
	}
}

// Translation pairs an English name with its Japanese one.
type Translation struct{ En, Ja string }

// Source is a publication that facts refer to by its key. Date is set if it describes
// the state on a date, like an article, rather than a state that it follows.
type Source struct {
	Key, Title, TitleJa, URL string

	Date Date
}

// The kinds of item: hosted by the foundation, a member of it, a part of a
// project, or other. KindAll is the filter value for all of them but parts.
const (
	KindHosted = "hosted"
	KindOther  = "other"
	KindMember = "member"
	KindPart   = "part"
	KindAll    = "all"
)

// Kind returns the kind of an item: KindMember, KindHosted, KindOther or KindPart.
func (c *Catalog) Kind(it *Item) string {
	switch {
	case it.Part:
		return KindPart
	case c.MembersCategory != "" && it.Category == c.MembersCategory:
		return KindMember
	case it.Maturity != "":
		return KindHosted
	}
	return KindOther
}

// FindMembersCategory returns the first category whose name contains the word
// "member" or "members", or "".
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

// WithMembers returns the catalog with another members category. The category
// is named as in the category filter.
func (c *Catalog) WithMembers(category string) (*Catalog, error) {
	names, err := valueSet{kind: "category", values: categoryValues(c)}.resolve(category)
	if err != nil {
		return nil, err
	}
	d := *c
	d.MembersCategory = names[0]
	return &d, nil
}

// Levels returns the levels of the items, by rank.
func (c *Catalog) Levels() []Level { return c.levelCounts().levels() }

// levelCounts holds the number of items at each level that occurs, "" included.
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

// InScope reports whether the foundation accepts projects in the category.
func (c *Catalog) InScope(category string) bool {
	return !slices.Contains(c.Origin.OutOfScope, category)
}

// UniqueNames returns a function that returns a name by which [Catalog.Find]
// finds that item and no other: the slug or, if several items share it or it
// looks like a flag, the id. Of items with the same id (one name twice in a
// subcategory) the second gets the suffix #2.
func (c *Catalog) UniqueNames() func(*Item) string {
	bySlug := make(map[string]*Item, len(c.Items))
	shared := map[string][]*Item{} // the items of each slug that several have
	for it := range c.itemsAndParts() {
		slug := it.Slug()
		switch first, ok := bySlug[slug]; {
		case !ok:
			bySlug[slug] = it
		case shared[slug] == nil:
			shared[slug] = []*Item{first, it}
		default:
			shared[slug] = append(shared[slug], it)
		}
	}
	ids, nth := map[string]int{}, map[*Item]int{}
	for _, items := range shared { // those with the same id have the same slug
		for _, it := range items {
			id := it.ID()
			ids[id]++
			nth[it] = ids[id]
		}
	}
	return func(it *Item) string {
		switch slug := it.Slug(); {
		case shared[slug] == nil && strings.Trim(slug, "-") == slug && slug != "":
			return slug
		case nth[it] > 1:
			return fmt.Sprintf("%s#%d", it.ID(), nth[it])
		}
		return it.ID()
	}
}

// Source returns the source with the key. An unknown key is taken for a URL.
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

// CategoryJa returns the Japanese name of the category, or the English one.
func (c *Catalog) CategoryJa(p Placement) string { return Ja(c.Words.Categories, p.Category) }

// SubcategoryJa returns the Japanese name of the subcategory, or the English
// one. A translation for this category alone takes precedence.
func (c *Catalog) SubcategoryJa(p Placement) string {
	if ja := Ja(c.Words.Subcategories, p.String()); ja != p.String() {
		return ja
	}
	return Ja(c.Words.Subcategories, p.Subcategory)
}
