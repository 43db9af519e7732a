package landscape

import (
	"cmp"
	"slices"
	"strings"
)

// Overlay returns a copy of the catalog with an overlay applied. It does not
// change facts of the file: a list of level changes is used only if its last
// change is the item's level on a date in the file. A foundation's overlay has
// descriptions of its own; see [Item.UpstreamDescription]. In a landscape of
// another foundation its entries apply by repository only, without levels. Facts and relations later
// than the catalog's date are left out. Entries of an organization's overlay
// that match no item are added to Unmatched.
func (c *Catalog) Overlay(o Overlay) *Catalog {
	d := *c
	d.Items, d.Parts, d.Placed = slices.Clone(c.Items), slices.Clone(c.Parts), nil
	d.ApplyOverlay(o)
	return &d
}

// ApplyOverlay applies an overlay to the catalog itself, for a loader that has
// not shared it yet. See [Catalog.Overlay].
func (c *Catalog) ApplyOverlay(o Overlay) {
	c.Sources = append(slices.Clone(c.Sources), o.Sources...)
	c.Words = c.Words.and(o.Words)
	if o.isOrganization() {
		c.addCustomItems(o.Items)
	}
	parts := 0
	for _, e := range o.Entries {
		parts += len(e.Parts)
	}
	c.Parts = slices.Grow(c.Parts, parts) // pointers to parts stay valid
	matcher := newEntryMatcher(c.Items, o)
	matched, hosted := c.matchEntries(o, matcher)
	ours := o.isOrganization() || hosted
	if !c.Origin.BuiltIn() {
		c.describe(o.Descriptions, ours)
	}
	for _, e := range o.Entries {
		it := matched[e.Name]
		if it != nil && !ours {
			if !e.hasRepository(it) {
				delete(matched, e.Name)
				continue
			}
			e = e.elsewhere()
		}
		if it != nil {
			c.applyEntry(e, it)
			c.addParts(e, it, matcher)
		}
	}
	if ours {
		c.describeWhole(o)
	}
	c.addStatuses(o)
	matcher.add(c.parts())
	c.linkRelations(o.Entries, matched, matcher)
	if len(c.Parts) == 0 {
		c.Parts = nil
	}
}

// hasRepository reports whether the item has a repository of the entry.
func (e Entry) hasRepository(it *Item) bool {
	url := it.Repository()
	return url != "" && slices.ContainsFunc(e.RepoURLs, func(u string) bool { return RepositoryKey(u) == RepositoryKey(url) })
}

// elsewhere returns what an entry says in the landscape of another foundation,
// where the project has other levels.
func (e Entry) elsewhere() Entry {
	e.Changes, e.ChangesSource, e.NoSuccessor, e.Evidence = nil, "", false, nil
	return e
}

// describeWhole applies what an overlay says of the landscape as a whole.
func (c *Catalog) describeWhole(o Overlay) {
	c.Explanations = append(slices.Clip(o.Explanations), c.Explanations...)
	c.Origin.Foundation = cmp.Or(o.Foundation, c.Origin.Foundation)
	for _, e := range o.Editions {
		if e.Name == c.Origin.Edition && c.Origin.Edition != "" {
			c.Origin.Title, c.Origin.TitleJa = e.Title, e.TitleJa
			c.Origin.OutOfScope, c.Origin.Notes = e.OutOfScope, e.Notes
			c.Words = e.Words.and(c.Words)
			for i := range c.Items {
				if ja := Ja(e.DescriptionsJa, c.Items[i].Name); ja != c.Items[i].Name {
					c.Items[i].DescriptionJa = ja
				}
			}
		}
	}
}

// matchEntries returns the items that entries match, by the names of the
// entries, and reports whether one of the items is hosted.
func (c *Catalog) matchEntries(o Overlay, matcher entryMatcher) (matched map[string]*Item, hosted bool) {
	matched = make(map[string]*Item, len(o.Entries))
	c.Unmatched = slices.Clip(c.Unmatched)
	var names *nameIndex
	if o.isOrganization() && len(o.Entries) > 0 {
		names = newNameIndex(c)
	}
	for _, e := range o.Entries {
		it, hint := matcher.match(e), ""
		if o.isOrganization() {
			if it, hint = matcher.matchLoosely(names, e); it == nil {
				c.Unmatched = append(c.Unmatched, UnmatchedEntry{o.Name, e.Name, hint})
			}
		}
		if it != nil {
			matched[e.Name] = it
			hosted = hosted || it.Maturity != "" && !e.Product
		}
	}
	return matched, hosted
}

// applyEntry adds what an entry says to the item.
func (c *Catalog) applyEntry(e Entry, it *Item) {
	it.DescriptionJa = cmp.Or(e.DescriptionJa, it.DescriptionJa)
	it.Aliases = c.addNames(it, it.Aliases, e.Aliases)
	it.FormerNames = c.addNames(it, it.FormerNames, e.FormerNames)
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
	if e.Lifecycle != nil && c.hasBegun(e.Lifecycle.Date) && e.Lifecycle.State != "" {
		it.Lifecycle = e.Lifecycle
	}
	it.applyProfile(e.Profile)
	it.Evidence = append(slices.Clip(it.Evidence), e.Evidence...)
	if n := len(e.Changes); n > 0 {
		last := e.Changes[n-1]
		recorded := []Date{it.AcceptedAt, it.IncubatingAt, it.GraduatedAt, it.ArchivedAt}
		if last.Level == it.Maturity && slices.Contains(recorded, last.Date) {
			it.Changes, it.ChangesSource = e.Changes, e.ChangesSource
		}
	}
}

// addNames returns names and those of more that the item had by the catalog's date
// and that differ from its name.
func (c *Catalog) addNames(it *Item, names, more []Alias) []Alias {
	names = slices.Clone(names)
	for _, a := range more {
		if !strings.EqualFold(a.Name, it.Name) && c.hasBegun(a.From) {
			names = append(names, a)
		}
	}
	return names
}

// hasBegun reports whether from is not later than the catalog's date.
func (c *Catalog) hasBegun(from Date) bool {
	return from == 0 || c.Origin.Date == 0 || from.First() <= c.Origin.Date
}

// clampUntil returns the end of a period, or zero if it is later than the
// catalog's date.
func (c *Catalog) clampUntil(until Date) Date {
	if c.hasBegun(until) {
		return until
	}
	return 0
}
