package httpapi

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestMCP checks that /mcp answers calls if the server offers it, and only requests for
// its host and from its own pages.
func TestMCP(t *testing.T) {
	const call = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get","arguments":{"names":["kubernetes"]}}}`
	post := func(r *http.Request) {
		r.Method, r.Body = http.MethodPost, io.NopCloser(strings.NewReader(call))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
	}
	offered := testServer(t, nil, Options{MCP: true, Version: "test"})
	for _, test := range []struct {
		name    string
		server  *Server
		address string
		change  func(*http.Request)
		status  int
		text    string
	}{
		{"a call", offered, "/mcp", post, http.StatusOK, `"maturity":"graduated"`},
		{"not offered", testServer(t, nil, Options{}), "/mcp", post, http.StatusMethodNotAllowed, "use GET or HEAD"},
		{"another path", offered, "/api/v1/items", post, http.StatusMethodNotAllowed, "use GET or HEAD"},
		{"another host", offered, "/mcp", func(r *http.Request) { post(r); r.Host = "evil.example" }, http.StatusMisdirectedRequest, "not allowed"},
		{"a page elsewhere", offered, "/mcp", func(r *http.Request) { post(r); r.Header.Set("Origin", "https://evil.example") }, http.StatusForbidden, "cross-origin"},
	} {
		if w := ask(test.server, test.address, test.change); w.Code != test.status || !strings.Contains(w.Body.String(), test.text) {
			t.Errorf("%s: status %d, %.300s", test.name, w.Code, w.Body)
		}
	}
}
