package scan

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// maxWholeDocument is the size above which the list of items of a YAML document is read
// item by item. Below it, anchors apply to the whole document.
const maxWholeDocument = 1 << 20

// batchBytes is the size of parts with items. Starting the parser takes longer than
// reading an item.
const batchBytes = 128 << 10

// yamlPart is a part of a stream of YAML that can be parsed by itself.
type yamlPart struct {
	text  []byte
	lines int // before it
	// items are the offsets of the items if the part is some of a list, else
	// nil; starts are the lines before them.
	items, starts []int
	err           error
}

// single returns each item of the part as a part.
func (p yamlPart) single() []yamlPart {
	var out []yamlPart
	for i, begin := range p.items {
		end := len(p.text)
		if i+1 < len(p.items) {
			end = p.items[i+1]
		}
		out = append(out, yamlPart{text: p.text[begin:end], lines: p.starts[i], items: []int{0}, starts: p.starts[i : i+1]})
	}
	return out
}

// yamlParts splits a stream of any size into documents, and large documents into
// batches of the entries under the key items. A part that is too large has an error
// and no text. size is that of the stream if it is small.
func yamlParts(in io.Reader, size int) iter.Seq[yamlPart] {
	return func(yield func(yamlPart) bool) {
		s := yamlSplitter{yield: yield}
		lines := bufio.NewReaderSize(in, min(size+1, 64<<10))
		for begins := true; ; {
			line, err := lines.ReadSlice('\n')
			if len(line) > 0 {
				s.line(line, begins)
			}
			begins = !errors.Is(err, bufio.ErrBufferFull)
			if s.stopped || err != nil && begins {
				break
			}
		}
		s.flush()
	}
}

type yamlSplitter struct {
	yield   func(yamlPart) bool
	stopped bool

	part  []byte
	count int  // lines read
	from  int  // lines before the part
	large bool // more of the part is dropped

	state  splitState
	indent int   // of the items
	items  []int // offsets in the part where items begin
	starts []int // lines before each
}

// splitState is the position of the splitter in a document.
type splitState uint8

const (
	outsideList splitState = iota
	listBegins             // after the line items:
	insideList             // its items are in the part, with what is before
	itemByItem             // the part is some items
)

// line adds a line, or a part of a long one. begins reports whether it is the first
// part of the line.
func (s *yamlSplitter) line(line []byte, begins bool) {
	if begins {
		s.classify(line)
		s.count++
	}
	if len(s.part)+len(line) > maxFileBytes {
		s.large = true
	}
	if s.large {
		return
	}
	s.part = append(s.part, line...)
	if begins && string(bytes.TrimRight(line, " \t\r\n")) == "..." { // what follows is another document
		s.flush()
		s.state = outsideList
		return
	}
	if s.state == insideList && len(s.part) > maxWholeDocument && len(s.items) > 1 {
		s.split()
	}
}

// classify updates the state by the beginning of a line.
func (s *yamlSplitter) classify(line []byte) {
	text := bytes.TrimLeft(line, " ")
	column := len(line) - len(text)
	text = bytes.TrimRight(text, " \t\r\n")
	if column == 0 && bytes.HasPrefix(text, []byte("---")) && (len(text) == 3 || text[3] == ' ' || text[3] == '\t') {
		s.flush()
		s.state = outsideList
		return
	}
	if len(text) == 0 || text[0] == '#' {
		return
	}
	entry := string(text) == "-" || bytes.HasPrefix(text, []byte("- "))
	switch {
	case s.state == outsideList:
		if column == 0 && string(text) == "items:" {
			s.state, s.indent = listBegins, 0
		}
	case s.state == listBegins && !entry, column < s.indent, column == s.indent && !entry && s.state != listBegins:
		if s.state == itemByItem {
			s.flush()
		}
		s.state = outsideList
	case s.state == listBegins:
		s.state, s.indent = insideList, column
		s.items, s.starts = []int{len(s.part)}, []int{s.count}
	case column == s.indent:
		if s.state == itemByItem && len(s.part) > batchBytes {
			s.flush()
		}
		s.items, s.starts = append(s.items, len(s.part)), append(s.starts, s.count)
	}
}

// split emits the part before the list and the complete items.
func (s *yamlSplitter) split() {
	first, last := s.items[0], len(s.items)-1
	s.emit(yamlPart{text: s.part[:first], lines: s.from})
	whole := yamlPart{text: s.part[first:s.items[last]], lines: s.starts[0], starts: s.starts[:last]}
	for _, at := range s.items[:last] {
		whole.items = append(whole.items, at-first)
	}
	s.emit(whole)
	s.part, s.from = append([]byte(nil), s.part[s.items[last]:]...), s.starts[last]
	s.items, s.starts = []int{0}, []int{s.from}
	s.state = itemByItem
}

// flush emits the part and begins the next.
func (s *yamlSplitter) flush() {
	part := yamlPart{text: s.part, lines: s.from}
	if s.state == itemByItem {
		part.items, part.starts = s.items, s.starts
	}
	if s.large {
		part.text, part.err = nil, fmt.Errorf("document or item larger than %d MiB", maxFileBytes>>20)
	}
	s.emit(part)
	s.part, s.from, s.large, s.items, s.starts = s.part[:0], s.count, false, nil, nil
}

func (s *yamlSplitter) emit(part yamlPart) {
	if !s.stopped && (part.err != nil || !isBlankYAML(part.text)) {
		s.stopped = !s.yield(part)
	}
}

// isBlankYAML reports whether text has only markers, directives, blank lines and
// comments. Starting the parser for each such part would take too long.
func isBlankYAML(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && line[0] != '%' && string(line) != "---" && string(line) != "..." {
			return false
		}
	}
	return true
}
