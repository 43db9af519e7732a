package scan

import (
	"iter"
	"slices"
	"strings"
)

// nixToken is a name with its dots, a string without its quotes, or a character.
type nixToken struct {
	text             string
	line             int
	isName, isString bool
	afterWith        bool // the semicolon that ends "with NAMES;"
	assigned         bool // an equals sign follows
}

// isNixList reports whether the token is the attribute that a list of packages is
// assigned to, such as environment.systemPackages.
func (t nixToken) isNixList() bool {
	last := t.text[strings.LastIndex(t.text, ".")+1:]
	return t.isName && t.assigned && slices.Contains(nixLists, last)
}

// endsValue reports whether the token ends the value of an attribute, or begins another
// set of attributes.
func (t nixToken) endsValue() bool {
	return t.text == ";" && !t.afterWith || t.text == "{" || t.text == "}"
}

// nixTokens splits a Nix expression into tokens, without comments.
func nixTokens(text string) iter.Seq[nixToken] {
	return func(yield func(nixToken) bool) {
		s := nixScanner{text: text, line: 1}
		with := false
		for {
			t, ok := s.next()
			if !ok {
				return
			}
			switch {
			case t.isName && t.text == "with":
				with = true
			case t.text == ";" && !t.isString:
				t.afterWith, with = with, false
			}
			if !yield(t) {
				return
			}
		}
	}
}

// nixScanner finds tokens.
type nixScanner struct {
	text string
	at   int
	line int
}

// next returns the next token. It reports false at the end.
func (s *nixScanner) next() (nixToken, bool) {
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		switch c := rest[0]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			s.skip(1)
		case c == '#':
			s.skipTo(1, "\n")
		case strings.HasPrefix(rest, "/*"):
			s.skipTo(2, "*/")
		case c == '"' || strings.HasPrefix(rest, "''"):
			return s.stringToken(), true
		case isNixName(c):
			end := 1
			for end < len(rest) && (isNixName(rest[end]) || rest[end] == '.') {
				end++
			}
			t := nixToken{text: rest[:end], line: s.line, isName: true}
			s.skip(end)
			t.assigned = isAssigned(s.text[s.at:])
			return t, true
		default:
			t := nixToken{text: rest[:1], line: s.line}
			s.skip(1)
			return t, true
		}
	}
	return nixToken{}, false
}

// isAssigned reports whether a text begins with an equals sign after blanks.
func isAssigned(text string) bool {
	text = strings.TrimLeft(text[:min(len(text), 64)], " \t\r\n")
	return strings.HasPrefix(text, "=") && !strings.HasPrefix(text, "==")
}

// stringToken returns the string at the current place.
func (s *nixScanner) stringToken() nixToken {
	quote := `"`
	if s.text[s.at] == '\'' {
		quote = "''"
	}
	begin, line := s.at+len(quote), s.line
	end := begin
	for end < len(s.text) && !strings.HasPrefix(s.text[end:], quote) {
		switch {
		case quote == `"` && s.text[end] == '\\':
			end++
		case quote != `"` && strings.HasPrefix(s.text[end:], "'''"):
			end += 2
		}
		end++
	}
	end = min(end, len(s.text))
	t := nixToken{text: s.text[begin:end], line: line, isString: true}
	s.skip(min(end+len(quote), len(s.text)) - s.at)
	return t
}

// skip moves on by n bytes.
func (s *nixScanner) skip(n int) {
	s.line += strings.Count(s.text[s.at:s.at+n], "\n")
	s.at += n
}

// skipTo moves behind an end that comes after n bytes.
func (s *nixScanner) skipTo(n int, end string) {
	if i := strings.Index(s.text[s.at+n:], end); i >= 0 {
		s.skip(n + i + len(end))
		return
	}
	s.skip(len(s.text) - s.at)
}

// isNixName reports whether a name may have a character.
func isNixName(c byte) bool { return isPythonName(c) || c == '-' }
