package load

import (
	"bytes"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// markers puts in the markers that entries lack, and moves those that do not
// stand first.
func (f *fixer) markers() {
	for _, u := range f.unmarked {
		n := u.node
		if !f.allowed("missing-marker", n.Line) || n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0 || n.Content[0].Line != n.Line {
			continue
		}
		at, ok := f.offset(n)
		key, isKey := f.offset(n.Content[0])
		start := int(f.starts[n.Line-1])
		if !ok || !isKey || at != key || strings.Trim(string(f.data[start:at]), " -") != "" || !bytes.Contains(f.data[start:at], []byte("-")) {
			continue
		}
		if valueOf(n, u.want) != nil && !f.dropMarker(n, u.want) {
			continue
		}
		text := u.want + ":" + f.lineBreak(n.Line-1) + strings.Repeat(" ", n.Column-1)
		f.edits = append(f.edits, edit{at, at, text, func() {}}) // content passes over markers
	}
	f.edits = apart(f.edits)
}

// dropMarker takes a marker out that has a line for itself. It reports whether
// it could.
func (f *fixer) dropMarker(n *yaml.Node, want string) bool {
	for i := 2; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Value != want {
			continue
		}
		line := f.line(key.Line - 1)
		if string(bytes.TrimSpace(line)) != want+":" || !isEmpty(n.Content[i+1]) {
			return false
		}
		from := int(f.starts[key.Line-1])
		f.edits = append(f.edits, edit{from, from + len(line), "", func() {}})
		return true
	}
	return false
}

// lineBreak returns the line break of a line, or of the file if it has none.
func (f *fixer) lineBreak(i int) string {
	line := f.line(i)
	if bytes.HasSuffix(line, []byte("\r\n")) || !bytes.HasSuffix(line, []byte("\n")) && bytes.Contains(f.data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// inOrder moves the items of subcategories that are out of order.
func (f *fixer) inOrder() {
	root := yamldoc.Resolve(f.root)
	for _, category := range mappings(root, "landscape", "categories") {
		for _, sub := range mappings(category, "subcategories") {
			if list := valueOf(sub, "items"); list != nil {
				f.sort(list)
			}
		}
	}
	f.edits = apart(f.edits)
}

// mappings returns the entries of the list at one of the keys that are mappings.
func mappings(n *yaml.Node, keys ...string) []*yaml.Node {
	var out []*yaml.Node
	for _, key := range keys {
		if list := valueOf(n, key); list != nil && list.Kind == yaml.SequenceNode {
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
	from, to int    // lines, counted from 0
	section  bool   // a section begins before it
}

// sort makes the edit that puts the items of a list in order, section by
// section. It makes none where the items do not stand in lines of their own, or
// where a comment ignores that they are out of order.
func (f *fixer) sort(list *yaml.Node) {
	blocks, ok := f.blocks(list)
	if !ok || !f.want("order") {
		return
	}
	for i := 1; i < len(blocks); i++ {
		if byKey(blocks[i-1], blocks[i]) > 0 {
			name := keyOf(blocks[i].node, "name")
			if f.ignored[ignoredRule{name.Line, "order"}] {
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

func byKey(a, b block) int { return strings.Compare(a.key, b.key) }

func (f *fixer) sortSection(list *yaml.Node, at int, blocks []block) {
	if slices.IsSortedFunc(blocks, byKey) {
		return
	}
	from, to := f.lineStart(blocks[0].from), f.lineStart(blocks[len(blocks)-1].to)
	sorted := slices.Clone(blocks)
	slices.SortStableFunc(sorted, byKey)
	var text strings.Builder
	text.Grow(to - from)
	for _, b := range sorted {
		text.Write(f.data[f.lineStart(b.from):f.lineStart(b.to)])
	}
	f.edits = append(f.edits, edit{from, to, text.String(), func() {
		for i, b := range sorted {
			list.Content[at+i] = b.node
		}
	}})
}

func (f *fixer) lineStart(i int) int {
	if i >= len(f.starts) {
		return len(f.data)
	}
	return int(f.starts[i])
}

// blocks returns the items of a list with their lines.
func (f *fixer) blocks(list *yaml.Node) (blocks []block, ok bool) {
	if list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || list.Anchor != "" || hasAnchor(list) {
		return nil, false
	}
	dash := list.Column - 1
	for i, n := range list.Content {
		line := n.Line - 1
		if n.Kind != yaml.MappingNode || !isOnLine(f.line(line), dash, n.Column-1) || itemName(n) == "" {
			return nil, false
		}
		b := block{node: n, key: SortKey(itemName(n)), from: line}
		if i == 0 {
			_, b.from = f.gap(0, line, n.Column-1)
		} else {
			before := &blocks[i-1]
			before.to, b.from = f.gap(before.node.Line, line, before.node.Column-1)
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

// isOnLine reports whether a line has a dash and, behind it, a mapping at the
// columns.
func isOnLine(line []byte, dash, mapping int) bool {
	return dash < mapping && mapping < len(line) && line[dash] == '-' &&
		len(bytes.Trim(line[:dash], " ")) == 0 && len(bytes.Trim(line[dash+1:mapping], " ")) == 0
}

// endWithBreaks reports whether all blocks end with a line break.
func (f *fixer) endWithBreaks(blocks []block) bool {
	for _, b := range blocks {
		if to := f.lineStart(b.to); b.to <= b.from || f.data[to-1] != '\n' {
			return false
		}
	}
	return true
}

// isAbove reports whether line i is a comment less deep than a column.
func (f *fixer) isAbove(i, column int) bool {
	line := f.line(i)
	return f.isComment(i) && len(line)-len(bytes.TrimLeft(line, " ")) < column
}

func (f *fixer) isComment(i int) bool {
	return bytes.HasPrefix(bytes.TrimLeft(f.line(i), " "), []byte("#"))
}

// gap returns where the item above the item on line dash ends, whose keys are at
// column inside, and where the comments begin that belong to the item. What is
// between begins a section. As everywhere, a comment below one that is less deep
// goes with it. from is a line of the item above.
func (f *fixer) gap(from, dash, inside int) (end, begin int) {
	top := dash
	for top > from && (f.isComment(top-1) || len(bytes.TrimSpace(f.line(top-1))) == 0) {
		top--
	}
	for top < dash && !f.isAbove(top, inside) {
		top++
	}
	begin = dash
	for begin > top && f.isComment(begin-1) && !isHeading(f.line(begin-1)) {
		begin--
	}
	return min(top, begin), begin
}

// endOf returns where the last item of a list ends, which has line from in it:
// before the next line that is not deeper than the dash. Empty lines at the end
// belong to it only if a block scalar may keep them.
func (f *fixer) endOf(from, dash, inside int) int {
	end := from
	for i := from; i < len(f.starts); i++ {
		line := f.line(i)
		text := bytes.TrimLeft(line, " ")
		switch {
		case len(bytes.TrimSpace(text)) == 0 || f.isAbove(i, inside):
		case len(line)-len(text) <= dash:
			i = len(f.starts)
		default:
			end = i + 1
		}
	}
	if bytes.Contains(f.data[f.starts[from-1]:f.lineStart(end)], []byte("+")) {
		for end+1 < len(f.starts) && len(bytes.TrimSpace(f.line(end))) == 0 {
			end++
		}
	}
	return end
}

// keyOf returns a key of a mapping, or nil.
func keyOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i]
		}
	}
	return nil
}

func hasAnchor(n *yaml.Node) bool {
	return n.Anchor != "" || slices.ContainsFunc(n.Content, hasAnchor)
}
