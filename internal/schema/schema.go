// Package schema describes results in JSON Schema, from their Go types. The HTTP API and
// the tools for language models publish these schemas.
package schema

import (
	"reflect"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// Schema is a JSON Schema, with the keys that landscope uses.
type Schema struct {
	Type                 string        `json:"type,omitempty"`
	Enum                 []string      `json:"enum,omitempty"`
	Pattern              string        `json:"pattern,omitempty"`
	Minimum              *int          `json:"minimum,omitempty"`
	Maximum              *int          `json:"maximum,omitempty"`
	Items                *Schema       `json:"items,omitempty"`
	Properties           output.Object `json:"properties,omitzero"` // a *Schema by name
	Required             []string      `json:"required,omitempty"`
	AdditionalProperties any           `json:"additionalProperties,omitempty"` // a *Schema, or false for none
	AnyOf                []*Schema     `json:"anyOf,omitempty"`
	Ref                  string        `json:"$ref,omitempty"`
	Description          string        `json:"description,omitempty"`
}

// Of returns the schema of a type, from its fields and their json tags.
func Of[T any]() *Schema { return ofType(reflect.TypeFor[T]()) }

// ofType returns the schema of a type. Fields that may be omitted are not
// required, and no other keys are allowed.
func ofType(t reflect.Type) *Schema {
	switch t {
	case reflect.TypeFor[landscape.Date]():
		return &Schema{Type: "string", Pattern: `^[0-9]{4}(-[0-9]{2}){0,2}$`}
	case reflect.TypeFor[view.LevelNumbers]():
		return Map(Typed("integer"))
	}
	switch t.Kind() {
	case reflect.Pointer:
		return ofType(t.Elem())
	case reflect.Slice:
		return Array(ofType(t.Elem()))
	case reflect.Map:
		return Map(ofType(t.Elem()))
	case reflect.Struct:
		s := NewObject()
		s.AddFields(t)
		return s
	case reflect.Bool:
		return Typed("boolean")
	case reflect.Int:
		return Typed("integer")
	case reflect.Float64:
		return Typed("number")
	}
	return Typed("string")
}

// Typed returns the schema of a JSON type, such as "string".
func Typed(name string) *Schema { return &Schema{Type: name} }

// Array returns the schema of an array.
func Array(items *Schema) *Schema { return &Schema{Type: "array", Items: items} }

// Map returns the schema of an object with any keys.
func Map(values *Schema) *Schema { return &Schema{Type: "object", AdditionalProperties: values} }

// NewObject returns the schema of an object without properties.
func NewObject() *Schema {
	return &Schema{Type: "object", Properties: output.Object{}, AdditionalProperties: false}
}

// Add adds a property.
func (s *Schema) Add(name string, property *Schema, required bool) {
	if required {
		s.Required = append(s.Required, name)
	}
	s.Properties = append(s.Properties, output.Member{Key: name, Value: property})
}

// AddFields adds the fields of a struct, those of embedded structs among them.
func (s *Schema) AddFields(t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			s.AddFields(f.Type)
		case name != "-":
			s.Add(name, ofType(f.Type), !strings.Contains(options, "omit"))
		}
	}
}

// addItemFields adds the fields of items, which are absent without a value. A dot in
// the name of a field nests it in another object.
func (s *Schema) addItemFields(derived bool) {
	nested := map[string]*Schema{}
	for _, f := range landscape.Fields {
		if f.Derived && !derived {
			continue
		}
		property := ofType(f.Type())
		property.Description = f.Doc
		outer, inner, isNested := strings.Cut(f.Name, ".")
		if !isNested {
			s.Add(f.Name, property, false)
			continue
		}
		if nested[outer] == nil {
			nested[outer] = NewObject()
			s.Add(outer, nested[outer], false)
		}
		nested[outer].Add(inner, property, false)
	}
}

// ListedItem returns the schema of an item with the fields that columns select.
func ListedItem() *Schema {
	s := NewObject()
	s.addItemFields(true)
	return s
}

// DetailedItem returns the schema of a [view.DetailedItem].
func DetailedItem() *Schema {
	s := NewObject()
	s.addItemFields(false)
	s.AddFields(reflect.TypeFor[view.ItemDetails]())
	return s
}

// ItemCounts returns the schema of a row of counts: the value of the first field, the
// number of items by value of the second, and the number of all.
func ItemCounts() *Schema {
	s := NewObject()
	s.Add("items", Typed("integer"), true)
	s.AdditionalProperties = &Schema{AnyOf: []*Schema{Typed("string"), Map(Typed("integer"))}}
	return s
}

// GrowthPoint returns the schema of a [view.GrowthPoint], which has a key for each
// level.
func GrowthPoint() *Schema {
	s := NewObject()
	s.AddFields(reflect.TypeFor[view.GrowthPoint]())
	s.AdditionalProperties = Typed("integer")
	return s
}

// Identifiers returns the schema of [view.ItemIdentifiers], which has a key for each
// kind.
func Identifiers() *Schema {
	s := NewObject()
	s.AddFields(reflect.TypeFor[view.ItemIdentifiers]())
	for _, kind := range landscape.IdentifierKinds {
		patterns := Of[[]string]()
		patterns.Description = kind.Doc
		s.Add(kind.Name, patterns, false)
	}
	return s
}
