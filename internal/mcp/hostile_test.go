package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMistakes: a mistake in a call is an error of the tool that says how to correct it.
func TestMistakes(t *testing.T) {
	c := connect(t, newServer(t, nil))
	for _, test := range []struct {
		tool string
		args args
		want string // all parts, separated by bars
	}{
		{"list", args{"maturity": "gradauted"}, `did you mean "graduated"?|choices: sandbox, incubating`},
		{"list", args{"matury": "x"}, `unknown argument "matury"|did you mean "maturity"?`},
		{"list", args{"limit": "many"}, `limit: want an integer from 0 to 500, not "many"`},
		{"list", args{"limit": -1}, "want an integer"},
		{"list", args{"limit": 1e9}, "want an integer"},
		{"list", args{"offset": 1.5}, "offset: want an integer from 0"},
		{"list", args{"columns": "nmae"}, `did you mean "name"?|fields: name, maturity`},
		{"list", args{"sort": "-levl"}, `unknown field "levl"`},
		{"list", args{"category": "service mesh"}, "choices: Provisioning|is a subcategory: use the filter subcategory"},
		{"list", args{"accepted_at": "last year"}, "did you mean 2025?"},
		{"list", args{"as_of": "2031"}, "the data ends on"},
		{"list", args{"related_to": "kubernets"}, `related_to: unknown item|did you mean "Kubernetes"`},
		{"list", args{"maturity": args{"x": 1}}, `maturity: want a list of strings: want a string, not {"x":1}`},
		{"get", args{"names": "kubernets"}, `did you mean "Kubernetes"|the tool search`},
		{"get", args{}, "names is required"},
		{"get", args{"names": []string{}}, "names is empty"},
		{"get", args{"names": []any{1, args{}}}, "want a string, not {}"},
		{"get", args{"names": "observability"}, "is a subcategory|use the tool explain"},
		{"get", args{"names": strings.Split(strings.Repeat("etcd,", 60), ",")}, "too many names: 60, at most 50"},
		{"search", args{"query": " "}, "query: empty string"},
		{"search", args{"query": []int{1}}, "query: want a string, not [1]"},
		{"stats", args{"report": "grwth"}, `did you mean "growth"?`},
		{"stats", args{"by": "a,b,c"}, "one or two fields"},
		{"stats", args{"monthly": "perhaps"}, `monthly: want true or false, not "perhaps"`},
		{"history", args{"event": "graduate"}, `did you mean "graduated"?`},
		{"history", args{"since": "last year"}, "since:|did you mean 2025?"},
		{"diff", args{"from": "/etc/passwd"}, "unknown date or map|choices: current, embedded"},
		{"diff", args{"from": "2024", "only": "moves"}, `did you mean "moved"?`},
		{"diff", args{"from": "2026", "as_of": "2020"}, "is after as_of"},
		{"explain", args{"term": "xyzzy"}, "is not a level, kind, category, subcategory or item"},
		{"compare", args{"names": "istio"}, "compare takes 2 to 8 names, not 1"},
		{"alternatives", args{"name": "istio, linkerd"}, "one name"},
		{"members", args{"tier": "Goldd"}, `did you mean "Gold"?|choices: Platinum`},
		{"members", args{"joined": "soon"}, "joined:|is not a date"},
		{"scan", args{}, "nothing to scan: give filename and content, or files"},
		{"scan", args{"path": "."}, "this server reads no directories"},
		{"scan", args{"filename": "../x", "content": "a"}, "is not the name of a file"},
		{"scan", args{"filename": "/etc/passwd", "content": "a"}, "is not the name of a file"},
		{"scan", args{"filename": "a\x00b", "content": "a"}, "is not the name of a file"},
		{"scan", args{"files": "a"}, "files: want a list of objects"},
		{"scan", args{"files": []args{{"name": "a", "content": ""}, {"name": "a", "content": ""}}}, "is given twice"},
		{"scan", args{"files": []args{{"name": "a", "content": ""}, {"name": "a/b", "content": ""}}}, "not a directory"},
		{"check_policy", args{"content": "a"}, "no policy: give policy, disallow or min_maturity"},
		{"check_policy", args{"content": "a", "policy": "denid: [archived]"}, `did you mean "denied"?`},
		{"check_policy", args{"content": "a", "disallow": "archivd"}, `did you mean "archived"?`},
	} {
		text, _, failed := ask(t, c, test.tool, test.args)
		for want := range strings.SplitSeq(test.want, "|") {
			if !failed || !strings.Contains(text, want) {
				t.Errorf("%s %.80v: %.300s\nwant %s", test.tool, test.args, text, want)
			}
		}
		if len(text) > 3000 || strings.Contains(text, "--") && !strings.Contains(text, "--allow-path") || strings.Contains(text, os.TempDir()) {
			t.Errorf("%s %.80v: %.300s", test.tool, test.args, text)
		}
	}
	_, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: "lists"})
	if err == nil || !strings.Contains(err.Error(), `did you mean "list"?`) {
		t.Errorf("an unknown tool: %v", err)
	}
}

