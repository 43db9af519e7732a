package load

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// walker gathers the problems of one file.
type walker struct {
	file     string
	problems []diag.Diagnostic
	where    where // the walk is
	// strict makes every check of landscape2, and keeps the nodes of items.
	strict bool
	// unread is set while the walk is in what landscape2 does not read, such as
	// what comes by a merge key: nothing there is an error.
	unread   bool
	last     int // the last line of the file: an empty value can seem to be below
	nodes    []itemNodes
	scratch  itemNodes
	boxes    []boxNode
	unmarked []unmarked
	told     map[rank]int // how many problems there are of each kind
	maxItems int
	tooMany  *yaml.Node // the first item beyond maxItems
}

// newWalker returns a walker of a file. An item takes a kilobyte of memory
// however short it is written, so the size of the file bounds their number; real
// landscape files have 450 bytes for each.
func newWalker(data []byte, name string, strict bool) *walker {
	const freeItems, bytesPerItem = 10_000, 250
	return &walker{file: name, strict: strict, last: yamldoc.Lines(data), maxItems: freeItems + len(data)/bytesPerItem}
}

// maxProblems is how many problems are listed of one rule and severity. One
// more says how many there are beside these.
const maxProblems = 1000

// rank is what problems are counted by.
type rank struct {
	rule     string
	severity diag.Severity
}

// boxNode is a category (without one of its own) or a subcategory.
type boxNode struct {
	category, name string
	node           *yaml.Node
}

// unmarked is an entry of a list that does not begin with what it is.
type unmarked struct {
	node  *yaml.Node
	where where
	want  string
}

// where is a category, a subcategory and the name of an item, "" where the
// walk is at none; index is that of an item without a name. Line and col are
// the place of the item, 0 outside of items.
type where struct {
	category, subcategory, item string
	index                       int
	line, col                   int
}

func (w where) String() string {
	parts := []string{short(w.category), short(w.subcategory), short(w.item)}
	n := slices.Index(parts, "")
	switch {
	case n < 0:
		n = 3
	case n == 2:
		parts[2], n = "item ["+strconv.Itoa(w.index)+"]", 3
	}
	return strings.Join(parts[:n], " / ")
}

// marker notes an entry that lacks its marker.
func (w *walker) marker(n *yaml.Node, want string) {
	if len(n.Content) == 0 || n.Content[0].Value != want {
		w.unmarked = append(w.unmarked, unmarked{n, w.where, want})
	}
}

// itemNodes are an item's keys in the order of the file, those of its extra
// part after "extra.".
type itemNodes []namedPair

type namedPair struct {
	name string
	pair
}

// get returns a key and its value, the zero pair when it is not there.
func (n itemNodes) get(name string) pair {
	for i := range n {
		if n[i].name == name {
			return n[i].pair
		}
	}
	return pair{}
}

// report adds a problem at a node. Without one (nil), as of a key that the
// item has by a merge key, it is at the item.
func (w *walker) report(n *yaml.Node, rule string, severity diag.Severity, format string, args ...any) {
	if w.told == nil {
		w.told = map[rank]int{}
	}
	w.told[rank{rule, severity}]++
	if w.told[rank{rule, severity}] > maxProblems {
		return
	}
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = short(arg)
		case landscape.Level:
			args[i] = short(string(arg))
		case landscape.Placement:
			args[i] = short(arg.String())
		}
	}
	msg := fmt.Sprintf(format, args...)
	if place := w.where.String(); place != "" {
		msg = place + ": " + msg
	}
	if w.unread {
		severity = min(severity, diag.Warning)
	}
	line, col := w.place(n)
	w.problems = append(w.problems, diag.Diagnostic{
		File: w.file, Line: line, Col: col, Rule: rule, Severity: severity, Msg: msg,
	})
}

// full reports whether no more problems of a kind are listed, so that what
// they say need not be found out.
func (w *walker) full(rule string, severity diag.Severity) bool {
	return w.told[rank{rule, severity}] >= maxProblems
}

