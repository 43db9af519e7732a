package format

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// flowLeaf writes a list or mapping in flow style: as a block if it is simple,
// otherwise unchanged. onOwnLine is set if it does not follow its key or dash.
func (p *printer) flowLeaf(n *yaml.Node, at scope, dash string, onOwnLine bool) {
	end, simple := p.flowEnd(n, at.owner)
	if p.err != nil {
		return
	}
	empty := len(n.Content) == 0
	if simple && !empty && !onOwnLine && (dash == "" || !p.commentFollows(end)) {
		p.flowBlock(n, end, at, dash)
		return
	}
	if !onOwnLine {
		p.out = append(p.out, ' ')
	}
	if simple && empty {
		p.out = append(p.out, emptyFlow(n)...)
	} else {
		p.text(n, end, at)
	}
	p.finishLeaf(end, at)
}

// flowBlock writes a simple list or mapping as a block. Its key or dash has been
// written.
func (p *printer) flowBlock(n *yaml.Node, end int, at scope, dash string) {
	p.pos = end
	p.scan()
	below := p.pending
	p.pending = nil
	begin := len(p.out) - at.newCol - len(dash)
	if dash == "" {
		p.endLine(at.owner)
	} else {
		p.out = p.out[:begin]
	}
	p.flow(n, scope{shape: at.shape, newCol: at.newCol + 2})
	if dash != "" {
		p.dash(begin, at.newCol)
	}
	p.pending = below
	p.write(p.take(at.oldCol+1), at.oldCol+1, at.newCol+2, at.owner, commentBelow)
}

// emptyFlow returns an empty list or mapping.
func emptyFlow(n *yaml.Node) string {
	if n.Kind == yaml.MappingNode {
		return "{}"
	}
	return "[]"
}

// commentFollows reports whether the rest of the line is a comment.
func (p *printer) commentFollows(at int) bool {
	line, _ := yamltext.CutLine(p.Data[at:])
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("#"))
}

// flow writes the entries of a simple list or mapping in flow style as a block.
func (p *printer) flow(n *yaml.Node, at scope) {
	if n.Kind == yaml.MappingNode {
		p.entries(n, at, func(i int) {
			key, value := n.Content[2*i], n.Content[2*i+1]
			p.indent(at.newCol)
			p.flowScalar(key)
			p.out = append(p.out, ':')
			p.flowValue(value, scope{shape: at.shape.ofValue(key.Value, value), newCol: at.newCol})
		})
		return
	}
	for _, child := range n.Content {
		if child.Kind == yaml.ScalarNode || child.Kind == yaml.AliasNode || len(child.Content) == 0 {
			p.indent(at.newCol)
			p.out = append(p.out, '-')
			p.flowValue(child, at)
			continue
		}
		begin := len(p.out)
		p.flow(child, scope{shape: at.shape.ofEntry(child), newCol: at.newCol + 2})
		p.dash(begin, at.newCol)
	}
}

// flowValue writes the value after a key or a dash.
func (p *printer) flowValue(n *yaml.Node, at scope) {
	switch {
	case n.Kind == yaml.ScalarNode || n.Kind == yaml.AliasNode:
		begin := len(p.out)
		p.out = append(p.out, ' ')
		if p.flowScalar(n); len(p.out) == begin+1 {
			p.out = p.out[:begin]
		}
	case len(n.Content) == 0:
		p.out = append(append(p.out, ' '), emptyFlow(n)...)
	default:
		p.out = append(p.out, '\n')
		p.flow(n, scope{shape: at.shape, newCol: at.newCol + 2})
		return
	}
	p.out = append(p.out, '\n')
	p.openKeep = false
}

// flowScalar writes a scalar or alias that is in flow style in the text.
func (p *printer) flowScalar(n *yaml.Node) {
	if yamltext.IsEmpty(n) {
		return
	}
	begin := p.start(n)
	end, ok := p.scalarEnd(n, begin, 0)
	if !ok {
		p.fail(begin, "unexpected syntax of a value in brackets")
		return
	}
	p.out = append(p.out, quoted(n, p.Data[begin:end])...)
}

// flowEnd returns where a list or mapping in flow style ends, and whether it is
// simple. It is not if it has comments, anchors or tags on lists and mappings, keys
// that are not scalars, or scalars of several lines.
func (p *printer) flowEnd(n *yaml.Node, owner uint64) (end int, simple bool) {
	r := flowReader{printer: p, owner: owner, simple: true, at: p.start(n)}
	r.node(n)
	return r.at, r.simple
}

// flowReader finds the end of a list or mapping in flow style.
type flowReader struct {
	*printer
	owner    uint64
	comments int
	at       int
	simple   bool
}

// node reads a node and moves r.at behind it.
func (r *flowReader) node(n *yaml.Node) {
	if r.err != nil || yamltext.IsEmpty(n) {
		return
	}
	begin := r.start(n)
	r.skipTo(begin)
	r.countRef(n)
	if n.Kind == yaml.ScalarNode || n.Kind == yaml.AliasNode {
		end, ok := r.scalarEnd(n, begin, 0)
		if !ok || begin >= len(r.Data) {
			r.fail(begin, "unexpected syntax of a value in brackets")
			return
		}
		r.at = end
		r.simple = r.simple && bytes.IndexByte(r.Data[begin:end], '\n') < 0
		return
	}
	// The mapping of one key in [key: value] has no brackets.
	open := len(n.Content) == 0 || n.Kind == yaml.SequenceNode || r.start(n.Content[0]) != begin
	for open && r.at < len(r.Data) && isProperty(r.Data[r.at]) {
		r.simple = false
		r.at = r.skipSpace(r.propertyEnd(r.at))
	}
	if open {
		if r.at >= len(r.Data) || r.Data[r.at] != '[' && r.Data[r.at] != '{' {
			r.fail(r.at, "expected a bracket at the start of a list or mapping")
			return
		}
		r.at++
	}
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && (child.Kind != yaml.ScalarNode || yamltext.IsEmpty(child)) {
			r.simple = false
		}
		r.node(child)
	}
	if open {
		r.skipTo(len(r.Data))
		r.at++
	}
}

// skipTo skips whitespace, punctuation and comments up to an offset or a closing
// bracket.
func (r *flowReader) skipTo(end int) {
	for r.at < end && r.err == nil {
		switch c := r.Data[r.at]; {
		case c == '#':
			pos := r.pos
			r.pos = r.at
			r.record(r.owner, commentInside, r.comments, r.readComment())
			r.at, r.pos = r.pos, pos
			r.comments++
			r.simple = false
		case c == '?':
			r.simple = false
			r.at++
		case isSpace(c) || c == ',' || c == ':':
			r.at++
		case (c == ']' || c == '}') && end == len(r.Data):
			return
		default:
			r.fail(r.at, "unexpected text between values in brackets")
		}
	}
	if r.at >= len(r.Data) {
		r.fail(r.at, "unclosed bracket")
	}
}