// TestHostile: large and many calls, canceled ones and the end of the input are survived,
// and the output has nothing but messages.
func TestHostile(t *testing.T) {
	c := connect(t, newServer(t, nil))
	huge := strings.Repeat("kubernetes ", 1_000_000)
	big := huge[:1<<18]
	for _, call := range []struct {
		tool string
		args args
	}{
		{"search", args{"query": huge}}, {"list", args{"name": big}}, {"list", args{big: "x"}}, {"get", args{"names": big}}, {"explain", args{"term": big}},
		{"scan", args{"filename": "go.mod", "content": huge}}, {"scan", args{"filename": big, "content": "x"}}, {"check_policy", args{"policy": big, "content": "x"}},
		{"list", args{"columns": big}}, {"stats", args{"by": big}}, {"diff", args{"from": big}}, {"list", args{"as_of": big}},
	} {
		if text, content, _ := ask(t, c, call.tool, call.args); len(text) > answerBytes {
			t.Errorf("%s: %d bytes, %v", call.tool, len(text), content["total"])
		}
	}
	var all sync.WaitGroup
	for i := range 64 {
		call := calls[i%len(calls)]
		all.Go(func() {
			if text, _, failed := ask(t, c, call.tool, call.args); failed {
				t.Errorf("%s: %s", call.tool, text)
			}
		})
	}
	all.Wait()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.CallTool(ctx, &sdk.CallToolParams{Name: "list"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a canceled call: %v", err)
	}
	ask(t, c, "list", args{})
}

const hello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`

// TestStreams: requests are answered though the input ends right after them, and each line
// of the output is a message, whatever the input.
func TestStreams(t *testing.T) {
	for _, test := range []struct {
		name, in string
		answers  int
		err      string
	}{
		{"nothing", "", 0, ""},
		{"a call", hello + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"stats"}}` + "\n", 2, ""},
		{"many calls", hello + strings.Repeat(`{"jsonrpc":"2.0","id":ID,"method":"tools/call","params":{"name":"list","arguments":{}}}`+"\n", 20), 21, ""},
		{"canceled", hello + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"stats"}}` + "\n" +
			`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}` + "\n", -1, ""},
		{"arguments that are no object", hello + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"stats","arguments":[1]}}` + "\n", 2, ""},
		{"params that are no object", hello + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":"x"}` + "\n", 2, ""},
		{"an unknown method", hello + `{"jsonrpc":"2.0","id":2,"method":"tools/burn"}` + "\n", 2, ""},
		{"not JSON", hello + "hello\n", -1, "reading a message"},
		{"a message without an end", hello + `{"jsonrpc":`, -1, ""},
		{"deep", hello + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list","arguments":` + strings.Repeat(`{"a":`, 100_000) + "1" + strings.Repeat("}", 100_000) + "}}\n", -1, ""},
	} {
		in := test.in
		for i := 2; strings.Contains(in, "ID"); i++ {
			in = strings.Replace(in, "ID", fmt.Sprint(i), 1)
		}
		var out bytes.Buffer
		err := newServer(t, nil).Run(t.Context(), strings.NewReader(in), &out)
		if (err == nil) != (test.err == "") && test.answers >= 0 || err != nil && test.err != "" && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: %v", test.name, err)
		}
		n := 0
		for line := range bytes.Lines(out.Bytes()) {
			var m struct {
				JSONRPC string `json:"jsonrpc"`
			}
			if n++; json.Unmarshal(line, &m) != nil || m.JSONRPC != "2.0" {
				t.Errorf("%s: %.100s", test.name, line)
			}
		}
		if test.answers >= 0 && n != test.answers {
			t.Errorf("%s: %d answers, want %d\n%.300s", test.name, n, test.answers, &out)
		}
	}
}

