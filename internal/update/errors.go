package update

import (
	"errors"
	"fmt"
	"time"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/fetch"
	"github.com/landscope-cli/landscope/internal/plural"
)

// URLError reports that there is no valid URL to download from.
type URLError struct{ Err error }

func (e *URLError) Error() string { return e.Err.Error() }

// Unwrap returns the cause, which may be a [*fetch.InsecureError].
func (e *URLError) Unwrap() error { return e.Err }

// ExitCode returns that of a mistake on the command line.
func (e *URLError) ExitCode() int { return exit.Usage }

// Hint returns how to permit http.
func (e *URLError) Hint() string {
	var insecure *fetch.InsecureError
	if errors.As(e.Err, &insecure) {
		return "use --insecure-http to allow it"
	}
	return ""
}

// withAdvice returns err, with the advice that the data is as it was unless it has other
// advice.
func withAdvice(err error) error {
	var hinted interface{ Hint() string }
	if err == nil || errors.As(err, &hinted) {
		return err
	}
	return &exit.HintedError{Err: err, Advice: "the current data was not changed"}
}

// TimeoutError reports that a download took too long.
type TimeoutError struct{ Timeout time.Duration }

func (e *TimeoutError) Error() string { return fmt.Sprintf("timed out after %s", e.Timeout) }

// RejectedError reports that a file cannot be used.
type RejectedError struct {
	Err    error           // why the file cannot be read, or
	Errors int             // the number of its errors and
	First  diag.Diagnostic // the first of them
}

func (e *RejectedError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("download rejected: %v", e.Err)
	}
	where := diag.Position(e.First.File, e.First.Line, e.First.Col)
	return fmt.Sprintf("download rejected: %s; first: %s: %s", plural.Count(e.Errors, "error"), where, e.First.Msg)
}

// Unwrap returns why the file cannot be read.
func (e *RejectedError) Unwrap() error { return e.Err }

// ShrunkError reports that a file has less than half of the items of the data in use.
type ShrunkError struct{ Before, After int }

func (e *ShrunkError) Error() string {
	return fmt.Sprintf("download rejected: only %s, but the current data has %d; the file may be truncated", plural.Count(e.After, "item"), e.Before)
}

// Hint returns how to accept the file.
func (e *ShrunkError) Hint() string {
	return "the current data was not changed; use --force to accept the file"
}

// NoPreviousError reports that there is no earlier download to go back to.
type NoPreviousError struct{ Landscape string }

func (e *NoPreviousError) Error() string {
	return fmt.Sprintf("no previous download of %s", e.Landscape)
}

// Hint returns how to use other data.
func (e *NoPreviousError) Hint() string { return "use --data embedded for the built-in data" }

// NotDownloadedError reports that there is no download to remove.
type NotDownloadedError struct{ Landscape string }

func (e *NotDownloadedError) Error() string { return "no download of " + e.Landscape }
