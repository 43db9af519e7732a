package landscape

import "slices"

// AsOf returns the landscape put back to a day, in the categories of today:
// hosted projects at the level they had, those not yet accepted absent;
// members that had joined. What has no dates is left out and counted in
// Origin.Undated. Dates, facts, relations and audits later than the day are
// gone. A day after the catalog's own counts as that.
func (c *Catalog) AsOf(day Date) *Catalog {
	d := *c
	past := day < c.Origin.Day
	if past {
		d.Origin.Day = day
	}
	if d.KnownLevels == nil {
		d.KnownLevels = c.everyLevel()
	}
	d.Items = make([]Item, 0, len(c.Items))
	for i := range c.Items {
		it := &c.Items[i]
		switch changes := it.History(); {
		case len(changes) > 0:
			if n := until(changes, d.Origin.Day); n > 0 {
				d.Items = append(d.Items, it.at(d.Origin.Day, changes[:n], past))
			}
		case it.JoinedAt != 0 && c.Kind(it) == KindMember:
			if it.JoinedAt <= d.Origin.Day {
				d.Items = append(d.Items, it.at(d.Origin.Day, nil, past))
			}
		default:
			d.Origin.Undated++
		}
	}
	d.recheckRelations()
	return &d
}

// everyLevel returns the levels that items have or had, by rank.
func (c *Catalog) everyLevel() []Level {
	levels := c.Levels()
	for i := range c.Items {
		for _, ch := range c.Items[i].History() {
			if !slices.Contains(levels, ch.Level) {
				levels = append(levels, ch.Level)
			}
		}
	}
	slices.SortFunc(levels, Level.Compare)
	return levels
}

// until returns how many of the changes happened by the day.
func until(changes []LevelChange, day Date) int {
	n := slices.IndexFunc(changes, func(ch LevelChange) bool { return ch.Date > day })
	if n < 0 {
		return len(changes)
	}
	return n
}

// at returns the item as it was on a day, with the changes there were by then.
func (it *Item) at(day Date, changes []LevelChange, past bool) Item {
	was := *it
	if len(changes) > 0 {
		was.Changes = changes[:len(changes):len(changes)]
		was.Maturity = changes[len(changes)-1].Level
		was.redate()
	}
	known := func(from Date) bool { return from.First() <= day }
	was.Audits = keep(it.Audits, func(a Audit) bool { return known(a.Date) })
	was.Facts = keep(it.Facts, func(f Fact) bool { return known(f.From) })
	for i := range was.Facts {
		if !known(was.Facts[i].Until) {
			was.Facts[i].Until = 0
		}
	}
	was.Relations = keep(it.Relations, func(r Relation) bool { return known(r.From) && (r.From != 0 || !past) })
	for i := range was.Relations {
		if !known(was.Relations[i].Until) {
			was.Relations[i].Until = 0
		}
	}
	if was.AnnualReviewAt > day {
		was.AnnualReviewAt, was.AnnualReviewURL = 0, ""
	}
	was.NoSuccessor = it.NoSuccessor && was.Maturity == Archived
	return was
}

// redate makes the single dates those that the changes give: of the last
// acceptance and of the levels since then. No day of acceptance is made up
// where the file has none.
func (it *Item) redate() {
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

// keep returns a new list of what passes.
func keep[T any](list []T, pass func(T) bool) []T {
	var out []T
	for _, v := range list {
		if pass(v) {
			out = append(out, v)
		}
	}
	return out
}

// recheckRelations notes which relations still have both ends on the map.
func (c *Catalog) recheckRelations() {
	here := make(map[string]bool, len(c.Items))
	for i := range c.Items {
		here[c.Items[i].Name] = true
	}
	for i := range c.Items {
		for j := range c.Items[i].Relations {
			r := &c.Items[i].Relations[j]
			r.Known = r.Known && here[r.Other]
		}
	}
}