// TestAllowPath: scans read what is below the allowed directory, and nothing that a path or
// a link leads to elsewhere.
func TestAllowPath(t *testing.T) {
	base := t.TempDir()
	for name, content := range map[string]string{"in/go.mod": goMod, "in/sub/Dockerfile": "FROM envoyproxy/envoy:v1\n", "out/go.mod": goMod} {
		path := filepath.Join(base, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../out", filepath.Join(base, "in", "link")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("sub", filepath.Join(base, "in", "inner")); err != nil {
		t.Fatal(err)
	}
	c := connect(t, newServer(t, func(o *Options) { o.AllowPath = filepath.Join(base, "in") }))
	for path, want := range map[string]string{
		".": "projects: 4", "sub": "projects: 1", "inner": "projects: 1", "go.mod": "projects: 3", "sub/Dockerfile": "inner\x00",
		"link": "cannot be read", "link/go.mod": "cannot be read", "../out": "outside the allowed directory", "/etc": "outside the allowed directory",
		"sub/../../out": "outside the allowed directory", "missing": "cannot be read", filepath.Join(base, "out"): "outside",
	} {
		text, _, failed := ask(t, c, "scan", args{"path": path})
		if want == "inner\x00" {
			want = "Dockerfile:1"
		}
		if !strings.Contains(text, want) || failed != (strings.Contains(want, "cannot") || strings.Contains(want, "outside")) {
			t.Errorf("%s: %s, want %s", path, text, want)
		}
		if strings.Contains(text, base) && !strings.Contains(path, base) {
			t.Errorf("%s: the answer has the path of the directory: %s", path, text)
		}
	}
	if _, err := New(Options{AllowPath: filepath.Join(base, "missing")}); err == nil {
		t.Error("a directory that does not exist is allowed")
	}
}

// TestHTTP: the handler answers without sessions, and refuses pages of other origins and
// requests that are too large.
func TestHTTP(t *testing.T) {
	server := httptest.NewServer(newServer(t, nil).Handler())
	defer server.Close()
	client, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: server.URL, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	if text, _, failed := ask(t, client, "list", args{"maturity": "graduated"}); failed || !strings.HasPrefix(text, "items: 39") {
		t.Error(text)
	}
	post := func(origin, body string) int {
		r, err := http.NewRequest(http.MethodPost, server.URL, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		if origin != "" {
			r.Header.Set("Origin", origin)
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		_, _ = io.Copy(io.Discard, response.Body)
		return response.StatusCode
	}
	ping := `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	for _, test := range []struct {
		origin, body string
		status       int
	}{{"", ping, 200}, {server.URL, ping, 200}, {"https://evil.example", ping, 403}, {"null", ping, 403}, {"", "x", 400}, {"", `"` + strings.Repeat("x", maxRequest) + `"`, 413}} {
		if status := post(test.origin, test.body); status != test.status {
			t.Errorf("origin %q, %.20s: %d, want %d", test.origin, test.body, status, test.status)
		}
	}
}
