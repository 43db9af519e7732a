package search

import (
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// leniency says which matches of a word count.
type leniency int

const (
	beginning leniency = iota // the word, the beginning of one, or another form
	inside                    // also a part of a word
	typo                      // also a misspelling of a word in a name
)

// mayBeIn reports whether the word may match one of s.
func (q word) mayBeIn(s string) bool {
	return mayContain(s, q.stem) || q.also != "" && mayContain(s, q.also)
}

// mayContain reports whether the letters of q follow one another in s, without
// regard to case and to characters between words. It reports true for letters
// other than ASCII's, which it does not fold.
func mayContain(s, q string) bool {
	first := q[0]
	if first >= utf8.RuneSelf {
		return s != ""
	}
	upper := first
	if first >= 'a' && first <= 'z' {
		upper -= 'a' - 'A'
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return true
		case c != first && c != upper:
			continue
		}
		for j, k := 0, i; k < len(s); k++ {
			if c := lower(s[k]); c == q[j] {
				if j++; j == len(q) {
					return true
				}
			} else if c >= utf8.RuneSelf {
				return true
			} else if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' {
				break
			}
		}
	}
	return false
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// insideText returns the leniency in what is not a name: a misspelling does not
// count, and a short word does not count as a part of another.
func (q word) insideText(l leniency) leniency {
	if len(q.text) < 5 {
		return beginning
	}
	return min(l, inside)
}

// isForm reports whether a word has the stem.
func isForm(w, s string) bool { return strings.HasPrefix(w, s) && stem(w) == s }

// wordScore returns how well a word w of an item matches a queried word q; 0
// means not at all.
func wordScore(q word, w string, l leniency) int {
	switch {
	case q.text == w:
		return Weights.Whole
	case isForm(w, q.stem), q.also != "" && isForm(w, q.also):
		return Weights.Stem
	case strings.HasPrefix(w, q.text):
		return Weights.Start
	case l >= inside && len(q.text) >= 3 && strings.Contains(w, q.text):
		return Weights.Inside
	}
	if l == typo && isTypo(q.text, w) {
		return Weights.Typo
	}
	return 0
}

// isTypo reports whether q differs from w by at most one letter in four, and
// at most two.
func isTypo(q, w string) bool {
	limit := min(2, utf8.RuneCountInString(q)/4)
	return limit > 0 && suggest.Distance([]rune(q), []rune(w), limit) <= limit
}
