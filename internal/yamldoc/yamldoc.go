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

// The limits, besides [maxNodes]. Real landscape files have about 1 MB, at most 60
// keys in a mapping, and 12 levels of nesting.
const (
	MaxBytes = 16 << 20
	MaxDepth = 100
	MaxKeys  = 1024
)

// Read reads all of r. It returns an error if there are more than [MaxBytes].
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

// Parse returns the root of the first document, or nil if the file has no content.
// second reports whether another document follows. The error is a [*diag.Fault].
func Parse(data []byte, name string) (root *yaml.Node, second bool, err error) {
	if err := checkBytes(data, name); err != nil {
		return nil, false, err
	}
	return parse(data, name, guard{remaining: maxNodes(len(data))})
}

func parse(data []byte, name string, g guard) (root *yaml.Node, second bool, err error) {
	if err := checkSize(data, name, g.remaining); err != nil {
		return nil, false, err
	}
	root, second, err = decode(asVersion11(data))
	if err != nil && strings.Contains(err.Error(), "unknown escape character") {
		if s, ok := escapeSlashes(asVersion11(data)); ok {
			g.slashes = s
			root, second, err = decode(s.data)
		}
	}
	if err != nil {
		return nil, false, addLines(syntaxFault(err, data, name), g.line)
	}
	if root == nil {
		return nil, false, nil
	}
	g.name, g.size, g.limit = name, map[*yaml.Node]int{}, g.remaining
	if _, err := g.walk(root, 1); err != nil {
		return nil, false, err
	}
	return root, second, nil
}

// decode returns the first document as the YAML library parses it. It turns a panic
// of the library into an error.
func decode(data []byte) (root *yaml.Node, second bool, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			root, second, err = nil, false, fmt.Errorf("internal error of the YAML library: %v", cause)
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

// guard checks that a tree is not too deep, too wide or, with aliases expanded, too
// large.
type guard struct {
	name      string
	line      int                // added to the lines of all nodes
	remaining int                // number of further nodes allowed
	limit     int                // number of nodes allowed in all
	size      map[*yaml.Node]int // of anchored nodes; -1 within the node itself
	slashes   escapedSlashes
}

func (g *guard) fault(n *yaml.Node, format string, args ...any) error {
	return &diag.Fault{File: g.name, Line: n.Line, Col: n.Column, Msg: fmt.Sprintf(format, args...)}
}

// walk checks n and everything in it. It returns the number of nodes, with aliases
// expanded.
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

// alias returns the number of nodes that an alias stands for.
func (g *guard) alias(n *yaml.Node) (int, error) {
	k, ok := g.size[n.Alias]
	if !ok || k < 0 {
		return 0, g.fault(n, "alias *%s contains itself", n.Value)
	}
	return k, g.spend(n, k)
}

// spend takes nodes off those that remain. It returns an error at n if none do.
func (g *guard) spend(n *yaml.Node, nodes int) error {
	if g.remaining -= nodes; g.remaining < 0 {
		return g.fault(n, "too many values: with its aliases expanded, the document has more than %d", g.limit)
	}
	return nil
}

var atLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^line (\d+): `) })

// syntaxFault returns the fault for an error of the YAML library. The library gives
// no column. Its line may be missing, and is one too low for errors of its parser, but
// not for those of its scanner.
func syntaxFault(err error, data []byte, name string) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	f := &diag.Fault{File: name, Msg: "invalid YAML: " + msg}
	if m := atLine().FindStringSubmatch(msg); m != nil {
		f.Line, _ = strconv.Atoi(m[1])
		f.Msg = "invalid YAML: " + msg[len(m[0]):]
		if strings.Contains(msg, "did not find expected") {
			f.Line++
		}
		f.Line = min(f.Line, Lines(data))
	}
	if strings.Contains(msg, "exceeded max depth") {
		f.Msg = fmt.Sprintf("nested deeper than %d levels", MaxDepth)
		f.Line, f.Col = tooDeepAt(data)
	}
	return f
}

// Lines returns the number of lines. Empty lines at the end do not count.
func Lines(data []byte) int {
	data = bytes.TrimRight(data, "\n\r")
	return 1 + bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) - bytes.Count(data, []byte("\r\n"))
}

// tooDeepAt returns the position of the first bracket that is nested too deep, or
// 0, 0.
func tooDeepAt(data []byte) (line, col int) {
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

// Resolve returns the node that an alias stands for, and other nodes as they are.
func Resolve(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}
