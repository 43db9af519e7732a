package cmd

import (
	"errors"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/terminal"
	"github.com/spf13/pflag"
)

// screen holds the flags that say how results are shown on a terminal.
type screen struct {
	columns int // -1 unless given
	noPager bool

	holding bool     // notes wait until the result is written
	held    []string // the notes that wait
}

func (s *screen) bind(f *pflag.FlagSet) {
	s.columns = -1
	f.Var(flagvalue.Count{Value: &s.columns}, "width", "fit tables and text to this many columns; 0 never cuts; the default is the width of the terminal, or COLUMNS in a pipe")
	f.BoolVar(&s.noPager, "no-pager", false, "do not show long output in a pager")
}

// width returns the width that results are fitted to; 0 cuts nothing. Only a terminal
// has one by default: what reads a pipe is mostly a program, which needs whole values.
func (a *app) width() int {
	switch {
	case a.screen.columns >= 0:
		return a.screen.columns
	case a.env.Terminal:
		return a.env.Width
	}
	return terminal.Columns(a.env.Getenv)
}

// style returns the style of this run.
func (a *app) style() output.Style {
	if a.painting == nil {
		style := output.NewStyle(a.env.color(a.color), terminal.Links(a.env.Getenv("LANDSCOPE_HYPERLINKS"), a.env.Getenv, a.env.Terminal && !a.env.NoColors))
		style.ASCII = terminal.ASCII(a.env.Getenv, a.env.goos())
		a.painting = &style
	}
	return *a.painting
}

// checkScreen returns an error for an unknown value of an environment variable.
func (a *app) checkScreen() error {
	switch value := a.env.Getenv("LANDSCOPE_HYPERLINKS"); value {
	case "", "auto", "always", "never":
		return nil
	default:
		return exit.Usagef("LANDSCOPE_HYPERLINKS is %q, not always, never or auto", value)
	}
}

// show calls write with a writer to standard output, which is a pager if the output is
// longer than the terminal is high. It is no error that the reader leaves the pager.
func (a *app) show(write func(to *terminal.Screen) error) error {
	to := &terminal.Screen{Out: a.env.Stdout, Height: a.env.Height}
	if a.env.Terminal && !a.screen.noPager && to.Height > 0 {
		to.Command = terminal.PagerCommand(a.env.Getenv, a.env.goos())
	}
	err := write(to)
	if closed := to.Close(); err == nil {
		err = closed
	}
	if errors.Is(err, terminal.ErrClosed) {
		return nil
	}
	return err
}

// hold keeps notes until [app.release], because a pager would hide them.
func (a *app) hold() { a.screen.holding = a.env.Terminal }

// release writes the notes that were held.
func (a *app) release() {
	held := a.screen.held
	a.screen.holding, a.screen.held = false, nil
	for _, note := range held {
		a.env.message("note", note)
	}
}

// noteAge notes on a terminal that the data is old.
func (a *app) noteAge() {
	if a.env.Terminal && a.env.StderrTerminal {
		a.session.NoteAge()
	}
}
