package view

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

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

// Document presents the keys and values, to people in a language.
func (s *KeyValues) Document(lang string) *output.Document {
	v := View{Lang: lang}
	value := v.head("value", headValue)
	value.Flexible, value.MinWidth = true, 10
	t := output.Table{Columns: []output.Column{v.head("key", headKey), value}, Rows: s.rows}
	records := t
	if lang == "ja" {
		t.Rows = make([][]string, len(s.rows))
		for i, row := range s.rows {
			t.Rows[i] = []string{keyJa(row[0]), valueJa(row[1])}
		}
	}
	return &output.Document{Data: s.data, Tables: []output.Table{t}, Records: &records}
}

// keyJa returns the Japanese name of a key. The parts of a key are set apart by a
// slash, from the general to the special.
func keyJa(key string) string {
	parts := strings.Split(key, ".")
	for i, part := range parts {
		parts[i] = keysJa.of(part)
	}
	return strings.Join(parts, " / ")
}

// valueJa returns the Japanese form of a value that is a word of ours.
func valueJa(value string) string {
	return strings.ReplaceAll(valuesJa.of(value), " or ", "または")
}
