package landscape

import "slices"

// AsOf returns the landscape as of a date, in today's categories: the projects
// accepted by then, at the level they had, and the members that had joined.
// Items without dates are left out and counted in Origin.Undated. Dates, facts,
// relations and audits later than the date are removed. A date later than the
// catalog's own has the same effect as that.
func (c *Catalog) AsOf(date Date) *Catalog {
	d := *c
	past := date < c.Origin.Date
	if past {
		d.Origin.Date = date
	}
	then := c.selectAsOf(d.Origin.Date)
	d.Origin.Undated += then.undated
	if c.KnownLevels == nil {
		d.KnownLevels = then.levels
		slices.SortFunc(d.KnownLevels, Level.Compare)
	}
	d.Items, d.Placed = make([]Item, len(then.items)), nil
	for i, k := range then.items {
		d.Items[i] = *k.item
		d.Items[i].revertTo(d.Origin.Date, k.changes, past)
	}
	if past {
		d.Parts = nil // nothing says that they existed then
	}
	d.updateKnown()
	return &d
}

// itemsAsOf holds the items that existed on a date.
type itemsAsOf struct {
	items   []itemThen
	levels  []Level // of all items of the catalog, at any time
	undated int     // how many items have no dates
}

// itemThen is an item and its level changes up to a date.
type itemThen struct {
	item    *Item
	changes []LevelChange
}

// selectAsOf returns the items that existed on a date.
func (c *Catalog) selectAsOf(date Date) (then itemsAsOf) {
	var all []LevelChange // of all items without a list, in one allocation
	seen := map[Level]bool{"": true}
	for i := range c.Items {
		it := &c.Items[i]
		changes := it.Changes
		if len(changes) == 0 {
			n := len(all)
			all = it.appendChanges(all)
			changes = all[n:]
		}
		if c.KnownLevels == nil {
			then.levels = it.appendLevels(then.levels, seen, changes)
		}
		switch {
		case len(changes) > 0:
			if n := countUntil(changes, date); n > 0 {
				then.items = append(then.items, itemThen{it, changes[:n:n]})
			}
		case it.JoinedAt != 0 && c.Kind(it) == KindMember:
			if it.JoinedAt <= date {
				then.items = append(then.items, itemThen{it, nil})
			}
		default:
			then.undated++
		}
	}
	return then
}

// appendLevels appends the levels that the item has or had, except those in
// seen, to which it adds them.
func (it *Item) appendLevels(levels []Level, seen map[Level]bool, changes []LevelChange) []Level {
	add := func(l Level) {
		if !seen[l] {
			seen[l] = true
			levels = append(levels, l)
		}
	}
	add(it.Maturity)
	for _, ch := range changes {
		add(ch.Level)
	}
	return levels
}

// countUntil returns the number of changes up to a date.
func countUntil(changes []LevelChange, date Date) int {
	n := slices.IndexFunc(changes, func(ch LevelChange) bool { return ch.Date > date })
	if n < 0 {
		return len(changes)
	}
	return n
}

// revertTo sets the item to what it was on a date, with the level changes up to
// then. If past is false, the date is the catalog's own, and relations without
// a date stay.
func (it *Item) revertTo(date Date, changes []LevelChange, past bool) {
	if len(changes) > 0 {
		it.Changes = changes
		it.Maturity = changes[len(changes)-1].Level
		it.recomputeDates()
	}
	started := func(from Date) bool { return from.First() <= date }
	it.Aliases = filterSlice(it.Aliases, func(a Alias) bool { return started(a.From) })
	it.FormerNames = filterSlice(it.FormerNames, func(a Alias) bool { return started(a.From) })
	it.Evidence = filterSlice(it.Evidence, func(e Evidence) bool { return started(e.Date) })
	if past && it.Lifecycle != nil && (it.Lifecycle.Date == 0 || !started(it.Lifecycle.Date)) {
		it.Lifecycle = nil
	}
	if past && it.Profile != nil && !started(it.Profile.AsOf) {
		earlier := *it.Profile
		earlier.Maintainers, earlier.MaintainerOrganizations = 0, 0
		it.Profile = &earlier
	}
	it.Audits = filterSlice(it.Audits, func(a Audit) bool { return started(a.Date) })
	it.Facts = filterSlice(it.Facts, func(f Fact) bool { return started(f.From) })
	for i := range it.Facts {
		if !started(it.Facts[i].Until) {
			it.Facts[i].Until = 0
		}
	}
	it.Relations = filterSlice(it.Relations, func(r Relation) bool { return started(r.From) && (r.From != 0 || !past) })
	for i := range it.Relations {
		if !started(it.Relations[i].Until) {
			it.Relations[i].Until = 0
		}
	}
	if it.AnnualReviewAt > date {
		it.AnnualReviewAt = 0
		it.SetDetail(AnnualReviewURL, "")
	}
	it.NoSuccessor = it.NoSuccessor && it.Maturity == Archived
}

// recomputeDates sets the dates of the item to those of its level changes: the
// last acceptance, and the levels reached since. An acceptance date that the
// file does not have stays unknown.
func (it *Item) recomputeDates() {
	accepted := it.AcceptedAt
	it.AcceptedAt, it.IncubatingAt, it.GraduatedAt, it.ArchivedAt = 0, 0, 0, 0
	for i, ch := range it.Changes {
		if i == 0 || it.Changes[i-1].Level == Archived {
			it.AcceptedAt, it.IncubatingAt, it.GraduatedAt, it.ArchivedAt = ch.Date, 0, 0, 0
		}
		switch ch.Level {
		case Incubating:
			it.IncubatingAt = ch.Date
		case Graduated:
			it.GraduatedAt = ch.Date
		case Archived:
			it.ArchivedAt = ch.Date
		}
	}
	if accepted == 0 {
		it.AcceptedAt = 0
	}
}

// filterSlice returns a new slice of the values for which pass reports true.
func filterSlice[T any](list []T, pass func(T) bool) []T {
	var out []T
	for _, v := range list {
		if pass(v) {
			out = append(out, v)
		}
	}
	return out
}

// updateKnown updates which relations have both ends in the catalog.
func (c *Catalog) updateKnown() {
	exists := map[string]bool{}
	for i := range c.Items {
		for _, r := range c.Items[i].Relations {
			exists[r.Other] = false
		}
	}
	for i := range c.Items {
		if _, related := exists[c.Items[i].Name]; related {
			exists[c.Items[i].Name] = true
		}
	}
	for i := range c.Items {
		for j := range c.Items[i].Relations {
			r := &c.Items[i].Relations[j]
			r.Known = r.Known && exists[r.Other]
		}
	}
}
