package output

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	excerptWidth = 100 // columns of a line that an excerpt shows
	excerptRunes = 200 // characters that it looks at on each side of the place
)

// Excerpts shows places in a text. Places in ascending order are found in one
// pass over the text.
type Excerpts struct {
	text []byte // from the beginning of the present line
	line int    // the number of that line
	col  int    // a place in it,
	at   int    // and how many bytes come before
}

// NewExcerpts returns the excerpts of a text.
func NewExcerpts(text []byte) *Excerpts { return &Excerpts{text: text, line: 1, col: 1} }

// Next returns a line of the text and, below it, a caret at a character, both
// counted from 1; "" where there is no such character or it comes before one
// that was asked for earlier. Tabs become blanks, control characters visible;
// a long line is cut around the place.
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

// lineEnds reports whether only line breaks are left of a line.
func lineEnds(rest []byte) bool {
	rest = bytes.TrimLeft(rest, "\r")
	return len(rest) == 0 || rest[0] == '\n'
}

// excerpt shows the place between two texts, of which the line may be a part.
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
