// Package diag is how problems in a file are told: where, how bad, by which
// rule, in which words.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Diagnostic

// Severity says how bad a problem is.
type Severity int

// From the mildest: a note is advice, a warning is likely a mistake, an error
// makes landscape2 reject the file.
const (
	Note Severity = iota + 1
	Warning
	Error
)

func (s Severity) String() string {
	switch s {
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "unknown"
}

// Diagnostic is one problem in a file. Line and Col count from 1, Col in
// characters; both are 0 where the place is not known.
type Diagnostic struct {
	File      string
	Line, Col int
	Rule      string
	Severity  Severity
	Msg       string
	// More, where it is not 0, is how many problems this one stands for that
	// are not listed.
	More int
}

// Count returns how many problems there are, listed or not.
func Count(ds []Diagnostic) int {
	n := 0
	for _, d := range ds {
		n += max(1, d.More)
	}
	return n
}

// String writes file:line:col: severity: message [rule].
func (d Diagnostic) String() string {
	s := Position(d.File, d.Line, d.Col) + ": " + d.Severity.String() + ": " + d.Msg
	if d.Rule != "" {
		s += " [" + d.Rule + "]"
	}
	return s
}

// Position writes file:line:col, leaving out what is 0.
func Position(file string, line, col int) string {
	switch {
	case line == 0:
		return file
	case col == 0:
		return fmt.Sprintf("%s:%d", file, line)
	}
	return fmt.Sprintf("%s:%d:%d", file, line, col)
}

// Sort orders problems by file and place; those at one place keep their order.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// Fault is a problem that stops the reading of a file: an error with a place.
type Fault struct {
	File      string
	Line, Col int
	Msg       string
}

func (f *Fault) Error() string { return Position(f.File, f.Line, f.Col) + ": " + f.Msg }
