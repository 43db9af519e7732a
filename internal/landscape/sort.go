package landscape

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort orders items by fields, the first one first; a field name after a
// hyphen counts backwards. Names and other texts follow the rules of
// collation, levels their rank, dates time. Items without a value come last,
// whichever way. Equal items keep their order.
func (c *Catalog) Sort(items []*Item, keys []string) error {
	type key struct {
		field Field
		back  bool
	}
	var sorted []key
	for _, k := range keys {
		name, back := strings.CutPrefix(strings.TrimSpace(k), "-")
		f, err := FieldNamed(name)
		if err != nil {
			return err
		}
		sorted = append(sorted, key{f, back})
	}
	text := collate.New(language.Und, collate.IgnoreCase).CompareString
	slices.SortStableFunc(items, func(a, b *Item) int {
		for _, k := range sorted {
			n := k.field.Compare(c, a, b, text)
			if k.back && k.field.Get(c, a) != nil && k.field.Get(c, b) != nil {
				n = -n
			}
			if n != 0 {
				return n
			}
		}
		return 0
	})
	return nil
}
