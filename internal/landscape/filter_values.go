package landscape

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

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

// subcategoryNames lists every subcategory alone, then with its category.
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
		{Name: KindMember, Doc: "member organizations"},
		{Name: KindPart, Doc: "parts of projects, such as Cosign of Sigstore"},
		{Name: KindAll, Doc: "all but parts"},
	}
}

func tagValues(c *Catalog) []Value {
	n := map[string]int{}
	for i := range c.Items {
		it := &c.Items[i]
		for _, t := range slices.Concat(it.Keywords, it.Tags, it.CustomTags) {
			n[t]++
		}
	}
	return valuesByName(n)
}

// valuesByName returns values sorted by name, with their numbers of items.
func valuesByName(n map[string]int) []Value {
	var values []Value
	for name, k := range n {
		values = append(values, Value{Name: name, Doc: itemCount(k)})
	}
	slices.SortFunc(values, func(a, b Value) int { return cmp.Compare(a.Name, b.Name) })
	return values
}

// statusValues lists all statuses in ring order, also those that no item has.
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

// stringValues returns a function that lists the values that items have, by name.
func stringValues(value func(*Item) string) func(*Catalog) []Value {
	return func(c *Catalog) []Value {
		n := map[string]int{}
		for i := range c.Items {
			if v := value(&c.Items[i]); v != "" {
				n[v]++
			}
		}
		return valuesByName(n)
	}
}

func lifecycleValues(c *Catalog) []Value {
	n := map[string]int{}
	for i := range c.Items {
		n[orZero(c.Items[i].Lifecycle).State]++
	}
	var values []Value
	for _, s := range LifecycleStates {
		values = append(values, Value{Name: s.Name, Also: s.LabelJa, Doc: itemCount(n[s.Name])})
	}
	return values
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
