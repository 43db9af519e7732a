package scan

import (
	"fmt"
	"io"
)

// lineReader reads JSON, shortens runs of whitespace outside strings, which the decoder
// would hold in memory, and counts lines.
type lineReader struct {
	in    io.Reader
	front []byte      // is read before in
	read  int64       // bytes returned by Read
	limit int64       // past which reading fails
	runs  []lineBreak // that lineAt has not passed
	line  int

	inString, escaped bool
	space             byte // that replaces the current run of whitespace, or 0
}

// lineBreak is a run of whitespace with line breaks.
type lineBreak struct {
	offset int64 // in what Read returns
	breaks int
}

var errLongValue = fmt.Errorf("value larger than %d MiB", maxFileBytes>>20)

func (l *lineReader) Read(p []byte) (int, error) {
	if len(l.front) > 0 {
		n := copy(p, l.front)
		l.front = l.front[n:]
		return n, nil
	}
	for {
		if l.read > l.limit {
			return 0, errLongValue
		}
		n, err := l.in.Read(p)
		n = l.compact(p[:n])
		l.read += int64(n)
		if n > 0 || err != nil {
			return n, err
		}
	}
}

// compact shortens runs of whitespace to one byte each and returns the new length. A
// run with a line break becomes a line break, so that values that begin lines still do.
func (l *lineReader) compact(p []byte) int {
	n := 0
	for _, c := range p {
		switch {
		case l.inString && c != '\n': // no string has a line break
			l.inString = c != '"' || l.escaped
			l.escaped = c == '\\' && !l.escaped
		case c == '\n':
			l.lineBreak(l.read + int64(n))
			l.inString, l.escaped = false, false
			if l.space == '\n' {
				continue
			}
			l.space = c
		case c == ' ' || c == '\t' || c == '\r':
			if l.space != 0 {
				continue
			}
			l.space = ' '
		default:
			l.space, l.inString = 0, c == '"'
		}
		p[n] = c
		n++
	}
	return n
}

func (l *lineReader) lineBreak(offset int64) {
	if last := len(l.runs) - 1; last >= 0 && l.space == '\n' {
		l.runs[last].breaks++
		return
	}
	l.runs = append(l.runs, lineBreak{offset, 1})
}

// lineAt returns the line of an offset in what Read returns. Offsets must not decrease.
func (l *lineReader) lineAt(offset int64) int {
	for len(l.runs) > 0 && l.runs[0].offset < offset {
		l.line += l.runs[0].breaks
		l.runs = l.runs[1:]
	}
	return l.line
}
