// Package diag represents problems found in files: where they are, how severe,
// which rule they break, and the message.
//
// A [Diagnostic] is one problem. A [Collector] gathers those of a file, within a
// limit for each kind, so that a file full of one mistake does not bury the
// others. A [Fault] is an error: a problem that stops the reading of a file.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Diagnostic

// Severity says how severe a problem is.
type Severity int

// The severities, from the mildest: a note is advice, a warning is likely a
// mistake, an error makes landscape2 reject the file.
const (
	Note Severity = iota + 1
	Warning
	Error
)

// String returns "note", "warning" or "error".
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
// characters; both are 0 if the place is not known.
type Diagnostic struct {
	File      string
	Line, Col int
	Rule      string
	Severity  Severity
	Msg       string
	// More, unless it is 0, is the number of unlisted problems that this one
	// stands for.
	More int
}

// Count returns the number of problems, listed or not.
func Count(ds []Diagnostic) int {
	n := 0
	for _, d := range ds {
		n += max(1, d.More)
	}
	return n
}

// String returns "file:line:col: severity: message [rule]".
func (d Diagnostic) String() string {
	s := Position(d.File, d.Line, d.Col) + ": " + d.Severity.String() + ": " + d.Msg
	if d.Rule != "" {
		s += " [" + d.Rule + "]"
	}
	return s
}

// Position returns "file:line:col" without the parts that are 0.
func Position(file string, line, col int) string {
	switch {
	case line == 0:
		return file
	case col == 0:
		return fmt.Sprintf("%s:%d", file, line)
	}
	return fmt.Sprintf("%s:%d:%d", file, line, col)
}

// Sort orders problems by file, line and column. Those at one place keep their
// order.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}
