package lint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// fixOrder plans to put the items of subcategories in order.
func (f *fixer) fixOrder() {
	if !f.want("order") {
		return
	}
	root := yamldoc.Resolve(f.Root)
	for _, category := range mappings(root, "landscape", "categories") {
		for _, sub := range mappings(category, "subcategories") {
			if list := yamltext.Value(sub, "items"); list != nil {
				f.sort(list)
			}
		}
	}
}

// mappings returns the mappings in the lists at the keys of a mapping.
func mappings(n *yaml.Node, keys ...string) []*yaml.Node {
	var out []*yaml.Node
	for _, key := range keys {
		if list := yamltext.Value(n, key); list != nil && list.Kind == yaml.SequenceNode {
			for _, child := range list.Content {
				if child.Kind == yaml.MappingNode {
					out = append(out, child)
				}
			}
		}
	}
	return out
}

// block is an item with the lines that move with it.
type block struct {
	node     *yaml.Node
	key      string // items are sorted by it
	from, to int    // lines
	section  bool   // whether a section begins before it
}

// sort plans to put the items of a list in order, section by section. It plans
// nothing if the items do not have lines of their own, or if a comment ignores
// that they are out of order.
func (f *fixer) sort(list *yaml.Node) {
	blocks, ok := f.blocks(list)
	if !ok {
		return
	}
	for i := 1; i < len(blocks); i++ {
		if byKey(blocks[i-1], blocks[i]) > 0 {
			if f.ignored[ignoredRule{yamltext.Key(blocks[i].node, "name").Line, "order"}] {
				return
			}
			break
		}
	}
	for from := 0; from < len(blocks); {
		to := from + 1
		for to < len(blocks) && !blocks[to].section {
			to++
		}
		f.sortSection(list, from, blocks[from:to])
		from = to
	}
}

// byKey compares blocks by their keys.
func byKey(a, b block) int { return strings.Compare(a.key, b.key) }

// sortSection plans to put the items of a section in order, which are those of the
// list from number first on.
func (f *fixer) sortSection(list *yaml.Node, first int, blocks []block) {
	if slices.IsSortedFunc(blocks, byKey) {
		return
	}
	sorted := slices.Clone(blocks)
	slices.SortStableFunc(sorted, byKey)
	m := move{from: f.LineStart(blocks[0].from), to: f.LineStart(blocks[len(blocks)-1].to)}
	for _, b := range sorted {
		m.parts = append(m.parts, span{f.LineStart(b.from), f.LineStart(b.to)})
	}
	m.change = func() {
		for i, b := range sorted {
			list.Content[first+i] = b.node
		}
	}
	f.plan.moves = append(f.plan.moves, m)
}

// blocks returns the items of a list with their lines. ok is false if they cannot
// move.
func (f *fixer) blocks(list *yaml.Node) (blocks []block, ok bool) {
	if list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || hasAnchor(list) {
		return nil, false
	}
	dash := list.Column - 1
	for i, n := range list.Content {
		line := n.Line - 1
		name := ""
		if n.Kind == yaml.MappingNode {
			name = load.ItemName(n)
		}
		if name == "" || !isOnLine(f.Line(line), dash, n.Column-1) {
			return nil, false
		}
		b := block{node: n, key: sortKey(name), from: line}
		if i == 0 {
			_, b.from = f.boundary(0, line, n.Column-1)
		} else {
			before := &blocks[i-1]
			before.to, b.from = f.boundary(before.node.Line, line, before.node.Column-1)
			b.section = before.to < b.from
		}
		blocks = append(blocks, b)
	}
	if len(blocks) > 0 {
		last := &blocks[len(blocks)-1]
		last.to = f.endOf(last.node.Line, dash, last.node.Column-1)
	}
	return blocks, f.endWithBreaks(blocks)
}

// isOnLine reports whether a line has a dash at a column and, behind it, a mapping
// at another one.
func isOnLine(line []byte, dash, mapping int) bool {
	return dash < mapping && mapping < len(line) && line[dash] == '-' &&
		len(bytes.Trim(line[:dash], " ")) == 0 && len(bytes.Trim(line[dash+1:mapping], " ")) == 0
}

// endWithBreaks reports whether all blocks end with a line break.
func (f *fixer) endWithBreaks(blocks []block) bool {
	for _, b := range blocks {
		if to := f.LineStart(b.to); b.to <= b.from || f.Data[to-1] != '\n' {
			return false
		}
	}
	return true
}

// isOuterComment reports whether line i is a comment to the left of a column.
func (f *fixer) isOuterComment(i, column int) bool {
	line := f.Line(i)
	return f.isComment(i) && len(line)-len(bytes.TrimLeft(line, " ")) < column
}

// isComment reports whether line i is a comment.
func (f *fixer) isComment(i int) bool {
	return bytes.HasPrefix(bytes.TrimLeft(f.Line(i), " "), []byte("#"))
}

// boundary returns the line at which the item above the one on line dash ends, and the
// line at which the comments of that one begin. Lines between the two begin a section.
// The keys of the item above are at column inside, and from is one of its lines. A
// comment goes with a less deep one right above it.
func (f *fixer) boundary(from, dash, inside int) (end, begin int) {
	top := dash
	for top > from && (f.isComment(top-1) || len(bytes.TrimSpace(f.Line(top-1))) == 0) {
		top--
	}
	for top < dash && !f.isOuterComment(top, inside) {
		top++
	}
	begin = dash
	for begin > top && f.isComment(begin-1) && !yamltext.IsHeading(f.Line(begin-1)) {
		begin--
	}
	return min(top, begin), begin
}

// endOf returns the line at which the last item of a list ends: the first one after
// line from that is not deeper than the dash. Empty lines at the end belong to the item
// only if a block scalar may keep them.
func (f *fixer) endOf(from, dash, inside int) int {
	end := from
	for i := from; i < f.Lines(); i++ {
		line := f.Line(i)
		text := bytes.TrimLeft(line, " ")
		switch {
		case len(bytes.TrimSpace(text)) == 0 || f.isOuterComment(i, inside):
		case len(line)-len(text) <= dash:
			i = f.Lines()
		default:
			end = i + 1
		}
	}
	if bytes.Contains(f.Data[f.LineStart(from-1):f.LineStart(end)], []byte("+")) {
		for end+1 < f.Lines() && len(bytes.TrimSpace(f.Line(end))) == 0 {
			end++
		}
	}
	return end
}

// hasAnchor reports whether a node, or one in it, has an anchor.
func hasAnchor(n *yaml.Node) bool {
	return n.Anchor != "" || slices.ContainsFunc(n.Content, hasAnchor)
}
