// Package terminal reports what a terminal can do, and shows long text in a pager.
package terminal

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// Terminal describes a terminal.
type Terminal struct {
	Width, Height int  // Height is 0 if it is unknown
	Colors        bool // it obeys control sequences
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
	if width, height, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		t.Width, t.Height = width, height
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

// Columns returns the width that the environment variable COLUMNS has, or 0. Shells set it
// for themselves; it reaches a program only if it is exported.
func Columns(getenv func(string) string) int {
	n, err := strconv.Atoi(getenv("COLUMNS"))
	if err != nil || n < 1 {
		return 0
	}
	return n
}

// ASCII reports whether the environment says that a terminal shows no other characters:
// it is dumb, or the locale names an encoding other than UTF-8. The locale says nothing
// about the consoles of Windows.
func ASCII(getenv func(string) string, goos string) bool {
	if getenv("TERM") == "dumb" {
		return true
	}
	if goos == "windows" {
		return false
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToUpper(getenv(name)); locale != "" {
			return !strings.Contains(locale, "UTF-8") && !strings.Contains(locale, "UTF8")
		}
	}
	return false
}
