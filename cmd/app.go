package cmd

import (
	"cmp"
	"fmt"

	"github.com/landscope-cli/landscope/internal/japanese"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/parsecache"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/terminal"
)

// app is a run of the program: its environment and the flags that all commands share.
type app struct {
	env     *Env
	session session.Session

	lang, color string
	quiet       bool
	args        []string // the command line
	// format is the format of tables that the user prefers, and formatName its name.
	format, formatName string

	screen   screen
	painting *output.Style
	failed   error // of a function that returns no error
}

func newApp(env *Env) *app {
	a := &app{env: env}
	env.paintMessages = func() bool {
		known := env.Getenv("TERM") != "" || env.goos() == "windows"
		return known && env.StderrTerminal && a.color != "never" && terminal.Color("auto", env.Getenv, !env.stderrNoColors)
	}
	env.langFlag = func() string { return cmp.Or(a.lang, japanese.LangIn(a.args)) }
	a.session = session.Session{Getenv: env.Getenv, Now: env.Now, Stdin: env.Stdin, Program: func() string { return parsecache.Program("landscope " + program.Version()) },
		Notify: func(note string) { a.note("%s", note) }}
	return a
}

// note writes a note to standard error, or holds it until the result is written. With
// --quiet there are no notes.
func (a *app) note(format string, args ...any) {
	if a.quiet {
		return
	}
	note := fmt.Sprintf(format, args...)
	if a.screen.holding {
		a.screen.held = append(a.screen.held, note)
		return
	}
	a.env.message("note", note)
}
