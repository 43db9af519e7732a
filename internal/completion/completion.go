// Package completion computes what a shell can complete: values of flags, names of
// items, dates.
//
// A candidate is a value and, after a tab, what the value means. Shells keep only the
// candidates that begin with the word as it was typed. Letter case does not matter in
// names, so the functions here repeat the letters that were typed in their own case.
// No candidate has characters that a terminal would obey.
package completion

import (
	"strings"
	"unicode"

	"github.com/landscope-cli/landscope/internal/output"
)

// Matching returns the candidates that begin with typed, in any letter case.
func Matching(candidates []string, typed string) []string {
	var out []string
	for _, c := range candidates {
		value, meaning, described := strings.Cut(c, "\t")
		rest, ok := cutPrefixFold(value, typed)
		if !ok || value != output.SanitizeString(value) {
			continue
		}
		if described {
			rest += "\t" + output.SanitizeString(meaning)
		}
		out = append(out, typed+rest)
	}
	return out
}

// cutPrefixFold cuts a prefix off s, in any letter case. A space of the prefix is also a
// hyphen of s: candidates are slugs, people type names.
func cutPrefixFold(s, prefix string) (rest string, ok bool) {
	rest = s
	for _, want := range prefix {
		var first rune
		for _, first = range rest {
			break
		}
		if rest == "" || unicode.ToLower(first) != unicode.ToLower(want) && (first != '-' || want != ' ') {
			return "", false
		}
		rest = rest[len(string(first)):]
	}
	return rest, true
}

// InList returns the candidates for the last value of a comma-separated list. Each value
// may follow one of the signs, such as "!".
func InList(candidates []string, typed string, signs ...string) []string {
	at := strings.LastIndex(typed, ",") + 1
	for _, sign := range signs {
		if strings.HasPrefix(typed[at:], sign) {
			at += len(sign)
			break
		}
	}
	var out []string
	for _, c := range Matching(candidates, typed[at:]) {
		out = append(out, typed[:at]+c)
	}
	return out
}
