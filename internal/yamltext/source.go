package load

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// source is YAML text with the places of the nodes that were parsed from it.
type source struct {
	data   []byte
	starts []int32 // where each line begins
	// offsets has the place of each character of line wide, the last line with
	// characters of several bytes that was asked for.
	wide    int
	offsets []int32
}

func newSource(data []byte) *source {
	s := &source{data: data, starts: []int32{0}, wide: -1}
	for i := 0; i < len(data); i++ {
		if n := breakSize(data[i:]); n > 0 {
			i += n - 1
			s.starts = append(s.starts, int32(i+1))
		}
	}
	return s
}

// breakSize returns the size of the line break that b begins with, or 0. The
// YAML library counts lines by all of these.
func breakSize(b []byte) int {
	switch b[0] {
	case '\n':
		return 1
	case '\r':
		if len(b) > 1 && b[1] == '\n' {
			return 2
		}
		return 1
	case 0xc2:
		if len(b) > 1 && b[1] == 0x85 {
			return 2
		}
	case 0xe2:
		if len(b) > 2 && b[1] == 0x80 && (b[2] == 0xa8 || b[2] == 0xa9) {
			return 3
		}
	}
	return 0
}

// line returns line i, counted from 0, with its line break.
func (s *source) line(i int) []byte {
	if i+1 < len(s.starts) {
		return s.data[s.starts[i]:s.starts[i+1]]
	}
	return s.data[s.starts[i]:]
}

// offset returns where a node begins. ok is false when there is no such place.
func (s *source) offset(n *yaml.Node) (at int, ok bool) {
	if n.Line < 1 || n.Line > len(s.starts) || n.Column < 1 {
		return 0, false
	}
	line := s.line(n.Line - 1)
	start, col := int(s.starts[n.Line-1]), n.Column-1
	if n.Line-1 != s.wide && isASCII(line, col) {
		return start + col, col <= len(line)
	}
	if n.Line-1 != s.wide {
		s.wide, s.offsets = n.Line-1, s.offsets[:0]
		for i := 0; i < len(line); {
			s.offsets = append(s.offsets, int32(i))
			_, size := utf8.DecodeRune(line[i:])
			i += size
		}
		s.offsets = append(s.offsets, int32(len(line)))
	}
	if col >= len(s.offsets) {
		return 0, false
	}
	return start + int(s.offsets[col]), true
}

// isASCII reports whether the first n bytes are characters of one byte. Long
// lines are not looked at for every node in them.
func isASCII(line []byte, n int) bool {
	const short = 256
	if n > short || n > len(line) {
		return false
	}
	for _, c := range line[:n] {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// column returns the column, counted from 0, of a place with only ASCII before
// it on its line.
func (s *source) column(at int) int {
	return at - 1 - bytes.LastIndexByte(s.data[:at], '\n')
}

// position returns the line and column of a place, counted from 1.
func (s *source) position(at int) (line, col int) {
	lo, hi := 0, len(s.starts)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(s.starts[mid]) <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo + 1, utf8.RuneCount(s.data[s.starts[lo]:at]) + 1
}

// white skips white space and line breaks.
func (s *source) white(at int) int {
	for at < len(s.data) && isSpace(s.data[at]) {
		at++
	}
	return at
}

// isProperty reports whether an anchor or a tag begins with c.
func isProperty(c byte) bool { return c == '&' || c == '!' }

// propertyEnd returns where an anchor or a tag ends.
func (s *source) propertyEnd(at int) int {
	for at < len(s.data) && !isSpace(s.data[at]) {
		at++
	}
	return at
}

// isBare reports whether a scalar has no text, not even quotes.
func isBare(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// scalarEnd returns where the scalar or alias that begins at a place ends.
// indent is the column of the list or mapping that it stands in. ok is false
// when the text there is not the node's.
func (s *source) scalarEnd(n *yaml.Node, at, indent int) (end int, ok bool) {
	if n.Kind == yaml.AliasNode {
		return s.has(at, "*"+n.Value)
	}
	for at < len(s.data) && isProperty(s.data[at]) {
		end = s.propertyEnd(at)
		if at = s.white(end); isBare(n) && (at == len(s.data) || !isProperty(s.data[at]) || bytes.IndexByte(s.data[end:at], '\n') >= 0) {
			return end, true
		}
	}
	if at >= len(s.data) {
		return at, false
	}
	first := s.data[at]
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0:
		return s.quotedEnd(at, '\''), first == '\''
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return s.quotedEnd(at, '"'), first == '"'
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		end, _ := s.blockEnd(at, indent)
		return end, first == '|' || first == '>'
	}
	return s.plainEnd(at, n.Value)
}

func (s *source) has(at int, text string) (end int, ok bool) {
	return at + len(text), strings.HasPrefix(string(s.data[at:min(len(s.data), at+len(text))]), text)
}

func (s *source) quotedEnd(at int, quote byte) int {
	for at++; at < len(s.data); at++ {
		switch c := s.data[at]; {
		case c == '\\' && quote == '"':
			at++
		case c == quote && quote == '\'' && at+1 < len(s.data) && s.data[at+1] == quote:
			at++
		case c == quote:
			return at + 1
		}
	}
	return len(s.data)
}

// plainEnd follows a plain scalar: between lines it has a space, or a line
// break less than the text.
func (s *source) plainEnd(at int, value string) (end int, ok bool) {
	for value != "" && at < len(s.data) {
		if next := s.white(at); next > at {
			if breaks := bytes.Count(s.data[at:next], []byte("\n")); breaks > 0 {
				want := " "
				if breaks > 1 {
					want = strings.Repeat("\n", breaks-1)
				}
				if !strings.HasPrefix(value, want) {
					return at, false
				}
				at, value = next, value[len(want):]
				continue
			}
		}
		if s.data[at] != value[0] {
			return at, false
		}
		at, value = at+1, value[1:]
	}
	return at, value == ""
}

// blockEnd returns where a block scalar ends, and the column of its text, or
// -1 when it has none. Empty lines at the end belong to the scalar only where
// they are kept ("|+").
func (s *source) blockEnd(at, indent int) (end, column int) {
	header, rest := cutLine(s.data[at:])
	end = at + len(header)
	column = -1
	if i := bytes.IndexAny(header[:min(3, len(header))], "123456789"); i > 0 {
		column = indent + int(header[i]-'0')
	}
	keep := isKept(header)
	for at = end; len(rest) > 0; {
		var line []byte
		line, rest = cutLine(rest)
		spaces := len(line) - len(bytes.TrimLeft(line, " "))
		empty := spaces == len(line) || line[spaces] == '\n'
		switch {
		case empty && (column < 0 || spaces <= column):
		case column < 0 && spaces > indent:
			column = spaces
		case spaces < column || column < 0:
			return end, column
		}
		at += len(line)
		if keep || !empty || column >= 0 && spaces > column {
			end = at
		}
	}
	return end, column
}

// isKept reports whether the header of a block scalar keeps the empty lines
// after its text.
func isKept(header []byte) bool {
	return bytes.IndexByte(header[:min(3, len(header))], '+') > 0
}

// cutLine cuts the first line, with its line break, from the rest.
func cutLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1], b[i+1:]
	}
	return b, nil
}
