package output

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// Pick leaves only these keys in each object of the data, in this order. A dot selects a
// key of an inner object. The error is a key that no object can have.
func (d *Document) Pick(keys []string) error {
	d.fill(NeedData)
	text, err := compactJSON(d.Data)
	if err != nil {
		return err
	}
	var rows []map[string]json.RawMessage
	single := bytes.HasPrefix(text, []byte("{"))
	if single {
		text = slices.Concat([]byte("["), text, []byte("]"))
	}
	if err := json.Unmarshal(text, &rows); err != nil {
		return err
	}
	known := jsonKeys(reflect.TypeOf(d.Data))
	for _, row := range rows {
		known = slices.AppendSeq(known, maps.Keys(row))
	}
	slices.Sort(known)
	known = slices.Compact(known)
	picked := make([]Object, len(rows))
	for _, key := range keys {
		key = strings.TrimSpace(key)
		if first, _, _ := strings.Cut(key, "."); len(known) > 0 && !slices.Contains(known, first) {
			unknown := suggest.Unknown("JSON field", key, known)
			unknown.Choices = known
			return unknown
		}
		for i, row := range rows {
			if value := member(row, key); value != nil {
				picked[i].Put(key, value)
			}
		}
	}
	if d.Data = picked; single {
		d.Data = picked[0]
	}
	d.Fill = nil
	return nil
}

// member returns the value of a key of an object, or of its inner objects, or nil.
func member(object map[string]json.RawMessage, key string) json.RawMessage {
	first, rest, nested := strings.Cut(key, ".")
	value := object[first]
	var inner map[string]json.RawMessage
	if !nested || value == nil || json.Unmarshal(value, &inner) != nil {
		if nested {
			return nil
		}
		return value
	}
	return member(inner, rest)
}

// jsonKeys returns the keys of the JSON objects of a type of structs, or of slices of them.
func jsonKeys(t reflect.Type) []string {
	for t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer) {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct || t == reflect.TypeFor[Member]() {
		return nil
	}
	var keys []string
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			keys = append(keys, jsonKeys(f.Type)...)
		case name != "" && name != "-":
			keys = append(keys, name)
		}
	}
	return keys
}
