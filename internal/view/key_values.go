package view

import "github.com/landscope-cli/landscope/internal/output"

// KeyValues is a table of keys and values, which is one object as data. A dot in
// a key nests the value in the object. The zero value is empty.
type KeyValues struct {
	rows [][]string
	data output.Object
}

// Add adds a key.
func (s *KeyValues) Add(key, value string) { s.AddAs(key, value, value) }

// AddAs adds a key with a value for people and one for programs.
func (s *KeyValues) AddAs(key, text string, value any) {
	s.rows = append(s.rows, []string{key, text})
	s.data.Put(key, value)
}

// Document presents the keys and values.
func (s *KeyValues) Document() *output.Document {
	return &output.Document{Data: s.data, Tables: []output.Table{{Rows: s.rows, Columns: []output.Column{
		{Name: "key", Header: "KEY"}, {Name: "value", Header: "VALUE", Flexible: true, MinWidth: 10}}}}}
}
