package landscape

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Sort orders items by fields, the first one first; a field name after a
// hyphen counts backwards. Names and other texts go by their
// letters without case and accents, levels by rank, dates by time. Items without a value come last,
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
	slices.SortStableFunc(items, func(a, b *Item) int {
		for _, k := range sorted {
			n := k.field.Compare(c, a, b)
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

// compareText orders texts without regard to case and accents.
func compareText(a, b string) int {
	return strings.Compare(plainText(a), plainText(b))
}

// plainText returns a text in lower case without accents.
func plainText(s string) string {
	ascii := strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
	if !ascii {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFKD.String(s))
	}
	return strings.ToLower(s)
}
