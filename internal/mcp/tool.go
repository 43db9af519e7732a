package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/schema"
	"github.com/landscope-cli/landscope/internal/suggest"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// filterUse says which filters are parameters of a tool.
type filterUse int

const (
	noFilters   filterUse = iota
	allFilters            // with their documentation
	sameFilters           // those of list, whose documentation is not repeated
)

// tool is a tool, with its parameters and its answer.
type tool struct {
	name, title, doc string
	params           []param
	filters          filterUse
	limit            int    // the default number of results
	rows             string // the key of the results
	answer           func(*call) (*answer, error)
	result           func() *schema.Schema // of one result
	more             func() *schema.Schema // of the further members; nil for none
}

// allParams returns the parameters of a tool without its filters.
func (t tool) allParams() []param {
	all := append(slices.Clip(t.params), paramAsOf)
	if t.limit > 0 {
		all = append(all, paramLimit, paramOffset)
	}
	return all
}

// describe returns the tool for clients.
func (t tool) describe(o Options) *sdk.Tool {
	closed := false
	return &sdk.Tool{
		Name: t.name, Title: t.title, Description: t.doc,
		InputSchema: mustJSON(t.input(o)), OutputSchema: mustJSON(t.output()),
		Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed},
	}
}

func mustJSON(s *schema.Schema) json.RawMessage {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return b
}

// input returns the schema of the arguments.
func (t tool) input(o Options) *schema.Schema {
	s := schema.NewObject()
	for _, p := range t.allParams() {
		if p.Name != paramPath.Name || o.AllowPath != "" {
			s.Add(p.Name, p.schema(), p.Required)
		}
	}
	if t.filters == noFilters {
		return s
	}
	for _, f := range landscape.Filters {
		value := schema.Typed("string")
		if t.filters == allFilters {
			value.Description = f.Doc
		}
		s.Add(filterParam(f), value, false)
	}
	return s
}

// output returns the schema of the structured content.
func (t tool) output() *schema.Schema {
	s := schema.NewObject()
	s.Add("data_date", schema.Of[landscape.Date](), false)
	if t.more != nil {
		more := t.more()
		for _, m := range more.Properties {
			s.Add(m.Key, m.Value.(*schema.Schema), slices.Contains(more.Required, m.Key))
		}
	}
	s.Add("total", schema.Typed("integer"), true)
	s.Add("offset", schema.Typed("integer"), true)
	s.Add("next_offset", schema.Typed("integer"), false)
	s.Add("notes", schema.Of[[]string](), false)
	s.Add(t.rows, schema.Array(t.result()), true)
	return s
}

// handler returns the function that answers calls of a tool.
func (s *Server) handler(t tool) sdk.ToolHandler {
	return func(ctx context.Context, request *sdk.CallToolRequest) (result *sdk.CallToolResult, err error) {
		defer func() {
			if cause := recover(); cause != nil {
				s.options.Session.Notify(fmt.Sprintf("tool %s failed: %v\n%s", t.name, cause, debug.Stack()))
				result, err = failure(errors.New("internal error")), nil
			}
		}()
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		q, err := t.parse(s, request.Params.Arguments)
		if err != nil {
			return failure(err), nil
		}
		q.ctx = ctx
		a, err := t.answer(q)
		if err != nil {
			return failure(q.explainError(err)), nil
		}
		return t.present(q, a)
	}
}

// present returns the result of a call.
func (t tool) present(q *call, a *answer) (*sdk.CallToolResult, error) {
	size := answerBytes
	if q.limited {
		size = maxBytes
	}
	p, err := a.fit(q.offset, q.limit, size)
	if err != nil {
		return failure(err), nil
	}
	content, err := a.structured(q, t.rows, p)
	if err != nil {
		return nil, err
	}
	return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: a.text(q, t.rows, p)}}, StructuredContent: content}, nil
}

// failure returns the result of a call that failed: what was wrong, and how to correct it.
func failure(err error) *sdk.CallToolResult {
	text := flagNames.Replace(err.Error())
	if hint := hintOf(err); hint != "" {
		text += "; " + hint
	}
	const most = 3000 // a message may quote what the caller sent
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "..."
	}
	return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: output.SanitizeString(text)}}, IsError: true}
}

// flagNames replaces flags in messages that are made for the command line.
var flagNames = strings.NewReplacer("--as-of", "as_of", "--by", "by", "--related-to", "related_to", "--has", "has", "--missing", "missing")

// hintOf returns the choices or the nearest match of an error, or "".
func hintOf(err error) string {
	var unknown *suggest.UnknownError
	if errors.As(err, &unknown) {
		hint := unknown.Hint()
		switch {
		case unknown.Kind == "field":
			return join(hint, "fields: "+strings.Join(fieldNames(), ", "))
		case unknown.Kind == "item" && len(unknown.Candidates) == 0:
			return join(hint, "the tool search finds items by name, keyword or description")
		case unknown.Kind == "category" || unknown.Kind == "subcategory":
			return join(hint, "the tool categories lists them")
		}
		return hint
	}
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}

func join(first, second string) string {
	if first == "" {
		return second
	}
	return first + "; " + second
}

// explainError adds to an error which other filter has the value that it reports.
func (q *call) explainError(err error) error {
	if other := lookup.WrongKind(q.Catalog, err); other != "" {
		return fmt.Errorf("%w; %s", err, strings.Replace(other, "use --", "use the filter ", 1))
	}
	return err
}

func fieldNames() []string {
	names := make([]string, len(landscape.Fields))
	for i, f := range landscape.Fields {
		names[i] = f.Name
	}
	return names
}
