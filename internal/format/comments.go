package format

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/yamltext"
)

// comment is a comment on a line of its own, or at the end of a line.
type comment struct {
	text []byte
	col  int // of the #, counted from 0
	at   int
	// before and after report whether an empty line is next to the comment; after
	// is set only for the last comment of several.
	before, after bool
}

// The position of a comment relative to its owner, which is an entry of a list or
// mapping, or a whole list or mapping.
const (
	commentAbove    = 'a' // above the entry
	commentTrailing = 'b' // at the end of the entry's line
	commentBelow    = 'i' // below the owner, and deeper
	commentInside   = 'w' // within the brackets of the owner's value
	commentBetween  = 'v' // between a key and its value
)

// ownedComment identifies a comment and its owner by hashes. Format compares them
// before and after, so that no comment changes its owner.
type ownedComment struct {
	owner, text uint64
	at          int
}

// record adds comment number i in a position relative to its owner.
func (p *printer) record(owner uint64, position byte, i int, c comment) {
	p.recorded = append(p.recorded, ownedComment{
		owner: p.hash.Join(owner, uint64(position), uint64(i)),
		text:  p.hash.Text(string(c.text)),
		at:    c.at,
	})
}

// lostComment returns the first note of before that after lacks. ok is false if both
// have the same notes.
func lostComment(before, after []ownedComment) (lost ownedComment, ok bool) {
	left := make(map[[2]uint64]int, len(after))
	for _, n := range after {
		left[[2]uint64{n.owner, n.text}]++
	}
	for _, n := range before {
		key := [2]uint64{n.owner, n.text}
		if left[key]--; left[key] < 0 {
			return n, true
		}
	}
	return ownedComment{}, len(before) != len(after)
}

// scan reads whitespace and comments from p.pos on. It sets p.trailing to the
// comment that ends the current line, and appends the others to p.pending.
func (p *printer) scan() {
	p.trailing = comment{}
	ownLine := p.pos == 0 || p.Data[p.pos-1] == '\n'
	empty, blank, had := ownLine, false, len(p.pending)
loop:
	for p.pos < len(p.Data) {
		switch p.Data[p.pos] {
		case '\n':
			blank = blank || empty
			ownLine, empty = true, true
			p.pos++
		case '#':
			c := p.readComment()
			c.before = blank
			if ownLine {
				p.pending = append(p.pending, c)
			} else {
				p.trailing = c
			}
			empty, blank = false, false
		case ' ', '\t':
			p.pos++
		default:
			break loop
		}
	}
	if len(p.pending) > had {
		last := &p.pending[len(p.pending)-1]
		last.after = blank && !yamltext.IsHeading(last.text)
	}
}

// isEntry reports whether a comment is a commented-out entry of a list.
func isEntry(text []byte) bool {
	text = bytes.TrimLeft(text, "# ")
	return bytes.HasPrefix(text, []byte("- ")) || string(text) == "-"
}

// readComment reads the comment at p.pos.
func (p *printer) readComment() comment {
	line, _ := yamltext.CutLine(p.Data[p.pos:])
	line = bytes.TrimRight(line, " \t\n")
	c := comment{text: line, at: p.pos, col: p.column(p.pos)}
	for i := range line {
		if yamltext.BreakSize(line[i:]) > 0 {
			p.fail(p.pos+i, "a comment contains a line break other than LF and CR LF")
		}
	}
	p.pos += len(line)
	return c
}

// take removes the comments at column least or deeper from the front of the pending
// ones, and returns them. Comments right below such a comment, and at least as deep,
// go with it.
func (p *printer) take(least int) []comment {
	return p.takeIf(func(c comment) bool { return c.col >= least })
}

// takeIf is take for the groups of comments whose first comment is wanted.
func (p *printer) takeIf(want func(first comment) bool) []comment {
	n, first := 0, 0
	for i, c := range p.pending {
		if beginsGroup(p.pending, i, first) {
			if first = c.col; !want(c) {
				break
			}
		}
		n = i + 1
	}
	taken := p.pending[:n:n]
	p.pending = p.pending[n:]
	return taken
}

// beginsGroup reports whether comment i begins a new group, rather than continue
// the one whose first comment is at column first.
func beginsGroup(list []comment, i, first int) bool {
	return i == 0 || list[i].before || list[i].col < first
}

// write writes comments at column col. Their owner was at column old in the text.
// Within a group, comments keep their indentation relative to the first.
func (p *printer) write(list []comment, old, col int, owner uint64, position byte) {
	first := 0
	for i, c := range list {
		if beginsGroup(list, i, first) {
			first = c.col
		}
		if c.before {
			p.blank()
		}
		p.indent(col + max(0, c.col-max(first, old)))
		p.out = append(p.out, c.text...)
		p.out = append(p.out, '\n')
		p.openKeep = false
		if c.after {
			p.blank()
		}
		p.record(owner, position, i, c)
	}
}

// endLine ends the current line of the output, with the trailing comment if any.
func (p *printer) endLine(owner uint64) {
	if c := p.trailing; c.text != nil {
		p.out = append(append(p.out, ' '), c.text...)
		p.record(owner, commentTrailing, 0, c)
		p.trailing = comment{}
	}
	p.out = append(p.out, '\n')
	p.openKeep = false
}

// blank writes an empty line, unless the output is empty or already ends with one.
// After a block scalar that keeps empty lines it writes none, because the line would
// become part of the scalar.
func (p *printer) blank() {
	if len(p.out) > 0 && !p.openKeep && !bytes.HasSuffix(p.out, []byte("\n\n")) {
		p.out = append(p.out, '\n')
	}
}

// indent writes n spaces.
func (p *printer) indent(n int) {
	for range n {
		p.out = append(p.out, ' ')
	}
}
