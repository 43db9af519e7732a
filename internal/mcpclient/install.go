package mcpclient

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/session"
)

// Command is the command that starts the server.
type Command struct {
	Path string
	Args []string
}

// command returns the command of this program for the landscape. Files have absolute
// paths, because clients start servers in directories of their own.
func (r Request) command() (Command, error) {
	program, err := os.Executable()
	if err != nil {
		return Command{}, err
	}
	c := Command{Path: lasting(program), Args: []string{"mcp"}}
	data := r.Spec.Data
	if data != "" && data != "embedded" {
		data = absolute(data)
	}
	for _, f := range []struct{ flag, value string }{
		{"data", data}, {"edition", r.Spec.Edition}, {"landscape", r.Spec.Landscape}, {"as-of", r.Spec.AsOf},
		{"allow-path", absolute(r.AllowPath)}, {"lang", r.Lang},
	} {
		if f.value != "" {
			c.Args = append(c.Args, "--"+f.flag, f.value)
		}
	}
	for _, file := range r.Spec.Overlays {
		if file != "none" {
			file = absolute(file)
		}
		c.Args = append(c.Args, "--overlay", file)
	}
	return c, nil
}

// lasting returns the path by which the shell finds a program, if it is the same file: a
// link in the PATH survives updates, which may move the program itself.
func lasting(program string) string {
	found, err := exec.LookPath(filepath.Base(program))
	if err != nil || !filepath.IsAbs(found) {
		return program
	}
	a, err := os.Stat(program)
	if err != nil {
		return program
	}
	if b, err := os.Stat(found); err != nil || !os.SameFile(a, b) {
		return program
	}
	return found
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
	Write bool // merge into the client's file
	// Spec, AllowPath and Lang are what the server is started with.
	Spec            session.Spec
	AllowPath, Lang string
	GOOS            string
	Getenv          func(string) string
	// Note is called with a note on the client's file.
	Note func(format string, args ...any)
}

// Run writes the configuration into the client's file, or returns it. It returns those of
// all clients if none is named.
func (r Request) Run(client ...string) (text []byte, err error) {
	server, err := r.command()
	if err != nil {
		return nil, err
	}
	if len(client) == 0 && r.Write {
		return nil, &exit.UsageError{Err: errors.New("--write requires a CLIENT"), Advice: "landscope mcp install --write claude-code"}
	}
	if len(client) == 0 {
		return r.all(server), nil
	}
	c, err := named(client[0])
	if err != nil {
		return nil, exit.AsUsage(err)
	}
	file, err := c.path(r.GOOS, r.Getenv)
	if err != nil {
		return nil, err
	}
	if !r.Write {
		r.Note("add this to %s, or use --write", file)
		return c.snippet(server), nil
	}
	changed, err := c.install(file, server)
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
func (r Request) all(server Command) []byte {
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
		for line := range bytes.Lines(c.snippet(server)) {
			b.WriteString("    " + string(line))
		}
	}
	return b.Bytes()
}
