package scan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// The limits of JSON. A node takes some 200 bytes, however short it is written.
const (
	freeJSONNodes = 350_000 // of one document or item
	bytesPerNode  = 32      // that allow one node more
)

// jsonReader turns a stream of JSON into trees like those of YAML, one value
// at a time.
type jsonReader struct {
	dec  *jsontext.Decoder
	src  *lineReader
	base int64 // where the decoder began

	nodes int   // of the tree that is being read
	begin int64 // of that tree
}

func newJSONReader(in io.Reader) *jsonReader {
	r := &jsonReader{src: &lineReader{in: in, line: 1}}
	r.restart(r.src, 0)
	return r
}

func (r *jsonReader) restart(in io.Reader, base int64) {
	r.dec, r.base = jsontext.NewDecoder(in, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)), base
}

func (r *jsonReader) offset() int64 { return r.base + r.dec.InputOffset() }

// line returns the line of the last token.
func (r *jsonReader) line() int { return r.src.at(r.offset()) }

// token returns the next token, which is valid until the one after it is read.
// A token may be as large as a file.
func (r *jsonReader) token() (jsontext.Token, error) {
	r.src.limit = r.offset() + maxFileBytes
	return r.dec.ReadToken()
}

// more reports whether the object or array has another member.
func (r *jsonReader) more() bool {
	r.src.limit = r.offset() + maxFileBytes
	kind := r.dec.PeekKind()
	return kind != '}' && kind != ']' && kind != 0
}

// fault returns what is wrong in words, and where it is.
func (r *jsonReader) fault(err error) (reason string, offset int64) {
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, errLongValue):
		return errLongValue.Error(), r.offset()
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends within a value", r.offset()
	case errors.As(err, &syntax):
		return syntax.Err.Error(), max(r.offset(), r.base+syntax.ByteOffset)
	}
	return err.Error(), r.offset()
}

// value reads a value whose first token has been read. The errors do not
// include io.EOF.
func (r *jsonReader) value(t jsontext.Token, depth int) (*yaml.Node, error) {
	if depth == 1 {
		r.nodes, r.begin = 0, r.offset()
	}
	if depth > yamldoc.MaxDepth {
		return nil, fmt.Errorf("nested deeper than %d levels", yamldoc.MaxDepth)
	}
	if r.nodes++; r.nodes > freeJSONNodes+int((r.offset()-r.begin)/bytesPerNode) {
		return nil, fmt.Errorf("too many values: %d in %d bytes", r.nodes, r.offset()-r.begin)
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Line: r.line()}
	switch t.Kind() {
	case '{':
		n.Kind = yaml.MappingNode
		return n, r.members(n, depth, nil)
	case '[':
		n.Kind = yaml.SequenceNode
		return n, r.elements(n, depth)
	case '"':
		n.Tag, n.Value = "!!str", t.String()
	case 'n':
		n.Tag = "!!null"
	default:
		n.Tag, n.Value = "!!other", t.String()
	}
	return n, nil
}

// members reads the members of an object into its node. Lists for which visitor
// returns a function are passed to it element by element, and left empty in the
// node; visitor may be nil.
func (r *jsonReader) members(n *yaml.Node, depth int, visitor func(key string) func(*yaml.Node)) error {
	for r.more() {
		key, err := r.next(depth + 1)
		if err != nil {
			return err
		}
		t, err := r.inner()
		if err != nil {
			return err
		}
		if isUnread(key.Value, t.Kind(), depth) {
			if err := r.skip(); err != nil {
				return err
			}
			continue
		}
		var child *yaml.Node
		var visit func(*yaml.Node)
		if visitor != nil && t.Kind() == '[' {
			visit = visitor(key.Value)
		}
		if visit != nil {
			child = &yaml.Node{Kind: yaml.SequenceNode, Line: r.line()}
			nodes, begin := r.nodes, r.begin
			err = r.each(visit)
			r.nodes, r.begin = nodes, begin
		} else {
			child, err = r.value(t, depth+1)
		}
		if err != nil {
			return err
		}
		n.Content = append(n.Content, key, child)
	}
	_, err := r.inner()
	return err
}

// next reads a value.
func (r *jsonReader) next(depth int) (*yaml.Node, error) {
	t, err := r.inner()
	if err != nil {
		return nil, err
	}
	return r.value(t, depth)
}

