package scan

import "strings"

// sourceStrings returns the strings of a source file, outside of comments.
func sourceStrings(text, comment string) []sourceString {
	var out []sourceString
	line := 1
	for i := 0; i < len(text); {
		end := i + 1
		rest := text[i:]
		switch {
		case strings.HasPrefix(rest, comment):
			end = i + indexOr(rest, "\n", len(rest))
		case comment == "//" && strings.HasPrefix(rest, "/*"):
			end = i + indexOr(rest[2:], "*/", len(rest)-2) + 2
		case rest[0] == '"' || rest[0] == '\'' || rest[0] == '`':
			quote := rest[:1]
			if long := strings.Repeat(quote, 3); strings.HasPrefix(rest, long) {
				quote = long
			}
			size := literalLen(rest, quote)
			end = i + size
			if body, ok := strings.CutSuffix(rest[len(quote):size], quote); ok {
				out = append(out, sourceString{text: body, line: line, before: text[max(0, i-maxBefore):i]})
			}
		}
		end = min(end, len(text))
		line += strings.Count(text[i:end], "\n")
		i = end
	}
	return out
}

// literalLen returns the length of the string that text begins with, with its quotes. A
// short string ends with its line.
func literalLen(text, quote string) int {
	for i := len(quote); i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], quote):
			return i + len(quote)
		case text[i] == '\\':
			i++
		case text[i] == '\n' && len(quote) == 1 && quote != "`":
			return i
		}
	}
	return len(text)
}

// indexOr returns the index of a substring, or another number if there is none.
func indexOr(text, sub string, other int) int {
	if i := strings.Index(text, sub); i >= 0 {
		return i
	}
	return other
}
