package landscape

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort sorts items by fields, the first of which is the primary key. A hyphen
// before a field reverses its order. Strings are sorted alphabetically, levels
// by rank, dates by time. Items without a value come last in either order, and
// equal items keep their order. The error is an unknown field.
func (c *Catalog) Sort(items []*Item, keys []string) error {
	type key struct {
		field   Field
		reverse bool
	}
	var sorted []key
	for _, k := range keys {
		name, reverse := strings.CutPrefix(strings.TrimSpace(k), "-")
		f, err := FieldNamed(name)
		if err != nil {
			return err
		}
		sorted = append(sorted, key{f, reverse})
	}
	var text collation
	slices.SortStableFunc(items, func(a, b *Item) int {
		for _, k := range sorted {
			n := k.field.compare(c, a, b, &text)
			if k.reverse && k.field.Get(c, a) != nil && k.field.Get(c, b) != nil {
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

// collation compares strings as dictionaries do, in the root order of Unicode:
// case and accents count only between strings that are otherwise equal. The
// zero collation is ready to use. It makes the collator on first use, because
// that takes longer than most queries.
type collation struct {
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[string][]byte // of the strings compared so far
}

func (o *collation) compare(a, b string) int { return bytes.Compare(o.key(a), o.key(b)) }

// key returns the sort key of a string.
func (o *collation) key(s string) []byte {
	if o.collator == nil {
		o.collator, o.keys = collate.New(language.Und), map[string][]byte{}
	}
	key, ok := o.keys[s]
	if !ok {
		key = o.collator.KeyFromString(&o.buffer, s)
		o.keys[s] = key
	}
	return key
}
