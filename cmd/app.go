package cmd

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/parsecache"
	"github.com/landscope-cli/landscope/internal/session"
)

// app is a run of the program: its environment and the flags that all commands share.
type app struct {
	env     *Env
	session session.Session

	lang, color string

	painting *output.Style
	failed   error // of a function that returns no error
}

func newApp(env *Env) *app {
	a := &app{env: env}
	a.session = session.Session{Getenv: env.Getenv, Now: env.Now, Stdin: env.Stdin, Program: func() string { return parsecache.Program("landscope " + programVersion()) },
		Notify: func(note string) { a.note("%s", note) }}
	return a
}

// style returns the style of this run.
func (a *app) style() output.Style {
	if a.painting == nil {
		style := output.NewStyle(a.env.color(a.color))
		a.painting = &style
	}
	return *a.painting
}

// note writes a note to standard error.
func (a *app) note(format string, args ...any) {
	a.env.message("note", fmt.Sprintf(format, args...))
}
