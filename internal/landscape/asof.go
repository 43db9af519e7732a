package landscape

import "slices"

// AsOf returns the landscape put back to a day, in the categories of today:
// hosted projects at the level they had, those not yet accepted absent;
// members that had joined. What has no dates is left out and counted in
// Origin.Undated. Dates, facts, relations and audits later than the day are
// gone. A day after the catalog's own counts as that.
func (c *Catalog) AsOf(day Date) *Catalog {
	d := *c
	past := day < c.Origin.Date
	if past {
		d.Origin.Date = day
	}
	on := c.itemsAsOf(c.Items, d.Origin.Date)
	d.Origin.Undated += on.undated
	if c.KnownLevels == nil {
		d.KnownLevels = on.levels
		slices.SortFunc(d.KnownLevels, Level.Compare)
	}
	d.Items = make([]Item, len(on.items))
	for i, k := range on.items {
		d.Items[i] = *k.item
		d.Items[i].revertTo(d.Origin.Date, k.changes, past)
	}
	d.updateKnown()
	return &d
}

// itemsAsOf is what of a list of items was on the map on a day.
type itemsAsOf struct {
	items   []itemThen
	levels  []Level // those of all the items, at any time
	undated int     // how many have no dates
}

// itemThen is an item that was on the map, and its changes up to then.
type itemThen struct {
	item    *Item
	changes []LevelChange
}

func (c *Catalog) itemsAsOf(items []Item, day Date) (on itemsAsOf) {
	var all []LevelChange // of all items that have no list of their own
	levels := map[Level]bool{"": true}
	for i := range items {
		it := &items[i]
		changes := it.Changes
		if len(changes) == 0 {
			n := len(all)
			all = it.appendChanges(all)
			changes = all[n:]
		}
		if c.KnownLevels == nil {
			on.levels = it.addLevels(on.levels, levels, changes)
		}
		switch {
		case len(changes) > 0:
			if n := countUntil(changes, day); n > 0 {
				on.items = append(on.items, itemThen{it, changes[:n:n]})
			}
		case it.JoinedAt != 0 && c.Kind(it) == KindMember:
			if it.JoinedAt <= day {
				on.items = append(on.items, itemThen{it, nil})
			}
		default:
			on.undated++
		}
	}
	return on
}

// addLevels adds to levels those that the item has or had, but for those in
// seen, and adds them to seen.
func (it *Item) addLevels(levels []Level, seen map[Level]bool, changes []LevelChange) []Level {
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

// countUntil returns how many of the changes happened by the day.
func countUntil(changes []LevelChange, day Date) int {
	n := slices.IndexFunc(changes, func(ch LevelChange) bool { return ch.Date > day })
	if n < 0 {
		return len(changes)
	}
	return n
}

// revertTo makes the item as it was on a day, with the changes there were by
// then.
func (it *Item) revertTo(day Date, changes []LevelChange, past bool) {
	if len(changes) > 0 {
		it.Changes = changes
		it.Maturity = changes[len(changes)-1].Level
		it.recomputeDates()
	}
	known := func(from Date) bool { return from.First() <= day }
	it.Audits = filterSlice(it.Audits, func(a Audit) bool { return known(a.Date) })
	it.Facts = filterSlice(it.Facts, func(f Fact) bool { return known(f.From) })
	for i := range it.Facts {
		if !known(it.Facts[i].Until) {
			it.Facts[i].Until = 0
		}
	}
	it.Relations = filterSlice(it.Relations, func(r Relation) bool { return known(r.From) && (r.From != 0 || !past) })
	for i := range it.Relations {
		if !known(it.Relations[i].Until) {
			it.Relations[i].Until = 0
		}
	}
	if it.AnnualReviewAt > day {
		it.AnnualReviewAt = 0
		it.SetDetail(AnnualReviewURL, "")
	}
	it.NoSuccessor = it.NoSuccessor && it.Maturity == Archived
}

// recomputeDates makes the single dates those that the changes give: of the last
// acceptance and of the levels since then. No day of acceptance is made up
// where the file has none.
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

// filterSlice returns a new list of what passes.
func filterSlice[T any](list []T, pass func(T) bool) []T {
	var out []T
	for _, v := range list {
		if pass(v) {
			out = append(out, v)
		}
	}
	return out
}

// updateKnown notes which relations still have both ends on the map.
func (c *Catalog) updateKnown() {
	here := map[string]bool{}
	for i := range c.Items {
		for _, r := range c.Items[i].Relations {
			here[r.Other] = false
		}
	}
	for i := range c.Items {
		if _, asked := here[c.Items[i].Name]; asked {
			here[c.Items[i].Name] = true
		}
	}
	for i := range c.Items {
		for j := range c.Items[i].Relations {
			r := &c.Items[i].Relations[j]
			r.Known = r.Known && here[r.Other]
		}
	}
}
