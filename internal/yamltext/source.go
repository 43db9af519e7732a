package yamltext

import (
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Source is the text of a YAML document.
type Source struct {
	Data   []byte
	starts []int32 // where each line begins
	// wideOffsets holds the offset of each character in line wideLine, the last line
	// with multi-byte characters that Offset was called for.
	wideLine    int
	wideOffsets []int32
}

// NewSource returns the source for a text.
func NewSource(data []byte) *Source {
	s := &Source{Data: data, starts: append(make([]int32, 0, len(data)/32), 0), wideLine: -1}
	for i := 0; i < len(data); i++ {
		if data[i] >= ' ' && data[i] < utf8.RuneSelf {
			continue
		}
		if n := BreakSize(data[i:]); n > 0 {
			i += n - 1
			s.starts = append(s.starts, int32(i+1))
		}
	}
	return s
}

// BreakSize returns the size of the line break that b begins with, or 0. The
// YAML library counts lines by all of these.
func BreakSize(b []byte) int {
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

// Lines returns the number of lines.
func (s *Source) Lines() int { return len(s.starts) }

// LineStart returns where line i begins, or the length of the text if there is
// no such line.
func (s *Source) LineStart(i int) int {
	if i >= len(s.starts) {
		return len(s.Data)
	}
	return int(s.starts[i])
}

// Line returns line i with its line break.
func (s *Source) Line(i int) []byte {
	if i+1 < len(s.starts) {
		return s.Data[s.starts[i]:s.starts[i+1]]
	}
	return s.Data[s.starts[i]:]
}

// Offset returns where a node begins. ok is false if the text has no such line or
// column.
func (s *Source) Offset(n *yaml.Node) (at int, ok bool) {
	if n.Line < 1 || n.Line > len(s.starts) || n.Column < 1 {
		return 0, false
	}
	line := s.Line(n.Line - 1)
	start, col := int(s.starts[n.Line-1]), n.Column-1
	if n.Line-1 != s.wideLine && isASCII(line, col) {
		return start + col, col <= len(line)
	}
	if n.Line-1 != s.wideLine {
		s.wideLine, s.wideOffsets = n.Line-1, s.wideOffsets[:0]
		for i := 0; i < len(line); {
			s.wideOffsets = append(s.wideOffsets, int32(i))
			_, size := utf8.DecodeRune(line[i:])
			i += size
		}
		s.wideOffsets = append(s.wideOffsets, int32(len(line)))
	}
	if col >= len(s.wideOffsets) {
		return 0, false
	}
	return start + int(s.wideOffsets[col]), true
}

// isASCII reports whether the first n bytes are ASCII. It reports false for large
// n, so that a long line is not scanned for each of its nodes.
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

// Position returns the line and column of an offset, both counted from 1.
func (s *Source) Position(at int) (line, col int) {
	lo, hi := 0, len(s.starts)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(s.starts[mid]) <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo + 1, utf8.RuneCount(s.Data[s.starts[lo]:at]) + 1
}

// HasAt reports whether the text has s at an offset.
func (s *Source) HasAt(at int, text string) bool {
	return at+len(text) <= len(s.Data) && string(s.Data[at:at+len(text)]) == text
}
