package cmd

import (
	"context"
	"errors"
	"fmt"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/respell"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// maxRespellings is how many words of a command line can be respelled.
const maxRespellings = 8

// execute runs a command line, or the one that it means. Only an error leads to the
// second, so that a right command line costs nothing.
func execute(ctx context.Context, env *Env, args []string) error {
	args = respell.JoinFields(args)
	for range maxRespellings {
		err := executeOnce(ctx, env, args)
		var meant *respell.Error
		if !errors.As(err, &meant) {
			return err
		}
		args = meant.Args
	}
	return executeOnce(ctx, env, args)
}

func executeOnce(ctx context.Context, env *Env, args []string) error {
	a := newApp(env)
	a.args = args
	root := newRoot(a, args)
	root.SetArgs(args)
	err := a.setDefaults(root)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	a.release()
	if err == nil {
		err = a.failed
	}
	return err
}

// line returns the command line for package respell. Its landscape is that of the flags
// that every command has, wherever they are.
func (a *app) line() respell.Line {
	p := newApp(a.env)
	cmd := &cobra.Command{}
	p.bind(cmd)
	f := cmd.PersistentFlags()
	f.BoolP("help", "h", false, "")
	f.ParseErrorsAllowlist.UnknownFlags = true
	words := f.Args
	if err := f.Parse(a.args); err != nil || p.session.Data == "-" { // standard input can be read only once
		words = func() []string { return nil }
	}
	return respell.Line{Args: a.args, Words: words(), Catalog: p.session.Catalog, Commands: a.env.commandNames(), Windows: a.env.goos() == "windows",
		Note: func(note string) {
			if !p.quiet {
				a.note("%s", note)
			}
		}}
}

// knownCommand returns an error if the first argument is not a command.
func (a *app) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return a.line().Command(args[0], help.Names(cmd))
}

// flagError makes an error of a flag a usage error, or returns the command line that was
// meant.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	seeHelp := fmt.Sprintf("see %q", cmd.CommandPath()+" --help")
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return a.valueError(err, seeHelp)
	}
	words := cmd.Flags().Args()
	if !cmd.HasParent() && len(words) > 0 {
		return a.knownCommand(cmd, words)
	}
	if cmd.Name() == "show" {
		if meant := a.line().Argument(words, err); meant != nil {
			return meant
		}
	}
	return a.line().Flag(missing.GetSpecifiedName(), help.FlagNames(cmd), err, seeHelp)
}

// valueError makes an error of the value of a flag a usage error. The hint for a date
// names its forms.
func (a *app) valueError(err error, fallback string) error {
	e := &exit.UsageError{Err: err, Advice: exit.Hint(exit.AsUsage(err))}
	var value *pflag.InvalidValueError
	if errors.As(err, &value) && value.GetFlag().Value.Type() == "DATE" {
		e.Advice = a.session.RangeAdvice(value.GetValue())
	}
	if e.Advice == "" {
		e.Advice = fallback
	}
	return e
}
