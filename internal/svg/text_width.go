package svg

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/linebreak"
)

// measure returns the estimated width of a string in a font size, in pixels. It is
// rather too wide than too narrow, because the viewer's font is unknown.
func measure(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += em(r)
	}
	return w * size
}

// Measure returns the estimated width of a string in a font size, in pixels, for
// layouts of others.
func Measure(s string, size float64) float64 { return measure(s, size) }

// fits reports whether a string is at most as wide as a width. It measures no more of
// the string than needed: names may be long, and layouts ask often.
func fits(s string, size, width float64) bool {
	w := 0.0
	for _, r := range s {
		if w += em(r); w*size > width {
			return false
		}
	}
	return w*size <= width
}

// bold is the ratio of the width of bold text to that of regular text.
const bold = 1.12

// em returns the width of a character as a fraction of the font size, after DejaVu
// Sans, one of the widest fonts.
func em(r rune) float64 {
	switch {
	case joins(r):
		return 0
	case isWide(r):
		return 1
	case strings.ContainsRune("ijlI.,:;'|! ", r):
		return 0.36
	case strings.ContainsRune("ftr()[]{}/\\-\"*`", r):
		return 0.46
	case strings.ContainsRune("mwMW@%&…—", r):
		return 1
	case unicode.IsUpper(r) || strings.ContainsRune("+<>=~^#", r):
		return 0.8
	case r < 0x80:
		return 0.64
	}
	return 0.8
}

// isWide reports whether a character fills a square: Chinese, Japanese and Korean
// ones, full-width forms, emoji, and the pictures of control characters.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2400 && r <= 0x243f || r >= 0x2600 && r <= 0x27bf || r >= 0x2e80 && r <= 0xa4cf ||
		r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xffe6 ||
		r == 0xfffd || r >= 0x1f000 && r <= 0x1faff || r >= 0x20000 && r <= 0x3fffd
}

// joins reports whether a character belongs to the one before it: accents, variation
// selectors, joiners.
func joins(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.Mn, unicode.Me) || r == 0x200b || r == 0x200c || r == 0x200d || r >= 0x1f3fb && r <= 0x1f3ff)
}

// fit returns a string, cut to a width. A cut string ends in "…". It is cut between
// characters as people see them.
func fit(s string, size, width float64) string {
	if fits(s, size, width) {
		return s
	}
	room, w, end, before := width-size, 0.0, 0, rune(0)
	for i, r := range s {
		if !joins(r) && before != 0x200d {
			end = i
		}
		if w += em(r) * size; w > room {
			break
		}
		before = r
	}
	return strings.TrimRight(s[:end], " ") + "…"
}

// wrap breaks a string into at most most lines of a width: where [linebreak] allows, and
// after - and /. The last line is cut if it is too long.
func wrap(s string, size, width float64, most int) []string {
	var lines []string
	for s = strings.TrimSpace(s); len(lines) < most-1 && !fits(s, size, width); {
		end := lineEnd(s, size, width)
		if end == 0 {
			break // a word that is too long
		}
		lines, s = append(lines, strings.TrimSpace(s[:end])), strings.TrimSpace(s[end:])
	}
	return append(lines, fit(s, size, width))
}

// lineEnd returns the last index within a width at which a line may end, or 0.
func lineEnd(s string, size, width float64) int {
	end, room, w := 0, len(s), 0.0
	for i, r := range s {
		if i > 0 && r != ' ' && (s[i-1] == '-' || s[i-1] == '/') {
			end = i
		}
		if w += em(r) * size; w > width {
			room = i
			break
		}
	}
	next := strings.TrimLeft(s[room:], " ")
	_, nextSize := utf8.DecodeRuneInString(next)
	for rest, at := s[:len(s)-len(next)+nextSize], 0; ; {
		var part string
		part, rest = linebreak.First(rest)
		if at += len(part); rest == "" || len(strings.TrimRight(s[:at], " ")) > room {
			return end
		}
		end = max(end, at)
	}
}
