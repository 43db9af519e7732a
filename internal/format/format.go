package format

import (
	"bytes"
	"fmt"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// maxRounds bounds how often a file is formatted until it no longer changes.
const maxRounds = 8

// Format returns a landscape file in its form; see the package comment. The name
// is for messages. The error, a [*diag.Fault], says that the file is not a
// landscape, or where and why it cannot be formatted.
func Format(data []byte, name string) ([]byte, error) {
	f, err := split(data, name)
	if err != nil {
		return nil, err
	}
	root, err := parse(f.body, name)
	if err != nil {
		return nil, err
	}
	p := newPrinter(f, yamltext.NewHasher(), root)
	if p.err != nil {
		return nil, p.err
	}
	before := yamltext.ContentOf(root, p.hash)
	for range maxRounds {
		if bytes.Equal(p.out, p.Data) {
			return f.join(p.out), nil
		}
		root = nil //nolint:ineffassign,wastedassign // frees the tree: a second one would double the memory
		next := f
		next.body = p.out
		if root, err = parse(next.body, name); err != nil {
			return nil, fmt.Errorf("not formatting %s: the result cannot be read: %w", name, err)
		}
		if line, col, ok := before.Difference(yamltext.ContentOf(root, p.hash)); ok {
			return nil, unchangedFault(name, line, col, "the result would differ in content")
		}
		again := newPrinter(next, p.hash, root)
		if again.err != nil {
			return nil, fmt.Errorf("not formatting %s: the result cannot be formatted again: %w", name, again.err)
		}
		if lost, ok := lostComment(p.recorded, again.recorded); ok {
			line, col := p.Position(lost.at)
			return nil, unchangedFault(name, line, col, "a comment would move to another entry")
		}
		p = again
	}
	return nil, unchangedFault(name, 1, 1, "repeated formatting keeps changing the file")
}

// parse returns the root of the first document, which must be a landscape.
func parse(data []byte, name string) (*yaml.Node, error) {
	doc, err := load.Parse(data, name)
	if err != nil {
		return nil, err
	}
	return doc.Root, doc.CheckLandscape()
}

// unchangedFault returns the error for a file that cannot be formatted.
func unchangedFault(name string, line, col int, why string) error {
	return &diag.Fault{File: name, Line: line, Col: col, Msg: "not formatted: " + why}
}

// newPrinter returns a printer that has written the document of f.
func newPrinter(f file, hash yamltext.Hasher, root *yaml.Node) *printer {
	p := &printer{scanner: scanner{yamltext.NewSource(f.body)}, hash: hash, name: f.name, pos: f.begin}
	p.out = append(make([]byte, 0, len(f.body)+len(f.body)/8), f.body[:f.begin]...)
	p.document(yamldoc.Resolve(root))
	return p
}

// file is a file split into the parts that Format treats differently.
type file struct {
	name  string
	bom   []byte
	body  []byte // the first document, with LF as line breaks
	begin int    // where its content begins, after a line "---"
	crlf  bool   // whether lines end with CR LF
	rest  []byte // from the line "---" or "..." that ends the document on
}

var byteOrderMark = []byte("\ufeff")

// split splits a file into its parts.
func split(data []byte, name string) (file, error) {
	f := file{name: name}
	f.body = data
	if bytes.HasPrefix(data, byteOrderMark) {
		f.bom, f.body = byteOrderMark, data[len(byteOrderMark):]
	}
	content := false
	for at, line := 0, 1; at < len(f.body); line++ {
		text, _ := yamltext.CutLine(f.body[at:])
		marker := isMarker(text)
		switch trimmed := bytes.TrimSpace(text); {
		case marker && (content || f.begin > 0):
			f.body, f.rest = f.body[:at], f.body[at:]
		case marker && text[0] == '-':
			if f.begin = at + len(text); len(trimmed) > 3 && bytes.TrimLeft(trimmed[3:], " \t")[0] != '#' {
				return f, unchangedFault(name, line, 1, "text after the \"---\" that starts the document")
			}
		case len(trimmed) > 0 && trimmed[0] != '#' && text[0] != '%':
			content = true
		}
		at += len(text)
	}
	breaks, pairs := bytes.Count(f.body, []byte("\n")), bytes.Count(f.body, []byte("\r\n"))
	if pairs == 0 {
		return f, f.checkBreaks()
	}
	f.crlf = 2*pairs > breaks
	f.begin -= bytes.Count(f.body[:f.begin], []byte("\r\n"))
	f.body = bytes.ReplaceAll(f.body, []byte("\r\n"), []byte("\n"))
	return f, f.checkBreaks()
}

// isMarker reports whether a line begins or ends a document.
func isMarker(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
		return false
	}
	return len(line) == 3 || isSpace(line[3]) || line[3] == '\r'
}

// checkBreaks returns an error if a line contains a CR, which would become a line
// break next to an LF.
func (f file) checkBreaks() error {
	if i := bytes.IndexByte(f.body, '\r'); i >= 0 {
		line := bytes.Count(f.body[:i], []byte("\n")) + 1
		return unchangedFault(f.name, line, 1, "a carriage return within a line")
	}
	return nil
}

// join returns the file with a new body.
func (f file) join(body []byte) []byte {
	if f.crlf {
		body = bytes.ReplaceAll(body, []byte("\n"), []byte("\r\n"))
	}
	return append(append(bytes.Clone(f.bom), body...), f.rest...)
}
