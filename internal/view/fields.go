package view

import (
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

// Fields presents the fields of items.
func Fields() *output.Document {
	t := output.Table{Columns: []output.Column{
		{Name: "name", Header: "NAME"},
		{Name: "type", Header: "TYPE"},
		{Name: "key", Header: "KEY IN FILES", Below: 100},
		{Name: "description", Header: "DESCRIPTION", Flexible: true, MinWidth: 24},
	}}
	d := &output.Document{}
	data := []Field{}
	for _, f := range landscape.Fields {
		field := Field{Name: f.Name, Type: FieldType(f), Key: f.Key, Description: f.Doc}
		t.Rows = append(t.Rows, []string{field.Name, field.Type, field.Key, field.Description})
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
		return "text"
	case f.Date != nil:
		return "date"
	case f.Flag != nil:
		return "flag"
	case f.List != nil:
		return "list"
	case f.Name == "id":
		return "text"
	}
	return "structs"
}
