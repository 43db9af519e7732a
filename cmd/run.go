package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitOK       = 0
	exitFailure  = 1
	exitUsage    = 2
	exitFindings = 3
)

// Main runs the command line of this process and returns its exit code.
func Main() int {
	env := SystemEnv()
	if env.Getenv("GOGC") == "" && env.Getenv("GOMEMLIMIT") == "" {
		collectLate()
	}
	return Run(context.Background(), env, osArgs())
}

// collectLate puts off the first garbage collection of a command until the heap
// has some 50 MB, which most never reach; to collect would take longer than all
// else. From then on the heap is collected more often than by default, most so where
// it would grow beyond 256 MB.
func collectLate() {
	const percent, usual, limit = 1200, 60, 256 << 20 // percent is of the 4 MB that the heap has at least
	first := new([16]byte)
	runtime.SetFinalizer(first, func(*[16]byte) { debug.SetGCPercent(usual) })
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(limit)
}

// collectAsUsual undoes collectLate, for a command that stays.
func (e *Env) collectAsUsual() {
	if e.Getenv("GOGC") == "" && e.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// Run builds the tree of commands, executes it and prints the one error there
// may be. It returns the exit code.
func Run(ctx context.Context, env *Env, args []string) int {
	stdout := &errWriter{Writer: env.Stdout}
	inner := *env
	inner.Stdout = stdout
	a := newApp(&inner)
	root := newRoot(a, args)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = a.failed
	}
	if err == nil && stdout.err != nil {
		err = stdout.err
	}
	if err == nil {
		return exitOK
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) && stdout.err != nil {
		err = fmt.Errorf("writing output: %w", pathErr.Err)
	}
	return report(&inner, err)
}

// report prints an error, the hint it carries, and returns its exit code.
func report(env *Env, err error) int {
	if err.Error() == "" {
		return exitFindings // told already
	}
	env.message("error", err.Error())
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		env.message("hint", hinted.Hint())
	}
	var coded interface{ ExitCode() int }
	if errors.As(err, &coded) {
		return coded.ExitCode()
	}
	return exitFailure
}

// message writes a line to standard error: what kind it is of, and text, sanitized
// and without the secrets of addresses.
func (e *Env) message(kind, text string) {
	line := "landscope: " + kind + ": " + output.SanitizeString(redact.Text(text)) + "\n"
	_, _ = e.Stderr.Write(output.Sanitize(output.Lines, []byte(line), output.Options{CI: e.inCI()}))
}

// usageError is wrong use of the command line, and how to do better.
type usageError struct {
	err  error
	hint string
}

func usageErrorf(format string, args ...any) *usageError {
	return &usageError{err: fmt.Errorf(format, args...)}
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// ExitCode makes the program end with that of wrong usage.
func (e *usageError) ExitCode() int { return exitUsage }

// Hint is the hint given, or that of the error inside.
func (e *usageError) Hint() string {
	var inner *suggest.UnknownError
	if e.hint == "" && errors.As(e.err, &inner) {
		if len(inner.Candidates) > 0 {
			return inner.Hint()
		}
		return strings.TrimSpace(inner.Hint() + " " + listHints[inner.Kind])
	}
	return e.hint
}

// hintedError adds a hint to an error.
type hintedError struct {
	error
	hint string
}

func (e *hintedError) Unwrap() error { return e.error }

// Hint returns what to do about the error.
func (e *hintedError) Hint() string { return e.hint }

// listHints says where the names of a kind are listed, for those whose error does
// not list them.
var listHints = map[string]string{
	"field": "`landscope fields` lists them",
	"tag":   "`landscope list --columns name,summary.tags` shows them",
	"item":  "`landscope search` looks in descriptions, too",

	"landscape": "`landscope landscapes` lists them",

	"status": "an overlay gives it, see `landscope help overlays`",
	"owner":  "an overlay gives it, see `landscope help overlays`",
}

// itemNotFound is an item that is not there: a failure, not wrong usage.
type itemNotFound struct{ usageError }

// ExitCode makes the program end with that of a failure.
func (e *itemNotFound) ExitCode() int { return exitFailure }

// noArgs is for commands that take no arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := usageErrorf("%s takes no arguments, and was given %q", cmd.CommandPath(), args[0])
	if cmd.Flags().Lookup("category") != nil {
		e.hint = fmt.Sprintf("filters are flags, such as --category or --name; or: landscope search %s", args[0])
	}
	return e
}

// argRange is for commands that take arguments, at least so many.
func argRange(what string, atLeast, atMost int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < atLeast:
			return usageErrorf("%s wants %s", cmd.CommandPath(), what)
		case len(args) > atMost:
			return usageErrorf("%s wants %s, and was given %d arguments", cmd.CommandPath(), what, len(args))
		}
		return nil
	}
}

// unlimited of arguments.
const unlimited = 1 << 30

// asUsageError makes an error one of wrong usage; nil stays nil.
func asUsageError(err error) error {
	if err == nil {
		return nil
	}
	return &usageError{err: err}
}

// noneEmpty refuses an argument that is empty or all whitespace.
func noneEmpty(cmd *cobra.Command, args []string) error {
	_, use, _ := strings.Cut(cmd.Use, " ")
	names := strings.Fields(use)
	for i, arg := range args {
		if strings.TrimSpace(arg) != "" {
			continue
		}
		name := "argument"
		if len(names) > 0 {
			name = strings.ToLower(strings.Trim(names[min(i, len(names)-1)], "[]."))
		}
		return &usageError{err: &suggest.EmptyError{Kind: name}, hint: "usage: " + cmd.UseLine()}
	}
	return nil
}

// wrapArgErrors wraps the argument checks of a whole tree, so that all of them
// count as wrong usage.
func wrapArgErrors(cmd *cobra.Command) {
	check := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if err := noneEmpty(cmd, args); err != nil || check == nil {
			return err
		}
		err := check(cmd, args)
		var already *usageError
		if err == nil || errors.As(err, &already) {
			return err
		}
		return &usageError{err: err, hint: "usage: " + cmd.UseLine()}
	}
	for _, child := range cmd.Commands() {
		wrapArgErrors(child)
	}
}
