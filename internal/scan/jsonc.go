package scan

import "gopkg.in/yaml.v3"

// jsoncTree parses a file of JSON with comments and trailing commas, or records why it
// cannot be read.
func (f *file) jsoncTree() *yaml.Node { return f.parseJSON(plainJSON(f.content)) }

// plainJSON returns JSON with comments and trailing commas as plain JSON of the same
// size: it replaces them with spaces, so that places stay the same.
func plainJSON(content []byte) []byte {
	out := append([]byte(nil), content...)
	comma := -1 // the offset of a comma that only blanks and comments follow
	for i := 0; i < len(out); i++ {
		switch c := out[i]; {
		case c == '"':
			comma, i = -1, endOfString(out, i)
		case c == '/' && i+1 < len(out) && (out[i+1] == '/' || out[i+1] == '*'):
			i = blankComment(out, i)
		case c == ',':
			comma = i
		case c == '}' || c == ']':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			comma = -1
		}
	}
	return out
}

// endOfString returns the offset of the quote that ends a string, or the last offset.
func endOfString(text []byte, start int) int {
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"', '\n':
			return i
		}
	}
	return len(text) - 1
}

// blankComment replaces the comment that begins at start with spaces, except for line
// breaks, and returns the offset of its last byte. It leaves a comment without an end
// as it is, so that the parser reports it.
func blankComment(text []byte, start int) int {
	end, block := start+2, text[start+1] == '*'
	for ; end < len(text); end++ {
		if !block && text[end] == '\n' || block && end > start+2 && text[end-1] == '*' && text[end] == '/' {
			break
		}
	}
	if end == len(text) && block {
		return len(text) - 1
	}
	for i := start; i <= end && i < len(text); i++ {
		if text[i] != '\n' && text[i] != '\r' {
			text[i] = ' '
		}
	}
	return end
}
