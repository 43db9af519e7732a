package load

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// maxRounds is how often fixing is tried: a fix can make another one possible.
const maxRounds = 5

// Fix puts right what can be put right safely, by the rules that say so, and
// leaves every other byte as it is. A rule is used when want says so; a problem
// that a comment ignores is left alone. The error says that the file cannot be
// read, or that the result would not be as sound as the file was.
func Fix(data []byte, name string, want func(rule string) bool) ([]byte, error) {
	before, _, err := walk(data, name, true)
	if err != nil {
		return nil, err
	}
	errorsBefore := countErrors(Validate(data, name, Options{}))
	fixed := data
	for range maxRounds {
		next, err := fixOnce(fixed, name, want)
		if err != nil {
			return nil, err
		}
		if bytes.Equal(next, fixed) {
			break
		}
		fixed = next
	}
	after, _, err := walk(fixed, name, true)
	if err != nil {
		return nil, fmt.Errorf("fixing %s: the result cannot be read: %w", name, err)
	}
	if len(after.Items) != len(before.Items) || countErrors(Validate(fixed, name, Options{})) > errorsBefore {
		return nil, fmt.Errorf("fixing %s: the result would be less sound than the file; nothing is changed", name)
	}
	return fixed, nil
}

func countErrors(problems []diag.Diagnostic) int {
	n := 0
	for _, p := range problems {
		if p.Severity == diag.Error {
			n++
		}
	}
	return n
}

// fixOnce makes the edits of texts, or, when there are none, puts items in
// order.
func fixOnce(data []byte, name string, want func(string) bool) ([]byte, error) {
	c, w, err := walk(data, name, true)
	if err != nil {
		return nil, err
	}
	f := &fixer{validation: &validation{walker: w, catalog: c}, data: data, lines: lineStarts(data)}
	kept := map[[2]any]bool{}
	for _, p := range Validate(data, name, Options{}) {
		kept[[2]any{p.Line, p.Rule}] = true
	}
	f.allowed = func(rule string, line int) bool {
		return want(rule) && kept[[2]any{line, rule}]
	}
	f.texts()
	f.markers()
	if len(f.edits) > 0 {
		return f.apply(), nil
	}
	return f.inOrder(), nil
}

// edit replaces a span of bytes.
type edit struct {
	from, to int
	text     string
}

type fixer struct {
	*validation
	data    []byte
	lines   []int // where each line begins
	edits   []edit
	allowed func(rule string, line int) bool
}

func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, b := range data {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset returns where a node begins; ok is false when it is not in the file.
func (f *fixer) offset(n *yaml.Node) (int, bool) {
	if n.Line < 1 || n.Line > len(f.lines) {
		return 0, false
	}
	at := f.lines[n.Line-1]
	rest := f.data[at:]
	if at == 0 {
		rest = bytes.TrimPrefix(rest, []byte("\ufeff"))
		at = len(f.data) - len(rest)
	}
	for col := 1; col < n.Column; col++ {
		_, size := utf8.DecodeRune(rest)
		if size == 0 {
			return 0, false
		}
		at, rest = at+size, rest[size:]
	}
	return at, true
}

// replace changes a scalar's text where it stands in the file as plainly as it
// reads: without escapes, on one line.
func (f *fixer) replace(n *yaml.Node, rule, value string) {
	at, ok := f.offset(n)
	if !ok || !f.allowed(rule, n.Line) || value == n.Value {
		return
	}
	quote := ""
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0:
		quote = "'"
	case n.Style&yaml.DoubleQuotedStyle != 0:
		quote = `"`
	}
	written := quote + n.Value + quote
	plain := !strings.ContainsAny(n.Value, "\\\n") && (quote == "" || !strings.Contains(n.Value, quote))
	if plain && bytes.HasPrefix(f.data[at:], []byte(written)) {
		f.edits = append(f.edits, edit{at, at + len(written), quote + value + quote})
	}
}

// texts makes the edits of keys and values.
func (f *fixer) texts() {
	f.each(func(_ *landscape.Item, nodes itemNodes) {
		f.keyTypos(nodes)
		nodes.scalars(func(_ string, value *yaml.Node) {
			if value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
				f.replace(value, "blanks", strings.TrimSpace(value.Value))
			}
		})
		if logo := nodes.value("logo"); logo != nil {
			f.replace(logo, "logo-form", strings.TrimPrefix(logo.Value, "./"))
		}
		if repo := nodes.value("repo_url"); repo != nil {
			f.replace(repo, "url-form", strings.TrimSuffix(strings.TrimRight(repo.Value, "/"), ".git"))
		}
		nodes.scalars(func(_ string, value *yaml.Node) {
			for _, host := range []string{"github.com", "www.github.com", "gitlab.com", "twitter.com"} {
				if strings.HasPrefix(value.Value, "http://"+host+"/") {
					f.replace(value, "url-http", "https"+strings.TrimPrefix(value.Value, "http"))
				}
			}
		})
	})
	f.edits = apart(f.edits)
}

// apart sorts edits and leaves out those that touch one before them; they come
// in the next round.
func apart(edits []edit) []edit {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out []edit
	for _, e := range edits {
		if len(out) == 0 || e.from >= out[len(out)-1].to {
			out = append(out, e)
		}
	}
	return out
}

