package output

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	excerptWidth = 100 // columns of a line that an excerpt shows
	excerptRunes = 200 // characters that it reads on each side of the position
)

// Excerpts returns excerpts of a text at positions, which must be in ascending order,
// so that one pass over the text finds them all.
type Excerpts struct {
	text []byte // from the beginning of the current line
	line int    // the number of that line
	col  int    // the current column
	at   int    // its offset in text
}

// NewExcerpts returns the excerpts of a text.
func NewExcerpts(text []byte) *Excerpts { return &Excerpts{text: text, line: 1, col: 1} }

// Next returns a line of the text and, below it, a caret at a character, both
// counted from 1. It returns "" if there is no such character or if it precedes an
// earlier one. Tabs become spaces, control characters are made visible, and a long
// line is cut around the character.
func (e *Excerpts) Next(line, col int) string {
	for e.line < line {
		n := bytes.IndexByte(e.text, '\n')
		if n < 0 {
			return ""
		}
		e.text, e.line, e.col, e.at = e.text[n+1:], e.line+1, 1, 0
	}
	if e.line > line || col < e.col {
		return ""
	}
	for ; e.col < col; e.col++ {
		_, n := utf8.DecodeRune(e.text[e.at:])
		if n == 0 || e.text[e.at] == '\n' || e.text[e.at] == '\r' && lineEnds(e.text[e.at:]) {
			return ""
		}
		e.at += n
	}
	return excerpt(e.text[:e.at], e.text[e.at:])
}

// lineEnds reports whether rest has no more characters of its line.
func lineEnds(rest []byte) bool {
	rest = bytes.TrimLeft(rest, "\r")
	return len(rest) == 0 || rest[0] == '\n'
}

// excerpt returns the line around the boundary of before and after, which may have
// more lines, with a caret at the boundary.
func excerpt(before, after []byte) string {
	start := len(before)
	for n := 0; n < excerptRunes && start > 0; n++ {
		_, size := utf8.DecodeLastRune(before[:start])
		start -= size
	}
	for start < len(before) && Width(oneLine(before[start:])) > excerptWidth*2/3 {
		_, size := utf8.DecodeRune(before[start:])
		start += size
	}
	end := 0
	for n := 0; n < excerptRunes && end < len(after) && after[end] != '\n'; n++ {
		_, size := utf8.DecodeRune(after[end:])
		end += size
	}
	lead := oneLine(before[start:])
	if start > 0 {
		lead = "…" + lead
	}
	text := Fit(lead+oneLine(bytes.TrimRight(after[:end], "\r")), excerptWidth)
	return text + "\n" + strings.Repeat(" ", Width(lead)) + "^"
}

func oneLine(text []byte) string { return SanitizeString(strings.ReplaceAll(string(text), "\t", " ")) }
