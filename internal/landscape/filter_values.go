package landscape

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// valueSet is what a filter's value can be.
type valueSet struct {
	kind   string
	values []Value
}

// parsedValue is a value that was found, and whether it was negated on its own.
type parsedValue struct {
	name string
	not  bool
}

// PlacementSeparator stands between the category and the subcategory of a value
// that names both.
const PlacementSeparator = "\x00"

// maxChoices is how many choices an error lists.
const maxChoices = 40

// resolve returns the names that a given value means.
func (v valueSet) resolve(raw string) ([]string, error) {
	choices, err := v.parse(raw)
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.name
	}
	return names, err
}

// parse finds what a given value means: the whole of it, or else, cut at commas,
// at each place the longest name that is known.
func (v valueSet) parse(raw string) ([]parsedValue, error) {
	parts := strings.Split(raw, ",")
	longest := 1
	for _, value := range v.values {
		longest = max(longest, 1+strings.Count(value.Name, ","), 1+strings.Count(value.Also, ","))
	}
	var found []parsedValue
	for i := 0; i < len(parts); {
		first, not := cutNot(strings.TrimSpace(parts[i]))
		if first == "" {
			return nil, &suggest.EmptyError{Kind: v.kind}
		}
		n := min(longest, len(parts)-i)
		for ; n > 0; n-- {
			given := strings.Join(append([]string{first}, parts[i+1:i+n]...), ",")
			if name, ok := v.find(given); ok {
				found = append(found, parsedValue{name, not})
				break
			}
		}
		if n == 0 {
			return nil, v.unknown(first)
		}
		i += n
	}
	return found, nil
}

// find finds the value that is meant: by its name or slug in either language,
// else by a beginning that only one has. A subcategory may be named with its
// category before a slash.
func (v valueSet) find(given string) (string, bool) {
	if name, candidates := v.lookup(given); len(candidates) == 1 {
		return name, true
	}
	for i, r := range given {
		if r != '/' || v.kind != "subcategory" {
			continue
		}
		categories := valueSet{kind: "category"}
		for _, value := range v.values {
			if cat, _, both := strings.Cut(value.Name, PlacementSeparator); both {
				categories.values = append(categories.values, Value{Name: cat})
			}
		}
		cat, ok := categories.find(given[:i])
		if !ok {
			continue
		}
		var inside valueSet
		for _, value := range v.values {
			if sub, ok := strings.CutPrefix(value.Name, cat+PlacementSeparator); ok {
				inside.values = append(inside.values, Value{Name: sub, Also: value.Also})
			}
		}
		if sub, ok := inside.find(given[i+1:]); ok {
			return cat + PlacementSeparator + sub, true
		}
	}
	return "", false
}

// lookup returns the one value that fits, or all the candidates. The very name
// comes before one that differs in case, which comes before another name or a slug.
func (v valueSet) lookup(given string) (string, []string) {
	folded, slug := normalize.Fold(given), normalize.Slug(strings.TrimSpace(given))
	if folded == "" {
		return "", nil
	}
	var prefixed, sameFold, sameSlug []string
	for _, value := range v.values {
		name := normalize.Fold(value.Name)
		switch {
		case strings.Contains(name, PlacementSeparator):
			continue
		case value.Name == given:
			return value.Name, []string{value.Name}
		case name == folded:
			sameFold = append(sameFold, value.Name)
			continue
		case normalize.Fold(value.Also) == folded || normalize.Slug(value.Name) == slug && slug != "":
			sameSlug = append(sameSlug, value.Name)
			continue
		}
		begins := strings.HasPrefix(name, folded) || slug != "" && strings.HasPrefix(normalize.Slug(value.Name), slug) ||
			strings.HasPrefix(value.Also, folded)
		if begins && !slices.Contains(prefixed, value.Name) {
			prefixed = append(prefixed, value.Name)
		}
	}
	if same := append(sameFold, sameSlug...); len(same) > 0 {
		return same[0], same[:1]
	}
	if len(prefixed) == 1 {
		return prefixed[0], prefixed
	}
	return "", prefixed
}

func (v valueSet) unknown(given string) error {
	_, candidates := v.lookup(given)
	if len(candidates) > 1 {
		return &suggest.UnknownError{Kind: v.kind, Name: given, Candidates: candidates}
	}
	var names, near []string
	for _, value := range v.values {
		if strings.Contains(value.Name, PlacementSeparator) {
			continue
		}
		if !slices.Contains(names, value.Name) {
			names = append(names, value.Name)
		}
		near = append(near, value.Name)
		near = append(near, strings.FieldsFunc(value.Name, func(r rune) bool { return r == ' ' || r == '/' })...)
	}
	e := &suggest.UnknownError{Kind: v.kind, Name: given, Near: v.withWords(suggest.Names(given, near, 3))}
	if len(names) <= maxChoices && v.kind != "field" {
		e.Choices = names
	}
	return e
}

