package format

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// leaf writes what follows a key or a dash and is no list or mapping in block
// style: a scalar, an alias, a list or mapping in flow style.
func (p *printer) leaf(n *yaml.Node, at place, dash string) {
	if dash != "" {
		p.indent(at.col)
		p.out = append(p.out, dash...)
	}
	if yamltext.IsEmpty(n) {
		p.endLine(at.owner)
		p.write(p.take(at.old+1), at.old+1, at.col+2, at.owner, standsBelow)
		return
	}
	if p.start(n) != p.pos {
		p.fail(p.pos, "a value does not begin where it should")
		return
	}
	alone := p.trailing.text != nil || len(p.pending) > 0
	if alone { // comments stand between the key and the value
		p.endLine(at.owner)
		p.write(p.take(0), at.old+1, at.col+2, at.owner, standsBetween)
		p.indent(at.col + 2)
	}
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
		p.flowLeaf(n, at, dash, alone)
	} else {
		p.scalar(n, at, alone)
	}
}

// scalar writes a scalar or alias and the comments behind and below it.
func (p *printer) scalar(n *yaml.Node, at place, alone bool) {
	end, ok := p.scalarEnd(n, p.pos, at.old)
	if !ok {
		p.fail(p.pos, "a value is not written as expected")
		return
	}
	p.countRef(n)
	if !alone {
		p.out = append(p.out, ' ')
	}
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		p.blockScalar(end, at)
		return
	}
	p.text(n, end, at)
	p.finishLeaf(end, at)
}

// finishLeaf writes the comments behind a value, and below it if they are
// deeper than its key or dash.
func (p *printer) finishLeaf(end int, at place) {
	p.pos = end
	p.scan()
	p.endLine(at.owner)
	p.write(p.take(at.old+1), at.old+1, at.col+2, at.owner, standsBelow)
}

// text writes the text of a value up to end. Lines after the first are shifted
// as the key or dash is.
func (p *printer) text(n *yaml.Node, end int, at place) {
	text := p.Data[p.pos:end]
	first, rest := yamltext.CutLine(text)
	if len(rest) == 0 {
		p.out = append(p.out, quoted(n, text)...)
		return
	}
	p.out = append(p.out, first...)
	p.shifted(rest, at.col-at.old)
}

// shifted writes lines further to the right, or to the left. Lines without
// text stay as they are; lines that are indented stay so.
func (p *printer) shifted(lines []byte, by int) {
	for len(lines) > 0 {
		var line []byte
		line, lines = yamltext.CutLine(lines)
		text := bytes.TrimLeft(line, " ")
		if spaces := len(line) - len(text); len(bytes.TrimSpace(text)) > 0 {
			p.indent(max(min(spaces, 1), spaces+by))
			line = text
		}
		p.out = append(p.out, line...)
	}
}

// blockScalar writes a block scalar that ends at end. Its text is two columns
// deeper than the key or dash, unless its header says how deep it is.
func (p *printer) blockScalar(end int, at place) {
	begin := p.pos
	for isProperty(p.Data[p.pos]) {
		p.pos = p.skipSpace(p.propertyEnd(p.pos))
	}
	_, column := p.blockEnd(p.pos, at.old)
	header, _ := yamltext.CutLine(p.Data[p.pos:end])
	by := at.col - at.old
	if column >= 0 && bytes.IndexAny(header[:min(3, len(header))], "123456789") < 0 {
		by = at.col + 2 - column
	}
	lines := p.Data[p.pos+len(header) : end]
	p.blockHeader(begin, header, at)
	for len(lines) > 0 {
		var line []byte
		line, lines = yamltext.CutLine(lines)
		text := bytes.TrimLeft(line, " ")
		spaces := len(line) - len(text)
		switch {
		case len(text) > 0 && text[0] != '\n', spaces > column && column >= 0:
			p.indent(spaces + by)
			p.out = append(p.out, text...)
		case len(text) > 0:
			p.out = append(p.out, '\n')
		}
	}
	p.pos = end
	p.openKeep = keepsEmptyLines(header)
	p.openEnd = end == len(p.Data) && p.Data[end-1] != '\n'
	p.scan()
}

// blockHeader writes the line that a block scalar begins with.
func (p *printer) blockHeader(begin int, header []byte, at place) {
	p.out = append(p.out, p.Data[begin:p.pos]...)
	comments := bytes.IndexByte(header, '#')
	if comments < 0 {
		p.out = append(append(p.out, bytes.TrimRight(header, " \t\n")...), '\n')
		return
	}
	p.out = append(p.out, bytes.TrimRight(header[:comments], " \t")...)
	p.pos += comments
	p.trailing = p.readComment()
	p.endLine(at.owner)
}
