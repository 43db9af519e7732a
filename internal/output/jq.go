package output

import (
	"errors"
	"fmt"
	"strings"

	"github.com/itchyny/gojq"
)

// JQ is a compiled jq expression.
type JQ struct {
	code  *gojq.Code
	order keyOrder // nil if the expression does not use it
}

// NewJQ compiles an expression. The error has the position of a syntax error.
func NewJQ(expr string) (*JQ, error) {
	query, err := gojq.Parse(expr)
	if err != nil {
		var parse *gojq.ParseError
		if errors.As(err, &parse) {
			return nil, fmt.Errorf("at byte %d, near %q: %w", parse.Offset, parse.Token, err)
		}
		return nil, err
	}
	q := &JQ{}
	if strings.Contains(expr, "keys_unsorted") {
		q.order = keyOrder{}
	}
	q.code, err = gojq.Compile(query, gojq.WithFunction("keys_unsorted", 0, 0, func(v any, args []any) any { return q.order.keys(v, args) }))
	if err != nil {
		return nil, err
	}
	return q, nil
}

// Render runs the expression on the data of the document. It returns a line for each
// result: a string unquoted, any other value as JSON. All of it is sanitized unless
// o.Raw is set.
func (q *JQ) Render(d *Document, o Options) ([]byte, error) {
	d.fill(NeedData)
	if q.order != nil {
		text, err := compactJSON(d.Data)
		if err != nil {
			return nil, err
		}
		q.order.read(text)
	}
	v, err := d.Generic()
	if err != nil {
		return nil, err
	}
	b := parts{to: o.Parts, syntax: Sanitized, o: o}
	iter := q.code.Run(v)
	for {
		v, ok := iter.Next()
		if !ok {
			return b.rest(), nil
		}
		if err, ok := v.(error); ok {
			var halt *gojq.HaltError
			if errors.As(err, &halt) && halt.Value() == nil && halt.ExitCode() == 0 {
				return b.rest(), nil
			}
			return nil, errors.New(err.Error()) // its exit code is jq's
		}
		line, err := jqLine(v, o)
		if err != nil {
			return nil, err
		}
		if _, err := b.Write(line); err != nil {
			return nil, err
		}
	}
}

// jqLine returns a result of jq as a line, sanitized.
func jqLine(v any, o Options) ([]byte, error) {
	if s, ok := v.(string); ok {
		return Sanitize(Text, []byte(s+"\n"), o), nil
	}
	out, err := gojq.Marshal(v)
	if err != nil {
		return nil, err
	}
	return Sanitize(JSON, append(out, '\n'), Options{CI: o.CI}), nil
}