// withWords returns the names that have the words found in them.
func (v valueSet) withWords(words []string) []string {
	var out []string
	for _, w := range words {
		for _, value := range v.values {
			has := value.Name == w || slices.Contains(strings.FieldsFunc(value.Name, func(r rune) bool { return r == ' ' || r == '/' }), w)
			if has && !strings.Contains(value.Name, PlacementSeparator) && !slices.Contains(out, value.Name) && len(out) < 3 {
				out = append(out, value.Name)
			}
		}
	}
	return out
}

func categoryNames(c *Catalog) []Value {
	var values []Value
	for _, cat := range c.Categories {
		values = append(values, Value{Name: cat.Name, Also: Ja(c.Words.Categories, cat.Name)})
	}
	return values
}

func categoryValues(c *Catalog) []Value {
	n := map[string]int{}
	for i := range c.Items {
		it := &c.Items[i]
		n[it.Category]++
		if len(it.Also) == 0 {
			continue
		}
		counted := map[string]bool{it.Category: true}
		for _, p := range it.Also {
			if !counted[p.Category] {
				counted[p.Category] = true
				n[p.Category]++
			}
		}
	}
	values := categoryNames(c)
	for i := range values {
		values[i].Doc = itemCount(n[values[i].Name])
	}
	return values
}

// subcategoryNames lists each subcategory by itself, then with its category.
func subcategoryNames(c *Catalog) []Value {
	var plain, both []Value
	for _, cat := range c.Categories {
		for _, sub := range cat.Subcategories {
			ja := c.SubcategoryJa(Placement{cat.Name, sub})
			plain = append(plain, Value{Name: sub, Also: ja})
			both = append(both, Value{Name: cat.Name + PlacementSeparator + sub, Also: ja})
		}
	}
	return append(plain, both...)
}

func subcategoryValues(c *Catalog) []Value {
	n := map[Placement]int{}
	for i := range c.Items {
		for j := range 1 + len(c.Items[i].Also) {
			n[c.Items[i].placementAt(j)]++
		}
	}
	values, i := subcategoryNames(c), 0
	for _, cat := range c.Categories {
		for _, sub := range cat.Subcategories {
			values[i].Doc = cat.Name + ", " + itemCount(n[Placement{cat.Name, sub}])
			i++
		}
	}
	return values
}

func maturityValues(c *Catalog) []Value {
	counts := c.levelCounts()
	levels := c.KnownLevels
	if levels == nil {
		levels = counts.levels()
	}
	var values []Value
	for _, l := range levels {
		values = append(values, Value{string(l), Ja(c.Words.Levels, string(l)), itemCount(counts.of(l))})
	}
	return append(values,
		Value{Name: Hosted, Doc: itemCount(len(c.Items)-counts.of("")) + " at any level"},
		Value{Name: NotHosted, Doc: itemCount(counts.of("")) + " without a level"})
}

func kindValues(*Catalog) []Value {
	return []Value{
		{Name: KindHosted, Doc: "projects with a maturity level"},
		{Name: KindOther, Doc: "other projects and products"},
		{Name: KindMember, Doc: "member organisations"},
		{Name: KindAll, Doc: "all of these"},
	}
}

func tagValues(c *Catalog) []Value {
	n := map[string]int{}
	for i := range c.Items {
		it := &c.Items[i]
		for _, t := range slices.Concat(it.Summary.Tags, it.Tags, it.CustomTags) {
			n[t]++
		}
	}
	return valuesByName(n)
}

// valuesByName lists values by name, with the number of items.
func valuesByName(n map[string]int) []Value {
	var values []Value
	for name, k := range n {
		values = append(values, Value{Name: name, Doc: itemCount(k)})
	}
	slices.SortFunc(values, func(a, b Value) int { return cmp.Compare(a.Name, b.Name) })
	return values
}

// statusValues lists the statuses in ring order, those that no item has, too.
func statusValues(c *Catalog) []Value {
	n := map[string]int{}
	for i := range c.Items {
		n[c.Items[i].Status]++
	}
	var values []Value
	for _, s := range c.Statuses {
		values = append(values, Value{Name: s, Doc: itemCount(n[s])})
	}
	return values
}

func ownerValues(c *Catalog) []Value {
	n := map[string]int{}
	for i := range c.Items {
		if owner := c.Items[i].Owner; owner != "" {
			n[owner]++
		}
	}
	return valuesByName(n)
}

func fieldValues(*Catalog) []Value {
	values := make([]Value, len(Fields))
	for i, f := range Fields {
		_, last, _ := strings.Cut(f.Name, ".")
		values[i] = Value{Name: f.Name, Also: last, Doc: f.Doc}
	}
	return values
}

func itemCount(n int) string {
	if n == 1 {
		return "1 item"
	}
	return fmt.Sprintf("%d items", n)
}
