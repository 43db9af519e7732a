// Package yamldoc turns bytes into a YAML node tree under limits, so that no
// input hangs the program or eats the machine. It is, with the packages that
// walk the tree, the only one that knows the YAML library.
package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/diag"
	"gopkg.in/yaml.v3"
)

// The limits, beside that of [maxNodes]. Real landscape files have about 1 MB,
// 60 keys in the largest mapping and a nesting of 12.
const (
	MaxBytes = 16 << 20
	MaxDepth = 100
	MaxKeys  = 1024
)

// Read reads r to its end, or fails past [MaxBytes].
func Read(r io.Reader, name string) ([]byte, error) {
	var b bytes.Buffer
	if f, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			b.Grow(int(min(info.Size(), MaxBytes)) + bytes.MinRead)
		}
	}
	_, err := b.ReadFrom(io.LimitReader(r, MaxBytes+1))
	data := b.Bytes()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > MaxBytes {
		return nil, &diag.Fault{File: name, Msg: fmt.Sprintf("larger than %d MiB", MaxBytes>>20)}
	}
	return data, nil
}

// Parse returns the content of the first document, or nil when there is none;
// second reports whether more follows it. The error is a [*diag.Fault].
func Parse(data []byte, name string) (root *yaml.Node, second bool, err error) {
	if err := checkBytes(data, name); err != nil {
		return nil, false, err
	}
	return parse(data, name, guard{left: maxNodes(len(data))})
}

func parse(data []byte, name string, g guard) (root *yaml.Node, second bool, err error) {
	if err := checkSize(data, name, g.left); err != nil {
		return nil, false, err
	}
	root, second, err = decode(withVersion(data))
	if err != nil && strings.Contains(err.Error(), "unknown escape character") {
		if s, ok := escapeSlashes(withVersion(data)); ok {
			g.slashes = s
			root, second, err = decode(s.data)
		}
	}
	if err != nil {
		return nil, false, shifted(syntaxFault(err, data, name), g.line)
	}
	if root == nil {
		return nil, false, nil
	}
	g.name, g.size, g.limit = name, map[*yaml.Node]int{}, g.left
	if _, err := g.walk(root, 1); err != nil {
		return nil, false, err
	}
	return root, second, nil
}

// decode returns the first document as the YAML library reads it. A panic of
// the library becomes an error.
func decode(data []byte) (root *yaml.Node, second bool, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			root, second, err = nil, false, fmt.Errorf("the YAML library cannot read it: %v", cause)
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	case len(doc.Content) == 0:
		return nil, false, nil
	}
	return doc.Content[0], !errors.Is(dec.Decode(&more), io.EOF), nil
}

// guard walks a tree and refuses what is too deep, too wide or, when every
// alias is followed, too large.
type guard struct {
	name    string
	line    int                // added to the lines of the nodes
	left    int                // how many more nodes there may be
	limit   int                // how many there may be in all
	size    map[*yaml.Node]int // of anchored nodes; -1 while inside one
	slashes slashes
}

func (g *guard) fault(n *yaml.Node, format string, args ...any) error {
	return &diag.Fault{File: g.name, Line: n.Line, Col: n.Column, Msg: fmt.Sprintf(format, args...)}
}

// walk returns how many nodes n stands for.
func (g *guard) walk(n *yaml.Node, depth int) (int, error) {
	g.slashes.restore(n)
	n.Line += g.line
	if depth > MaxDepth {
		return 0, g.fault(n, "nested deeper than %d levels", MaxDepth)
	}
	if n.Kind == yaml.MappingNode && len(n.Content)/2 > MaxKeys {
		return 0, g.fault(n, "more than %d keys in one mapping", MaxKeys)
	}
	if n.Kind == yaml.AliasNode {
		return g.alias(n)
	}
	if n.Anchor != "" {
		g.size[n] = -1
	}
	total := 1
	for _, child := range n.Content {
		k, err := g.walk(child, depth+1)
		if err != nil {
			return 0, err
		}
		total += k
	}
	if n.Anchor != "" {
		g.size[n] = total
	}
	return total, g.spend(n, 1)
}

// alias counts all that an alias stands for.
func (g *guard) alias(n *yaml.Node) (int, error) {
	k, ok := g.size[n.Alias]
	if !ok || k < 0 {
		return 0, g.fault(n, "alias *%s contains itself", n.Value)
	}
	return k, g.spend(n, k)
}

func (g *guard) spend(n *yaml.Node, nodes int) error {
	if g.left -= nodes; g.left < 0 {
		return g.fault(n, "too many values: with what its aliases stand for, the document has more than %d", g.limit)
	}
	return nil
}

var atLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^line (\d+): `) })

// syntaxFault words an error of the YAML library. Its line is one too low for
// what its parser (not its scanner) finds, and at times missing; the column is
// never given.
func syntaxFault(err error, data []byte, name string) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	f := &diag.Fault{File: name, Msg: "not valid YAML: " + msg}
	if m := atLine().FindStringSubmatch(msg); m != nil {
		f.Line, _ = strconv.Atoi(m[1])
		f.Msg = "not valid YAML: " + msg[len(m[0]):]
		if strings.Contains(msg, "did not find expected") {
			f.Line++
		}
		f.Line = min(f.Line, Lines(data))
	}
	if strings.Contains(msg, "exceeded max depth") {
		f.Msg = fmt.Sprintf("nested deeper than %d levels", MaxDepth)
		f.Line, f.Col = deepest(data)
	}
	return f
}

// Lines counts the lines that have text or come before one that has: a
// line break at the end begins no line.
func Lines(data []byte) int {
	data = bytes.TrimRight(data, "\n\r")
	return 1 + bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) - bytes.Count(data, []byte("\r\n"))
}

// deepest returns the place where the data first opens more brackets, or
// block markers on a line, than may be nested.
func deepest(data []byte) (line, col int) {
	line, col = 1, 1
	depth := 0
	for _, r := range string(data) {
		switch r {
		case '\n':
			line, col = line+1, 0
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth > MaxDepth {
			return line, col
		}
		col++
	}
	return 0, 0
}

// Resolve follows an alias to what it stands for.
func Resolve(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}
