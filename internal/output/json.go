package output

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// Object is a JSON object whose keys keep their order.
type Object []Member

// Member is a key of an object and its value.
type Member struct {
	Key   string
	Value any
}

// Put adds a value under a key. A dot in the key nests the value in another object.
func (o *Object) Put(key string, value any) {
	head, rest, nested := strings.Cut(key, ".")
	if !nested {
		*o = append(*o, Member{key, value})
		return
	}
	for i, m := range *o {
		if inner, ok := m.Value.(Object); ok && m.Key == head {
			inner.Put(rest, value)
			(*o)[i].Value = inner
			return
		}
	}
	var inner Object
	inner.Put(rest, value)
	*o = append(*o, Member{head, inner})
}

// MarshalJSON writes the keys in their order.
func (o Object) MarshalJSON() ([]byte, error) { return compactJSON(o) }

// compactJSON returns a value as JSON on one line, without escapes for &, < and >.
func compactJSON(v any) ([]byte, error) {
	w := newJSONWriter()
	if err := w.value(v); err != nil {
		return nil, err
	}
	return w.Bytes(), nil
}

// jsonWriter writes objects in place. Package json would copy the result of each
// MarshalJSON once for every level of nesting.
type jsonWriter struct {
	bytes.Buffer
	enc *json.Encoder
}

func newJSONWriter() *jsonWriter {
	w := &jsonWriter{}
	w.enc = json.NewEncoder(&w.Buffer)
	w.enc.SetEscapeHTML(false)
	return w
}

func (w *jsonWriter) value(v any) error {
	switch v := v.(type) {
	case Object:
		return writeList(w, "{}", v, func(m Member) error {
			if err := w.value(m.Key); err != nil {
				return err
			}
			w.WriteByte(':')
			return w.value(m.Value)
		})
	case []Object:
		if v != nil {
			return writeList(w, "[]", v, func(o Object) error { return w.value(o) })
		}
	}
	if err := w.enc.Encode(v); err != nil {
		return err
	}
	w.Truncate(w.Len() - len("\n"))
	return nil
}

// writeList writes elements between brackets, with commas.
func writeList[T any](w *jsonWriter, brackets string, list []T, write func(T) error) error {
	w.WriteByte(brackets[0])
	for i, e := range list {
		if i > 0 {
			w.WriteByte(',')
		}
		if err := write(e); err != nil {
			return err
		}
	}
	w.WriteByte(brackets[1])
	return nil
}

// writeJSON writes the data as indented JSON.
func writeJSON(w *bytes.Buffer, d *Document, _ Options) error {
	b, err := compactJSON(d.Data)
	if err != nil {
		return err
	}
	if err := json.Indent(w, b, "", "  "); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// writeNDJSON writes each element of the data as JSON on a line of its own.
func writeNDJSON(w *bytes.Buffer, d *Document, _ Options) error {
	list := reflect.ValueOf(d.Data)
	if _, isObject := d.Data.(Object); isObject || list.Kind() != reflect.Slice {
		list = reflect.ValueOf([]any{d.Data})
	}
	for i := range list.Len() {
		b, err := compactJSON(list.Index(i).Interface())
		if err != nil {
			return err
		}
		w.Write(b)
		w.WriteByte('\n')
	}
	return nil
}

// Generic returns the data as templates and jq see it: maps, slices, strings, numbers,
// booleans and nil.
func (d *Document) Generic() (any, error) {
	b, err := compactJSON(d.Data)
	if err != nil {
		return nil, err
	}
	var v any
	err = json.Unmarshal(b, &v)
	return v, err
}
