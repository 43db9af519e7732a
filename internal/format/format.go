package load

import (
	"bytes"
	"fmt"
	"hash/maphash"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Format returns a landscape file in one form: the keys of categories,
// subcategories, items and their extra parts in the order of landscape2's
// documentation, markers on entries, two spaces of indentation, lists and
// mappings in block style, dates in single quotes, other strings quoted only
// where they must be. Of empty lines, those next to comments stay, one each, but
// not below a heading such as "# ---- storage ----".
//
// What has several lines or a comment in it stays as it is, but for its
// indentation: block scalars, scalars on several lines, lists and mappings in
// brackets with comments, anchors or tags. Everything from the second document
// on stays as it is, and so do line breaks and a byte order mark.
//
// A comment keeps its owner. A comment on a line of its own belongs to
//   - the entry above it, if it is deeper than that entry's key or dash,
//   - else the list or mapping that ends above it, the deepest whose entries
//     are not deeper than the comment,
//   - else the entry below it.
//
// Where a list stands at the column of its key, comments at that column belong
// to the list only if they begin with a dash.
//
// A comment that stands as deep as a line of comments right above it, or
// deeper, goes with that line. A comment behind something on its line belongs
// to that. Owners are found by their keys, and entries of lists by their names.
//
// Format never changes what a file says: it compares the trees of nodes and
// the owners of comments before and after, and checks that formatting again
// changes nothing. The error, a [*diag.Fault], says that the file is no
// landscape, or where and why it cannot be formatted.
func Format(data []byte, name string) ([]byte, error) {
	f, err := split(data, name)
	if err != nil {
		return nil, err
	}
	root, err := rootOf(f.body, name)
	if err != nil {
		return nil, err
	}
	p := newPrinter(f, summer{maphash.MakeSeed()}, root)
	if p.err != nil {
		return nil, p.err
	}
	before := contentOf(root, p.sum)
	for range maxRounds {
		if bytes.Equal(p.out, p.data) {
			return f.join(p.out), nil
		}
		root = nil // two trees would take twice the memory
		next := f
		next.body = p.out
		if root, err = rootOf(next.body, name); err != nil {
			return nil, fmt.Errorf("formatting %s: the result cannot be read; nothing is changed: %w", name, err)
		}
		if line, col, ok := before.differs(contentOf(root, p.sum)); ok {
			return nil, refusal(name, line, col, "the result would not say the same")
		}
		again := newPrinter(next, p.sum, root)
		if again.err != nil {
			return nil, fmt.Errorf("formatting %s: the result cannot be formatted again; nothing is changed: %w", name, again.err)
		}
		if lost, ok := lostNote(p.notes, again.notes); ok {
			line, col := p.position(lost.at)
			return nil, refusal(name, line, col, "a comment would belong to something else")
		}
		p = again
	}
	return nil, refusal(name, 1, 1, "formatting does not come to an end")
}

func refusal(name string, line, col int, why string) error {
	return &diag.Fault{File: name, Line: line, Col: col, Msg: "cannot be formatted: " + why + "; nothing is changed"}
}

func newPrinter(f file, sum summer, root *yaml.Node) *printer {
	p := &printer{source: newSource(f.body), sum: sum, name: f.name, pos: f.begin}
	p.out = append(make([]byte, 0, len(f.body)+len(f.body)/8), f.body[:f.begin]...)
	p.document(yamldoc.Resolve(root))
	return p
}

// file is a file in the parts that Format treats differently.
type file struct {
	name  string
	bom   []byte
	body  []byte // the first document, with LF as line breaks
	begin int    // where its content begins: after a line "---"
	crlf  bool   // the lines of the file end with CR LF
	rest  []byte // from the line "---" or "..." on that ends the first document
}

var bom = []byte("\ufeff")

// split cuts a file in its parts.
func split(data []byte, name string) (file, error) {
	f := file{name: name}
	f.body = data
	if bytes.HasPrefix(data, bom) {
		f.bom, f.body = bom, data[len(bom):]
	}
	content := false
	for at, line := 0, 1; at < len(f.body); line++ {
		text, _ := cutLine(f.body[at:])
		marker := isMarker(text)
		switch trimmed := bytes.TrimSpace(text); {
		case marker && (content || f.begin > 0):
			f.body, f.rest = f.body[:at], f.body[at:]
		case marker && text[0] == '-':
			if f.begin = at + len(text); len(trimmed) > 3 && bytes.TrimLeft(trimmed[3:], " \t")[0] != '#' {
				return f, refusal(name, line, 1, "there is something behind the --- that begins the document")
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

// checkBreaks refuses a CR that is no line break of its own: next to an LF it
// would become one.
func (f file) checkBreaks() error {
	if i := bytes.IndexByte(f.body, '\r'); i >= 0 {
		line := bytes.Count(f.body[:i], []byte("\n")) + 1
		return refusal(f.name, line, 1, "the line has a carriage return in it that does not end it")
	}
	return nil
}

// join puts the parts of a file together, with a new body.
func (f file) join(body []byte) []byte {
	if f.crlf {
		body = bytes.ReplaceAll(body, []byte("\n"), []byte("\r\n"))
	}
	return append(append(bytes.Clone(f.bom), body...), f.rest...)
}
