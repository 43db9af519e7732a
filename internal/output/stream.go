package output

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// The sizes of what an expression or a template writes: a part is written as
// soon as it is there, so that an endless one ends when nobody reads it any
// longer; without anything to write parts to, the whole is bounded.
const (
	partBytes  = 64 << 10
	wholeBytes = 256 << 20
)

var errEndless = errors.New("the output is larger than 256 MiB")

// parts collects text and writes it, sanitized, part by part.
type parts struct {
	bytes.Buffer
	to     io.Writer // nil: all of it stays in the buffer
	syntax Syntax
	o      Options
}

// Write takes text. The error is that of what parts are written to.
func (p *parts) Write(text []byte) (int, error) {
	n, _ := p.Buffer.Write(text)
	return n, p.pass()
}

// pass writes the lines that there are, or where there is no line the whole
// characters, once they make a part.
func (p *parts) pass() error {
	switch {
	case p.to == nil && p.Len() > wholeBytes:
		return errEndless
	case p.to == nil || p.Len() < partBytes:
		return nil
	}
	n := bytes.LastIndexByte(p.Bytes(), '\n') + 1
	if n == 0 {
		for n = p.Len() - 1; n > p.Len()-utf8.UTFMax && !utf8.RuneStart(p.Bytes()[n]); n-- {
		}
	}
	_, err := p.to.Write(Sanitize(p.syntax, p.Next(n), p.o))
	return err
}

// rest returns what was not written, sanitized.
func (p *parts) rest() []byte { return Sanitize(p.syntax, p.Bytes(), p.o) }
