package output

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// The sizes of the output of an expression or a template. Each part is written when
// it is complete, so that an endless output ends when nobody reads it any longer. If
// there is no writer for parts, the whole is bounded.
const (
	partBytes  = 64 << 10
	wholeBytes = 256 << 20
)

var errEndless = errors.New("the output is larger than 256 MiB")

// parts is a writer that sanitizes text and passes it on part by part.
type parts struct {
	bytes.Buffer
	to     io.Writer // nil keeps all of it in the buffer
	syntax Syntax
	o      Options
}

// Write adds text. It returns the error of the writer of parts.
func (p *parts) Write(text []byte) (int, error) {
	n, _ := p.Buffer.Write(text)
	return n, p.pass()
}

// pass writes the complete lines, or the complete characters if there is no line,
// when there are enough for a part.
func (p *parts) pass() error {
	switch {
	case p.to == nil && p.Len() > wholeBytes:
		return errEndless
	case p.to == nil || p.Len() < partBytes:
		return nil
	}
	n := bytes.LastIndexByte(p.Bytes(), '\n') + 1
	if n == 0 {
		n = p.Len() - 1
		for n > p.Len()-utf8.UTFMax && !utf8.RuneStart(p.Bytes()[n]) {
			n--
		}
	}
	_, err := p.to.Write(Sanitize(p.syntax, p.Next(n), p.o))
	return err
}

// rest returns the text that was not written yet, sanitized.
func (p *parts) rest() []byte { return Sanitize(p.syntax, p.Bytes(), p.o) }
