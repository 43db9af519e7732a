package lint

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/yamltext"
)

// maxRounds bounds how often a file is fixed and read again: a fix can make
// another one possible, or turn out to make an error.
const maxRounds = 10

// Fix applies the safe fixes of the rules that want accepts, and leaves every
// other byte as it is. It does not fix what a comment ignores, nor what would be
// an error after the fix.
//
// An item moves with the comments in it, which are as deep as its keys or deeper,
// and the comments right above its dash, which are not. Such a comment begins a
// section if an empty line separates it from the item below, or if it looks like a
// heading ("# ---- storage ----"). Items stay in their sections.
//
// Each round makes all fixes that it can, reads the result once, and proves that
// it says what the file said but for the fixes. The error says that the file
// cannot be read, or where the result would say something else.
func Fix(data []byte, name string, want func(rule string) bool) ([]byte, error) {
	body := bytes.TrimPrefix(data, byteOrderMark)
	f, err := newFixer(body, name, want)
	if err != nil {
		return nil, err
	}
	for range maxRounds {
		next, err := f.round()
		if err != nil {
			return nil, err
		}
		if next == nil {
			break
		}
		f = next
	}
	if mark := data[:len(data)-len(body)]; len(mark) > 0 {
		return slices.Concat(mark, f.Data), nil
	}
	return f.Data, nil
}

// fixer fixes one file.
type fixer struct {
	*load.File
	*yamltext.Source
	hash    yamltext.Hasher
	want    func(rule string) bool
	ignored map[ignoredRule]bool
	plan    plan
	// skippedLines holds the lines on which no value is fixed, because the fix would
	// cause an error. onlyMoves is set if no value is fixed anywhere.
	skippedLines map[int]bool
	onlyMoves    bool
}

// newFixer returns a fixer for a file. The error says that it is not a landscape.
func newFixer(data []byte, name string, want func(string) bool) (*fixer, error) {
	doc, err := load.Parse(data, name)
	if err != nil {
		return nil, err
	}
	file, err := doc.File()
	if err != nil {
		return nil, err
	}
	(&linter{File: file}).checkLandscape2()
	return &fixer{File: file, Source: yamltext.NewSource(data), hash: yamltext.NewHasher(), want: want, ignored: ignoredRules(data)}, nil
}

// allowed reports whether breaches of a rule on a line are fixed.
func (f *fixer) allowed(rule string, line int) bool {
	return f.want(rule) && !f.ignored[ignoredRule{line, rule}]
}

// round makes the fixes that it can and returns a fixer for the result, or nil if
// there was nothing to fix. If the result has more errors, round returns a fixer
// for the same text that leaves out the fixes that make them.
func (f *fixer) round() (*fixer, error) {
	f.plan = plan{}
	if !f.onlyMoves {
		f.fixValues()
	}
	f.fixMarkers()
	f.fixOrder()
	f.plan.dropOverlaps()
	if f.plan.isEmpty() {
		return nil, nil
	}
	f.plan.changeTree()
	expected := yamltext.ContentOf(f.Root, f.hash)
	before, name := f.ErrorLines, f.Name
	f.File = nil // a second tree would double the memory
	out := f.plan.apply(f.Data)
	next, err := newFixer(out.data, name, f.want)
	if err != nil {
		return nil, fmt.Errorf("not fixing %s: the result cannot be read: %w", name, err)
	}
	next.hash = f.hash
	if line, col, ok := expected.Difference(yamltext.ContentOf(next.Root, f.hash)); ok {
		return nil, &diag.Fault{File: name, Line: line, Col: col, Msg: "not fixed: the result would differ from the intended content"}
	}
	line := func(n int) int { // of the text before, for a line of the result
		at, _ := f.Position(out.origin(next.LineStart(max(0, n-1))))
		return at
	}
	worse := linesWithMore(next.ErrorLines, before, line)
	if len(worse) > 0 {
		return f.retry(name, worse)
	}
	if len(f.skippedLines) > 0 {
		next.skippedLines = map[int]bool{}
		for n := range next.Lines() {
			if f.skippedLines[line(n+1)] {
				next.skippedLines[n+1] = true
			}
		}
	}
	next.onlyMoves = f.onlyMoves
	return next, nil
}

// retry returns a fixer for the same text that fixes no values on lines that got
// worse or, if none was fixed there, no values at all. It returns nil if moves
// alone make it worse.
func (f *fixer) retry(name string, worse map[int]bool) (*fixer, error) {
	if f.onlyMoves || len(f.plan.edits) == 0 {
		return nil, nil
	}
	again, err := newFixer(f.Data, name, f.want)
	if err != nil {
		return nil, err
	}
	again.hash, again.onlyMoves, again.skippedLines = f.hash, true, worse
	for _, e := range f.plan.edits {
		line, _ := f.Position(e.from)
		again.onlyMoves = again.onlyMoves && (!worse[line] || f.skippedLines[line])
	}
	maps.Copy(again.skippedLines, f.skippedLines)
	return again, nil
}

// linesWithMore returns the lines of a text that have more errors in after than in
// before. line returns the line before for one after.
func linesWithMore(after, before map[int]int, line func(int) int) map[int]bool {
	counts := map[int]int{}
	for n, errors := range after {
		counts[line(n)] += errors
	}
	worse := map[int]bool{}
	for n, errors := range counts {
		if errors > before[n] {
			worse[n] = true
		}
	}
	return worse
}
