package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// knownCommand returns an error if the first argument is not a command.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	word := args[0]
	if strings.TrimSpace(word) == "" {
		return &exit.UsageError{Err: errors.New("empty command"), Advice: "landscope --help lists the commands"}
	}
	err := &exit.UsageError{Err: fmt.Errorf("unknown command %q", word), Advice: "landscope --help lists the commands"}
	if line := synonym.Command(word); line != "" {
		err.Advice = "did you mean `" + line + "`? " + err.Advice
	} else if near := nearName(word, namesOf(cmd)); near != "" {
		err.Advice = fmt.Sprintf("did you mean %q? %s", near, err.Advice)
	}
	return err
}

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

// flagError makes an error of a flag a usage error whose hint names the right flag.
func flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		e := &exit.UsageError{Err: err}
		var inner *exit.UsageError
		if errors.As(err, &inner) {
			e.Advice = inner.Hint()
		}
		if e.Hint() == "" {
			e.Advice = "see \"" + cmd.CommandPath() + " --help\""
		}
		return e
	}
	if words := cmd.Flags().Args(); !cmd.HasParent() && len(words) > 0 {
		return knownCommand(cmd, words)
	}
	if name := missing.GetSpecifiedName(); isLevel(name) && hasFlag(cmd, "--maturity") {
		return &exit.UsageError{Err: err, Advice: "--maturity " + name}
	}
	e := &exit.UsageError{Err: err, Advice: cmd.CommandPath() + " --help lists the flags"}
	if near := nearFlag(cmd, missing.GetSpecifiedName()); near != "" {
		e.Advice = "did you mean " + near + "? " + e.Advice
	}
	return e
}

func isLevel(name string) bool {
	return slices.Contains([]landscape.Level{landscape.Sandbox, landscape.Incubating, landscape.Graduated, landscape.Archived, landscape.Hosted}, landscape.Level(name))
}

// nearFlag returns the flag of a command that name was probably meant to be, or "".
func nearFlag(cmd *cobra.Command, name string) string {
	for _, flag := range synonym.Flags(name) {
		if hasFlag(cmd, flag) {
			return flag
		}
	}
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
