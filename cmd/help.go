package cmd

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/respell"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// addHelp adds the help command, which rejects unknown topics, and makes --help reject
// unknown commands.
func addHelp(root *cobra.Command, a *app, args []string) {
	root.SetHelpCommand(&cobra.Command{
		Use:               "help [COMMAND | TOPIC]",
		Short:             "Show help for a command or topic",
		GroupID:           groupOther,
		Long:              help.Text("help"),
		ValidArgsFunction: completeHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, err := helpTopic(cmd.Root(), args)
			if err != nil {
				return err
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	})
	root.InitDefaultHelpCmd()
	long := wantsLongHelp(args)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		if words := cmd.Flags().Args(); !cmd.HasParent() && cmd.Flags().Parsed() && len(words) > 0 {
			a.failed = a.knownCommand(cmd, words)
			return
		}
		width := help.Width
		if a.env.Terminal {
			width = min(max(a.env.Width, 40), help.MaxWidth)
		}
		a.failed = a.write([]byte(help.Page(cmd, width, long)))
		if a.env.speaksJapanese() {
			a.note("help is in English only")
		}
	})
}

// wantsLongHelp reports whether a command line asks for all of a command's help, not for
// the summary of -h.
func wantsLongHelp(args []string) bool {
	return len(args) > 0 && args[0] == "help" || slices.ContainsFunc(args, func(arg string) bool {
		return arg == "--help" || strings.HasPrefix(arg, "--help=")
	})
}

// helpTopic returns the command or topic that words name.
func helpTopic(root *cobra.Command, words []string) (*cobra.Command, error) {
	at := root
	for _, word := range words {
		i := slices.IndexFunc(at.Commands(), func(c *cobra.Command) bool {
			return strings.EqualFold(c.Name(), word) || c.HasAlias(strings.ToLower(word))
		})
		if i < 0 {
			if line, same := synonym.Command(word); same && at == root {
				line, _, _ = strings.Cut(line, " --")
				return helpTopic(root, strings.Fields(line)[1:])
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
	if near := respell.Near(word, namesOf(at)); near != "" {
		e.Near = []string{near}
	}
	if len(choices) == 0 {
		return &exit.UsageError{Err: e, Advice: "landscope help " + strings.TrimPrefix(at.CommandPath(), "landscope ")}
	}
	return exit.AsUsage(e)
}

// completeHelp completes commands and topics.
func completeHelp(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	at, err := helpTopic(cmd.Root(), args)
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

// addVersion adds --version and -v to the root.
func addVersion(root *cobra.Command, a *app) {
	show := root.Flags().BoolP("version", "v", false, "print the version")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if !*show {
			return cmd.Help()
		}
		line, err := a.versionLine()
		if err != nil {
			return err
		}
		return a.write([]byte(line + "\n"))
	}
}

// versionLine returns the output of --version.
func (a *app) versionLine() (string, error) {
	use, err := a.session.InUse()
	if err != nil {
		return "", err
	}
	return output.SanitizeString(view.VersionLine(thisProgram(), a.describe(use), "en")), nil
}