// inner returns the next token of a value that has begun.
func (r *jsonReader) inner() (jsontext.Token, error) {
	t, err := r.token()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return t, err
}

// elements reads the elements of an array into its node. Of numbers and the
// like, which no reader looks at, the first alone is kept, so that a reader sees
// that they are there.
func (r *jsonReader) elements(n *yaml.Node, depth int) error {
	for others := 0; r.more(); {
		t, err := r.inner()
		if err != nil {
			return err
		}
		switch t.Kind() {
		case '{', '[', '"':
		default:
			if others++; others > 1 {
				continue
			}
		}
		child, err := r.value(t, depth+1)
		if err != nil {
			return err
		}
		n.Content = append(n.Content, child)
	}
	_, err := r.inner()
	return err
}

// each passes the elements of an array that has begun to visit, one by one.
func (r *jsonReader) each(visit func(*yaml.Node)) error {
	for r.more() {
		n, err := r.next(1)
		if err != nil {
			return err
		}
		visit(n)
	}
	_, err := r.inner()
	return err
}

// skip passes over what is left of an object or array that has begun.
func (r *jsonReader) skip() error {
	for depth := 1; depth > 0; {
		t, err := r.inner()
		if err != nil {
			return err
		}
		switch t.Kind() {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
	}
	return nil
}

// unreadLists are the keys of lists that no reader looks at, and that make up
// most of some files.
var unreadLists = []string{"managedFields", "licenses", "license", "hashes", "files", "relationships", "dependsOn", "authors", "keywords", "locations"}

// isUnread reports whether no reader looks at the value of a key: a list above,
// the status of an object or the schema of a resource definition.
func isUnread(key string, kind jsontext.Kind, depth int) bool {
	switch kind {
	case '[':
		return slices.Contains(unreadLists, key)
	case '{':
		return key == "status" && depth == 1 || key == "openAPIV3Schema"
	}
	return false
}

// resume moves on, after an error at an offset, to the next line that begins
// with a brace or a bracket. It reports false at the end of the stream.
func (r *jsonReader) resume(at int64) bool {
	r.src.limit = math.MaxInt64
	skip := int(at - r.offset())
	r.src.front = append(bytes.Clone(r.dec.UnreadBuffer()), r.src.front...)
	for {
		front := r.src.front[min(skip, len(r.src.front)):]
		if i := indexValue(front); i >= 0 {
			r.src.front = front[i:]
			r.restart(r.src, r.src.read-int64(len(front)-i))
			return true
		}
		// The last byte may be the line break before a value.
		skip = max(0, skip-len(r.src.front))
		next := make([]byte, 64<<10)
		copied := copy(next, front[max(0, len(front)-1):])
		r.src.front = nil
		n, err := r.src.Read(next[copied:])
		if r.src.front = next[:copied+n]; err != nil && n == 0 {
			return false
		}
	}
}

// indexValue returns where a line begins with a brace or a bracket, or -1.
func indexValue(text []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 || at+i+1 == len(text) {
			return -1
		}
		if at += i; text[at+1] == '{' || text[at+1] == '[' {
			return at + 1
		}
	}
}

// lineReader passes JSON on with runs of white space outside strings made short,
// because the decoder would hold them in memory, and counts lines.
type lineReader struct {
	in    io.Reader
	front []byte      // what is read again before in
	read  int64       // bytes passed on
	limit int64       // past which reading fails
	runs  []lineBreak // that at has not passed
	line  int

	inString, escaped bool
	space             byte // what a run of white space was made, or 0
}

// lineBreak is a run of white space with line breaks.
type lineBreak struct {
	offset int64 // in what is passed on
	breaks int
}

var errLongValue = fmt.Errorf("a value larger than %d MiB", maxFileBytes>>20)

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

// compact makes runs of white space short, and returns how much is left. What
// remains of one is a line break if it has one, so that lines begin as before
// but for their indentation.
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

// at returns the line of an offset in what is passed on. Offsets must not
// decrease.
func (l *lineReader) at(offset int64) int {
	for len(l.runs) > 0 && l.runs[0].offset < offset {
		l.line += l.runs[0].breaks
		l.runs = l.runs[1:]
	}
	return l.line
}