// listed returns the problems in the order of the file. Where there are more
// of a kind than are listed, another one after the last of them says how many.
func (w *walker) listed() []diag.Diagnostic {
	diag.Sort(w.problems)
	for i, d := range slices.Backward(w.problems) {
		kind := rank{d.Rule, d.Severity}
		if more := w.told[kind] - maxProblems; more > 0 {
			d.Msg, d.More = fmt.Sprintf("%d more problems of this kind are not listed", more), more
			w.problems = slices.Insert(w.problems, i+1, d)
			w.told[kind] = maxProblems
		}
	}
	return w.problems
}

// place is where a node begins, within the file.
func (w *walker) place(n *yaml.Node) (line, col int) {
	if n == nil {
		return max(1, w.where.line), max(1, w.where.col)
	}
	if n.Line > w.last {
		return w.last, 0
	}
	return n.Line, n.Column
}

// fault says that the file is no landscape.
func (w *walker) fault(n *yaml.Node, msg string) error {
	line, col := w.place(n)
	return &diag.Fault{File: w.file, Line: line, Col: col, Msg: msg}
}

// pair is a key of a mapping and its value, aliases followed.
type pair struct {
	key   *yaml.Node
	value *yaml.Node
	// merged says that the key comes from another mapping, by a merge key;
	// landscape2 does not look there.
	merged bool
}

// pairs returns a mapping's keys and values; of a key given twice the first.
// Merge keys are followed; the mapping's own keys win. To give a key twice that
// landscape2 knows is an error.
func (w *walker) pairs(n *yaml.Node, known func(string) bool) []pair {
	out := pairList{all: make([]pair, 0, len(n.Content)/2)}
	var merged []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := yamldoc.Resolve(n.Content[i]), yamldoc.Resolve(n.Content[i+1])
		if key.Tag == "!!merge" {
			merged = append(merged, w.merge(value)...)
		} else if key.Kind != yaml.ScalarNode {
			w.report(n.Content[i], "wrong-type", diag.Error, "a key is %s, not a text", kindName(key))
		} else if !out.add(pair{key: key, value: value}) {
			severity := diag.Warning
			if known(key.Value) {
				severity = diag.Error
			}
			w.report(n.Content[i], "duplicate-key", severity, "key %q is given twice", key.Value)
		}
	}
	for _, p := range merged {
		p.merged = true
		out.add(p)
	}
	return out.all
}

// pairList is pairs with different keys.
type pairList struct {
	all  []pair
	keys map[string]bool // once there are many
}

// add adds a pair unless its key is there.
func (l *pairList) add(p pair) bool {
	const many = 32
	if len(l.all) == many {
		l.keys = make(map[string]bool, 2*many)
		for _, other := range l.all {
			l.keys[other.key.Value] = true
		}
	}
	if l.keys[p.key.Value] || l.keys == nil && slices.ContainsFunc(l.all, func(o pair) bool { return o.key.Value == p.key.Value }) {
		return false
	}
	if l.keys != nil {
		l.keys[p.key.Value] = true
	}
	l.all = append(l.all, p)
	return true
}

func (w *walker) merge(n *yaml.Node) []pair {
	defer func(was bool) { w.unread = was }(w.unread)
	w.unread = true
	switch n.Kind {
	case yaml.MappingNode:
		return w.pairs(n, func(string) bool { return false })
	case yaml.SequenceNode:
		var out []pair
		for _, child := range n.Content {
			if child = yamldoc.Resolve(child); child.Kind == yaml.MappingNode {
				out = append(out, w.merge(child)...)
			}
		}
		return out
	}
	return nil
}

// list returns a sequence's elements; anything else but null is a problem.
func (w *walker) list(n *yaml.Node, what string) []*yaml.Node {
	if isNone(n) || isVoid(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a list", what, kindName(n))
		return nil
	}
	out := make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		out[i] = yamldoc.Resolve(child)
	}
	return out
}

