package landscape

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Filter is a way to narrow a query.
type Filter struct {
	Name string // the flag, and the parameter in addresses
	Arg  string // what a value is called in help
	Doc  string
	// Values lists what the landscape has to choose from; nil for free text.
	Values func(*Catalog) []Value
	// Slot is where the query keeps the filter's values.
	Slot func(*Query) *[]string

	// namesOnly are Values without Doc, where that takes a walk over all items.
	namesOnly func(*Catalog) []Value
	// valuesOf are the values that an item has; nil where they cannot be listed. They
	// are folded if folds.
	valuesOf   func(*Catalog, *Item) []string
	folded     bool
	noun       string                                  // what a value is, where it is not the filter's name
	placement  bool                                    // concerns a box, not the item
	check      func(string) error                      // what can be said without a landscape
	keepCommas func(*Catalog, string) bool             // for free text: is it not to be cut at commas?
	match      func(*Catalog, string) (matcher, error) // valueMatcher is one of Values, or free text
}

type matcher func(*Item, Placement) bool

// Value is a choice, with the words that help to choose it.
type Value struct {
	Name string
	Also string // another name for it: the Japanese one, or the last part of a field's
	Doc  string
}

// FilterNamed returns the filter of that name.
func FilterNamed(name string) (Filter, bool) {
	i := slices.IndexFunc(Filters, func(f Filter) bool { return f.Name == name })
	if i < 0 {
		return Filter{}, false
	}
	return Filters[i], true
}

// Set adds a value to the query. The error says that no landscape could have
// such a value; whether this one has it is found by [Catalog.Select].
func (f Filter) Set(q *Query, value string) error {
	if rest, _ := cutNot(strings.TrimSpace(value)); strings.TrimSpace(rest) == "" {
		return &suggest.EmptyError{Kind: f.valueName()}
	}
	if f.check != nil {
		for _, part := range strings.Split(value, ",") {
			part, _ = cutNot(part)
			if err := f.check(strings.TrimSpace(part)); err != nil {
				return err
			}
		}
	}
	slot := f.Slot(q)
	*slot = append(*slot, value)
	return nil
}

