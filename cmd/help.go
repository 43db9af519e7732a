package cmd

import (
	"github.com/landscope-cli/landscope/internal/help"
	"github.com/spf13/cobra"
)

// addHelp adds the help command, and makes --help reject unknown commands.
func addHelp(root *cobra.Command, a *app, args []string) {
	root.SetHelpCommand(help.Command(groupOther))
	root.InitDefaultHelpCmd()
	long := help.IsLong(args)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		if words := cmd.Flags().Args(); !cmd.HasParent() && cmd.Flags().Parsed() && len(words) > 0 {
			a.failed = a.knownCommand(cmd, words)
			return
		}
		width := help.Width
		if a.env.Terminal {
			width = min(max(a.env.Width, 40), help.MaxWidth)
		}
		a.failed = a.write([]byte(a.env.asCalled(help.Page(cmd, width, long))))
		if a.env.speaksJapanese() {
			a.note("help is in English only")
		}
	})
}
