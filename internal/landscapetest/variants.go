package landscapetest

import (
	"bytes"
	"strings"
)

// Variants are functions that return a file with the same content in another
// encoding or with another document after it.
var Variants = map[string]func([]byte) []byte{
	"LF":    bytes.Clone,
	"CR LF": func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
	"BOM":   func(b []byte) []byte { return append([]byte("\ufeff"), b...) },
	"BOM, CR LF": func(b []byte) []byte {
		return append([]byte("\ufeff"), bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))...)
	},
	"two documents": func(b []byte) []byte { return append(bytes.Clone(b), "---\nnotes:   {keep: me}   # so\n...\n"...) },
}

// Item returns a landscape with one item, which has the given lines as well.
func Item(lines ...string) string {
	return `landscope: x
landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Rook
            homepage_url: https://rook.io
            logo: rook.svg
            ` + strings.Join(lines, "\n            ") + "\n"
}

// MinimalItem returns a landscape with one item that has the given keys and
// those that landscape2 requires.
func MinimalItem(keys string) string {
	var b strings.Builder
	b.WriteString("landscape:\n- name: C\n  subcategories:\n  - name: S\n    items:\n    - item:\n")
	for _, key := range []string{"name: A", "homepage_url: https://a.example", "logo: a.svg"} {
		if name, _, _ := strings.Cut(key, " "); !strings.HasPrefix(keys, name) {
			b.WriteString("      " + key + "\n")
		}
	}
	b.WriteString("      " + strings.ReplaceAll(keys, "\n    ", "\n      ") + "\n")
	return b.String()
}
