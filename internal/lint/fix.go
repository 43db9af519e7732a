package load

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// maxRounds bounds how often strings are fixed: a fix can make another possible.
const maxRounds = 8

// Fix applies the safe fixes of the rules that want accepts and leaves every
// other byte as it is. It leaves alone what a comment ignores, and what would
// be an error after the fix.
//
// An item moves with the comments in it, which are as deep as its keys or
// deeper, and the comments right above its dash, which are not. Such a comment
// that an empty line separates from the item below it, or that looks like a heading ("# ---- storage ----"), begins a
// section: items stay in their sections.
//
// After each step Fix compares the tree of the result with what the step was
// to change. The error says that the file cannot be read, or where the result
// would say something else.
func Fix(data []byte, name string, want func(rule string) bool) ([]byte, error) {
	body := bytes.TrimPrefix(data, bom)
	f, err := newFixer(body, name, want)
	if err != nil {
		return nil, err
	}
	for range maxRounds {
		changed := false
		if f, changed, err = f.step((*fixer).texts); err != nil || !changed {
			break
		}
	}
	for _, edits := range []func(*fixer){(*fixer).markers, (*fixer).inOrder} {
		if err == nil {
			f, _, err = f.step(edits)
		}
	}
	if err != nil {
		return nil, err
	}
	return append(bytes.Clone(data[:len(data)-len(body)]), f.data...), nil
}

// edit replaces a span of bytes.
type edit struct {
	from, to int
	text     string
	change   func() // changes the tree of nodes as the edit changes the file
}

type fixer struct {
	*validation
	*source
	root     *yaml.Node
	sum      summer
	problems []diag.Diagnostic
	want     func(rule string) bool
	kept     map[keptProblem]bool
	ignored  map[ignoredRule]bool
	without  map[int]bool // lines on which no string is to be changed
	edits    []edit
}

// keptProblem is a problem of the file that no comment ignores.
type keptProblem struct {
	line int
	rule string
}

func newFixer(data []byte, name string, want func(string) bool) (*fixer, error) {
	root, second, err := yamldoc.Parse(data, name)
	if err != nil {
		return nil, err
	}
	c, w, err := walkTree(root, second, newWalker(data, name, true))
	if err != nil {
		return nil, err
	}
	f := &fixer{validation: &validation{walker: w, catalog: c}, source: newSource(data), root: root, sum: summer{maphash.MakeSeed()},
		want: want, kept: map[keptProblem]bool{}, ignored: ignoredRules(data)}
	f.problems = f.validate(data)
	for _, p := range f.problems {
		f.kept[keptProblem{p.Line, p.Rule}] = true
	}
	return f, nil
}

func (f *fixer) allowed(rule string, line int) bool {
	return f.want(rule) && f.kept[keptProblem{line, rule}]
}

// step makes edits and reads the result. Edits on lines where the result has
// more errors than the file are not made.
func (f *fixer) step(makeEdits func(*fixer)) (next *fixer, changed bool, err error) {
	makeEdits(f)
	if len(f.edits) == 0 {
		return f, false, nil
	}
	expected := f.expected()
	out := f.apply()
	f.forget()
	if next, err = newFixer(out, f.file, f.want); err != nil {
		return nil, false, fmt.Errorf("fixing %s: the result cannot be read; nothing is changed: %w", f.file, err)
	}
	if line, col, ok := expected.differs(contentOf(next.root, f.sum)); ok {
		return nil, false, &diag.Fault{File: f.file, Line: line, Col: col, Msg: "cannot be fixed: the result would not say what it should; nothing is changed"}
	}
	next.without = f.without
	worse := linesWithErrors(next.problems, f.problems)
	if len(worse) == 0 {
		return next, true, nil
	}
	again, err := newFixer(f.data, f.file, f.want)
	if err != nil {
		return nil, false, err
	}
	before := len(f.without)
	again.without = worse
	for line := range f.without {
		worse[line] = true
	}
	for _, e := range f.edits {
		if line, _ := f.position(e.from); worse[line] && len(worse) > before {
			return again.step(makeEdits)
		}
	}
	return again, false, nil // the cause is elsewhere: make none of the edits
}

// forget lets go of the tree: two of them would take twice the memory.
func (f *fixer) forget() {
	for i := range f.edits {
		f.edits[i].change = nil
	}
	f.root, f.kept = nil, nil
	f.validation = &validation{walker: &walker{file: f.file}}
}

// linesWithErrors returns the lines with more errors than before.
func linesWithErrors(after, before []diag.Diagnostic) map[int]bool {
	counts := map[int]int{}
	total := 0
	for _, p := range after {
		if p.Severity == diag.Error {
			counts[p.Line]++
			total++
		}
	}
	for _, p := range before {
		if p.Severity == diag.Error {
			counts[p.Line]--
			total--
		}
	}
	worse := map[int]bool{}
	for line, n := range counts {
		if n > 0 && total > 0 {
			worse[line] = true
		}
	}
	return worse
}

// expected returns what the file says after the edits.
func (f *fixer) expected() content {
	for _, e := range f.edits {
		e.change()
	}
	return contentOf(f.root, f.sum)
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

func (f *fixer) apply() []byte {
	var out bytes.Buffer
	size := len(f.data)
	for _, e := range f.edits {
		size += len(e.text) - (e.to - e.from)
	}
	out.Grow(size)
	at := 0
	for _, e := range f.edits {
		out.Write(f.data[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.Write(f.data[at:])
	return out.Bytes()
}
