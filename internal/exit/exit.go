// Package exit defines how the program ends: its exit codes, and the errors that choose
// one and say what to do. Scripts depend on the codes, so they never change.
package exit

import (
	"errors"
	"fmt"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// The exit codes.
const (
	OK       = 0 // success, including no matches
	Failure  = 1 // for example, a file that cannot be read
	Usage    = 2 // the command line makes no sense, whatever the data
	Findings = 3 // a requested check failed
)

// Code returns the exit code of an error: that of its ExitCode method, or Failure.
func Code(err error) int {
	if err == nil {
		return OK
	}
	var coded interface{ ExitCode() int }
	if errors.As(err, &coded) {
		return coded.ExitCode()
	}
	return Failure
}

// Hint returns what to do about an error: the result of its Hint method, or "".
func Hint(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}

// UsageError is an error in the command line.
type UsageError struct {
	Err    error
	Advice string // what to do; if it is "", the advice of an unknown name in Err
}

// Usagef returns a UsageError without advice.
func Usagef(format string, args ...any) *UsageError {
	return &UsageError{Err: fmt.Errorf(format, args...)}
}

// AsUsage makes err a UsageError. It returns nil for nil.
func AsUsage(err error) error {
	if err == nil {
		return nil
	}
	return &UsageError{Err: err}
}

func (e *UsageError) Error() string { return e.Err.Error() }

// Unwrap returns the error inside.
func (e *UsageError) Unwrap() error { return e.Err }

// ExitCode returns Usage.
func (e *UsageError) ExitCode() int { return Usage }

// Hint returns the advice.
func (e *UsageError) Hint() string {
	var unknown *suggest.UnknownError
	switch {
	case e.Advice != "":
		return e.Advice
	case errors.As(e.Err, &unknown):
		return unknown.FullHint()
	}
	return Hint(e.Err)
}

// NotFoundError is an error in the command line that the data decides: a name that no
// item has. It ends the program as a failure, because other data may have the name.
type NotFoundError struct{ UsageError }

// ExitCode returns Failure.
func (e *NotFoundError) ExitCode() int { return Failure }

// HintedError adds advice to an error.
type HintedError struct {
	Err    error
	Advice string
}

func (e *HintedError) Error() string { return e.Err.Error() }

// Unwrap returns the error inside.
func (e *HintedError) Unwrap() error { return e.Err }

// Hint returns the advice.
func (e *HintedError) Hint() string { return e.Advice }

// FindingsError ends the program with the exit code of findings. It has no Text if the
// output has told the findings already.
type FindingsError struct{ Text, Advice string }

// ErrFindings is a FindingsError without text.
var ErrFindings error = &FindingsError{}

func (e *FindingsError) Error() string { return e.Text }

// Hint returns the advice.
func (e *FindingsError) Hint() string { return e.Advice }

// ExitCode returns Findings.
func (e *FindingsError) ExitCode() int { return Findings }
