package landscape

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Field is one thing that is known of an item. Its row in [Fields] is the only
// place that knows it: from there it is a column, a sort key, a JSON key, a CSV
// header, and, where Key is set, read from files.
type Field struct {
	// Name is landscape2's API key where it has one. A dot nests it in JSON.
	Name string
	// Key is where the data format keeps it: at the item, or after "extra."
	// in its extra part. It is empty for what the loader makes of several keys
	// and for what is derived.
	Key string
	// Ja is the Japanese column header; the English one is Name.
	Ja  string
	Doc string

	// One of these six says where the value is.
	Detail DetailKind
	Text   func(*Item) *string
	Date   func(*Item) *Date
	Flag   func(*Item) *bool
	List   func(*Item) *[]string
	Value  func(*Catalog, *Item) any // nil when absent

	// Zero is a value of the type that Value returns.
	Zero any

	// Local is the value in Japanese, where it differs.
	Local func(*Catalog, *Item) string
	// Order compares two values where their texts or days would not do.
	Order func(c *Catalog, a, b *Item) int
	// Derived fields are columns, but not part of an item's JSON unless asked
	// for by name: they follow from the others.
	Derived bool
}

// FieldNamed returns the field of that name; a name without its part before
// the dot will do where it is unique.
func FieldNamed(name string) (Field, error) {
	folded := strings.ReplaceAll(normalize.Fold(name), "-", "_")
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = f.Name
		if f.Name == folded {
			return f, nil
		}
	}
	for _, f := range Fields {
		if _, last, ok := strings.Cut(f.Name, "."); ok && last == folded {
			return f, nil
		}
	}
	if folded == "" {
		return Field{}, &suggest.EmptyError{Kind: "field"}
	}
	near := suggest.Names(folded, names, 3)
	for _, n := range names {
		if len(near) < 3 && strings.Contains(n, folded) && !slices.Contains(near, n) {
			near = append(near, n)
		}
	}
	return Field{}, &suggest.UnknownError{Kind: "field", Name: name, Near: near}
}

// Type returns the type of the field's values.
func (f Field) Type() reflect.Type {
	switch {
	case f.Zero != nil:
		return reflect.TypeOf(f.Zero)
	case f.Date != nil:
		return reflect.TypeFor[Date]()
	case f.Flag != nil:
		return reflect.TypeFor[bool]()
	case f.List != nil:
		return reflect.TypeFor[[]string]()
	}
	return reflect.TypeFor[string]()
}

// Get returns the field's value: a string, Date, bool, int, []string or a list
// of structs; nil when the item has none.
func (f Field) Get(c *Catalog, it *Item) any {
	switch {
	case f.Detail != 0:
		if text := it.Detail(f.Detail); text != "" {
			return text
		}
	case f.Text != nil && *f.Text(it) != "":
		return *f.Text(it)
	case f.Date != nil && *f.Date(it) != 0:
		return *f.Date(it)
	case f.Flag != nil && *f.Flag(it):
		return true
	case f.List != nil && len(*f.List(it)) > 0:
		return *f.List(it)
	case f.Value != nil:
		return f.Value(c, it)
	}
	return nil
}

// Cell returns the value as text, "" when absent; a list is joined by commas,
// a list of structs by semicolons.
func (f Field) Cell(c *Catalog, it *Item) string {
	switch v := f.Get(c, it).(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case []string:
		return strings.Join(v, ", ")
	case []Repository:
		return join(v)
	case []Placement:
		return join(v)
	case []Audit:
		return join(v)
	case []Link:
		return join(v)
	case map[string]string:
		return join(it.Notes)
	case fmt.Stringer:
		return v.String()
	default:
		return fmt.Sprint(v)
	}
}

// CellIn returns the value as text in a language, "en" or "ja".
func (f Field) CellIn(lang string, c *Catalog, it *Item) string {
	if lang == "ja" && f.Local != nil {
		return f.Local(c, it)
	}
	return f.Cell(c, it)
}

// compare orders two items by the field; those without a value come last.
func (f Field) compare(c *Catalog, a, b *Item, text *collation) int {
	if f.Order != nil {
		return f.Order(c, a, b)
	}
	x, y := f.Get(c, a), f.Get(c, b)
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return 1
	case y == nil:
		return -1
	}
	switch v := x.(type) {
	case Date:
		return cmp.Compare(v, y.(Date))
	case int:
		return cmp.Compare(v, y.(int))
	}
	return text.compare(f.Cell(c, a), f.Cell(c, b))
}

func join[T fmt.Stringer](list []T) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = v.String()
	}
	return strings.Join(parts, "; ")
}

// listOrNil keeps an empty list from being a value.
func listOrNil[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

func stringOrNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
