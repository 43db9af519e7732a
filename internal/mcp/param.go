package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/schema"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
)

// paramType is the type of a parameter.
type paramType string

// The types of parameters. A list accepts a single string as well, and a string accepts a
// number, because models write both.
const (
	text    paramType = "string"
	list    paramType = "array"
	integer paramType = "integer"
	boolean paramType = "boolean"
	content paramType = "content" // the text of a file, of any size
	files   paramType = "files"   // an array of objects with name and content
)

// param is a parameter of a tool.
type param struct {
	Name, Doc string
	Type      paramType
	Required  bool
	Enum      []string // the values of a string; nil for any
	Max       int      // of an integer
}

// schema returns the schema of a parameter.
func (p param) schema() *schema.Schema {
	s := schema.Typed(string(p.Type))
	switch p.Type {
	case content:
		s.Type = string(text)
	case list:
		s.Items = schema.Typed("string")
	case files:
		s = schema.Array(schema.Of[file]())
	case integer:
		s.Minimum = new(0)
		if p.Max > 0 {
			s.Maximum = new(p.Max)
		}
	}
	s.Description, s.Enum = p.Doc, p.Enum
	return s
}

// call is a call of a tool, with its arguments parsed.
type call struct {
	view.View
	ctx           context.Context
	server        *Server
	filter        landscape.Query
	args          map[string]any
	offset, limit int
	limited       bool // the caller chose the limit
}

// text returns a string, without surrounding space; "" if it is not given.
func (q *call) text(p param) string { s, _ := q.args[p.Name].(string); return strings.TrimSpace(s) }

// list returns the strings of a list.
func (q *call) list(p param) []string { l, _ := q.args[p.Name].([]string); return l }

func (q *call) is(p param) bool { b, _ := q.args[p.Name].(bool); return b }

// filterParam returns the parameter of a filter: its name with underscores.
func filterParam(f landscape.Filter) string { return strings.ReplaceAll(f.Name, "-", "_") }

// parse parses the arguments of a call.
func (t tool) parse(s *Server, raw json.RawMessage) (*call, error) {
	q := &call{View: view.View{Catalog: s.options.Catalog(), Lang: s.options.Lang}, server: s, args: map[string]any{}, limit: t.limit}
	given := map[string]json.RawMessage{}
	if len(bytes.TrimSpace(raw)) > 0 {
		if err := json.Unmarshal(raw, &given); err != nil {
			return nil, errors.New("the arguments are not a JSON object")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if string(given[name]) == "null" {
			continue
		}
		if err := t.set(q, name, given[name]); err != nil {
			return nil, err
		}
	}
	for _, p := range t.params {
		if _, ok := q.args[p.Name]; p.Required && !ok {
			return nil, fmt.Errorf("%s is required: %s", p.Name, p.Doc)
		}
	}
	if date := q.text(paramAsOf); date != "" {
		day, _, err := s.options.Session.Date(q.Catalog, date)
		if err != nil {
			return nil, err
		}
		q.Catalog = q.Catalog.AsOf(day)
	}
	return q, nil
}

// set sets an argument.
func (t tool) set(q *call, name string, raw json.RawMessage) error {
	var known []string
	for _, p := range t.allParams() {
		if p.Name != name {
			known = append(known, p.Name)
			continue
		}
		value, err := p.value(raw)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		q.args[name] = value
		switch name {
		case paramLimit.Name:
			q.limit, q.limited = value.(int), true
		case paramOffset.Name:
			q.offset = value.(int)
		}
		return nil
	}
	if t.filters != noFilters {
		for _, f := range landscape.Filters {
			if filterParam(f) == name {
				return q.addFilter(f, raw)
			}
			known = append(known, filterParam(f))
		}
	}
	return suggest.Unknown("argument", excerpt([]byte(name)), known)
}

// value parses the value of an argument.
func (p param) value(raw json.RawMessage) (any, error) {
	switch p.Type {
	case list:
		return stringList(raw)
	case files:
		return fileList(raw)
	case boolean:
		if b, err := strconv.ParseBool(strings.Trim(string(raw), `"`)); err == nil {
			return b, nil
		}
		return nil, fmt.Errorf("want true or false, not %s", excerpt(raw))
	case integer:
		n, err := strconv.Atoi(strings.Trim(string(raw), `"`))
		if err != nil || n < 0 || p.Max > 0 && n > p.Max {
			return nil, fmt.Errorf("want an integer %s, not %s", p.bounds(), excerpt(raw))
		}
		return n, nil
	}
	s, err := stringOf(raw)
	if err == nil && p.Type == text {
		err = checkLength(s)
	}
	if err != nil {
		return nil, err
	}
	if p.Required && strings.TrimSpace(s) == "" {
		return nil, &suggest.EmptyError{Kind: "string"}
	}
	if p.Enum != nil && s != "" && !slices.Contains(p.Enum, s) {
		return nil, suggest.Unknown("value", s, p.Enum)
	}
	return s, nil
}

func (p param) bounds() string {
	if p.Max > 0 {
		return fmt.Sprintf("from 0 to %d", p.Max)
	}
	return "from 0"
}

// stringOf parses a string, or a number as a string.
func stringOf(raw json.RawMessage) (string, error) {
	var s string
	if err := json.Unmarshal(raw, &s); err == nil {
		return s, nil
	}
	var n json.Number
	if err := json.Unmarshal(raw, &n); err == nil {
		return n.String(), nil
	}
	return "", fmt.Errorf("want a string, not %s", excerpt(raw))
}

// maxText is the greatest length in bytes of a string that is not the text of a file. The
// time to answer grows with it.
const maxText = 4096

func checkLength(s string) error {
	if len(s) > maxText {
		return fmt.Errorf("a string has %d bytes; at most %d are allowed", len(s), maxText)
	}
	return nil
}

// maxList is the number of strings in a list.
const maxList = 200

// stringList parses a list of strings, or a single string.
func stringList(raw json.RawMessage) ([]string, error) {
	var elements []json.RawMessage
	if err := json.Unmarshal(raw, &elements); err != nil {
		elements = []json.RawMessage{raw}
	}
	if len(elements) > maxList {
		return nil, fmt.Errorf("a list has %d strings; at most %d are allowed", len(elements), maxList)
	}
	var out []string
	for _, e := range elements {
		s, err := stringOf(e)
		if err != nil {
			return nil, fmt.Errorf("want a list of strings: %w", err)
		}
		if err := checkLength(s); err != nil {
			return nil, err
		}
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

// excerpt returns the beginning of a JSON value, for messages.
func excerpt(raw json.RawMessage) string {
	const most = 60
	if len(raw) > most {
		return strings.ToValidUTF8(string(raw[:most]), "") + "..."
	}
	return string(raw)
}

// addFilter adds the values of a filter to the query.
func (q *call) addFilter(f landscape.Filter, raw json.RawMessage) error {
	values, err := stringList(raw)
	if err != nil {
		return fmt.Errorf("%s: %w", filterParam(f), err)
	}
	for _, v := range values {
		if err := f.Set(&q.filter, v); err != nil {
			if f.Arg == "DATE" {
				return fmt.Errorf("%s: %w; %s", filterParam(f), err, q.server.options.Session.RangeAdvice(v))
			}
			return fmt.Errorf("%s: %w", filterParam(f), err)
		}
	}
	return nil
}
