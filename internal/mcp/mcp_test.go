package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/landscope-cli/landscope/internal/session"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// newServer returns a server of the built-in landscape on a fixed day.
func newServer(t testing.TB, change func(*Options)) *Server {
	t.Helper()
	spec := session.Spec{Data: "embedded"}
	s := &session.Session{Spec: spec, Stdin: strings.NewReader(""), Program: func() string { return "test" },
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC) },
		Notify: func(note string) {
			if strings.Contains(note, "failed") {
				t.Error(note)
			}
		}}
	live, err := s.Live(nil)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Session: s, Catalog: live.Catalog, Lang: "en", Version: "test"}
	if change != nil {
		change(&o)
	}
	server, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return server
}

// connect returns a session of the SDK's client with a server.
func connect(t testing.TB, s *Server) *sdk.ClientSession {
	t.Helper()
	ours, theirs := sdk.NewInMemoryTransports()
	if _, err := s.sdk.Connect(t.Context(), ours, nil); err != nil {
		t.Fatal(err)
	}
	client, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), theirs, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

type args = map[string]any

// ask calls a tool and returns its text and its structured content.
func ask(t testing.TB, c *sdk.ClientSession, tool string, a args) (text string, content map[string]any, failed bool) {
	t.Helper()
	r, err := c.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: a})
	if err != nil {
		t.Fatalf("%s %v: %v", tool, a, err)
	}
	for _, part := range r.Content {
		text += part.(*sdk.TextContent).Text
	}
	content, _ = r.StructuredContent.(map[string]any)
	return text, content, r.IsError
}

const goMod = "module x\n\nrequire (\n\tgoogle.golang.org/grpc v1.60.0\n\tgithub.com/opentracing/opentracing-go v1.2.0\n\tgithub.com/prometheus/client_golang v1.20.0 // indirect\n)\n"

// calls has calls of every tool, the plainest first.
var calls = []struct {
	tool string
	args args
}{
	{"search", args{"query": "service mesh"}},
	{"search", args{"query": "tracing", "maturity": "hosted", "columns": []string{"all"}}},
	{"list", args{}},
	{"list", args{"maturity": "graduated", "columns": "name,accepted_at,license", "sort": []string{"-accepted_at"}}},
	{"list", args{"columns": "all"}},
	{"list", args{"category": "Observability and Analysis", "as_of": 2020, "offset": 5}},
	{"get", args{"names": []string{"kubernetes"}}},
	{"get", args{"names": []string{"kubernetes", "prometheus", "envoy", "containerd", "opentelemetry"}}},
	{"get", args{"names": "kubernetes", "all": true, "limit": 1}},
	{"compare", args{"names": []string{"linkerd", "istio"}}},
	{"compare", args{"names": []string{"kubernetes", "prometheus", "envoy", "opentelemetry"}}},
	{"alternatives", args{"name": "opentracing"}},
	{"alternatives", args{"name": "Kubernetes"}},
	{"history", args{}},
	{"history", args{"since": "2025", "until": "2025", "event": "graduated"}},
	{"history", args{"names": "argo", "oldest_first": true}},
	{"diff", args{"from": "2024", "to": "2025"}},
	{"diff", args{"from": "edition:2018", "to": "embedded"}},
	{"stats", args{}},
	{"stats", args{"by": "category,maturity"}},
	{"stats", args{"by": []string{"tag"}}},
	{"stats", args{"report": "growth"}},
	{"stats", args{"report": "growth", "monthly": true}},
	{"stats", args{"report": "tenure"}},
	{"stats", args{"report": "stuck"}},
	{"stats", args{"report": "completeness"}},
	{"categories", args{}},
	{"categories", args{"maturity": "sandbox"}},
	{"explain", args{"term": "sandbox"}},
	{"explain", args{"term": "service mesh"}},
	{"explain", args{"term": "Runtime"}},
	{"explain", args{"term": "etcd"}},
	{"members", args{}},
	{"scan", args{"filename": "go.mod", "content": goMod}},
	{"check_policy", args{"filename": "go.mod", "content": goMod, "disallow": "archived"}},
	{"check_policy", args{"files": []args{{"name": "go.mod", "content": goMod}, {"name": "Dockerfile", "content": "FROM envoyproxy/envoy:v1"}}, "min_maturity": "graduated"}},
}

// TestTools: every tool is listed and called, its answer has the form of its schema, its
// text and its structured content agree on the total, and it is small.
func TestTools(t *testing.T) {
	c := connect(t, newServer(t, nil))
	listed, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	schemas, called, tokens := map[string]*jsonschema.Resolved{}, map[string]bool{}, 0
	for _, tool := range listed.Tools {
		if tool.Annotations == nil || !tool.Annotations.ReadOnlyHint || *tool.Annotations.OpenWorldHint || tool.Title == "" || tool.Description == "" {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
		schemas[tool.Name] = resolve(t, tool.OutputSchema)
		input, _ := json.Marshal(tool.InputSchema)
		tokens += len(tool.Name) + len(tool.Description) + len(input)
	}
	if len(listed.Tools) != len(tools()) {
		t.Errorf("%d tools are listed, not %d", len(listed.Tools), len(tools()))
	}
	if t.Logf("the tools have %d bytes", tokens); tokens > 16_000 {
		t.Errorf("names, descriptions and arguments of the tools have %d bytes", tokens)
	}
	for _, call := range calls {
		at := fmt.Sprintf("%s %v", call.tool, call.args)
		called[call.tool] = true
		text, content, failed := ask(t, c, call.tool, call.args)
		if failed {
			t.Errorf("%.100s: %s", at, text)
			continue
		}
		if err := schemas[call.tool].Validate(content); err != nil {
			t.Errorf("%.100s: %v", at, err)
		}
		b, _ := json.Marshal(content)
		most := answerBytes
		if call.args["limit"] != nil {
			most = maxBytes
		}
		if size := len(b) + len(text); size > most {
			t.Errorf("%.100s: %d bytes", at, size)
		}
		if total := fmt.Sprintf(": %.0f", content["total"]); !strings.Contains(text[:min(40, len(text))], total) {
			t.Errorf("%.100s: %.40s, total %s", at, text, total)
		}
		t.Logf("%-60.60s %6d + %6d bytes, total %v, next %v", at, len(b), len(text), content["total"], content["next_offset"])
	}
	for _, tool := range listed.Tools {
		if !called[tool.Name] {
			t.Errorf("no test calls %s", tool.Name)
		}
	}
}

// resolve returns a schema as a client got it.
func resolve(t *testing.T, from any) *jsonschema.Resolved {
	t.Helper()
	b, err := json.Marshal(from)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
