package landscape

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// Filter is a way to narrow a query. Its row in [Filters] is the only place that
// knows it.
type Filter struct {
	Name  string // the name of the flag and of the HTTP parameter
	Short string // the letter of the flag, or ""
	Arg   string // the placeholder of a value in help
	Doc   string
	// Values lists the values that a landscape has. It is nil for a filter that
	// takes any string, such as a pattern or date.
	Values func(*Catalog) []Value
	// Slot returns where the query keeps the values of the filter.
	Slot func(*Query) *[]string

	// namesOnly returns Values without their Doc, if counting items for Doc
	// takes long.
	namesOnly func(*Catalog) []Value
	// valuesOf returns the values that an item has, folded if folded is set. It
	// is nil for filters without Memberships.
	valuesOf func(*Catalog, *Item) []string
	folded   bool
	// noun is what errors call a value; "" for the name of the filter.
	noun string
	// placement is set for a filter of placements, not of items.
	placement bool
	// check returns an error for a value that no landscape can have.
	check func(string) error
	// keepCommas reports whether a value is not to be split at commas.
	keepCommas func(*Catalog, string) bool
	// match returns a function that reports whether an item or placement has
	// the value, which is the name of one of Values or, without those, a
	// string as given.
	match func(*Catalog, string) (matcher, error)
}

// matcher reports whether an item or, for a filter of placements, a placement
// has a value.
type matcher func(*Item, Placement) bool

// Value is a value that a filter can have in a landscape.
type Value struct {
	Name string
	Also string // another name: in Japanese, or the last part of a field's name
	Doc  string
}

// FilterNamed returns the filter with the name. It reports false if there is none.
func FilterNamed(name string) (Filter, bool) {
	i := slices.IndexFunc(Filters, func(f Filter) bool { return f.Name == name })
	if i < 0 {
		return Filter{}, false
	}
	return Filters[i], true
}

// Set adds a value to the query. It returns an error for a value that no
// landscape can have. [Catalog.Select] checks whether a particular one has it.
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

// valueName returns what an error calls a missing value.
func (f Filter) valueName() string { return cmp.Or(f.noun, strings.ToLower(f.Arg)) }

// parse returns the matchers of one value as given, which may be a
// comma-separated list, negated as a whole or in parts. It returns an error for
// a value that the landscape does not have.
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
	matchers := make([]valueMatcher, len(values))
	for i, v := range values {
		match, err := f.match(c, v.name)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", f.Name, err)
		}
		matchers[i] = valueMatcher{not: not != v.not, match: match}
	}
	return matchers, nil
}

// cutNot removes the prefix of a negated value. It reports whether there was one.
func cutNot(v string) (string, bool) {
	if rest, ok := strings.CutPrefix(v, "!"); ok {
		return rest, true
	}
	return strings.CutPrefix(v, "not:")
}

// values returns what a value of the filter can be.
func (f Filter) values(c *Catalog) []Value {
	if f.namesOnly != nil {
		return f.namesOnly(c)
	}
	return f.Values(c)
}
