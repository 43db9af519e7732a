package mcpclient

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
	"github.com/tailscale/hujson"
)

// mergeJSON returns JSON, which may have comments and trailing commas, with a server in
// the object of servers. Everything else stays as it is, byte for byte.
func mergeJSON(old []byte, key string, server any) ([]byte, error) {
	if isBlank(old) {
		old = []byte("{}\n")
	}
	root, err := hujson.Parse(old)
	if err != nil {
		return nil, fmt.Errorf("it is not JSON: %w", err)
	}
	object, ok := root.Value.(*hujson.Object)
	if !ok {
		return nil, errors.New("it is not a JSON object")
	}
	servers, err := member(object, key)
	if err != nil {
		return nil, err
	}
	if servers == nil {
		servers = insert(object, key, &hujson.Object{}, "")
	}
	inner, ok := servers.Value.(*hujson.Object)
	if !ok {
		return nil, fmt.Errorf("%q in it is not an object", key)
	}
	present, err := member(inner, name)
	if err != nil {
		return nil, err
	}
	outer := indentOf(object, "")
	indent := indentOf(inner, outer)
	value, err := indented(server, indent, strings.TrimPrefix(indent, outer))
	if err != nil {
		return nil, err
	}
	switch {
	case present == nil:
		insert(inner, name, value.Value, outer)
	case same(*present, value):
		return old, nil
	default:
		present.Value = value.Value
	}
	merged := root.Pack()
	return merged, check(merged, old, key)
}

// member returns the value of a member, nil if there is none. It is an error if there are
// two, because programs differ in which one they use.
func member(o *hujson.Object, name string) (*hujson.Value, error) {
	var found *hujson.Value
	for i := range o.Members {
		if literal, ok := o.Members[i].Name.Value.(hujson.Literal); ok && literal.String() == name {
			if found != nil {
				return nil, fmt.Errorf("it has the key %q twice", name)
			}
			found = &o.Members[i].Value
		}
	}
	return found, nil
}

// insert adds the first member of an object whose closing brace is indented by outer.
func insert(o *hujson.Object, name string, value hujson.ValueTrimmed, outer string) *hujson.Value {
	indent := indentOf(o, outer)
	m := hujson.ObjectMember{
		Name:  hujson.Value{BeforeExtra: hujson.Extra("\n" + indent), Value: hujson.String(name)},
		Value: hujson.Value{BeforeExtra: hujson.Extra(" "), Value: value},
	}
	switch {
	case len(o.Members) > 0 && !bytes.Contains(o.Members[0].Name.BeforeExtra, []byte("\n")):
		o.Members[0].Name.BeforeExtra = append(hujson.Extra("\n"+indent), bytes.TrimLeft(o.Members[0].Name.BeforeExtra, " \t")...)
	case len(o.Members) == 0 && !bytes.HasSuffix(bytes.TrimRight(o.AfterExtra, " \t"), []byte("\n")):
		o.AfterExtra = append(bytes.TrimRight(o.AfterExtra, " \t"), "\n"+outer...)
	}
	o.Members = slices.Insert(o.Members, 0, m)
	return &o.Members[0].Value
}

// indentOf returns the indentation of the members of an object that is indented by outer.
func indentOf(o *hujson.Object, outer string) string {
	if len(o.Members) > 0 {
		before := string(o.Members[0].Name.BeforeExtra)
		if i := strings.LastIndexByte(before, '\n'); i >= 0 && strings.Trim(before[i+1:], " \t") == "" && len(before[i+1:]) > len(outer) {
			return before[i+1:]
		}
	}
	if strings.HasPrefix(outer, "\t") {
		return outer + "\t"
	}
	return outer + "  "
}

// indented returns a value whose lines after the first are indented.
func indented(v any, prefix, step string) (hujson.Value, error) {
	var b bytes.Buffer
	if err := json.Indent(&b, compactJSON(v), prefix, step); err != nil {
		return hujson.Value{}, err
	}
	return hujson.Parse(b.Bytes())
}

// same reports whether two values are the same but for whitespace and comments.
func same(a, b hujson.Value) bool {
	return plain(a) == plain(b)
}

func plain(v hujson.Value) string {
	v = v.Clone()
	v.BeforeExtra, v.AfterExtra = nil, nil
	v.Minimize()
	return v.String()
}

// check returns an error unless the merged file is the old one but for the server.
func check(merged, old []byte, key string) error {
	without := func(content []byte) (string, error) {
		v, err := hujson.Parse(content)
		if err != nil {
			return "", err
		}
		object, ok := v.Value.(*hujson.Object)
		if !ok {
			return "", errors.New("it is not a JSON object")
		}
		object.Members = slices.DeleteFunc(object.Members, func(m hujson.ObjectMember) bool {
			literal, _ := m.Name.Value.(hujson.Literal)
			inner, ok := m.Value.Value.(*hujson.Object)
			if !ok || literal.String() != key {
				return false
			}
			inner.Members = slices.DeleteFunc(inner.Members, func(m hujson.ObjectMember) bool {
				literal, _ := m.Name.Value.(hujson.Literal)
				return literal.String() == name
			})
			return len(inner.Members) == 0
		})
		return plain(v), nil
	}
	before, err := without(old)
	if err != nil {
		return err
	}
	after, err := without(merged)
	if err == nil && before != after {
		err = errors.New("the result would differ in more than the server")
	}
	return err
}

// mergeTOML returns TOML with a table for the server at its end. It refuses a file that
// has the server in another form.
func mergeTOML(old []byte, server Command) ([]byte, error) {
	const table = "mcp_servers"
	added := fmt.Sprintf("[%s.%s]\ncommand = %s\nargs = %s\n", table, name, tomlString(server.Path), tomlList(server.Args))
	if isBlank(old) {
		return []byte(added), nil
	}
	if bytes.Contains(old, []byte(added)) {
		return old, nil
	}
	var p unstable.Parser
	p.Reset(old)
	inRoot := true
	for p.NextExpression() {
		e := p.Expression()
		path := keyOf(e)
		if e.Kind == unstable.Table || e.Kind == unstable.ArrayTable {
			inRoot = false
			if len(path) > 1 && path[0] == table && path[1] == name {
				return nil, fmt.Errorf("it has a table [%s.%s] already; edit that", table, name)
			}
		}
		if e.Kind == unstable.KeyValue && inRoot && path[0] == table || e.Kind == unstable.ArrayTable && path[0] == table && len(path) == 1 {
			return nil, fmt.Errorf("%s in it is not a table of its own; add the server by hand", table)
		}
	}
	if err := p.Error(); err != nil {
		return nil, fmt.Errorf("it is not TOML: %w", err)
	}
	return append(append(bytes.TrimRight(slices.Clone(old), "\n"), "\n\n"...), added...), nil
}

// keyOf returns the parts of the key of an expression.
func keyOf(e *unstable.Node) []string {
	var path []string
	for it := e.Key(); it.Next(); {
		path = append(path, string(it.Node().Data))
	}
	return path
}

// tomlString returns a basic string of TOML, whose escapes are those of JSON.
func tomlString(s string) string { return string(compactJSON(s)) }

func tomlList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = tomlString(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
