package landscape

import (
	"slices"
)

// linkRelations adds every relation to both of its items. A relation without a
// date is left out of a historical edition, and if one end is not an item,
// because nothing says that it held then.
func (c *Catalog) linkRelations(entries []Entry, matched map[string]*Item, matcher entryMatcher) {
	related := relationSet{}
	end := func(name string) (*Item, string) {
		it := matched[name]
		if it == nil {
			it = matcher.byExactName(name)
		}
		if it == nil {
			return nil, name
		}
		return it, it.Name
	}
	for _, e := range entries {
		from, fromName := end(e.Name)
		for _, r := range e.Relations {
			to, toName := end(r.Other)
			both := from != nil && to != nil
			undated := r.From == 0 && (!both || c.Origin.Edition != "")
			if !c.hasBegun(r.From) || undated {
				continue
			}
			r.Until = c.clampUntil(r.Until)
			if from != nil {
				r.Other, r.Known = toName, both
				related.add(from, r)
			}
			if to != nil {
				r.Type, r.Other, r.Known = InverseRelation(r.Type), fromName, both
				related.add(to, r)
			}
		}
	}
	for it := range c.itemsAndParts() {
		if parent, name := end(it.ParentProject); parent != nil {
			related.add(it, Relation{Type: "part_of", Other: name, Known: true})
			related.add(parent, Relation{Type: "has_part", Other: it.Name, Known: true})
		}
	}
}

// relationSet holds the relations of items by type and other end, so that each
// is added once.
type relationSet map[*Item]map[Relation]bool

// add adds a relation to an item unless it has one of that type to that end.
func (known relationSet) add(it *Item, r Relation) {
	key := func(r Relation) Relation { return Relation{Type: r.Type, Other: r.Other} }
	has := known[it]
	if has == nil {
		has = make(map[Relation]bool, len(it.Relations)+1)
		for _, other := range it.Relations {
			has[key(other)] = true
		}
		known[it], it.Relations = has, slices.Clip(it.Relations)
	}
	if !has[key(r)] {
		has[key(r)] = true
		it.Relations = append(it.Relations, r)
	}
}
