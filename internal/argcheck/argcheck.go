// Package argcheck checks the number of arguments of a command. The errors say what the
// command requires, with the first example of its help.
package argcheck

import (
	"errors"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/spf13/cobra"
)

// None is the argument check of commands that take no arguments.
func None(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := exit.Usagef("%s does not take arguments: %q", commandName(cmd), args[0])
	if cmd.Flags().Lookup("category") != nil {
		e.Advice = fmt.Sprintf("filters are flags, such as --category or --name; or: landscope search %s", args[0])
	}
	return e
}

// Range returns a check that accepts between atLeast and atMost arguments. What
// describes them. The error for missing arguments has the first example of the help.
func Range(what string, atLeast, atMost int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < atLeast:
			return exit.Usagef("%s requires %s%s", commandName(cmd), what, forExample(cmd))
		case len(args) > atMost:
			return exit.Usagef("%s accepts %s, not %d arguments", commandName(cmd), what, len(args))
		}
		return nil
	}
}

// commandName returns the path of a command below the program.
func commandName(cmd *cobra.Command) string {
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}

// forExample returns the end of an error that shows how a command is used.
func forExample(cmd *cobra.Command) string {
	example, _, _ := strings.Cut(strings.TrimSpace(cmd.Example), "\n")
	if example == "" {
		return ""
	}
	return ", for example: " + example
}

// Unlimited is an atMost without effect.
const Unlimited = 1 << 30

// noneEmpty returns an error for an argument that is empty or all whitespace.
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
		return &exit.UsageError{Err: &suggest.EmptyError{Kind: name}, Advice: "usage: " + cmd.UseLine()}
	}
	return nil
}

// Wrap makes the errors of all argument checks in a tree usage errors.
func Wrap(cmd *cobra.Command) {
	check := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if err := noneEmpty(cmd, args); err != nil || check == nil {
			return err
		}
		err := check(cmd, args)
		var already *exit.UsageError
		if err == nil || errors.As(err, &already) {
			return err
		}
		return &exit.UsageError{Err: err, Advice: "usage: " + cmd.UseLine()}
	}
	for _, child := range cmd.Commands() {
		Wrap(child)
	}
}
