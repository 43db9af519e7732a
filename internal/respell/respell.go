// Package respell finds the command line that was meant by one with a mistake in it: a
// word or flag of another program, an item or a category without a command. Where the
// meaning is only likely, it returns advice.
//
// The package knows words, not flag sets: a [Line] is plain data.
package respell

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Line is a command line that cannot be run as it is.
type Line struct {
	Args []string // all of it
	// Words are the arguments that are no flags; nil if the landscape must not be read.
	Words    []string
	Catalog  func() (*landscape.Catalog, error)
	Commands []string // the commands of the program
	Windows  bool     // the rules of PowerShell apply
	Note     func(note string)
}

// Error is the error of a command line that means another one, which is run in its place.
type Error struct {
	Args []string // what was meant
	Err  error    // what was wrong
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns what was wrong.
func (e *Error) Unwrap() error { return e.Err }

// Near returns the name that is spelled like a word, or that begins with it, or "".
func Near(word string, names []string) string {
	if near := suggest.Name(word, names); near != "" || word == "" {
		return near
	}
	start := strings.ToLower(word)
	if i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(n, start) }); i >= 0 {
		return names[i]
	}
	return ""
}

// Argument returns the command line of the command that the only argument of another one
// names, as in get projects. It returns nil if the argument names none.
func (l Line) Argument(args []string, err error) error {
	if len(args) != 1 {
		return nil
	}
	word := strings.ToLower(args[0])
	i := slices.IndexFunc(l.Commands, func(name string) bool { return name == word || name == word+"s" })
	if i < 0 {
		return nil
	}
	name := l.Commands[i]
	l.Note(fmt.Sprintf("landscope %s", name))
	return &Error{l.replace([]string{l.Args[0], args[0]}, []string{name}), err}
}

// replace returns the command line with others in place of its words.
func (l Line) replace(words, with []string) []string {
	rest := slices.Clone(l.Args)
	for _, word := range words {
		if i := slices.Index(rest, word); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		}
	}
	return slices.Concat(with, rest)
}
