// Package terminal reports what a terminal can do.
package terminal

import (
	"os"

	"golang.org/x/term"
)

// Terminal describes a terminal.
type Terminal struct {
	Width  int
	Colors bool // it obeys color sequences
}

// defaultWidth is the width if the terminal does not report one.
const defaultWidth = 80

// Is reports whether a file is a terminal.
func Is(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// Of returns the terminal that a file is, and turns on its colors; ok is false if the
// file is not a terminal.
func Of(f *os.File) (t Terminal, ok bool) {
	if !Is(f) {
		return t, false
	}
	t = Terminal{Width: defaultWidth, Colors: enableColors(f.Fd())}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		t.Width = width
	}
	return t, true
}

// Color reports whether to use colors: as mode says, which is always, never or auto. In
// auto mode, NO_COLOR turns them off, CLICOLOR_FORCE turns them on, and otherwise they
// are used if the output is a terminal with colors.
func Color(mode string, getenv func(string) string, hasColors bool) bool {
	force := getenv("CLICOLOR_FORCE")
	switch {
	case mode != "auto":
		return mode == "always"
	case getenv("NO_COLOR") != "":
		return false
	case force != "" && force != "0":
		return true
	}
	return hasColors && getenv("TERM") != "dumb"
}
