package landscape

import (
	"cmp"
	"slices"
	"strings"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Alias Fact
//msgp:ignore Overlay Entry Edition

// Overlay is what the data format cannot say: other names, the full list of
// level changes, relations, dated facts, other languages; and what an
// organisation says for itself: the status of adoption, owners, own items.
type Overlay struct {
	Name string // the file's, for messages

	// Foundation, when set, is whose landscape the overlay speaks of: its
	// entries and editions count only over a map on which one of its projects
	// is hosted.
	Foundation string

	Sources  []Source
	Entries  []Entry
	Words    Translations
	Editions []Edition

	// Statuses are the organisation's words for adoption, in ring order; nil:
	// [DefaultStatuses].
	Statuses []string
	// Items are an organisation's own; not of an overlay with a Foundation.
	Items []Item
}

// Entry speaks of one project. It is bound to the item with its repository
// (present or former), or, where either has none, to the item with its name.
// An organisation's entry, one of an overlay without a Foundation, may name
// the item by any name that [Catalog.Find] knows but its first words.
type Entry struct {
	Name          string
	RepoURLs      []string // the present one first, then former ones
	DescriptionJa string
	Aliases       []Alias
	FormerNames   []Alias
	Changes       []LevelChange
	ChangesSource string
	Relations     []Relation
	Facts         []Fact
	NoSuccessor   bool
	Identifiers   []Identifier

	Status, Owner, Note string // as in [Item]
	Tags                []string
}

// Alias is another name of a project, and who attests it.
type Alias struct {
	Name   string `json:"name"`
	Until  Date   `json:"until,omitzero"` // for a former name: when it was given up
	Source string `json:"source,omitempty"`
}

// Fact is a statement that holds from a day, or until one. Source is an
// address or the key of a [Source].
type Fact struct {
	Text   string `json:"text"`
	TextJa string `json:"text_ja,omitempty"`
	From   Date   `json:"from,omitzero"`
	Until  Date   `json:"until,omitzero"`
	Source string `json:"source,omitempty"`
}

// Edition is what is said of a map as a whole.
type Edition struct {
	Name           string
	Title, TitleJa string
	OutOfScope     []string
	Notes          []Fact
}

// Overlay returns the catalog with o laid over it. What the file says is
// never changed: a list of level changes is taken only where its last change
// is the item's level on a day that the file records. Facts and relations
// later than the catalog's day are left out. Entries of an organisation's
// overlay that are bound to nothing are added to Unbound.
func (c *Catalog) Overlay(o Overlay) *Catalog {
	d := *c
	d.Items = slices.Clone(c.Items)
	d.ApplyOverlay(o)
	return &d
}

// ApplyOverlay lays an overlay over a catalog itself, one that nobody has seen yet, as
// [Catalog.Overlay] does over a copy.
func (c *Catalog) ApplyOverlay(o Overlay) {
	c.Sources = append(slices.Clone(c.Sources), o.Sources...)
	c.Words = Translations{
		Categories:    append(slices.Clone(c.Words.Categories), o.Words.Categories...),
		Subcategories: append(slices.Clone(c.Words.Subcategories), o.Words.Subcategories...),
		Levels:        append(slices.Clone(c.Words.Levels), o.Words.Levels...),
	}
	if o.isOrganization() {
		c.addCustomItems(o.Items)
	}
	find := newEntryMatcher(c.Items, o)
	bound, hosted := c.matchEntries(o, find)
	if !o.isOrganization() && !hosted {
		o = Overlay{}
		clear(bound)
	}
	c.Origin.Foundation = cmp.Or(o.Foundation, c.Origin.Foundation)
	for _, e := range o.Editions {
		if e.Name == c.Origin.Edition && c.Origin.Edition != "" {
			c.Origin.Title, c.Origin.TitleJa = e.Title, e.TitleJa
			c.Origin.OutOfScope, c.Origin.Notes = e.OutOfScope, e.Notes
		}
	}
	for _, e := range o.Entries {
		if it := bound[e.Name]; it != nil {
			c.applyEntry(e, it)
		}
	}
	c.addStatuses(o)
	c.linkRelations(o.Entries, bound, find)
}

// matchEntries finds the item of each entry, by the entry's name, and tells whether
// one of them is hosted.
func (c *Catalog) matchEntries(o Overlay, find entryMatcher) (bound map[string]*Item, hosted bool) {
	bound = make(map[string]*Item, len(o.Entries))
	c.Unmatched = slices.Clip(c.Unmatched)
	var names *nameIndex
	if o.isOrganization() && len(o.Entries) > 0 {
		names = newNameIndex(c)
	}
	for _, e := range o.Entries {
		it, hint := find.match(e), ""
		if o.isOrganization() {
			if it, hint = find.matchLoosely(c, names, e); it == nil {
				c.Unmatched = append(c.Unmatched, UnmatchedEntry{o.Name, e.Name, hint})
			}
		}
		if it != nil {
			bound[e.Name] = it
			hosted = hosted || it.Maturity != ""
		}
	}
	return bound, hosted
}

func (c *Catalog) applyEntry(e Entry, it *Item) {
	it.DescriptionJa = cmp.Or(e.DescriptionJa, it.DescriptionJa)
	it.Aliases = it.addNames(it.Aliases, e.Aliases)
	it.FormerNames = it.addNames(it.FormerNames, e.FormerNames)
	it.NoSuccessor = it.NoSuccessor || e.NoSuccessor
	it.applyAdoption(e.Status, e.Owner, e.Note, e.Tags)
	it.Identifiers = append(slices.Clip(it.Identifiers), e.Identifiers...)
	for _, url := range e.RepoURLs {
		it.Identifiers = append(it.Identifiers, Identifier{"repositories", url})
	}
	it.Facts = slices.Clone(it.Facts)
	for _, f := range e.Facts {
		if c.hasBegun(f.From) {
			f.Until = c.clampUntil(f.Until)
			it.Facts = append(it.Facts, f)
		}
	}
	if n := len(e.Changes); n > 0 {
		last := e.Changes[n-1]
		recorded := []Date{it.AcceptedAt, it.IncubatingAt, it.GraduatedAt, it.ArchivedAt}
		if last.Level == it.Maturity && slices.Contains(recorded, last.Date) {
			it.Changes, it.ChangesSource = e.Changes, e.ChangesSource
		}
	}
}

// addNames adds to names those that are not the item's own.
func (it *Item) addNames(names, more []Alias) []Alias {
	names = slices.Clone(names)
	for _, a := range more {
		if !strings.EqualFold(a.Name, it.Name) {
			names = append(names, a)
		}
	}
	return names
}

// hasBegun reports whether what began on day from is not later than the catalog.
func (c *Catalog) hasBegun(from Date) bool {
	return from == 0 || c.Origin.Date == 0 || from.First() <= c.Origin.Date
}

// clampUntil returns an end that the catalog's day can know of, or the zero Date.
func (c *Catalog) clampUntil(until Date) Date {
	if c.hasBegun(until) {
		return until
	}
	return 0
}

// linkRelations enters every relation at both of its ends. One without a day is left
// out of a map of another day, and where an end is not on the map: nothing
// says that it held then.
func (c *Catalog) linkRelations(entries []Entry, bound map[string]*Item, find entryMatcher) {
	related := relationSet{}
	end := func(name string) (*Item, string) {
		it := bound[name]
		if it == nil {
			it = find.byExactName(name)
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
				r.Type, r.Other, r.Known = inverse(r.Type), fromName, both
				related.add(to, r)
			}
		}
	}
	for i := range c.Items {
		it := &c.Items[i]
		if parent, name := end(it.ParentProject); parent != nil {
			related.add(it, Relation{Type: "part_of", Other: name, Known: true})
			related.add(parent, Relation{Type: "has_part", Other: it.Name, Known: true})
		}
	}
}

