package scan

import "strings"

// findClaims returns the indexes of the claims in a sentence and of their groups. It tries
// the pattern only where a claim can begin, which is many times faster than a search.
func findClaims(text string) [][]int {
	var out [][]int
	for i := 0; i < len(text); {
		m := []int(nil)
		if mayBegin(text, i) {
			m = claimPattern().FindStringSubmatchIndex(text[i:])
		}
		if m == nil {
			i++
			continue
		}
		for g := range m {
			if m[g] >= 0 {
				m[g] += i
			}
		}
		out = append(out, m)
		i = m[1]
	}
	return out
}

// mayBegin reports whether a claim may begin at an index: with a space or an apostrophe and a
// verb; or with an article after a comma, a parenthesis and the spaces before it, or a space
// and a dash.
func mayBegin(text string, i int) bool {
	afterSpace := i > 0 && isSpace(text[i-1])
	switch c := text[i]; {
	case c == '\'' || strings.HasPrefix(text[i:], "’"):
		return true
	case c == ',' || c == '(' && !afterSpace:
		return articleFollows(text[i+1:])
	case !isSpace(c):
		return false
	}
	rest := text[i+1:]
	for _, dash := range []string{"-", "–", "—"} {
		if after, ok := strings.CutPrefix(rest, dash); ok {
			return articleFollows(after)
		}
	}
	for _, verb := range []string{"is", "are", "remain"} {
		if len(rest) > len(verb) && strings.EqualFold(rest[:len(verb)], verb) {
			return true
		}
	}
	if afterSpace {
		return false
	}
	after, ok := strings.CutPrefix(strings.TrimLeft(rest, spaces), "(")
	return ok && articleFollows(after)
}

const spaces = " \t\n\f\r"

// articleFollows reports whether a text may begin with spaces and an article.
func articleFollows(text string) bool {
	text = strings.TrimLeft(text, spaces)
	return text != "" && strings.IndexByte("aAtToO", text[0]) >= 0
}

func isSpace(c byte) bool { return strings.IndexByte(spaces, c) >= 0 }

// sentenceLen returns the length of the sentence that a text begins with: up to a full stop
// and the space after it, or all of it.
func sentenceLen(text string) int {
	for i := 0; i < len(text); {
		at := strings.IndexAny(text[i:], ".!?")
		if at < 0 {
			break
		}
		i += at + 1
		for i < len(text) && strings.IndexByte(`"')`, text[i]) >= 0 {
			i++
		}
		if i < len(text) && isSpace(text[i]) {
			return i + 1
		}
	}
	return len(text)
}

// maxMarkup bounds a link, an image or a tag in Markdown.
const maxMarkup = 2000

// plainText returns the text of Markdown, with the same lines.
func plainText(markdown string) string {
	const marks = "![]*`<_"
	var b strings.Builder
	for {
		at := strings.IndexAny(markdown, marks)
		if at < 0 {
			break
		}
		b.WriteString(markdown[:at])
		markdown = markdown[at:]
		n := markupLen(markdown)
		if n == 0 { // the character is text
			n = 1
			b.WriteByte(markdown[0])
		}
		markdown = markdown[n:]
	}
	if b.Len() == 0 {
		return markdown
	}
	b.WriteString(markdown)
	return b.String()
}

// markupLen returns the length of the markup that a text begins with, or 0. Markup has no
// line breaks.
func markupLen(text string) int {
	switch text[0] {
	case '!': // ![text](URL)
		if n := enclosed(text[1:], '[', ']'); n > 0 {
			if m := enclosed(text[1+n:], '(', ')'); m > 0 {
				return 1 + n + m
			}
		}
		return 0
	case ']': // the end of [text](URL) or [text][name]
		return 1 + max(enclosed(text[1:], '(', ')'), enclosed(text[1:], '[', ']'))
	case '<':
		return enclosed(text, '<', '>')
	case '_':
		if strings.HasPrefix(text, "__") {
			return 2
		}
		return 0
	}
	return 1 // [, * and `
}

// enclosed returns the length of what a text begins with from one bracket to the other, or
// 0.
func enclosed(text string, from, to byte) int {
	if text == "" || text[0] != from {
		return 0
	}
	text = text[:min(len(text), maxMarkup)]
	end := strings.IndexByte(text, to)
	if end < 0 || strings.IndexByte(text[:end], '\n') >= 0 {
		return 0
	}
	return end + 1
}
