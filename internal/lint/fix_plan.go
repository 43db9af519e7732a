package lint

import (
	"slices"
	"sort"
)

// plan is what a round of fixes changes.
type plan struct {
	edits []edit
	moves []move
}

// edit replaces the text between two offsets.
type edit struct {
	from, to int
	text     string
	change   func() // makes the same change in the tree; nil if it says nothing
}

// move puts the parts of a region, without gaps, into another order.
type move struct {
	from, to int
	parts    []span // in the new order
	change   func() // makes the same change in the tree
}

// span is the text between two offsets.
type span struct{ from, to int }

func (p *plan) isEmpty() bool { return len(p.edits) == 0 && len(p.moves) == 0 }

// nonOverlapping sorts the changes and drops edits that overlap an earlier one. The
// next round makes them.
func (p *plan) nonOverlapping() {
	slices.SortFunc(p.moves, func(a, b move) int { return a.from - b.from })
	slices.SortStableFunc(p.edits, func(a, b edit) int { return a.from - b.from })
	kept := p.edits[:0]
	for _, e := range p.edits {
		if len(kept) == 0 || e.from >= kept[len(kept)-1].to {
			kept = append(kept, e)
		}
	}
	p.edits = kept
}

// changeTree makes the changes of the plan in the tree, and lets go of it.
func (p *plan) changeTree() {
	for i := range p.edits {
		if p.edits[i].change != nil {
			p.edits[i].change()
			p.edits[i].change = nil
		}
	}
	for i := range p.moves {
		p.moves[i].change()
		p.moves[i].change = nil
	}
}

// result is a changed text, which knows where each part of it comes from.
type result struct {
	data   []byte
	pieces []piece
}

// piece is a part of a result, from offset out on: copied from offset in, or
// written there by an edit.
type piece struct {
	out, in int
	copied  bool
}

// apply returns the text with the changes of the plan. Parts that move are written
// with the edits in them.
func (p *plan) apply(data []byte) result {
	size := len(data)
	for _, e := range p.edits {
		size += len(e.text) - (e.to - e.from)
	}
	r := result{data: make([]byte, 0, size)}
	at := 0
	for _, m := range p.moves {
		p.copy(&r, data, span{at, m.from})
		for _, part := range m.parts {
			p.copy(&r, data, part)
		}
		at = m.to
	}
	p.copy(&r, data, span{at, len(data)})
	return r
}

// copy appends a part of a text with the edits in it.
func (p *plan) copy(r *result, data []byte, s span) {
	first := sort.Search(len(p.edits), func(i int) bool { return p.edits[i].from >= s.from })
	for _, e := range p.edits[first:] {
		if e.to > s.to {
			break
		}
		r.add(data[s.from:e.from], s.from, true)
		r.add([]byte(e.text), e.from, false)
		s.from = e.to
	}
	r.add(data[s.from:s.to], s.from, true)
}

func (r *result) add(text []byte, in int, copied bool) {
	if len(text) > 0 {
		r.pieces = append(r.pieces, piece{len(r.data), in, copied})
		r.data = append(r.data, text...)
	}
}

// origin returns the offset in the original text for one in the result. For what
// an edit wrote, that is where the edit is.
func (r *result) origin(at int) int {
	i := sort.Search(len(r.pieces), func(i int) bool { return r.pieces[i].out > at }) - 1
	if i < 0 {
		return 0
	}
	p := r.pieces[i]
	if !p.copied {
		return p.in
	}
	return p.in + at - p.out
}
