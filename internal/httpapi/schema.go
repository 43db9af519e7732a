package httpapi

import (
	"reflect"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// A schema returns a JSON Schema.
type schema func() output.Object

// of returns the schema of a type, from its fields and their json tags.
func of[T any]() output.Object { return schemaOf(reflect.TypeFor[T]()) }

// schemaOf returns the schema of a type. Fields that may be omitted are not
// required, and no other keys are allowed.
func schemaOf(t reflect.Type) output.Object {
	switch t {
	case reflect.TypeFor[landscape.Date]():
		return output.Object{{Key: "type", Value: "string"}, {Key: "pattern", Value: `^[0-9]{4}(-[0-9]{2}){0,2}$`}}
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
		o := newObject()
		o.addFields(t)
		return o.schema()
	case reflect.Bool:
		return typed("boolean")
	case reflect.Int:
		return typed("integer")
	case reflect.Float64:
		return typed("number")
	}
	return typed("string")
}

func typed(name string) output.Object { return output.Object{{Key: "type", Value: name}} }

func arrayOf(items output.Object) output.Object {
	return append(typed("array"), output.Member{Key: "items", Value: items})
}

func mapOf(values output.Object) output.Object {
	return append(typed("object"), output.Member{Key: "additionalProperties", Value: values})
}

// objectSchema builds the schema of an object.
type objectSchema struct {
	properties output.Object
	required   []string
	others     any // the schema of other keys; false for none
}

func newObject() *objectSchema {
	return &objectSchema{properties: output.Object{}, required: []string{}, others: false}
}

// add adds a property. A dot in its name nests it in another.
func (o *objectSchema) add(name string, s output.Object, required bool) {
	if required {
		o.required = append(o.required, name)
	}
	o.properties = append(o.properties, output.Member{Key: name, Value: s})
}

// addFields adds the fields of a struct, those of embedded structs among them.
func (o *objectSchema) addFields(t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			o.addFields(f.Type)
		case name != "-":
			o.add(name, schemaOf(f.Type), !strings.Contains(options, "omit"))
		}
	}
}

// addItemFields adds fields of items, which are absent without a value. A dot in
// the name of a field nests it.
func (o *objectSchema) addItemFields(derived bool) {
	nested := map[string]*objectSchema{}
	for _, f := range landscape.Fields {
		if f.Derived && !derived {
			continue
		}
		property := append(schemaOf(f.Type()), output.Member{Key: "description", Value: f.Doc})
		outer, inner, isNested := strings.Cut(f.Name, ".")
		if !isNested {
			o.add(f.Name, property, false)
			continue
		}
		if nested[outer] == nil {
			nested[outer] = newObject()
			o.add(outer, nil, false)
		}
		nested[outer].add(inner, property, false)
	}
	for i, p := range o.properties {
		if inner := nested[p.Key]; inner != nil {
			o.properties[i].Value = inner.schema()
		}
	}
}

func (o *objectSchema) schema() output.Object {
	s := append(typed("object"), output.Member{Key: "properties", Value: o.properties})
	if len(o.required) > 0 {
		s = append(s, output.Member{Key: "required", Value: o.required})
	}
	return append(s, output.Member{Key: "additionalProperties", Value: o.others})
}

// listedItem is an item with the fields that columns select.
func listedItem() output.Object {
	o := newObject()
	o.addItemFields(true)
	return o.schema()
}

// detailedItem is a [view.DetailedItem].
func detailedItem() output.Object {
	o := newObject()
	o.addItemFields(false)
	o.addFields(reflect.TypeFor[view.ItemDetails]())
	return o.schema()
}

// itemCounts is a row of counts: the value of the first field, the number of items
// by value of the second, and the number of all.
func itemCounts() output.Object {
	o := newObject()
	o.add("items", typed("integer"), true)
	o.others = output.Object{{Key: "anyOf", Value: []output.Object{typed("string"), mapOf(typed("integer"))}}}
	return o.schema()
}

// growthPoint is a [view.GrowthPoint], which has a key for each level.
func growthPoint() output.Object {
	o := newObject()
	o.addFields(reflect.TypeFor[view.GrowthPoint]())
	o.others = typed("integer")
	return o.schema()
}

// identifiers are those of an item, by kind.
func identifiers() output.Object {
	o := newObject()
	o.add("name", typed("string"), true)
	o.add("slug", typed("string"), true)
	for _, kind := range landscape.IdentifierKinds {
		o.add(kind.Name, append(of[[]string](), output.Member{Key: "description", Value: kind.Doc}), false)
	}
	return o.schema()
}