// keyTypos puts right unknown keys that are like one key that is not given.
func (f *fixer) keyTypos(nodes itemNodes) {
	for _, p := range nodes {
		key, inExtra := strings.CutPrefix(p.name, "extra.")
		prefix, special := "", itemKeys
		if inExtra {
			prefix, special = "extra.", extraKeys
		}
		if isKnown(prefix, key) || isKnown("", key) || isKnown("extra.", key) || key == "item" {
			continue
		}
		near := landscape.NearestAll(key, knownKeys(prefix, special))
		if len(near) != 1 {
			continue
		}
		if nodes.value(prefix+near[0]) == nil {
			f.replace(p.key, "unknown-key", near[0])
		}
	}
}

// markers puts in the markers that entries lack.
func (f *fixer) markers() {
	for _, u := range f.unmarked {
		at, ok := f.offset(u.node)
		if !ok || !f.allowed("missing-marker", u.node.Line) || u.node.Style&yaml.FlowStyle != 0 || slices.ContainsFunc(u.node.Content, func(n *yaml.Node) bool {
			return n.Value == u.want && n.Kind == yaml.ScalarNode && n.Line == u.node.Line
		}) {
			continue
		}
		indent := strings.Repeat(" ", u.node.Column-1)
		f.edits = append(f.edits, edit{at, at, u.want + ":\n" + indent})
	}
	f.edits = apart(f.edits)
}

func (f *fixer) apply() []byte {
	var out bytes.Buffer
	at := 0
	for _, e := range f.edits {
		out.Write(f.data[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.Write(f.data[at:])
	return out.Bytes()
}

// inOrder moves the items of subcategories that are out of order. A file with
// anchors is left alone: what an alias means must stand before it.
func (f *fixer) inOrder() []byte {
	if bytes.ContainsRune(f.data, '&') && hasAnchors(f.data, f.file) {
		return f.data
	}
	out := f.data
	start := 0
	items := f.catalog.Items
	var spans []edit
	for i := 1; i <= len(items); i++ {
		if i < len(items) && items[i].Box() == items[start].Box() && items[i].Line > items[i-1].Line {
			continue
		}
		if e, ok := f.sorted(items[start:i]); ok {
			spans = append(spans, e)
		}
		start = i
	}
	if len(spans) > 0 {
		f.edits = apart(spans)
		out = f.apply()
	}
	return out
}

func hasAnchors(data []byte, name string) bool {
	root, _, err := yamldoc.Parse(data, name)
	if err != nil || root == nil {
		return true
	}
	var found func(*yaml.Node) bool
	found = func(n *yaml.Node) bool {
		return n.Anchor != "" || n.Kind == yaml.AliasNode || slices.ContainsFunc(n.Content, found)
	}
	return found(root)
}

// sorted returns the edit that puts the items of a subcategory in order; ok is
// false when they are, or when they do not stand in blocks of lines.
func (f *fixer) sorted(items []landscape.Item) (edit, bool) {
	if slices.IsSortedFunc(items, byName) || !slices.ContainsFunc(items, func(it landscape.Item) bool { return f.orderAllowed(it) }) {
		return edit{}, false
	}
	blocks := make([][]byte, len(items))
	order := make([]int, len(items))
	from := f.blockStart(items[0])
	end := f.blockEnd(items[len(items)-1])
	for i, it := range items {
		order[i] = i
		to := end
		if i+1 < len(items) {
			to = f.blockStart(items[i+1])
		}
		line := f.data[f.lines[it.Line-1]:to]
		at := f.blockStart(it)
		if at >= to || !bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("- ")) || it.Column != len(line)-len(bytes.TrimLeft(line, " "))+3 {
			return edit{}, false
		}
		blocks[i] = f.data[at:to]
		if !bytes.HasSuffix(blocks[i], []byte("\n")) {
			return edit{}, false // the file ends without a line break: leave it
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return byName(items[a], items[b]) })
	var text strings.Builder
	for _, i := range order {
		text.Write(blocks[i])
	}
	return edit{from, end, text.String()}, true
}

func (f *fixer) orderAllowed(it landscape.Item) bool {
	for i := range f.catalog.Items {
		if f.catalog.Items[i].Line == it.Line {
			if p := f.nodes[i].get("name"); p.key != nil {
				return f.allowed("order", p.key.Line)
			}
		}
	}
	return false
}

func byName(a, b landscape.Item) int { return strings.Compare(SortKey(a.Name), SortKey(b.Name)) }

// blockStart is where an item's lines begin: comments right above it are its own.
func (f *fixer) blockStart(it landscape.Item) int {
	line := it.Line - 1
	for line > 0 && strings.HasPrefix(strings.TrimSpace(f.line(line-1)), "#") {
		line--
	}
	return f.lines[line]
}

// blockEnd is where the lines of a subcategory's last item end: before the
// next line that is not indented deeper than its dash.
func (f *fixer) blockEnd(it landscape.Item) int {
	dash := it.Column - 3
	last := it.Line
	for i := it.Line; i < len(f.lines); i++ {
		text := f.line(i)
		trimmed := strings.TrimLeft(text, " ")
		if strings.TrimSpace(trimmed) == "" || strings.HasPrefix(trimmed, "#") && len(text)-len(trimmed) <= dash {
			continue
		}
		if len(text)-len(trimmed) <= dash {
			break
		}
		last = i + 1
	}
	if last >= len(f.lines) {
		return len(f.data)
	}
	return f.lines[last]
}

func (f *fixer) line(i int) string {
	end := len(f.data)
	if i+1 < len(f.lines) {
		end = f.lines[i+1]
	}
	return string(f.data[f.lines[i]:end])
}
