package view

import (
	"reflect"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Field describes a field of items.
type Field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Key         string `json:"key,omitempty"` // in data files
	Description string `json:"description"`
}

// Fields presents the fields of items, to people in a language.
func Fields(lang string) *output.Document {
	v := View{Lang: lang}
	key, description := v.head("key", headFileKey), v.head("description", headDescription)
	key.Below = 100
	description.Flexible, description.MinWidth = true, 24
	t := output.Table{Columns: []output.Column{v.head("name", headName), v.head("type", headType), key, description}}
	records := output.Table{Columns: t.Columns}
	d := &output.Document{Records: &records}
	data := []Field{}
	for _, f := range landscape.Fields {
		field := Field{Name: f.Name, Type: FieldType(f), Key: f.Key, Description: f.Doc}
		t.Rows = append(t.Rows, []string{field.Name, v.Word(field.Type, fieldTypesJa.of(field.Type)), field.Key, v.Word(field.Description, fieldDocsJa.of(field.Name))})
		records.Rows = append(records.Rows, []string{field.Name, field.Type, field.Key, field.Description})
		d.Names = append(d.Names, field.Name)
		data = append(data, field)
	}
	d.Tables, d.Data = []output.Table{t}, data
	return d
}

// FieldType returns the type of a field, as [Fields] presents it.
func FieldType(f landscape.Field) string {
	switch {
	case f.Derived:
		return "derived"
	case f.Text != nil, f.Detail != 0:
		return "string"
	case f.Type() == reflect.TypeFor[landscape.Date]():
		return "date"
	case f.Flag != nil:
		return "bool"
	case f.List != nil:
		return "list"
	case f.Zero != nil && f.Type().Kind() == reflect.String:
		return "string"
	case f.Zero != nil && f.Type().Kind() == reflect.Int:
		return "int"
	case f.Zero != nil && f.Type().Kind() == reflect.Bool:
		return "bool"
	case f.Name == "annotations":
		return "object"
	}
	return "list of objects"
}
