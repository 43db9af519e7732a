package scan

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// The limits of JSON. A node takes some 200 bytes, however short it is written.
const (
	freeJSONNodes = 200_000 // of one document or item
	bytesPerNode  = 32      // that allow one node more
)

// jsonReader turns a stream of JSON into trees like those of YAML, one value
// at a time.
type jsonReader struct {
	dec  *json.Decoder
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
	r.dec, r.base = json.NewDecoder(in), base
	r.dec.UseNumber()
}

func (r *jsonReader) offset() int64 { return r.base + r.dec.InputOffset() }

// line returns the line of the last token.
func (r *jsonReader) line() int { return r.src.at(r.offset()) }

// token returns the next token. A token may be as large as a file.
func (r *jsonReader) token() (json.Token, error) {
	r.src.limit = r.offset() + maxFileBytes
	return r.dec.Token()
}

// value reads a value whose first token has been read. The errors do not
// include io.EOF.
func (r *jsonReader) value(t json.Token, depth int) (*yaml.Node, error) {
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
	switch v := t.(type) {
	case json.Delim:
		n.Kind = yaml.SequenceNode
		if v == '{' {
			n.Kind = yaml.MappingNode
			return n, r.members(n, depth, nil)
		}
		return n, r.elements(n, depth)
	case string:
		n.Tag, n.Value = "!!str", v
	case nil:
		n.Tag = "!!null"
	default:
		n.Tag, n.Value = "!!other", fmt.Sprint(v)
	}
	return n, nil
}

// members reads the members of an object into its node. It passes the elements
// of the list under the key items to visit, if that is not nil, and leaves the
// list empty.
func (r *jsonReader) members(n *yaml.Node, depth int, visit func(*yaml.Node)) error {
	for r.dec.More() {
		key, err := r.next(depth + 1)
		if err != nil {
			return err
		}
		t, err := r.inner()
		if err != nil {
			return err
		}
		if isUnread(key.Value, t, depth) {
			if err := r.skip(); err != nil {
				return err
			}
			continue
		}
		var child *yaml.Node
		if visit != nil && key.Value == "items" && t == json.Delim('[') {
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
func (r *jsonReader) inner() (json.Token, error) {
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
	for others := 0; r.dec.More(); {
		t, err := r.inner()
		if err != nil {
			return err
		}
		switch t.(type) {
		case json.Delim, string:
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
	for r.dec.More() {
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
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
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
func isUnread(key string, t json.Token, depth int) bool {
	switch t {
	case json.Delim('['):
		return slices.Contains(unreadLists, key)
	case json.Delim('{'):
		return key == "status" && depth == 1 || key == "openAPIV3Schema"
	}
	return false
}

// resume moves on, after an error, to the next line that begins with a brace or
// a bracket. It reports false at the end of the stream.
func (r *jsonReader) resume() bool {
	r.src.limit = math.MaxInt64
	at := r.offset()
	in := bufio.NewReader(io.MultiReader(r.dec.Buffered(), r.src))
	for {
		line, err := in.ReadSlice('\n')
		at += int64(len(line))
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		next, _ := in.Peek(1)
		switch {
		case err != nil || len(next) == 0:
			return false
		case next[0] == '{' || next[0] == '[':
			r.restart(in, at)
			return true
		}
	}
}

// lineReader counts the lines of what is read through it.
type lineReader struct {
	in     io.Reader
	read   int64
	limit  int64   // past which reading fails
	breaks []int64 // offsets of the line breaks that at has not passed
	line   int
}

var errLongValue = fmt.Errorf("a value larger than %d MiB", maxFileBytes>>20)

func (l *lineReader) Read(p []byte) (int, error) {
	if l.read > l.limit {
		return 0, errLongValue
	}
	n, err := l.in.Read(p)
	for i, c := range p[:n] {
		if c == '\n' {
			l.breaks = append(l.breaks, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

// at returns the line of an offset. Offsets must not decrease.
func (l *lineReader) at(offset int64) int {
	for len(l.breaks) > 0 && l.breaks[0] < offset {
		l.breaks = l.breaks[1:]
		l.line++
	}
	return l.line
}
