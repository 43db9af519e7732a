// Package cmd is the command line: commands, their flags, help, streams and exit codes.
// What a command does is in the packages it calls.
//
// A command takes everything from its [Env]: streams, environment variables, time,
// network and other programs. Only files are opened by the packages that read them.
// Standard output has nothing but the result; notes and errors go to standard error.
package cmd

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/landscope-cli/landscope/internal/config"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/inputs"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/landscope-cli/landscope/internal/terminal"
)

// Env is the environment of a command.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Terminal reports whether Stdout is a terminal; Width is its width in columns, Height
	// its height in lines, or 0 if it is unknown.
	Terminal      bool
	Width, Height int
	// NoColors reports whether the terminal does not obey color sequences.
	NoColors bool
	// Called is how the user runs the program: "landscope" or "kubectl landscape".
	Called string
	// GOOS is the operating system whose conventions apply; "" means this one.
	GOOS string
	// StderrTerminal reports whether Stderr is a terminal, where progress is shown.
	StderrTerminal bool
	Getenv         func(string) string
	// Now is used only to resolve "today", to date downloads, for policies that end and
	// for the age of the data.
	Now func() time.Time
	// HTTP downloads; if it is nil, a client is made when it is needed.
	HTTP *http.Client
	// Sleep waits before a download is tried again; if it is nil, Sleep really waits.
	Sleep func(context.Context, time.Duration) error
	// Exec runs another program to its end; if it is nil, Exec really runs it.
	Exec func(name string, args ...string) error

	settings    []config.Setting       // the user's defaults
	hasVariable func(name string) bool // reports whether an environment variable is set

	commandNames   func() []string
	stderrNoColors bool
	paintMessages  func() bool   // reports whether messages are colored; nil is no
	langFlag       func() string // returns the value of --lang, or ""; nil is ""
}

// SystemEnv returns the environment of this process.
func SystemEnv() *Env {
	env := &Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Called: program.CalledAs(os.Args[0]),
	}
	if t, ok := terminal.Of(os.Stderr); ok {
		env.StderrTerminal, env.stderrNoColors = true, !t.Colors
	}
	if t, ok := terminal.Of(os.Stdout); ok {
		env.Terminal, env.Width, env.Height, env.NoColors = true, t.Width, t.Height, !t.Colors
	}
	return env
}

// color reports whether to use colors, as a value of --color says.
func (e *Env) color(mode string) bool {
	return terminal.Color(mode, e.Getenv, e.Terminal && !e.NoColors)
}

// goos returns the operating system whose conventions apply.
func (e *Env) goos() string { return cmp.Or(e.GOOS, runtime.GOOS) }

// asCalled returns a text with its command lines as the user runs the program.
func (e *Env) asCalled(text string) string {
	if e.Called == "" || e.Called == program.Name {
		return text
	}
	return program.Call(text, e.Called, append(e.commandNames(), "help", "completion"))
}

// expand returns the paths that arguments stand for.
func (e *Env) expand(args []string) []string { return inputs.Expand(e.goos(), args) }

// inCI reports whether the output may go to the log of GitHub Actions, which obeys some
// lines as commands.
func (e *Env) inCI() bool { return e.Getenv("GITHUB_ACTIONS") != "" }

// readConfig reads the user's defaults. Keys that stand for an environment variable take
// effect where it is not set. Help and completion work in spite of an error in the file.
func (e *Env) readConfig(args []string) error {
	settings, err := config.Read(e.Getenv, e.goos())
	if len(args) > 0 && (isCompletion(args) || slices.Contains([]string{"help", "--help", "-h", "completion"}, args[0])) {
		err = nil
	}
	getenv := e.Getenv
	e.settings, e.hasVariable = settings, func(name string) bool { return getenv(name) != "" }
	if err != nil || len(settings) == 0 {
		return exit.AsUsage(err)
	}
	e.Getenv = config.Getenv(getenv, settings)
	return nil
}