// Filters lists every filter. A query's fields, the commands' flags, their
// completion and the reference follow it.
var Filters = []Filter{
	{
		Name: "category", Arg: "CATEGORY", placement: true,
		Doc:    "in this category (additional placements count)",
		Slot:   func(q *Query) *[]string { return &q.Category },
		Values: categoryValues, namesOnly: categoryNames,
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(_ *Item, p Placement) bool { return p.Category == v }, nil
		},
	},
	{
		Name: "subcategory", Arg: "SUBCATEGORY", placement: true,
		Doc:    "in this subcategory, or CATEGORY/SUBCATEGORY (additional placements count)",
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
		Name: "maturity", Arg: "LEVEL",
		Doc:    "at this maturity level; hosted is any of them, archived included, none is no level",
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
		Name: "kind", Arg: "KIND",
		Doc:    "hosted (has a maturity level), other, member or all; hosted and other unless given",
		Slot:   func(q *Query) *[]string { return &q.Kind },
		Values: kindValues, valuesOf: kindKeys,
		match: func(c *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return v == KindAll || c.Kind(it) == v }, nil
		},
	},
	{
		Name: "tag", Arg: "TAG",
		Doc:    "with this keyword, the organisation's own too, or of this technical advisory group",
		Slot:   func(q *Query) *[]string { return &q.Tag },
		Values: tagValues, valuesOf: tagKeys, folded: true,
		match: func(_ *Catalog, v string) (matcher, error) {
			same := func(s string) bool { return normalize.Fold(s) == normalize.Fold(v) }
			return func(it *Item, _ Placement) bool {
				return slices.ContainsFunc(it.Summary.Tags, same) || slices.ContainsFunc(it.Tags, same) ||
					slices.ContainsFunc(it.CustomTags, same)
			}, nil
		},
	},
	{
		Name: "status", Arg: "STATUS",
		Doc:    "with this adoption status in the organisation, which an overlay gives",
		Slot:   func(q *Query) *[]string { return &q.Status },
		Values: statusValues, valuesOf: statusKeys,
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return it.Status == v }, nil
		},
	},
	{
		Name: "owner", Arg: "TEAM",
		Doc:    "owned by this team in the organisation, which an overlay gives",
		Slot:   func(q *Query) *[]string { return &q.Owner },
		Values: ownerValues, valuesOf: ownerKeys, folded: true,
		match: func(_ *Catalog, v string) (matcher, error) {
			return func(it *Item, _ Placement) bool { return normalize.Fold(it.Owner) == normalize.Fold(v) }, nil
		},
	},
	{
		Name: "name", Arg: "GLOB",
		Doc:        "with a name or slug like this: * stands for any characters, ? for one",
		Slot:       func(q *Query) *[]string { return &q.Name },
		keepCommas: func(c *Catalog, v string) bool { return slices.ContainsFunc(c.Items, matchGlob(v)) },
		match: func(_ *Catalog, v string) (matcher, error) {
			like := matchGlob(v)
			return func(it *Item, _ Placement) bool { return like(*it) }, nil
		},
	},
	{
		Name: "text", Arg: "WORDS",
		Doc:        "with all these words in its name, aliases, description, keywords or note",
		Slot:       func(q *Query) *[]string { return &q.Text },
		keepCommas: func(*Catalog, string) bool { return true },
		match: func(_ *Catalog, v string) (matcher, error) {
			words := strings.Fields(normalize.Fold(v))
			return func(it *Item, _ Placement) bool { return containsAll(it, words) }, nil
		},
	},
	dateFilter("accepted", "came to the foundation", func(q *Query) *[]string { return &q.AcceptedAt },
		func(it *Item) Date { return it.AcceptedAt }),
	dateFilter("incubating", "came to incubating", func(q *Query) *[]string { return &q.IncubatingAt },
		func(it *Item) Date { return it.IncubatingAt }),
	dateFilter("graduated", "graduated", func(q *Query) *[]string { return &q.GraduatedAt },
		func(it *Item) Date { return it.GraduatedAt }),
	dateFilter("archived", "was archived", func(q *Query) *[]string { return &q.ArchivedAt },
		func(it *Item) Date { return it.ArchivedAt }),
	{
		Name: "has", Arg: "FIELD", noun: "field",
		Doc:    "with a value for this field (landscope fields lists them)",
		Slot:   func(q *Query) *[]string { return &q.Has },
		Values: fieldValues, valuesOf: presentFields,
		match: func(c *Catalog, v string) (matcher, error) {
			f, err := FieldNamed(v)
			return func(it *Item, _ Placement) bool { return f.Get(c, it) != nil }, err
		},
	},
	{
		Name: "missing", Arg: "FIELD", noun: "field",
		Doc:    "without a value for this field",
		Slot:   func(q *Query) *[]string { return &q.Missing },
		Values: fieldValues, valuesOf: missingFields,
		match: func(c *Catalog, v string) (matcher, error) {
			f, err := FieldNamed(v)
			return func(it *Item, _ Placement) bool { return f.Get(c, it) == nil }, err
		},
	},
	{
		Name: "related-to", Arg: "NAME",
		Doc:        "with a relation to this item, either way",
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

func dateFilter(level, verb string, slot func(*Query) *[]string, get func(*Item) Date) Filter {
	return Filter{
		Name: level + "-at", Arg: "DATE", Slot: slot,
		Doc: verb + " then: a day, month or year, or a range such as 2020..2022, 2024.. or ..2019-06",
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

// valueName is what a value of the filter is called.
func (f Filter) valueName() string { return cmp.Or(f.noun, strings.ToLower(f.Arg)) }

// parse makes one given value ready: cut at commas, known, negated or not.
func (f Filter) parse(c *Catalog, raw string) ([]valueMatcher, error) {
	raw, not := cutNot(raw)
	var values []parsedValue
	switch {
	case f.Values != nil:
		var err error
		if values, err = (valueSet{kind: cmp.Or(f.noun, f.Name), values: f.values(c)}).parse(raw); err != nil {
			return nil, err
		}
	case f.keepCommas != nil && (f.keepCommas(c, raw) || !strings.Contains(raw, ",")):
		values = []parsedValue{{name: raw}}
	default:
		for _, part := range strings.Split(raw, ",") {
			name, n := cutNot(strings.TrimSpace(part))
			if name == "" {
				return nil, &suggest.EmptyError{Kind: f.valueName()}
			}
			values = append(values, parsedValue{name, n})
		}
	}
	terms := make([]valueMatcher, len(values))
	for i, v := range values {
		match, err := f.match(c, v.name)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", f.Name, err)
		}
		terms[i] = valueMatcher{not: not != v.not, match: match}
	}
	return terms, nil
}

// cutNot cuts the sign of exclusion off a value.
func cutNot(v string) (string, bool) {
	if rest, ok := strings.CutPrefix(v, "!"); ok {
		return rest, true
	}
	return strings.CutPrefix(v, "not:")
}

func (f Filter) values(c *Catalog) []Value {
	if f.namesOnly != nil {
		return f.namesOnly(c)
	}
	return f.Values(c)
}
