package lint

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
)

// stages are the keys of a project's dates, in their order.
var stages = [4]string{"accepted", "incubating", "graduated", "archived"}

// stageDates returns the dates of a project in the order of stages.
func stageDates(it *landscape.Item) [4]landscape.Date {
	return [4]landscape.Date{it.AcceptedAt, it.IncubatingAt, it.GraduatedAt, it.ArchivedAt}
}

// levels are CNCF's levels, in the order of stages.
var levels = [4]landscape.Level{landscape.Sandbox, landscape.Incubating, landscape.Graduated, landscape.Archived}

// levelsWithoutDate finds levels without the date on which they were reached.
func levelsWithoutDate(l *linter) itemCheck {
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		if i := slices.Index(levels[:], it.Maturity); i >= 0 && stageDates(it)[i] == 0 {
			l.report(nodes.Value("project"), "project is %s, but the date it reached this level is missing", it.Maturity)
		}
	}
}

// datesWithoutLevel finds dates of a project at an item that has no level.
func datesWithoutLevel(l *linter) itemCheck {
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		if it.Maturity != "" {
			return
		}
		for i, date := range stageDates(it) {
			if date != 0 {
				l.report(nodes.Value("extra."+stages[i]), "%s is set, but the project level is missing", stages[i])
				return
			}
		}
	}
}

// unorderedDates finds dates of a project that are before that of an earlier stage.
func unorderedDates(l *linter) itemCheck {
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		var before landscape.Date
		stage := ""
		for i, date := range stageDates(it) {
			if date == 0 {
				continue
			}
			if date < before {
				l.report(nodes.Value("extra."+stages[i]), "%s %s is before %s %s", stages[i], date, stage, before)
			}
			before, stage = date, stages[i]
		}
	}
}

// futureDates finds dates in the future.
func futureDates(l *linter) itemCheck {
	if l.options.Now == 0 {
		return nil
	}
	var dates []landscape.Field
	for _, f := range landscape.Fields {
		if f.Date != nil {
			dates = append(dates, f)
		}
	}
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		for i := range dates {
			if date := *dates[i].Date(it); date > l.options.Now {
				l.report(nodes.Value(dates[i].Key), "%s %s is in the future", withoutExtra(dates[i].Key), date)
			}
		}
	}
}

// unknownLevels finds levels that CNCF does not have.
func unknownLevels(l *linter) itemCheck {
	names := make([]string, len(levels))
	for i, level := range levels {
		names[i] = string(level)
	}
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		if it.Maturity == "" || slices.Contains(levels[:], it.Maturity) {
			return
		}
		if at := nodes.Value("project"); at != nil {
			l.report(at, "unknown CNCF level %q%s", it.Maturity, l.hint(string(it.Maturity), names))
		}
	}
}

var artworkPage = lazyRegexp(`/examples/(sandbox|incubating|graduated|archived)`)

// artworkLevel finds artwork pages of another level.
func artworkLevel(l *linter) itemCheck {
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		page := it.Detail(landscape.ArtworkURL)
		if it.Maturity == "" || !strings.Contains(page, "/examples/") {
			return
		}
		if m := artworkPage().FindStringSubmatch(page); m != nil && m[1] != string(it.Maturity) {
			l.report(nodes.Value("extra.artwork_url"), "artwork_url is for %s projects, but this project is %s", m[1], it.Maturity)
		}
	}
}
