package scan

import "strings"

// shellWord is a word of a command, without its quotes.
type shellWord struct {
	text string
	line int
	// isOperator reports whether the word is an operator such as | or >, outside of
	// quotes.
	isOperator bool
}

// shellWords splits a command that begins on a line into words, as a shell does. A
// substitution such as $(pwd) or a variable is part of its word.
func shellWords(text string, line int) []shellWord {
	var words []shellWord
	var word strings.Builder
	inWord, start := false, line
	end := func() {
		if inWord {
			words = append(words, shellWord{text: word.String(), line: start})
			word.Reset()
		}
		inWord = false
	}
	add := func(s string) {
		if !inWord {
			inWord, start = true, line
		}
		word.WriteString(s)
		line += strings.Count(s, "\n")
	}
	for i := 0; i < len(text); {
		c, size := text[i], 1
		switch {
		case c == '\n':
			end()
			line++
		case c == ' ' || c == '\t' || c == '\r':
			end()
		case c == '\'' || c == '"':
			size = quotedLen(text[i:])
			add(strings.Trim(text[i:i+size], string(c)))
		case c == '\\' && i+1 < len(text):
			if size = 2; text[i+1] != '\n' {
				add(text[i+1 : i+2])
				break
			}
			end()
			line++
		case c == '$' && i+1 < len(text) && (text[i+1] == '(' || text[i+1] == '{'):
			size = nestedLen(text[i+1:]) + 1
			add(text[i : i+size])
		case strings.IndexByte("|&<>()", c) >= 0:
			end()
			size = len(text[i:]) - len(strings.TrimLeft(text[i:], "|&<>()"))
			words = append(words, shellWord{text[i : i+size], line, true})
		default:
			size = len(text[i:])
			if at := strings.IndexAny(text[i:], " \t\r\n'\"\\$|&<>()"); at > 0 {
				size = at
			} else if at == 0 {
				size = 1
			}
			add(text[i : i+size])
		}
		i += size
	}
	end()
	return words
}

// quotedLen returns the length of the quoted string that text begins with.
func quotedLen(text string) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == text[0]:
			return i + 1
		case text[i] == '\\' && text[0] == '"':
			i++
		}
	}
	return len(text)
}

// nestedLen returns the length of the text in parentheses or braces that text begins
// with.
func nestedLen(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '{':
			depth++
		case ')', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}
