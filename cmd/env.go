// Package cmd is the command line: the tree of commands, their flags, and
// what they print. A command asks the domain and hands a document to output;
// it reads nothing but its [Env].
package cmd

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"golang.org/x/term"
)

// Env is all that a command knows of the world.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Terminal says that Stdout is one, Width how many columns it has.
	Terminal bool
	Width    int
	// NoColors reports that the terminal does not obey color sequences.
	NoColors bool
	// GOOS is the operating system whose conventions hold; "" is this one's.
	GOOS string
	// StderrTerminal says that Stderr is one: there progress is shown.
	StderrTerminal bool
	Getenv         func(string) string
	// Now is asked only where a person says today, and for the day of a download.
	Now func() time.Time
	// HTTP downloads; nil is a client of the proper kind, made when needed.
	HTTP *http.Client
	// Sleep waits before a download is tried again; nil really waits.
	Sleep func(context.Context, time.Duration) error
	// Exec runs another program to its end; nil really runs it.
	Exec func(name string, args ...string) error
}

// SystemEnv is the environment of this process.
func SystemEnv() *Env {
	env := &Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now,
	}
	env.StderrTerminal = term.IsTerminal(int(os.Stderr.Fd()))
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		env.Terminal, env.Width, env.NoColors = true, 80, !enableColors(os.Stdout.Fd())
		if width, _, err := term.GetSize(fd); err == nil && width > 0 {
			env.Width = width
		}
	}
	return env
}

// color decides whether to colour: as the flag says, else on terminals that
// can, unless NO_COLOR is set; CLICOLOR_FORCE colours pipes, too.
func (e *Env) color(flag string) bool {
	force := e.Getenv("CLICOLOR_FORCE")
	switch {
	case flag != "auto":
		return flag == "always"
	case e.Getenv("NO_COLOR") != "":
		return false
	case force != "" && force != "0":
		return true
	}
	return e.Terminal && !e.NoColors && e.Getenv("TERM") != "dumb"
}

// files returns the files that arguments mean. The shells of Windows leave
// patterns to the program; one that no file matches stays as it is.
func (e *Env) files(args []string) []string {
	if cmp.Or(e.GOOS, runtime.GOOS) != "windows" {
		return args
	}
	var out []string
	for _, arg := range args {
		matches, err := filepath.Glob(arg)
		if _, statErr := os.Lstat(arg); statErr == nil || err != nil || len(matches) == 0 {
			matches = []string{arg}
		}
		out = append(out, matches...)
	}
	return out
}

// inCI reports whether the output may end up in the log of GitHub Actions, which
// obeys some lines.
func (e *Env) inCI() bool { return e.Getenv("GITHUB_ACTIONS") != "" }

// errWriter remembers the first error of a writer, for what is printed by
// libraries that do not look at it.
type errWriter struct {
	io.Writer
	err error
}

func (w *errWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}
