package format

import (
	"bytes"
	"strings"

	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// scanner is the text of a document, with methods that find where its parts end.
type scanner struct{ *yamltext.Source }

// column returns the column, counted from 0, of an offset with only ASCII before
// it on its line.
func (s scanner) column(at int) int {
	return at - 1 - bytes.LastIndexByte(s.Data[:at], '\n')
}

// skipSpace returns where whitespace and line breaks end.
func (s scanner) skipSpace(at int) int {
	for at < len(s.Data) && isSpace(s.Data[at]) {
		at++
	}
	return at
}

// isProperty reports whether an anchor or a tag begins with c.
func isProperty(c byte) bool { return c == '&' || c == '!' }

// propertyEnd returns where an anchor or a tag ends.
func (s scanner) propertyEnd(at int) int {
	for at < len(s.Data) && !isSpace(s.Data[at]) {
		at++
	}
	return at
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// scalarEnd returns where the scalar or alias at an offset ends. indent is the
// column of the list or mapping around it. ok is false if the text there is not
// that of the node.
func (s scanner) scalarEnd(n *yaml.Node, at, indent int) (end int, ok bool) {
	if n.Kind == yaml.AliasNode {
		return at + len("*"+n.Value), s.HasAt(at, "*"+n.Value)
	}
	for at < len(s.Data) && isProperty(s.Data[at]) {
		end = s.propertyEnd(at)
		if at = s.skipSpace(end); yamltext.IsBare(n) && (at == len(s.Data) || !isProperty(s.Data[at]) || bytes.IndexByte(s.Data[end:at], '\n') >= 0) {
			return end, true
		}
	}
	if at >= len(s.Data) {
		return at, false
	}
	first := s.Data[at]
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

// quotedEnd returns where the quoted scalar at an offset ends.
func (s scanner) quotedEnd(at int, quote byte) int {
	for at++; at < len(s.Data); at++ {
		switch c := s.Data[at]; {
		case c == '\\' && quote == '"':
			at++
		case c == quote && quote == '\'' && at+1 < len(s.Data) && s.Data[at+1] == quote:
			at++
		case c == quote:
			return at + 1
		}
	}
	return len(s.Data)
}

// plainEnd returns where the plain scalar at an offset ends. Between two lines its
// value has a space, or one line break less than the text. ok is false if the
// text there is not the value.
func (s scanner) plainEnd(at int, value string) (end int, ok bool) {
	for value != "" && at < len(s.Data) {
		if next := s.skipSpace(at); next > at {
			if breaks := bytes.Count(s.Data[at:next], []byte("\n")); breaks > 0 {
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
		if s.Data[at] != value[0] {
			return at, false
		}
		at, value = at+1, value[1:]
	}
	return at, value == ""
}

// blockEnd returns where the block scalar at an offset ends, and the column of its
// text, or -1 if it has none. Empty lines at the end belong to the scalar only if
// it keeps them ("|+").
func (s scanner) blockEnd(at, indent int) (end, column int) {
	header, rest := yamltext.CutLine(s.Data[at:])
	end = at + len(header)
	column = -1
	if i := bytes.IndexAny(header[:min(3, len(header))], "123456789"); i > 0 {
		column = indent + int(header[i]-'0')
	}
	keep := keepsEmptyLines(header)
	for at = end; len(rest) > 0; {
		var line []byte
		line, rest = yamltext.CutLine(rest)
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

// keepsEmptyLines reports whether a block scalar with that header keeps the empty
// lines after its text.
func keepsEmptyLines(header []byte) bool {
	return bytes.IndexByte(header[:min(3, len(header))], '+') > 0
}