// text returns a scalar's text, "" for null; anything else is a problem.
func (w *walker) text(n *yaml.Node, what string) string {
	switch {
	case isNone(n):
		return ""
	case n.Kind != yaml.ScalarNode:
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a text", what, kindName(n))
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// texts returns a list of texts.
func (w *walker) texts(n *yaml.Node, what string) []string {
	var out []string
	for _, child := range w.list(n, what) {
		if s := w.text(child, what); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// flag returns a boolean, false for null. landscape2 takes no quotes and, in a
// literal block, wants the tag !!bool; it looks at no other tag.
func (w *walker) flag(n *yaml.Node, what string) bool {
	if isNone(n) {
		return false
	}
	tagged := n.Style&yaml.LiteralStyle != 0 && n.Tag == "!!bool"
	if (isPlain(n) || tagged) && slices.Contains([]string{"true", "True", "TRUE", "false", "False", "FALSE"}, n.Value) {
		return strings.EqualFold(n.Value, "true")
	}
	w.report(n, "wrong-type", diag.Error, "%s is %s, neither true nor false", what, kindName(n))
	return false
}

// day returns a date of a landscape file, read as landscape2 reads it.
func (w *walker) day(n *yaml.Node, what string) landscape.Date {
	if isNone(n) {
		return 0
	}
	if n.Kind != yaml.ScalarNode {
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a text", what, kindName(n))
		return 0
	}
	y, m, d, fault := chronoDate(n.Value)
	if fault != "" {
		w.report(n, "date-format", diag.Error, "%s: %q is no date (%s); want YYYY-MM-DD", what, n.Value, fault)
		return 0
	}
	date, err := landscape.NewDate(y, m, d)
	if err != nil {
		w.report(n, "date-range", diag.Warning, "%s: %q is read as no date: the year is not one of 1 to 9999", what, n.Value)
	}
	return date
}

// anyDay returns a date of an overlay, where the month or year may do.
func (w *walker) anyDay(n *yaml.Node, what string) landscape.Date {
	s := w.text(n, what)
	if s == "" {
		return 0
	}
	d, err := landscape.ParseDate(s)
	if err != nil {
		w.report(n, "date-format", diag.Error, "%s: %q is no date; want YYYY-MM-DD, YYYY-MM or YYYY", what, s)
		return 0
	}
	return d
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	if isNone(n) {
		return "empty"
	}
	return fmt.Sprintf("%q", short(n.Value))
}

// short cuts a text that is too long for a message.
func short(text string) string {
	const longest = 200 // bytes; addresses are quoted whole
	if len(text) <= longest {
		return text
	}
	end := longest
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// keys says how each key of a mapping is read.
type keys map[string]func(*yaml.Node)

// read reads a mapping's keys; those not listed are problems. It returns the
// values of the keys that the mapping has itself.
func (w *walker) read(n *yaml.Node, readers keys) map[string]*yaml.Node {
	given := map[string]*yaml.Node{}
	for _, p := range w.pairs(n, func(key string) bool { return readers[key] != nil }) {
		if read, ok := readers[p.key.Value]; ok {
			was := w.unread
			w.unread = was || p.merged
			read(p.value)
			w.unread = was
			given[p.key.Value] = own(p)
		} else {
			w.unknownKey(p.key, slices.Collect(maps.Keys(readers)))
		}
	}
	return given
}

// into reads a text.
func (w *walker) into(s *string) func(*yaml.Node) {
	return func(n *yaml.Node) { *s = w.text(n, "value") }
}

// structs calls read for each mapping of a list.
func (w *walker) structs(n *yaml.Node, what string, read func(*yaml.Node)) {
	for _, child := range w.list(n, what) {
		if child.Kind != yaml.MappingNode {
			w.report(child, "wrong-type", diag.Error, "%s has an entry that is %s, not a mapping", what, kindName(child))
			continue
		}
		read(child)
	}
}

// each calls read for each key of a mapping; null is an empty one.
func (w *walker) each(n *yaml.Node, what string, read func(key string, value *yaml.Node)) {
	if isNone(n) || isVoid(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a mapping", what, kindName(n))
		return
	}
	for _, p := range w.pairs(n, func(string) bool { return false }) {
		read(p.key.Value, p.value)
	}
}

// unknownKey reports a key that is not among the known ones.
func (w *walker) unknownKey(key *yaml.Node, known []string) {
	if w.full("unknown-key", diag.Warning) {
		known = nil // to look for a near one takes long
	}
	hint := ""
	slices.Sort(known)
	if near := landscape.Nearest(key.Value, known); near != "" {
		hint = "; did you mean " + near + "?"
	}
	w.report(key, "unknown-key", diag.Warning, "unknown key %q%s", key.Value, hint)
}
