package help

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/respell"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
)

// Command returns the help command, which rejects unknown topics.
func Command(group string) *cobra.Command {
	return &cobra.Command{
		Use:               "help [COMMAND | TOPIC]",
		Short:             "Show help for a command or topic",
		GroupID:           group,
		Long:              Text("help"),
		ValidArgsFunction: complete,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, err := Find(cmd.Root(), args)
			if err != nil {
				return err
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}

// IsLong reports whether a command line asks for all of a command's help, not for the
// summary of -h.
func IsLong(args []string) bool {
	return len(args) > 0 && args[0] == "help" || slices.ContainsFunc(args, func(arg string) bool {
		return arg == "--help" || strings.HasPrefix(arg, "--help=")
	})
}

// Names returns the names and aliases of the subcommands and topics of a command.
func Names(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
		names = append(names, c.Aliases...)
	}
	return names
}

// Find returns the command or topic that words name.
func Find(root *cobra.Command, words []string) (*cobra.Command, error) {
	at := root
	for _, word := range words {
		i := slices.IndexFunc(at.Commands(), func(c *cobra.Command) bool {
			return strings.EqualFold(c.Name(), word) || c.HasAlias(strings.ToLower(word))
		})
		if i < 0 {
			if line, same := synonym.Command(word); same && at == root {
				line, _, _ = strings.Cut(line, " --")
				return Find(root, strings.Fields(line)[1:])
			}
			return nil, unknownTopic(at, word)
		}
		at = at.Commands()[i]
	}
	return at, nil
}

func unknownTopic(at *cobra.Command, word string) error {
	if strings.TrimSpace(word) == "" {
		return exit.AsUsage(&suggest.EmptyError{Kind: "help topic"})
	}
	var choices []string
	for _, c := range at.Commands() {
		if !c.Hidden {
			choices = append(choices, c.Name())
		}
	}
	e := &suggest.UnknownError{Kind: "help topic", Name: word, Choices: choices}
	if near := respell.Near(word, Names(at)); near != "" {
		e.Near = []string{near}
	}
	if len(choices) == 0 {
		return &exit.UsageError{Err: e, Advice: "landscope help " + strings.TrimPrefix(at.CommandPath(), "landscope ")}
	}
	return exit.AsUsage(e)
}

// complete completes commands and topics.
func complete(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	at, err := Find(cmd.Root(), args)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, c := range at.Commands() {
		if !c.Hidden {
			names = append(names, c.Name()+"\t"+c.Short)
		}
	}
	return completion.Matching(names, typed), cobra.ShellCompDirectiveNoFileComp
}
