// Package suggest reports names that are unknown, and finds the known names
// that were probably meant.
//
// Every command, filter and file format rejects unknown names with an
// [UnknownError], so that all of them read the same and offer the nearest
// match.
package suggest

import (
	"fmt"
	"strings"
)

// UnknownError reports a name that means nothing, or several things.
type UnknownError struct {
	Kind       string   // what was named: category, item, field ...
	Name       string   // as given
	Near       []string // the nearest names, best first
	Choices    []string // all valid names, if they are few enough to read
	Candidates []string // what an ambiguous name can mean
}

// Unknown returns the error for a name that is not one of choices. It suggests
// the nearest one.
func Unknown(kind, name string, choices []string) *UnknownError {
	return &UnknownError{Kind: kind, Name: name, Near: Names(name, choices, 1), Choices: choices}
}

func (e *UnknownError) Error() string {
	if len(e.Candidates) > 0 {
		return fmt.Sprintf("%s %q is ambiguous", e.Kind, e.Name)
	}
	return fmt.Sprintf("unknown %s %q", e.Kind, e.Name)
}

// Hint returns how to go on: the candidates, or the nearest names and the
// choices. It returns "" if the error has none of these.
func (e *UnknownError) Hint() string {
	if len(e.Candidates) > 0 {
		return "matches: " + strings.Join(e.Candidates, ", ")
	}
	var parts []string
	if len(e.Near) > 0 {
		parts = append(parts, "did you mean "+strings.Join(quoted(e.Near), " or ")+"?")
	}
	if len(e.Choices) > 0 {
		parts = append(parts, "choices: "+strings.Join(e.Choices, ", "))
	}
	return strings.Join(parts, " ")
}

func quoted(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = fmt.Sprintf("%q", n)
	}
	return out
}

// EmptyError reports a name that is empty, alone or in a comma-separated list.
type EmptyError struct{ Kind string }

func (e *EmptyError) Error() string { return "empty " + e.Kind }
