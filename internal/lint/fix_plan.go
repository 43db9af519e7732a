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
	change   func() // makes the same change in the tree; nil if the content stays the same
}

// move reorders the parts of a region, which adjoin one another.
type move struct {
	from, to int
	parts    []span // in the new order
	change   func() // makes the same change in the tree
}

// span is the text between two offsets.
type span struct{ from, to int }

func (p *plan) isEmpty() bool { return len(p.edits) == 0 && len(p.moves) == 0 }

// dropOverlaps sorts the changes and drops edits that overlap an earlier one. The
// next round makes them.
func (p *plan) dropOverlaps() {
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

// changeTree makes the changes of the plan in the tree. It drops the references to the
// tree, so that it can be freed.
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

// result is a changed text. It records where each part of it comes from.
type result struct {
	data   []byte
	pieces []piece
}

// piece is a part of a result that begins at offset out. It was copied from offset in
// of the original, or inserted there by an edit.
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
		r.copy(data[s.from:e.from], s.from)
		r.insert(e.text, e.from)
		s.from = e.to
	}
	r.copy(data[s.from:s.to], s.from)
}

// copy appends text from offset in of the original.
func (r *result) copy(text []byte, in int) {
	if len(text) > 0 {
		r.pieces = append(r.pieces, piece{out: len(r.data), in: in, copied: true})
		r.data = append(r.data, text...)
	}
}

// insert appends text that an edit writes at offset in of the original.
func (r *result) insert(text string, in int) {
	if text != "" {
		r.pieces = append(r.pieces, piece{out: len(r.data), in: in})
		r.data = append(r.data, text...)
	}
}

// origin returns the offset in the original for one in the result. For inserted text
// it is the offset of the edit.
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
