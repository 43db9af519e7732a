package mcpclient

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/session"
)

// Command is the command that starts the server.
type Command struct {
	Path string
	Args []string
}

// NewCommand returns the command of this program for a landscape. Files have absolute
// paths, because clients start servers in directories of their own.
func NewCommand(spec session.Spec, allowPath, lang string) (Command, error) {
	program, err := os.Executable()
	if err != nil {
		return Command{}, err
	}
	c := Command{Path: program, Args: []string{"mcp"}}
	data := spec.Data
	if data != "" && data != "embedded" {
		data = absolute(data)
	}
	for _, f := range []struct{ flag, value string }{
		{"data", data}, {"edition", spec.Edition}, {"landscape", spec.Landscape}, {"as-of", spec.AsOf},
		{"allow-path", absolute(allowPath)}, {"lang", lang},
	} {
		if f.value != "" {
			c.Args = append(c.Args, "--"+f.flag, f.value)
		}
	}
	for _, file := range spec.Overlays {
		if file != "none" {
			file = absolute(file)
		}
		c.Args = append(c.Args, "--overlay", file)
	}
	return c, nil
}

// absolute returns an absolute path; "" for "".
func absolute(file string) string {
	if path, err := filepath.Abs(file); err == nil && file != "" {
		return path
	}
	return file
}

// Request says which configuration is printed or written.
type Request struct {
	Client string // "" for all
	Write  bool   // merge into the client's file
	Server Command
	GOOS   string
	Getenv func(string) string
	// Note is called with a note on the client's file.
	Note func(format string, args ...any)
}

// Run writes the configuration into the client's file, or returns it.
func (r Request) Run() (text []byte, err error) {
	if r.Client == "" && r.Write {
		return nil, &exit.UsageError{Err: fmt.Errorf("--write requires a CLIENT"), Advice: "landscope mcp install --write claude-code"}
	}
	if r.Client == "" {
		return r.all(), nil
	}
	c, err := named(r.Client)
	if err != nil {
		return nil, exit.AsUsage(err)
	}
	file, err := c.path(r.GOOS, r.Getenv)
	if err != nil {
		return nil, err
	}
	if !r.Write {
		r.Note("add this to %s, or use --write", file)
		return c.snippet(r.Server), nil
	}
	changed, err := c.install(file, r.Server)
	switch {
	case err != nil:
		return nil, err
	case changed:
		r.Note("%s: changed", file)
	default:
		r.Note("%s: no changes needed", file)
	}
	return nil, nil
}

// all returns what belongs into the files of all clients.
func (r Request) all() []byte {
	var b bytes.Buffer
	for i, c := range clients() {
		if i > 0 {
			b.WriteByte('\n')
		}
		file, err := c.path(r.GOOS, r.Getenv)
		if err != nil {
			file = err.Error()
		}
		fmt.Fprintf(&b, "%s (%s): %s\n\n", c.Title, c.Name, file)
		for line := range bytes.Lines(c.snippet(r.Server)) {
			b.WriteString("    " + string(line))
		}
	}
	return b.Bytes()
}
