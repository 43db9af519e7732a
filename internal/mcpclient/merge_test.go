package mcpclient

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var server = Command{Path: "/bin/landscope", Args: []string{"mcp"}}

const entry = `{
      "command": "/bin/landscope",
      "args": [
        "mcp"
      ]
    }`

// TestMergeJSON: the server comes into the file, and everything else stays as it is:
// comments, order, trailing commas, indentation.
func TestMergeJSON(t *testing.T) {
	for _, test := range []struct{ name, old, want string }{
		{"no file", "", "{\n  \"mcpServers\": {\n    \"landscope\": " + entry + "\n  }\n}\n"},
		{"an empty object", "{}", "{\n  \"mcpServers\": {\n    \"landscope\": " + entry + "\n  }\n}"},
		{"another key", "{\n  \"theme\": \"dark\" // mine\n}\n", "{\n  \"mcpServers\": {\n    \"landscope\": " + entry + "\n  },\n  \"theme\": \"dark\" // mine\n}\n"},
		{"another server", "// top\n{\n  \"mcpServers\": {\n    /* keep */ \"x\": {\"command\": \"x\",}, // and this\n  },\n}\n",
			"// top\n{\n  \"mcpServers\": {\n    \"landscope\": " + entry + ",\n    /* keep */ \"x\": {\"command\": \"x\",}, // and this\n  },\n}\n"},
		{"an older entry", "{\n  \"mcpServers\": {\n    \"landscope\": {\"command\": \"old\"}, // ours\n    \"x\": {}\n  }\n}\n",
			"{\n  \"mcpServers\": {\n    \"landscope\": " + entry + ", // ours\n    \"x\": {}\n  }\n}\n"},
		{"the same entry", "{\"mcpServers\": {\"landscope\": {\"command\":\"/bin/landscope\", /* . */ \"args\":[\"mcp\"]}}}", ""},
		{"on one line", "{\"mcpServers\":{\"x\":{}}}", "{\"mcpServers\":{\n    \"landscope\": {\n      \"command\": \"/bin/landscope\",\n      \"args\": [\n        \"mcp\"\n      ]\n    },\n    \"x\":{}}}"},
	} {
		c, err := named("cursor")
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.merge([]byte(test.old), server)
		if test.want == "" {
			test.want = test.old
		}
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", test.name, err, got, test.want)
		}
		if again, err := c.merge(got, server); err != nil || string(again) != string(got) {
			t.Errorf("%s, merged again: %v\n%s", test.name, err, again)
		}
	}
	for old, want := range map[string]string{
		"[]": "not a JSON object", "{": "not JSON", `{"mcpServers": []}`: `"mcpServers" in it is not an object`, "{} x": "not JSON",
		`{"mcpServers": {}, "mcpServers": {}}`: "twice", `{"mcpServers": {"landscope": {}, "landscope": {}}}`: "twice", `"x"`: "not a JSON object",
	} {
		c, _ := named("cursor")
		if got, err := c.merge([]byte(old), server); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %s, %v", old, got, err)
		}
	}
}

func TestMergeTOML(t *testing.T) {
	added := "[mcp_servers.landscope]\ncommand = \"/bin/landscope\"\nargs = [\"mcp\"]\n"
	for old, want := range map[string]string{
		"": added, "model = \"x\" # mine\n": "model = \"x\" # mine\n\n" + added, "[mcp_servers.x]\ncommand = \"x\"": "[mcp_servers.x]\ncommand = \"x\"\n\n" + added,
	} {
		got, err := mergeTOML([]byte(old), server)
		if err != nil || string(got) != want {
			t.Errorf("%q: %s, %v", old, got, err)
		}
		if again, err := mergeTOML(got, server); err != nil || string(again) != want {
			t.Errorf("%q, merged again: %s, %v", old, again, err)
		}
	}
	for old, want := range map[string]string{
		"[mcp_servers.landscope]\ncommand = \"old\"\n": "already", "[mcp_servers.landscope.env]\nA = \"b\"\n": "already", "mcp_servers = {}\n": "by hand", "mcp_servers.landscope.command = \"x\"\n": "by hand",
		"[[mcp_servers]]\n": "by hand", "[x\n": "not TOML",
	} {
		if got, err := mergeTOML([]byte(old), server); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %s, %v", old, got, err)
		}
	}
}

