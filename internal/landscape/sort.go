package landscape

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort orders items by fields, the first one first; a hyphen before a field
// reverses its order. Text goes by the alphabet, levels by rank, dates by time.
// Items without a value come last in either order. Equal items keep their order.
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
	var text collation
	slices.SortStableFunc(items, func(a, b *Item) int {
		for _, k := range sorted {
			n := k.field.compare(c, a, b, &text)
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

// collation orders text as dictionaries do, by the root order of Unicode: case
// and accents count only between texts that are otherwise equal. The zero
// collation is ready to use; the collator is made for the first comparison.
type collation struct {
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[string][]byte // of the texts compared so far
}

func (o *collation) compare(a, b string) int { return bytes.Compare(o.key(a), o.key(b)) }

// key returns a key that compares as text does.
func (o *collation) key(text string) []byte {
	if o.collator == nil {
		o.collator, o.keys = collate.New(language.Und), map[string][]byte{}
	}
	key, ok := o.keys[text]
	if !ok {
		key = o.collator.KeyFromString(&o.buffer, text)
		o.keys[text] = key
	}
	return key
}
