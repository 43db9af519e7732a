// Package normalize returns names and strings in the forms in which they are
// compared. The page does the same in JavaScript; internal/vectors holds both
// to the same answers.
package normalize

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s without the differences that do not matter in a name: letter
// case, surrounding whitespace, and the form in which Unicode writes accents.
func Fold(s string) string { return strings.ToLower(strings.TrimSpace(Compose(s))) }

// Compose returns s with its accents composed (NFC).
func Compose(s string) string {
	if isASCII(s) {
		return s
	}
	return norm.NFC.String(s)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// Slug returns landscape2's normalized name, which is part of its URLs and
// ids: lower case, every run of characters other than letters, digits and +
// replaced by one hyphen, without a hyphen at the end.
func Slug(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	hyphen := false
	for _, r := range name {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteByte(byte(r))
			hyphen = false
		case 'A' <= r && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
			hyphen = false
		case r != '-' && (unicode.IsLetter(r) || unicode.IsNumber(r) || r == '+'):
			b.WriteString(strings.ToLower(string(r)))
			hyphen = false
		case !hyphen:
			b.WriteByte('-')
			hyphen = true
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// Words returns the words of s, folded: runs of letters, digits and +.
// Japanese is not segmented, so such a run is one word.
func Words(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '+'
	})
}
