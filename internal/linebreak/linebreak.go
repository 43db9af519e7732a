// Package linebreak finds where a line of text may end: at spaces, and beside the
// characters of Chinese and Japanese, which have none between words, by the rules of
// the Unicode line breaking algorithm (UAX 14). No line begins with a closing bracket,
// a comma, a small kana or a prolonged sound mark, or ends with an opening bracket.
//
// Words of other scripts are whole: the algorithm would break --flag and and/or.
package linebreak

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// First returns the first part of s that a line may end after, with the spaces that
// follow it, and the rest. The rest is empty if a line may end nowhere in s.
func First(s string) (part, rest string) {
	for i := 0; i < len(s) && s[i] < utf8.RuneSelf; i++ {
		if s[i] == ' ' && i+1 < len(s) && s[i+1] != ' ' { // a word of ASCII
			return s[:i+1], s[i+1:]
		}
	}
	for end, state := 0, -1; end < len(s); {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(s[end:], state)
		if end += len(segment); isBreak(s[:end], rest) {
			return s[:end], rest
		}
	}
	return s, ""
}

// isBreak reports whether a break that the algorithm allows is at a space or beside a
// character of a script without spaces.
func isBreak(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return after != "" && (unicode.IsSpace(last) || isUnspaced(last) || isUnspaced(first))
}

// isUnspaced reports whether a character is of a script without spaces between words,
// or of its punctuation.
func isUnspaced(r rune) bool {
	return r >= 0x2e80 && r <= 0xa4cf && !unicode.Is(unicode.Hangul, r) || r >= 0xf900 && r <= 0xfaff ||
		r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff9f || r >= 0x20000 && r <= 0x3fffd
}
