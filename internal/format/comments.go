package format

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/yamltext"
)

// comment is a comment on a line of its own, or behind something.
type comment struct {
	text []byte
	col  int // of the #, counted from 0
	at   int
	// before and after say that empty lines are there; after is only said of
	// the last comment of several.
	before, after bool
}

// A comment belongs to an owner, an entry of a list or a mapping, or a whole
// list or mapping, in one of these ways.
const (
	standsAbove   = 'a' // it stands above the entry
	standsBehind  = 'b' // it ends the entry's line
	standsBelow   = 'i' // it stands below what the owner is, and deeper
	standsWithin  = 'w' // it stands in the brackets of the owner's value
	standsBetween = 'v' // it stands between a key and its value
)

// note is a comment with its owner. Comments are compared by notes before and
// after formatting.
type note struct {
	owner, text uint64
	at          int
}

func (p *printer) note(owner uint64, way byte, i int, c comment) {
	p.notes = append(p.notes, note{
		owner: p.hash.Join(owner, uint64(way), uint64(i)),
		text:  p.hash.Text(string(c.text)),
		at:    c.at,
	})
}

// lostNote returns the first note of before that after lacks. ok is false if both
// have the same notes.
func lostNote(before, after []note) (lost note, ok bool) {
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
	return note{}, len(before) != len(after)
}

// scan reads white space and comments from p.pos on. It keeps the comment that
// ends the present line in p.trailing, the others in p.pending.
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

// isEntry reports whether a comment is an entry of a list that is commented out.
func isEntry(text []byte) bool {
	text = bytes.TrimLeft(text, "# ")
	return bytes.HasPrefix(text, []byte("- ")) || string(text) == "-"
}

func (p *printer) readComment() comment {
	line, _ := yamltext.CutLine(p.Data[p.pos:])
	line = bytes.TrimRight(line, " \t\n")
	c := comment{text: line, at: p.pos, col: p.column(p.pos)}
	for i := range line {
		if yamltext.BreakSize(line[i:]) > 0 {
			p.fail(p.pos+i, "a comment has a line break other than LF and CR LF in it")
		}
	}
	p.pos += len(line)
	return c
}

// take takes comments that stand at column least or deeper off the front of the
// pending ones. Comments right below such a comment, and not less deep than it,
// go with it.
func (p *printer) take(least int) []comment {
	return p.takeIf(func(c comment) bool { return c.col >= least })
}

// takeIf takes groups of comments whose first one is wanted.
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

// beginsGroup reports whether comment i of a list does not go on the group
// that begins at column first.
func beginsGroup(list []comment, i, first int) bool {
	return i == 0 || list[i].before || list[i].col < first
}

// write writes comments at column col, where what they belong to was at
// column old before. Within a group, comments keep their steps to the right.
func (p *printer) write(list []comment, old, col int, owner uint64, way byte) {
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
		p.note(owner, way, i, c)
	}
}

// endLine ends a line of the output, with the trailing comment if there is one.
func (p *printer) endLine(owner uint64) {
	if c := p.trailing; c.text != nil {
		p.out = append(append(p.out, ' '), c.text...)
		p.note(owner, standsBehind, 0, c)
		p.trailing = comment{}
	}
	p.out = append(p.out, '\n')
	p.openKeep = false
}

// blank writes an empty line, unless there is one or the output is empty. After
// a block scalar that keeps empty lines, none may be added.
func (p *printer) blank() {
	if len(p.out) > 0 && !p.openKeep && !bytes.HasSuffix(p.out, []byte("\n\n")) {
		p.out = append(p.out, '\n')
	}
}

func (p *printer) indent(n int) {
	for range n {
		p.out = append(p.out, ' ')
	}
}
