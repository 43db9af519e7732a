// Package mcpclient configures clients of the Model Context Protocol, such as editors and
// assistants, to start landscope as a server. It prints what belongs into their files, or
// merges it into them without losing comments or anything else.
package mcpclient

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// name is the name of the server in the files of clients.
const name = "landscope"

// Client is a program that starts servers.
type Client struct {
	Name, Title string
	// key is the object of servers in the file; it is "" for TOML.
	key string
	// typed reports whether a server states its transport.
	typed bool
	// file returns the path of the file in an environment. A relative path is one of the
	// project in the current directory.
	file func(goos string, getenv func(string) string) string
}

// clients returns the clients whose files are known. Sources of the formats:
//
//   - modelcontextprotocol.io/docs/develop/connect-local-servers (Claude Desktop)
//   - code.claude.com/docs/en/mcp (Claude Code)
//   - code.visualstudio.com/docs/copilot/reference/mcp-configuration
//   - cursor.com/docs/context/mcp
//   - docs.windsurf.com/windsurf/cascade/mcp
//   - zed.dev/docs/ai/mcp
//   - geminicli.com/docs/tools/mcp-server
//   - developers.openai.com/codex/mcp
func clients() []Client {
	return []Client{
		{"claude-desktop", "Claude Desktop", "mcpServers", false, inConfig("Claude", "claude_desktop_config.json")},
		{"claude-code", "Claude Code", "mcpServers", false, inProject(".mcp.json")},
		{"vscode", "VS Code", "servers", true, inProject(".vscode", "mcp.json")},
		{"cursor", "Cursor", "mcpServers", false, inHome(".cursor", "mcp.json")},
		{"windsurf", "Windsurf", "mcpServers", false, inHome(".codeium", "windsurf", "mcp_config.json")},
		{"zed", "Zed", "context_servers", false, zedFile},
		{"gemini", "Gemini CLI", "mcpServers", false, inHome(".gemini", "settings.json")},
		{"codex", "Codex", "", false, codexFile},
	}
}

// Names returns the names of the clients.
func Names() []string {
	var names []string
	for _, c := range clients() {
		names = append(names, c.Name)
	}
	return names
}

// named returns the client with a name. The error lists the names.
func named(name string) (Client, error) {
	for _, c := range clients() {
		if c.Name == name {
			return c, nil
		}
	}
	return Client{}, suggest.Unknown("client", name, Names())
}

func inProject(elements ...string) func(string, func(string) string) string {
	return func(string, func(string) string) string { return filepath.Join(elements...) }
}

func inHome(elements ...string) func(string, func(string) string) string {
	return func(goos string, getenv func(string) string) string {
		home := getenv("HOME")
		if goos == "windows" {
			home = getenv("USERPROFILE")
		}
		if home == "" {
			return ""
		}
		return filepath.Join(append([]string{home}, elements...)...)
	}
}

// inConfig returns a file in the directory where the system keeps configurations.
func inConfig(elements ...string) func(string, func(string) string) string {
	return func(goos string, getenv func(string) string) string {
		switch dir := getenv("APPDATA"); {
		case goos == "windows" && dir != "":
			return filepath.Join(append([]string{dir}, elements...)...)
		case goos == "darwin":
			return inHome(append([]string{"Library", "Application Support"}, elements...)...)(goos, getenv)
		}
		if dir := getenv("XDG_CONFIG_HOME"); dir != "" {
			return filepath.Join(append([]string{dir}, elements...)...)
		}
		return inHome(append([]string{".config"}, elements...)...)(goos, getenv)
	}
}

func zedFile(goos string, getenv func(string) string) string {
	switch goos {
	case "windows":
		return inConfig("Zed", "settings.json")(goos, getenv)
	case "darwin":
		return inHome(".config", "zed", "settings.json")(goos, getenv)
	}
	return inConfig("zed", "settings.json")(goos, getenv)
}

func codexFile(goos string, getenv func(string) string) string {
	if dir := getenv("CODEX_HOME"); dir != "" {
		return filepath.Join(dir, "config.toml")
	}
	return inHome(".codex", "config.toml")(goos, getenv)
}

// path returns the path of the client's file.
func (c Client) path(goos string, getenv func(string) string) (string, error) {
	if file := c.file(goos, getenv); file != "" {
		return file, nil
	}
	return "", fmt.Errorf("cannot determine the home directory: set %s", map[bool]string{true: "USERPROFILE", false: "HOME"}[goos == "windows"])
}

// snippet returns what belongs into a file of the client that has nothing else.
func (c Client) snippet(server Command) []byte {
	content, err := c.merge(nil, server)
	if err != nil {
		panic(err) // an empty file can be merged
	}
	return content
}

// server returns the server as the client's file has it.
func (c Client) server(server Command) any {
	type untyped struct {
		Command string   `json:"command"`
		Args    []string `json:"args"`
	}
	s := untyped{server.Path, server.Args}
	if !c.typed {
		return s
	}
	return struct {
		Type string `json:"type"`
		untyped
	}{"stdio", s}
}

// maxFile is the size in bytes of a file that is merged.
const maxFile = 8 << 20

// install merges the server into a file of the client, atomically. It reports whether the
// file changed. A file that cannot be merged without loss stays as it is.
func (c Client) install(file string, server Command) (changed bool, err error) {
	info, err := os.Stat(file)
	if err == nil && info.Size() > maxFile {
		return false, fmt.Errorf("%s is larger than %d MiB", file, maxFile>>20)
	}
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	content, err := c.merge(old, server)
	if err != nil {
		return false, &MergeError{file, err}
	}
	if bytes.Equal(old, content) {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return false, err
	}
	return true, atomicfile.Write(file, content)
}

// MergeError reports a file that cannot be merged.
type MergeError struct {
	File string
	Err  error
}

func (e *MergeError) Error() string { return fmt.Sprintf("%s was not changed: %v", e.File, e.Err) }

// Unwrap returns the cause.
func (e *MergeError) Unwrap() error { return e.Err }

// merge returns the content of a file with the server in it.
func (c Client) merge(old []byte, server Command) ([]byte, error) {
	if c.key == "" {
		return mergeTOML(old, server)
	}
	return mergeJSON(old, c.key, c.server(server))
}

// compactJSON returns a value as JSON without escapes for &, < and >.
func compactJSON(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // strings and lists of them
	}
	return bytes.TrimSpace(b.Bytes())
}

// isBlank reports whether a file has nothing in it.
func isBlank(content []byte) bool { return strings.TrimSpace(string(content)) == "" }
