package main

// history follows projects over the versions of the file: through moves between
// subcategories, through versions that lack them, and through renames that keep
// the repository, the home page or the logo.
type history struct {
	byName  map[string]*project // by their newest names, also those that are gone
	gone    map[string]*project // by address, those that a version lacked
	present []*project          // in the last version, in order
	changes []change
}

// project is an item over time. Its level is the last one: a project that comes
// back with it has not changed.
type project struct {
	name, level string
	addresses   []string
}

type change struct {
	project *project
	level   string
	version version
}

func newHistory() *history {
	return &history{byName: map[string]*project{}, gone: map[string]*project{}}
}

// add adds the items of the next version. A version without items changes nothing.
func (h *history) add(v version, items []item) {
	if len(items) == 0 {
		return
	}
	taken := make(map[*project]bool, len(items)) // by an item of this version
	for _, it := range items {
		if p := h.byName[it.name]; p != nil {
			taken[p] = true
		}
	}
	for _, p := range h.present {
		if !taken[p] {
			for _, address := range p.addresses {
				h.gone[address] = p
			}
		}
	}
	h.present = h.present[:0]
	for _, it := range items {
		p := h.identify(it, taken)
		taken[p] = true
		h.present = append(h.present, p)
		p.addresses = it.addresses
		if it.level != p.level {
			h.changes = append(h.changes, change{p, it.level, v})
			p.level = it.level
		}
	}
}

// identify returns the project of an item: the one with its name, else a free one
// that is gone and had one of its addresses, else a new one.
func (h *history) identify(it item, taken map[*project]bool) *project {
	if p := h.byName[it.name]; p != nil {
		return p
	}
	for _, address := range it.addresses {
		if p := h.gone[address]; p != nil && !taken[p] {
			delete(h.byName, p.name)
			p.name = it.name
			h.byName[p.name] = p
			return p
		}
	}
	p := &project{name: it.name}
	h.byName[p.name] = p
	return p
}
