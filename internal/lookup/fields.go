package lookup

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// AreFields reports whether all parts of a comma-separated list are fields, or among more.
func AreFields(list string, more ...string) bool {
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		if _, err := landscape.FieldNamed(part); err != nil && !slices.Contains(more, part) {
			return false
		}
	}
	return true
}

// SplitFields returns the fields in the words that consist of them, as [AreFields] says,
// and the other words.
func SplitFields(words []string, more ...string) (fields, rest []string) {
	for _, word := range words {
		if AreFields(word, more...) {
			fields = append(fields, strings.Split(word, ",")...)
		} else {
			rest = append(rest, word)
		}
	}
	return fields, rest
}