// relationSet are those that items have, by type and other end, while more are
// added.
type relationSet map[*Item]map[Relation]bool

// add adds a relation to an item unless it has one of its type to that end.
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

// entryMatcher finds the item that an entry speaks of. It knows those that an overlay
// can speak of, and parents.
type entryMatcher struct {
	byRepo, byName map[string][]*Item
}

func newEntryMatcher(items []Item, o Overlay) entryMatcher {
	b := entryMatcher{map[string][]*Item{}, map[string][]*Item{}}
	for _, e := range o.Entries {
		b.byName[e.Name] = nil
		for _, url := range e.RepoURLs {
			b.byRepo[RepositoryKey(url)] = nil
		}
		for _, r := range e.Relations {
			b.byName[r.Other] = nil
		}
	}
	for i := range items {
		if parent := items[i].ParentProject; parent != "" {
			b.byName[parent] = nil
		}
	}
	for i := range items {
		it := &items[i]
		if same, ok := b.byName[it.Name]; ok {
			b.byName[it.Name] = append(same, it)
		}
		if url := it.Repository(); url != "" && len(b.byRepo) > 0 {
			key := RepositoryKey(url)
			if same, ok := b.byRepo[key]; ok {
				b.byRepo[key] = append(same, it)
			}
		}
	}
	return b
}

func (b entryMatcher) match(e Entry) *Item {
	for _, url := range e.RepoURLs {
		if it := pickItem(b.byRepo[RepositoryKey(url)], e.Name); it != nil {
			return it
		}
	}
	it := b.byExactName(e.Name)
	if it != nil && len(e.RepoURLs) > 0 && it.Repository() != "" {
		return nil // a namesake
	}
	return it
}

func (b entryMatcher) byExactName(name string) *Item { return pickItem(b.byName[name], name) }

// pickItem chooses among items that share a repository or a name: the one of that
// name, else the hosted one, else an only one.
func pickItem(items []*Item, name string) *Item {
	var hosted *Item
	for _, it := range items {
		if it.Name == name {
			return it
		}
		if it.Maturity != "" && hosted == nil {
			hosted = it
		}
	}
	if hosted == nil && len(items) == 1 {
		return items[0]
	}
	return hosted
}

// RepositoryKey writes a repository's address so that equal places are equal.
func RepositoryKey(url string) string {
	url = strings.ToLower(strings.TrimSpace(url))
	url = strings.TrimPrefix(strings.TrimPrefix(url, "http://"), "https://")
	return strings.TrimSuffix(strings.TrimRight(strings.TrimPrefix(url, "www."), "/"), ".git")
}
