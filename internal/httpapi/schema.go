package httpapi

import (
	"reflect"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// schema is a JSON Schema, with the keys that this API uses.
type schema struct {
	Type                 string        `json:"type,omitempty"`
	Pattern              string        `json:"pattern,omitempty"`
	Minimum              *int          `json:"minimum,omitempty"`
	Items                *schema       `json:"items,omitempty"`
	Properties           output.Object `json:"properties,omitzero"` // a *schema by name
	Required             []string      `json:"required,omitempty"`
	AdditionalProperties any           `json:"additionalProperties,omitempty"` // a *schema, or false for none
	AnyOf                []*schema     `json:"anyOf,omitempty"`
	Ref                  string        `json:"$ref,omitempty"`
	Description          string        `json:"description,omitempty"`
}

// of returns the schema of a type, from its fields and their json tags.
func of[T any]() *schema { return schemaOf(reflect.TypeFor[T]()) }

// schemaOf returns the schema of a type. Fields that may be omitted are not
// required, and no other keys are allowed.
func schemaOf(t reflect.Type) *schema {
	switch t {
	case reflect.TypeFor[landscape.Date]():
		return &schema{Type: "string", Pattern: `^[0-9]{4}(-[0-9]{2}){0,2}$`}
	case reflect.TypeFor[view.LevelNumbers]():
		return mapOf(typed("integer"))
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.Slice:
		return arrayOf(schemaOf(t.Elem()))
	case reflect.Map:
		return mapOf(schemaOf(t.Elem()))
	case reflect.Struct:
		s := newObject()
		s.addFields(t)
		return s
	case reflect.Bool:
		return typed("boolean")
	case reflect.Int:
		return typed("integer")
	case reflect.Float64:
		return typed("number")
	}
	return typed("string")
}

func typed(name string) *schema { return &schema{Type: name} }

func arrayOf(items *schema) *schema { return &schema{Type: "array", Items: items} }

func mapOf(values *schema) *schema { return &schema{Type: "object", AdditionalProperties: values} }

// newObject returns the schema of an object without properties.
func newObject() *schema {
	return &schema{Type: "object", Properties: output.Object{}, AdditionalProperties: false}
}

// add adds a property.
func (s *schema) add(name string, property *schema, required bool) {
	if required {
		s.Required = append(s.Required, name)
	}
	s.Properties = append(s.Properties, output.Member{Key: name, Value: property})
}

// addFields adds the fields of a struct, those of embedded structs among them.
func (s *schema) addFields(t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			s.addFields(f.Type)
		case name != "-":
			s.add(name, schemaOf(f.Type), !strings.Contains(options, "omit"))
		}
	}
}

// addItemFields adds the fields of items, which are absent without a value. A dot in
// the name of a field nests it in another object.
func (s *schema) addItemFields(derived bool) {
	nested := map[string]*schema{}
	for _, f := range landscape.Fields {
		if f.Derived && !derived {
			continue
		}
		property := schemaOf(f.Type())
		property.Description = f.Doc
		outer, inner, isNested := strings.Cut(f.Name, ".")
		if !isNested {
			s.add(f.Name, property, false)
			continue
		}
		if nested[outer] == nil {
			nested[outer] = newObject()
			s.add(outer, nested[outer], false)
		}
		nested[outer].add(inner, property, false)
	}
}

// listedItem returns the schema of an item with the fields that columns select.
func listedItem() *schema {
	s := newObject()
	s.addItemFields(true)
	return s
}

// detailedItem returns the schema of a [view.DetailedItem].
func detailedItem() *schema {
	s := newObject()
	s.addItemFields(false)
	s.addFields(reflect.TypeFor[view.ItemDetails]())
	return s
}

// itemCounts returns the schema of a row of counts: the value of the first field, the
// number of items by value of the second, and the number of all.
func itemCounts() *schema {
	s := newObject()
	s.add("items", typed("integer"), true)
	s.AdditionalProperties = &schema{AnyOf: []*schema{typed("string"), mapOf(typed("integer"))}}
	return s
}

// growthPoint returns the schema of a [view.GrowthPoint], which has a key for each
// level.
func growthPoint() *schema {
	s := newObject()
	s.addFields(reflect.TypeFor[view.GrowthPoint]())
	s.AdditionalProperties = typed("integer")
	return s
}

// identifiers returns the schema of [view.ItemIdentifiers], which has a key for each
// kind.
func identifiers() *schema {
	s := newObject()
	s.addFields(reflect.TypeFor[view.ItemIdentifiers]())
	for _, kind := range landscape.IdentifierKinds {
		patterns := of[[]string]()
		patterns.Description = kind.Doc
		s.add(kind.Name, patterns, false)
	}
	return s
}
