package landscape

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// valueSet holds what a value of a filter can be.
type valueSet struct {
	kind   string
	values []Value
}

// parsedValue is the name of a value, and whether it was negated.
type parsedValue struct {
	name string
	not  bool
}

// PlacementSeparator separates the category and the subcategory in the name of a
// [Value] that has both. No name contains it.
const PlacementSeparator = "\x00"

// maxChoices is up to how many values an error lists.
const maxChoices = 40

// resolve returns the names of the values in a comma-separated list.
func (v valueSet) resolve(raw string) ([]string, error) {
	choices, err := v.parse(raw)
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.name
	}
	return names, err
}

// parse returns the values of a comma-separated list. A name may itself contain
// commas: at each position the longest name that is known is taken.
func (v valueSet) parse(raw string) ([]parsedValue, error) {
	parts := strings.Split(raw, ",")
	longest := 1
	for _, value := range v.values {
		longest = max(longest, 1+strings.Count(value.Name, ","), 1+strings.Count(value.Also, ","))
	}
	var found []parsedValue
	for i := 0; i < len(parts); {
		first, not := cutNot(strings.TrimSpace(parts[i]))
		if first == "" {
			return nil, &suggest.EmptyError{Kind: v.kind}
		}
		n := min(longest, len(parts)-i)
		for ; n > 0; n-- {
			given := strings.Join(append([]string{first}, parts[i+1:i+n]...), ",")
			if name, ok := v.find(given); ok {
				found = append(found, parsedValue{name, not})
				break
			}
		}
		if n == 0 {
			return nil, v.unknown(first)
		}
		i += n
	}
	return found, nil
}

// find returns the value with the name or slug in either language, or else the
// only one that starts with it. A subcategory may follow its category and a
// slash.
func (v valueSet) find(given string) (string, bool) {
	if name, candidates := v.lookup(given); len(candidates) == 1 {
		return name, true
	}
	for i, r := range given {
		if r != '/' || v.kind != "subcategory" {
			continue
		}
		categories := valueSet{kind: "category"}
		for _, value := range v.values {
			if cat, _, both := strings.Cut(value.Name, PlacementSeparator); both {
				categories.values = append(categories.values, Value{Name: cat})
			}
		}
		cat, ok := categories.find(given[:i])
		if !ok {
			continue
		}
		var inside valueSet
		for _, value := range v.values {
			if sub, ok := strings.CutPrefix(value.Name, cat+PlacementSeparator); ok {
				inside.values = append(inside.values, Value{Name: sub, Also: value.Also})
			}
		}
		if sub, ok := inside.find(given[i+1:]); ok {
			return cat + PlacementSeparator + sub, true
		}
	}
	return "", false
}

// lookup returns the value with the name, or else all values that start with
// it.
func (v valueSet) lookup(given string) (string, []string) {
	same, begins := v.candidates(given)
	if len(same) > 0 {
		return same[0], same[:1]
	}
	if len(begins) == 1 {
		return begins[0], begins
	}
	return "", begins
}

// candidates returns the values with the name, best first, and those whose name
// starts with it. An exact name precedes one that differs in case, which
// precedes another name or a slug.
func (v valueSet) candidates(given string) (same, begins []string) {
	folded, slug := normalize.Fold(given), normalize.Slug(strings.TrimSpace(given))
	if folded == "" {
		return nil, nil
	}
	var sameFold, sameSlug []string
	for _, value := range v.values {
		name := normalize.Fold(value.Name)
		switch {
		case strings.Contains(name, PlacementSeparator):
			continue
		case value.Name == given:
			return []string{value.Name}, nil
		case name == folded:
			sameFold = append(sameFold, value.Name)
			continue
		case normalize.Fold(value.Also) == folded || normalize.Slug(value.Name) == slug && slug != "":
			sameSlug = append(sameSlug, value.Name)
			continue
		}
		starts := strings.HasPrefix(name, folded) || slug != "" && strings.HasPrefix(normalize.Slug(value.Name), slug) ||
			strings.HasPrefix(value.Also, folded)
		if starts && !slices.Contains(begins, value.Name) {
			begins = append(begins, value.Name)
		}
	}
	return append(sameFold, sameSlug...), begins
}

// unknown returns the error for a name that means no value, or several.
func (v valueSet) unknown(given string) error {
	_, candidates := v.lookup(given)
	if len(candidates) > 1 {
		return &suggest.UnknownError{Kind: v.kind, Name: given, Candidates: candidates}
	}
	var names, near []string
	for _, value := range v.values {
		if strings.Contains(value.Name, PlacementSeparator) {
			continue
		}
		if !slices.Contains(names, value.Name) {
			names = append(names, value.Name)
		}
		near = append(near, value.Name)
		near = append(near, strings.FieldsFunc(value.Name, func(r rune) bool { return r == ' ' || r == '/' })...)
	}
	e := &suggest.UnknownError{Kind: v.kind, Name: given, Near: v.withWords(suggest.Names(given, near, 3))}
	if len(names) <= maxChoices && v.kind != "field" {
		e.Choices = names
	}
	return e
}

// withWords returns up to three names that contain one of the words.
func (v valueSet) withWords(words []string) []string {
	var out []string
	for _, w := range words {
		for _, value := range v.values {
			has := value.Name == w || slices.Contains(strings.FieldsFunc(value.Name, func(r rune) bool { return r == ' ' || r == '/' }), w)
			if has && !strings.Contains(value.Name, PlacementSeparator) && !slices.Contains(out, value.Name) && len(out) < 3 {
				out = append(out, value.Name)
			}
		}
	}
	return out
}