// TestRun: the files of the systems, and writing one.
func TestRun(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program = filepath.Base(program)
	home := t.TempDir()
	getenv := func(name string) string {
		return map[string]string{"HOME": home, "USERPROFILE": home, "APPDATA": filepath.Join(home, "Roaming")}[name]
	}
	for _, test := range []struct{ client, goos, file string }{
		{"claude-desktop", "darwin", "Library/Application Support/Claude/claude_desktop_config.json"}, {"claude-desktop", "windows", "Roaming/Claude/claude_desktop_config.json"},
		{"claude-desktop", "linux", ".config/Claude/claude_desktop_config.json"}, {"cursor", "linux", ".cursor/mcp.json"}, {"windsurf", "darwin", ".codeium/windsurf/mcp_config.json"},
		{"zed", "windows", "Roaming/Zed/settings.json"}, {"zed", "darwin", ".config/zed/settings.json"}, {"gemini", "linux", ".gemini/settings.json"}, {"codex", "linux", ".codex/config.toml"},
	} {
		note := ""
		r := Request{Write: true, GOOS: test.goos, Getenv: getenv,
			Note: func(format string, args ...any) { note = fmt.Sprintf(format, args...) }}
		file := filepath.Join(home, filepath.FromSlash(test.file))
		if _, err := r.Run(test.client); err != nil || note != file+": changed" {
			t.Errorf("%s: %q, %v", test.client, note, err)
		}
		if _, err := r.Run(test.client); err != nil || note != file+": no changes needed" {
			t.Errorf("%s again: %q, %v", test.client, note, err)
		}
		if content, err := os.ReadFile(file); err != nil || !strings.Contains(string(content), program) {
			t.Errorf("%s: %s, %v", test.client, content, err)
		}
	}
	broken := filepath.Join(home, ".cursor", "mcp.json")
	if err := os.WriteFile(broken, []byte("{ oops"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Request{Write: true, GOOS: "linux", Getenv: getenv}.Run("cursor")
	if content, _ := os.ReadFile(broken); err == nil || !strings.Contains(err.Error(), "was not changed") || string(content) != "{ oops" {
		t.Errorf("%v, %s", err, content)
	}
	if text, err := (Request{GOOS: "linux", Getenv: getenv}).Run(); err != nil || strings.Count(string(text), program) != len(clients()) {
		t.Errorf("%s, %v", text, err)
	}
	for _, test := range []struct {
		Request
		clients []string
	}{{clients: []string{"emacs"}}, {Request: Request{Write: true}}, {Request{GOOS: "linux", Getenv: func(string) string { return "" }}, []string{"cursor"}}} {
		if _, err := test.Run(test.clients...); err == nil {
			t.Errorf("%+v", test)
		}
	}
}

// TestLasting checks that a link in the PATH is preferred to the file it leads to.
func TestLasting(t *testing.T) {
	dir := t.TempDir()
	program, bin := filepath.Join(dir, "1.0", "landscope.exe"), filepath.Join(dir, "bin")
	for _, d := range []string{filepath.Dir(program), bin} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(program, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin)
	if got := lasting(program); got != program {
		t.Errorf("without a link: %s", got)
	}
	link := filepath.Join(bin, "landscope.exe")
	if err := os.Symlink(program, link); err != nil {
		t.Skip("this system makes no links: ", err)
	}
	if got := lasting(program); got != link {
		t.Errorf("with a link: %s, want %s", got, link)
	}
}
