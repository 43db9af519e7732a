package scan

import "strings"

// posixClasses holds the named classes that git knows in brackets.
var posixClasses = map[string]func(byte) bool{
	"alnum":  func(c byte) bool { return isAlpha(c) || isDigit(c) },
	"alpha":  isAlpha,
	"blank":  func(c byte) bool { return c == ' ' || c == '\t' },
	"cntrl":  func(c byte) bool { return c < 32 || c == 127 },
	"digit":  isDigit,
	"graph":  func(c byte) bool { return c > 32 && c < 127 },
	"lower":  func(c byte) bool { return c >= 'a' && c <= 'z' },
	"print":  func(c byte) bool { return c >= 32 && c < 127 },
	"punct":  func(c byte) bool { return c > 32 && c < 127 && !isAlpha(c) && !isDigit(c) },
	"space":  func(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' },
	"upper":  func(c byte) bool { return c >= 'A' && c <= 'Z' },
	"xdigit": func(c byte) bool { return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' },
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// parseClass parses a bracket expression and returns how many bytes it has. It
// returns nil for one that is not valid. A class never matches a slash.
func parseClass(text string) (class *[256]bool, n int) {
	class = new([256]bool)
	i := 1
	negated := i < len(text) && (text[i] == '!' || text[i] == '^')
	if negated {
		i++
	}
	for first, last := true, -1; ; first = false {
		if i >= len(text) {
			return nil, 0
		}
		c := text[i]
		i++
		switch {
		case c == ']' && !first:
			for b := range class {
				class[b] = class[b] != negated
			}
			class['/'] = false
			return class, i
		case c == '-' && last >= 0 && i < len(text) && text[i] != ']':
			high := text[i]
			if i++; high == '\\' {
				if i >= len(text) {
					return nil, 0
				}
				high = text[i]
				i++
			}
			for b := last; b <= int(high); b++ {
				class[b] = true
			}
			last = -1
			continue
		case c == '[' && i < len(text) && text[i] == ':':
			end := strings.IndexByte(text[i+1:], ']') + i + 1
			if end == i {
				return nil, 0
			}
			if end > i+1 && text[end-1] == ':' {
				member, ok := posixClasses[text[i+1:end-1]]
				if !ok {
					return nil, 0
				}
				for b := range class {
					class[b] = class[b] || member(byte(b))
				}
				i, last = end+1, -1
				continue
			}
		case c == '\\':
			if i >= len(text) {
				return nil, 0
			}
			c = text[i]
			i++
		}
		class[c], last = true, int(c)
	}
}
