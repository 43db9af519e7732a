package format

import (
	"bytes"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// printer writes a formatted document. It follows the tree of the YAML library, and
// copies scalars and comments from the text.
type printer struct {
	scanner
	hash     yamltext.Hasher
	name     string
	pos      int // end of the text that has been read
	out      []byte
	trailing comment   // read and not yet written
	pending  []comment // read and not yet written
	recorded []ownedComment
	refs     int // anchors and aliases written
	// openKeep reports whether the output ends with a block scalar that keeps the
	// empty lines after it, openEnd whether it ends with one without a line break.
	openKeep, openEnd bool
	err               error
}

// fail records why the document cannot be formatted. Only the first reason counts.
func (p *printer) fail(at int, msg string) {
	if p.err == nil {
		line, col := p.Position(min(at, len(p.Data)))
		p.err = &diag.Fault{File: p.name, Line: line, Col: col, Msg: "not formatted: " + msg}
	}
}

// scope is the list or mapping, or the entry of one, that is being written.
type scope struct {
	owner  uint64 // hash of the path to it
	shape  *shape
	oldCol int // its column in the text
	newCol int // its column in the output
}

// document writes the root mapping and the comments around it.
func (p *printer) document(root *yaml.Node) {
	p.scan()
	at := scope{shape: rootShape(), oldCol: -1}
	switch {
	case p.start(root) != p.pos || len(root.Content) == 0:
		p.fail(p.pos, "unexpected start of the document's mapping")
	case root.Style&yaml.FlowStyle != 0:
		p.rootFlow(root, at)
	case p.start(root.Content[0]) != p.pos:
		p.fail(p.pos, "the document's mapping has an anchor or a tag")
	default:
		p.collection(root, at)
	}
	p.write(p.take(0), 0, 0, at.owner, commentBelow)
	if p.pos != len(p.Data) {
		p.fail(p.pos, "text after the end of the mapping")
	}
	if !p.openKeep && !p.openEnd {
		p.out = append(bytes.TrimRight(p.out, "\n"), '\n')
	}
}

// rootFlow writes a root mapping in flow style.
func (p *printer) rootFlow(root *yaml.Node, at scope) {
	end, simple := p.flowEnd(root, at.owner)
	if !simple {
		p.fail(p.pos, "the document's mapping is in braces and has comments, anchors, tags or multi-line strings")
		return
	}
	p.write(p.take(0), 0, 0, at.owner, commentAbove)
	p.flow(root, at)
	p.pos = end
	p.scan()
	if p.trailing.text != nil {
		p.fail(p.trailing.at, "a comment after the brace that closes the document")
	}
}

// start returns where a node begins, including its anchor and tag.
func (p *printer) start(n *yaml.Node) int {
	at, ok := p.Offset(n)
	if !ok {
		p.fail(p.pos, "the YAML library does not report the position of what follows")
		return p.pos
	}
	return at
}

// collection writes the list or mapping in block style that begins at p.pos.
func (p *printer) collection(n *yaml.Node, at scope) {
	outer := at.oldCol
	at.oldCol = p.column(p.pos)
	if n.Kind == yaml.SequenceNode {
		for i, child := range n.Content {
			if p.err != nil {
				return
			}
			p.element(child, i, at)
		}
	} else {
		p.entries(n, at, func(i int) { p.member(n.Content[2*i], n.Content[2*i+1], at) })
	}
	below := p.takeIf(func(c comment) bool {
		// If a list is at the column of its key, so are the comments of both.
		return c.col > at.oldCol || c.col == at.oldCol && (at.oldCol > outer || isEntry(c.text))
	})
	p.write(below, at.oldCol, at.newCol, at.owner, commentBelow)
}

// element writes an entry of a list in block style.
func (p *printer) element(n *yaml.Node, i int, at scope) {
	if p.pos >= len(p.Data) || p.Data[p.pos] != '-' || p.column(p.pos) != at.oldCol {
		p.fail(p.pos, "unexpected start of a list entry")
		return
	}
	at.owner = p.hash.Join(at.owner, p.elementID(n, i))
	p.write(p.take(0), at.oldCol, at.newCol, at.owner, commentAbove)
	p.pos++
	p.scan()
	at.shape = at.shape.ofEntry(n)
	if !isBlock(n) {
		p.leaf(n, at, "-")
		return
	}
	props := p.properties(n)
	from := len(p.out)
	if props != nil || p.trailing.text != nil {
		p.indent(at.newCol)
		p.out = append(append(p.out, '-'), props...)
		p.endLine(at.owner)
		from = -1
	}
	p.collection(n, scope{owner: at.owner, shape: at.shape, oldCol: at.oldCol, newCol: at.newCol + 2})
	if from >= 0 && p.err == nil {
		p.dash(from, at.newCol)
	}
}

// elementID returns what identifies an entry of a list: the hash of its name or, if
// it has none, its index.
func (p *printer) elementID(n *yaml.Node, i int) uint64 {
	if name := yamltext.Value(n, "name"); name != nil && name.Kind == yaml.ScalarNode {
		return p.hash.Text(name.Value)
	}
	return uint64(i)
}

// dash adds the dash of a list entry to the lines of the entry, which begin at from
// in the output: on the first line if that has room for it, else on a line above.
func (p *printer) dash(from, col int) {
	first, _ := yamltext.CutLine(p.out[from:])
	text := bytes.TrimLeft(first, " ")
	if len(first)-len(text) == col+2 && !bytes.HasPrefix(text, []byte("#")) {
		p.out[from+col] = '-'
		return
	}
	p.out = slices.Insert(p.out, from, []byte(string(bytes.Repeat([]byte(" "), col))+"-\n")...)
}

// member writes a key and its value in block style.
func (p *printer) member(key, value *yaml.Node, at scope) {
	start := p.start(key)
	if p.err == nil && (p.pos != start || p.column(p.pos) != at.oldCol || key.Kind != yaml.ScalarNode && key.Kind != yaml.AliasNode) {
		p.fail(p.pos, "unexpected start of a key; keys after a question mark, and lists or mappings as keys, are not supported")
		return
	}
	at.owner = p.hash.Join(at.owner, p.hash.Text(key.Value))
	p.write(p.take(0), at.oldCol, at.newCol, at.owner, commentAbove)
	p.indent(at.newCol)
	p.key(key)
	if p.err != nil {
		return
	}
	p.scan()
	at.shape = at.shape.ofValue(key.Value, value)
	if !isBlock(value) {
		p.leaf(value, at, "")
		return
	}
	p.out = append(p.out, p.properties(value)...)
	p.endLine(at.owner)
	p.collection(value, scope{owner: at.owner, shape: at.shape, oldCol: at.oldCol, newCol: at.newCol + 2})
}

// key writes a key that begins at p.pos, and its colon.
func (p *printer) key(n *yaml.Node) {
	end, ok := p.scalarEnd(n, p.pos, 0)
	text := p.Data[p.pos:end]
	colon := end
	for colon < len(p.Data) && (p.Data[colon] == ' ' || p.Data[colon] == '\t') {
		colon++
	}
	if !ok || bytes.IndexByte(text, '\n') >= 0 || colon == len(p.Data) || p.Data[colon] != ':' {
		p.fail(p.pos, "a key without a colon on its line")
		return
	}
	p.countRef(n)
	p.out = append(p.out, quoted(n, text)...)
	if n.Kind == yaml.AliasNode || yamltext.IsBare(n) {
		p.out = append(p.out, ' ') // a colon can be part of an anchor's name
	}
	p.out = append(p.out, ':')
	p.pos = colon + 1
}

// properties reads the anchor and the tag of a list or mapping in block style.
func (p *printer) properties(n *yaml.Node) []byte {
	p.countRef(n)
	if len(n.Content) == 0 || p.start(n) != p.pos {
		p.fail(p.pos, "unexpected start of a list or mapping")
		return nil
	}
	var out []byte
	key := -1
	if n.Kind == yaml.MappingNode {
		key = p.start(n.Content[0])
	}
	for p.pos < len(p.Data) && p.pos != key && isProperty(p.Data[p.pos]) {
		end := p.propertyEnd(p.pos)
		out = append(append(out, ' '), p.Data[p.pos:end]...)
		p.pos = end
		before := p.trailing
		if p.scan(); before.text != nil {
			if p.trailing.text != nil {
				p.fail(p.pos, "an anchor or a tag between two comments")
			}
			p.trailing = before
		}
	}
	return out
}

// countRef counts a node that is an alias or has an anchor.
func (p *printer) countRef(n *yaml.Node) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		p.refs++
	}
}

// isBlock reports whether n is a list or mapping in block style.
func isBlock(n *yaml.Node) bool {
	return (n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode) && n.Style&yaml.FlowStyle == 0
}
