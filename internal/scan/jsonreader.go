package scan

import (
	"errors"
	"fmt"
	"io"
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

// jsonReader parses a stream of JSON into YAML nodes, one value at a time.
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
func (r *jsonReader) line() int { return r.src.lineAt(r.offset()) }

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

// fault returns the reason of an error and its offset.
func (r *jsonReader) fault(err error) (reason string, offset int64) {
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, errLongValue):
		return errLongValue.Error(), r.offset()
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "unexpected end of input", r.offset()
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
		if isUnread(key.Value, t.Kind(), depth) && value(n, "kind") != "Node" {
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

// elements reads the elements of an array into its node. Of numbers, booleans and
// nulls, which no reader uses, it keeps only the first, so that readers can see that
// there are elements.
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

// each calls visit with each element of an array whose bracket has been read.
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

// skip reads the rest of an object or array whose bracket has been read.
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

// unreadLists are the keys of lists that no reader uses and that are most of some
// files.
var unreadLists = []string{"managedFields", "licenses", "license", "hashes", "files", "relationships", "dependsOn", "authors", "keywords", "locations"}

// isUnread reports whether no reader uses the value of a key: a list above, the status
// of an object or the schema of a resource definition.
func isUnread(key string, kind jsontext.Kind, depth int) bool {
	switch kind {
	case '[':
		return slices.Contains(unreadLists, key)
	case '{':
		return key == "status" && depth == 1 || key == "openAPIV3Schema"
	}
	return false
}
