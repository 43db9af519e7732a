package japanese

import (
	"strconv"
	"strings"
)

// Entry is a format in English and in Japanese.
type Entry struct{ En, Ja string }

// literals returns the number of bytes of the English format outside its verbs.
func (e Entry) literals() int {
	n := 0
	for _, p := range split(e.En) {
		n += len(p.text)
	}
	return n
}

// part is a verb of a format, or the text between two.
type part struct {
	text  string
	verb  byte // 0 for text
	index int  // of the argument, from 1
}

// split returns the parts of a format.
func split(format string) []part {
	var parts []part
	next := 1
	for format != "" {
		i := strings.IndexByte(format, '%')
		if i < 0 || i+1 == len(format) {
			return append(parts, part{text: format})
		}
		if i > 0 {
			parts = append(parts, part{text: format[:i]})
		}
		format = format[i+1:]
		if number, rest, ok := strings.Cut(format, "]"); ok && format[0] == '[' {
			next, _ = strconv.Atoi(number[1:])
			format = rest
		}
		parts = append(parts, part{verb: format[0], index: next})
		format = format[1:]
		next++
	}
	return parts
}

// match returns the arguments that make a text from a format. A count of several things
// may end in the plural s that package plural adds.
func match(format, text string) ([]string, bool) {
	args, ok := matchParts(split(format), text)
	if !ok && strings.HasPrefix(format, "%d ") && strings.HasSuffix(text, "s") {
		args, ok = matchParts(split(format), strings.TrimSuffix(text, "s"))
	}
	return args, ok
}

// matchParts matches the parts of a format as a shell matches a pattern: what is between
// two arguments of any text is looked for from the left, the last of it at the end.
func matchParts(parts []part, text string) ([]string, bool) {
	n := fixed(parts)
	args, rest, ok := matchFixed(parts[:n], text)
	if !ok || n == len(parts) {
		return args, ok && rest == ""
	}
	parts = parts[n+1:]
	n = fixed(parts)
	if n == len(parts) && (n == 0 || n == 1 && parts[0].verb == 0) { // the end
		if n == 1 && !strings.HasSuffix(rest, parts[0].text) {
			return nil, false
		}
		if n == 1 {
			rest = strings.TrimSuffix(rest, parts[0].text)
		}
		return append(args, rest), true
	}
	for i := range len(rest) + 1 {
		if n > 0 && parts[0].verb == 0 && !strings.HasPrefix(rest[i:], parts[0].text) {
			continue
		}
		if _, _, ok := matchFixed(parts[:n], rest[i:]); !ok {
			continue
		}
		if more, ok := matchParts(parts, rest[i:]); ok {
			return append(append(args, rest[:i]), more...), true
		}
		if n < len(parts) { // a later place does not help
			return nil, false
		}
	}
	return nil, false
}

// fixed returns the number of parts before the first argument of any text.
func fixed(parts []part) int {
	for i, p := range parts {
		switch p.verb {
		case 0, 'd', 'q':
		default:
			return i
		}
	}
	return len(parts)
}

// matchFixed matches text, numbers and quoted strings at the beginning of a text, and
// returns the rest of it.
func matchFixed(parts []part, text string) (args []string, rest string, ok bool) {
	for _, p := range parts {
		var arg string
		switch p.verb {
		case 0:
			if rest, ok = strings.CutPrefix(text, p.text); !ok {
				return nil, "", false
			}
			text = rest
			continue
		case 'd':
			arg = text[:len(text)-len(strings.TrimLeft(text, "-0123456789"))]
		case 'q':
			arg, _ = strconv.QuotedPrefix(text)
		}
		if arg == "" {
			return nil, "", false
		}
		args, text = append(args, arg), text[len(arg):]
	}
	return args, text, true
}
