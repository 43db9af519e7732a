package output

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"text/template"

	"gopkg.in/yaml.v3"
)

// Object is a mapping whose keys keep their order.
type Object []Member

// Member is a key of an object and its value.
type Member struct {
	Key   string
	Value any
}

// Put adds a value under a key; a dot in the key nests it.
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
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := compactJSON(m.Key)
		if err != nil {
			return nil, err
		}
		value, err := compactJSON(m.Value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// compactJSON writes a value on one line, &, < and > as they are.
func compactJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

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

// writeYAML goes through JSON, which knows the keys, to nodes, which keep
// their order: JSON is YAML.
func writeYAML(w *bytes.Buffer, d *Document, _ Options) error {
	b, err := compactJSON(d.Data)
	if err != nil {
		return err
	}
	var n yaml.Node
	if err := yaml.Unmarshal(Sanitize(YAML, b, Options{}), &n); err != nil {
		return err
	}
	blockStyle(&n)
	var far []rune
	hideFar(&n, &far)
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(&n); err != nil {
		return err
	}
	for _, r := range out.String() {
		if r == farMark {
			r, far = far[0], far[1:]
		}
		w.WriteRune(r)
	}
	return nil
}

// farMark stands for a character beyond U+FFFF while the YAML library encodes:
// it takes such characters, emoji among them, for unprintable and escapes them.
const farMark = '\ue000'

// hideFar replaces these characters, but for live ones, which stay escaped, in
// the order in which they are written, and keeps them in far.
func hideFar(n *yaml.Node, far *[]rune) {
	n.Value = strings.Map(func(r rune) rune {
		if r == farMark || r > 0xffff && firstLive(string(r)) < 0 {
			*far = append(*far, r)
			return farMark
		}
		return r
	}, n.Value)
	for _, child := range n.Content {
		hideFar(child, far)
	}
}

// blockStyle undoes the look of JSON. Text with special characters stays in
// double quotes, where they can be escaped.
func blockStyle(n *yaml.Node) {
	switch {
	case n.Kind != yaml.ScalarNode:
		n.Style &^= yaml.FlowStyle
		if len(n.Content) == 0 {
			n.Style |= yaml.FlowStyle
		}
	case n.Tag == "!!str" && firstLive(n.Value) < 0 && !isCommand(n.Value):
		n.Style = 0
		if slices.Contains(oldBooleans, strings.ToLower(n.Value)) {
			n.Style = yaml.SingleQuotedStyle
		}
	}
	for _, child := range n.Content {
		blockStyle(child)
	}
}

// isCommand reports whether text may be taken for a command of a CI log, which
// double quotes, unlike plain text, can break.
func isCommand(s string) bool {
	return strings.HasPrefix(strings.TrimSpace(s), "::") || strings.Contains(s, "##[")
}

// oldBooleans are words that YAML 1.1 readers take for true or false; other
// text that would be read as another type is quoted by the library.
var oldBooleans = []string{"y", "n", "yes", "no", "on", "off"}

// Generic returns the data as programs see it: maps, slices, strings, numbers.
func (d *Document) Generic() (any, error) {
	b, err := compactJSON(d.Data)
	if err != nil {
		return nil, err
	}
	var v any
	err = json.Unmarshal(b, &v)
	return v, err
}

func writeTemplate(w *bytes.Buffer, d *Document, o Options) error {
	t, err := template.New("template").Parse(o.Template)
	if err != nil {
		return err
	}
	v, err := d.Generic()
	if err != nil {
		return err
	}
	out := parts{to: o.Parts, syntax: Text, o: o}
	if err := t.Execute(&out, v); err != nil {
		return err
	}
	_, err = w.Write(out.Bytes())
	return err
}

// CheckTemplate reports what is wrong with a template's text.
func CheckTemplate(text string) error {
	_, err := template.New("template").Parse(text)
	return err
}
