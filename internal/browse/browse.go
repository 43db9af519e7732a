// Package browse shows a landscape interactively: categories, the items in them and
// what is known of an item, side by side, or as plain lists and prompts for screen
// readers.
//
// Both forms show the same [state]: a query, as list and search have it, and its result.
// The full-screen form is a Bubble Tea model. It is a pure function of its messages: what
// touches the world (the browser, files, the clipboard) is a command that it returns.
// Text of the landscape is sanitized before it is measured, and the whole screen again
// by [output.Render], as every other output.
package browse

import (
	"context"
	"errors"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/terminal"
)

// Options says what is browsed, and how.
type Options struct {
	Catalog *landscape.Catalog // as the data has it, whatever Date is
	Query   landscape.Query    // the items that are shown first
	Date    landscape.Date     // the date they are shown for; 0 is the present
	// Flags select the landscape on a command line, such as --edition.
	Flags []string
	Lang  string // en or ja
	Style output.Style
	// Program is how the user runs the program, for command lines; "" is landscope.
	Program string
	// Open opens a URL in the browser.
	Open func(url string) error
	// Reads reports whether the landscape is read from a file, so that an export must not
	// overwrite it.
	Reads func(file string) (bool, error)
	// Pick reports whether the user is to choose items, rather than just to look.
	Pick bool
}

// Run shows the landscape on a full screen until the user leaves it. It returns the items
// that the user chose, if Options has Pick set.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer) ([]*landscape.Item, error) {
	profile := colorprofile.ANSI256
	if !o.Style.Color {
		profile = colorprofile.ASCII
	}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithOutput(out), tea.WithColorProfile(profile), tea.WithFPS(120)}
	if f, ok := in.(*os.File); !ok || terminal.Is(f) {
		options = append(options, tea.WithInput(in)) // else Bubble Tea opens the terminal
	}
	last, err := tea.NewProgram(New(o), options...).Run()
	switch {
	case errors.Is(err, tea.ErrInterrupted):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return last.(Model).chosen, nil
}
