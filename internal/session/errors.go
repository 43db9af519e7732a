package session

import (
	"errors"
	"fmt"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// RequestError is a request that does not make sense, whatever the data.
type RequestError struct {
	err  error
	hint string
}

func requestErrorf(format string, args ...any) *RequestError {
	return &RequestError{err: fmt.Errorf(format, args...)}
}

func (e *RequestError) Error() string { return e.err.Error() }
func (e *RequestError) Unwrap() error { return e.err }

// ExitCode returns the exit code of a usage error.
func (e *RequestError) ExitCode() int { return 2 }

// Hint says how to do better.
func (e *RequestError) Hint() string {
	var unknown *suggest.UnknownError
	if e.hint == "" && errors.As(e.err, &unknown) {
		return unknown.Hint()
	}
	return e.hint
}
