package landscape

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Filters lists all filters. Flags, completion, HTTP parameters, the page and
// the reference follow from it. To add a filter, add a field to [Query] and a
// row.
var Filters = []Filter{
	{
		Name: "category", Short: "c", Arg: "CATEGORY", placement: true,
		Doc:    "in CATEGORY (including secondary placements)",
		Slot:   func(q *Query) *[]string { return &q.Category },
		Values: categoryValues, namesOnly: categoryNames,
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(_ *Item, p Placement) bool { return p.Category == v }, nil
		},
	},
	{
		Name: "subcategory", Short: "s", Arg: "SUBCATEGORY", placement: true,
		Doc:    "in SUBCATEGORY or CATEGORY/SUBCATEGORY (including secondary placements)",
		Slot:   func(q *Query) *[]string { return &q.Subcategory },
		Values: subcategoryValues, namesOnly: subcategoryNames,
		match: func(_ *Catalog, v string) (matcher, error) {
			category, sub, both := strings.Cut(v, PlacementSeparator)
			if !both {
				category, sub = "", v
			}
			return func(_ *Item, p Placement) bool {
				return p.Subcategory == sub && (category == "" || p.Category == category)
			}, nil
		},
	},
	{
		Name: "maturity", Short: "m", Arg: "LEVEL",
		Doc:    "at LEVEL: sandbox, incubating, graduated, archived, hosted (any of these) or none",
		Slot:   func(q *Query) *[]string { return &q.Maturity },
		Values: maturityValues, valuesOf: maturityKeys,
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool {
				switch v {
				case Hosted:
					return it.Maturity != ""
				case NotHosted:
					return it.Maturity == ""
				}
				return string(it.Maturity) == v
			}, nil
		},
	},
	{
		Name: "kind", Short: "k", Arg: "KIND",
		Doc:    "item kind: hosted, other, member, part or all (default hosted,other)",
		Slot:   func(q *Query) *[]string { return &q.Kind },
		Values: kindValues, valuesOf: kindKeys,
		match: func(c *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return v == KindAll || c.Kind(it) == v }, nil
		},
	},
	{
		Name: "tag", Arg: "TAG",
		Doc:    "with this keyword (yours included) or TAG",
		Slot:   func(q *Query) *[]string { return &q.Tag },
		Values: tagValues, valuesOf: tagKeys, folded: true,
		match: func(_ *Catalog, v string) (matcher, error) {
			same := func(s string) bool { return normalize.Fold(s) == normalize.Fold(v) }
			return func(it *Item, _ Placement) bool {
				return slices.ContainsFunc(it.Keywords, same) || slices.ContainsFunc(it.Tags, same) ||
					slices.ContainsFunc(it.CustomTags, same)
			}, nil
		},
	},
	{
		Name: "status", Arg: "STATUS",
		Doc:    "with this adoption status (from an overlay)",
		Slot:   func(q *Query) *[]string { return &q.Status },
		Values: statusValues, valuesOf: statusKeys,
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return it.Status == v }, nil
		},
	},
	{
		Name: "owner", Arg: "TEAM",
		Doc:    "owned by this team (from an overlay)",
		Slot:   func(q *Query) *[]string { return &q.Owner },
		Values: stringValues(func(it *Item) string { return it.Owner }), valuesOf: ownerKeys, folded: true,
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return normalize.Fold(it.Owner) == normalize.Fold(v) }, nil
		},
	},
	{
		Name: "lifecycle", Arg: "STATE",
		Doc:    "in this state: discontinued, renamed, merged, repository_archived or closed_to_new_customers",
		Slot:   func(q *Query) *[]string { return &q.Lifecycle },
		Values: lifecycleValues, valuesOf: func(_ *Catalog, it *Item) []string { return []string{orZero(it.Lifecycle).State} },
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return orZero(it.Lifecycle).State == v }, nil
		},
	},
	{
		Name: "license", Arg: "LICENSE",
		Doc:    "under this license, such as Apache-2.0",
		Slot:   func(q *Query) *[]string { return &q.License },
		Values: stringValues(func(it *Item) string { return it.License }), folded: true,
		valuesOf: func(_ *Catalog, it *Item) []string { return []string{normalize.Fold(it.License)} },
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return normalize.Fold(it.License) == normalize.Fold(v) }, nil
		},
	},
	{
		Name: "language", Arg: "LANGUAGE",
		Doc:    "written mostly in this programming language",
		Slot:   func(q *Query) *[]string { return &q.Language },
		Values: stringValues(func(it *Item) string { return orZero(it.Profile).Language }), folded: true,
		valuesOf: func(_ *Catalog, it *Item) []string { return []string{normalize.Fold(orZero(it.Profile).Language)} },
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool {
				return normalize.Fold(orZero(it.Profile).Language) == normalize.Fold(v)
			}, nil
		},
	},
	{
		Name: "name", Arg: "GLOB",
		Doc:        "whose name or slug matches GLOB (* and ?)",
		Slot:       func(q *Query) *[]string { return &q.Name },
		keepCommas: func(c *Catalog, v string) bool { return slices.ContainsFunc(c.Items, matchGlob(v)) },
		match: func(_ *Catalog, v string) (matcher, error) {
			like := matchGlob(v)
			return func(it *Item, _ Placement) bool { return like(*it) }, nil
		},
	},
	{
		Name: "text", Arg: "WORDS",
		Doc:        "containing all WORDS in name, alias, description, keywords or note",
		Slot:       func(q *Query) *[]string { return &q.Text },
		keepCommas: func(*Catalog, string) bool { return true },
		match: func(_ *Catalog, v string) (matcher, error) {
			words := strings.Fields(normalize.Fold(v))
			return func(it *Item, _ Placement) bool { return containsAll(it, words) }, nil
		},
	},
	dateFilter("accepted", "accepted", func(q *Query) *[]string { return &q.AcceptedAt },
		func(it *Item) Date { return it.AcceptedAt }),
	dateFilter("incubating", "entered incubation", func(q *Query) *[]string { return &q.IncubatingAt },
		func(it *Item) Date { return it.IncubatingAt }),
	dateFilter("graduated", "graduated", func(q *Query) *[]string { return &q.GraduatedAt },
		func(it *Item) Date { return it.GraduatedAt }),
	dateFilter("archived", "archived", func(q *Query) *[]string { return &q.ArchivedAt },
		func(it *Item) Date { return it.ArchivedAt }),
	{
		Name: "has", Arg: "FIELD", noun: "field",
		Doc:    "where FIELD is set",
		Slot:   func(q *Query) *[]string { return &q.Has },
		Values: fieldValues, valuesOf: presentFields,
		match: func(c *Catalog, v string) (matcher, error) {
			f, err := FieldNamed(v)
			return func(it *Item, _ Placement) bool { return f.Get(c, it) != nil }, err
		},
	},
	{
		Name: "missing", Arg: "FIELD", noun: "field",
		Doc:    "where FIELD is not set",
		Slot:   func(q *Query) *[]string { return &q.Missing },
		Values: fieldValues, valuesOf: missingFields,
		match: func(c *Catalog, v string) (matcher, error) {
			f, err := FieldNamed(v)
			return func(it *Item, _ Placement) bool { return f.Get(c, it) == nil }, err
		},
	},
	{
		Name: "related-to", Arg: "NAME",
		Doc:        "related to this item, in either direction",
		Slot:       func(q *Query) *[]string { return &q.RelatedTo },
		keepCommas: func(c *Catalog, v string) bool { _, err := c.Find(v); return err == nil },
		match: func(c *Catalog, v string) (matcher, error) {
			f, err := c.Find(v)
			if err != nil {
				return nil, err
			}
			return func(it *Item, _ Placement) bool {
				return slices.ContainsFunc(it.Relations, func(r Relation) bool { return r.Known && r.Other == f.Item.Name })
			}, nil
		},
	},
}

// dateFilter returns the filter by the date of a level.
func dateFilter(level, verb string, slot func(*Query) *[]string, get func(*Item) Date) Filter {
	return Filter{
		Name: level + "-at", Arg: "DATE", Slot: slot,
		Doc: verb + " on DATE: a date, month, year or range (2020..2022, 2024.., ..2019-06)",
		check: func(v string) error {
			_, err := ParseDateRange(v)
			return err
		},
		match: func(_ *Catalog, v string) (matcher, error) {
			r, err := ParseDateRange(v)
			return func(it *Item, _ Placement) bool { return r.Contains(get(it)) }, err
		},
	}
}
