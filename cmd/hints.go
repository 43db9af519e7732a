package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// namesOf returns the names and aliases of the subcommands and topics of a command.
func namesOf(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
		names = append(names, c.Aliases...)
	}
	return names
}

// nearName returns the name that is spelled like a word, or that begins with it, or "".
func nearName(word string, names []string) string {
	if near := suggest.Name(word, names); near != "" || word == "" {
		return near
	}
	start := strings.ToLower(word)
	if i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(n, start) }); i >= 0 {
		return names[i]
	}
	return ""
}

// flagError makes an error of a flag a usage error whose hint names the right flag, or
// returns the command line that was meant.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return a.valueError(cmd, err)
	}
	if words := cmd.Flags().Args(); !cmd.HasParent() && len(words) > 0 {
		return a.knownCommand(cmd, words)
	}
	if cmd.Name() == "show" {
		if meant := a.meantCommand(cmd.Flags().Args(), err); meant != nil {
			return meant
		}
	}
	name := missing.GetSpecifiedName()
	e := &exit.UsageError{Err: err, Advice: fmt.Sprintf("see %q", cmd.CommandPath()+" --help")}
	lines, same := synonym.Flags(name)
	lines = slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.HasPrefix(line, "-") && !hasFlag(cmd, line) })
	switch {
	case len(lines) > 0 && same:
		if line := synonym.Replace(a.args, name, lines[0]); line != nil {
			return &respelling{line, e}
		}
		e.Advice = "did you mean " + synonym.Fill(lines[0], "") + "?"
	case len(lines) > 0:
		e.Advice = flagAdvice(lines, synonym.Value(a.args, name))
	default:
		if near := nearFlag(cmd, name); near != "" {
			e.Advice = "did you mean " + near + "? " + e.Advice
		}
	}
	return e
}

// flagAdvice returns the hint of lines from package synonym.
func flagAdvice(lines []string, value string) string {
	var flags, sentences []string
	for _, line := range lines {
		if strings.HasPrefix(line, "-") && synonym.Suits(line, value) {
			flags = append(flags, synonym.Fill(line, value))
		} else if !strings.HasPrefix(line, "-") {
			sentences = append(sentences, line)
		}
	}
	advice := strings.Join(sentences, "; ")
	if len(flags) > 0 {
		advice = strings.TrimSpace("did you mean " + strings.Join(flags, ", or ") + "? " + advice)
	}
	return advice
}

// valueError makes an error of the value of a flag a usage error. The hint for a date
// names its forms.
func (a *app) valueError(cmd *cobra.Command, err error) error {
	e := &exit.UsageError{Err: err}
	var inner *exit.UsageError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &inner):
		e.Advice = inner.Hint()
	case errors.As(err, &value) && value.GetFlag().Value.Type() == "DATE":
		e.Advice = a.session.RangeAdvice(value.GetValue())
	}
	if e.Hint() == "" {
		e.Advice = fmt.Sprintf("see %q", cmd.CommandPath()+" --help")
	}
	return e
}

// nearFlag returns the flag of a command that is spelled like name, or "".
func nearFlag(cmd *cobra.Command, name string) string {
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	if near := nearName(name, names); near != "" {
		return "--" + near
	}
	return ""
}

// hasFlag reports whether a command has the first flag of a command line.
func hasFlag(cmd *cobra.Command, line string) bool {
	name := synonym.FlagName(line)
	if len(name) == 1 {
		return cmd.Flags().ShorthandLookup(name) != nil
	}
	return cmd.Flags().Lookup(name) != nil || cmd.InheritedFlags().Lookup(name) != nil
}
