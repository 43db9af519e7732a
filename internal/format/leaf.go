package format

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// leaf writes the value after a key or a dash, unless it is in block style: a
// scalar, an alias, or a list or mapping in flow style.
func (p *printer) leaf(n *yaml.Node, at scope, dash string) {
	if dash != "" {
		p.indent(at.newCol)
		p.out = append(p.out, dash...)
	}
	if yamltext.IsEmpty(n) {
		p.endLine(at.owner)
		p.write(p.take(at.oldCol+1), at.oldCol+1, at.newCol+2, at.owner, commentBelow)
		return
	}
	if p.start(n) != p.pos {
		p.fail(p.pos, "unexpected start of a value")
		return
	}
	onOwnLine := p.trailing.text != nil || len(p.pending) > 0
	if onOwnLine { // comments stand between the key and the value
		p.endLine(at.owner)
		p.write(p.take(0), at.oldCol+1, at.newCol+2, at.owner, commentBetween)
		p.indent(at.newCol + 2)
	}
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
		p.flowLeaf(n, at, dash, onOwnLine)
	} else {
		p.scalar(n, at, onOwnLine)
	}
}

// scalar writes a scalar or alias, and its trailing comment and those below it.
func (p *printer) scalar(n *yaml.Node, at scope, onOwnLine bool) {
	end, ok := p.scalarEnd(n, p.pos, at.oldCol)
	if !ok {
		p.fail(p.pos, "unexpected syntax of a value")
		return
	}
	p.countRef(n)
	if !onOwnLine {
		p.out = append(p.out, ' ')
	}
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		p.blockScalar(end, at)
		return
	}
	p.text(n, end, at)
	p.finishLeaf(end, at)
}

// finishLeaf writes the trailing comment of a value, and the comments below it that
// are deeper than its key or dash.
func (p *printer) finishLeaf(end int, at scope) {
	p.pos = end
	p.scan()
	p.endLine(at.owner)
	p.write(p.take(at.oldCol+1), at.oldCol+1, at.newCol+2, at.owner, commentBelow)
}

// text writes the value up to end. Lines after the first are shifted by as much as
// the key or dash.
func (p *printer) text(n *yaml.Node, end int, at scope) {
	text := p.Data[p.pos:end]
	first, rest := yamltext.CutLine(text)
	if len(rest) == 0 {
		p.out = append(p.out, quoted(n, text)...)
		return
	}
	p.out = append(p.out, first...)
	p.shifted(rest, at.newCol-at.oldCol)
}

// shifted writes lines shifted by a number of columns. Blank lines stay unchanged;
// an indented line keeps at least one space.
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

// blockScalar writes a block scalar that ends at end. Its lines are two columns
// deeper than the key or dash, unless its header gives the indentation.
func (p *printer) blockScalar(end int, at scope) {
	begin := p.pos
	for isProperty(p.Data[p.pos]) {
		p.pos = p.skipSpace(p.propertyEnd(p.pos))
	}
	_, column := p.blockEnd(p.pos, at.oldCol)
	header, _ := yamltext.CutLine(p.Data[p.pos:end])
	by := at.newCol - at.oldCol
	if column >= 0 && !bytes.ContainsAny(header[:min(3, len(header))], "123456789") {
		by = at.newCol + 2 - column
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

// blockHeader writes the first line of a block scalar.
func (p *printer) blockHeader(begin int, header []byte, at scope) {
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
