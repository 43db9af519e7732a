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

// Field describes a value of items. Its row in [Fields] is the only place that
// knows it: columns, sorting, JSON, CSV, the --has filter, completion and, if
// Key is set, the reading of files follow from there.
type Field struct {
	// Name is the key in landscape2's API, if it has one. A dot nests it in JSON.
	Name string
	// Key is the key in files. A prefix "extra." means the extra mapping of the
	// item. It is "" for derived fields, and for those that are read from
	// several keys.
	Key string
	// Ja is the Japanese column header. The English one is Name.
	Ja  string
	Doc string

	// Exactly one of these six says where the value is.
	Detail DetailKind
	Text   func(*Item) *string
	Date   func(*Item) *Date
	Flag   func(*Item) *bool
	List   func(*Item) *[]string
	Value  func(*Catalog, *Item) any // returns nil if the item has none

	// Zero is the zero value of the type that Value returns.
	Zero any

	// Local returns the value in Japanese. It is nil if the language makes no
	// difference.
	Local func(*Catalog, *Item) string
	// Order compares items by the field. If it is nil, the values are compared.
	Order func(c *Catalog, a, b *Item) int
	// Derived marks a field that follows from others. It is a column, but part of
	// JSON only on request.
	Derived bool
}

// FieldNamed returns the field with the name. The part before a dot may be
// omitted, and case and - for _ do not matter. The error suggests near names.
func FieldNamed(name string) (Field, error) {
	folded := strings.ReplaceAll(normalize.Fold(name), "-", "_")
	switch folded {
	case "level", "stage":
		folded = "maturity"
	case "homepage", "website", "url":
		folded = "homepage_url"
	case "repo":
		folded = "repository"
	}
	if i := slices.IndexFunc(Fields, func(f Field) bool { return f.Name == folded }); i >= 0 {
		return Fields[i], nil
	}
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = f.Name
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

// Get returns the value of the field: a string, Date, bool, int, []string or
// slice of structs. It returns nil if the item has none.
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

// Cell returns the value as a string, "" if the item has none. Strings of a list
// are joined by commas, structs by semicolons.
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

// CellIn returns the value as a string in the language "en" or "ja".
func (f Field) CellIn(lang string, c *Catalog, it *Item) string {
	if lang == "ja" && f.Local != nil {
		return f.Local(c, it)
	}
	if lang == "ja" && f.Flag != nil && *f.Flag(it) {
		return "はい"
	}
	return f.Cell(c, it)
}

// compare compares two items by the field. Those without a value come last.
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

// listOrNil returns nil for an empty list, which is no value.
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
