package cmd

import (
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
)

// addCommands registers only the commands this command line needs, because building
// all of them takes longer than running most: the named command, all names for help,
// or everything. It reports whether it registered a single command.
func addCommands(root *cobra.Command, a *app, args []string) (one bool) {
	if len(args) == 0 || len(args) == 1 && slices.Contains([]string{"help", "--help", "-h"}, args[0]) {
		for _, c := range commands {
			root.AddCommand(&cobra.Command{Use: c.name, Short: c.short, GroupID: c.group, Hidden: c.group == "", Run: func(*cobra.Command, []string) {}})
		}
		addTopics(root, func(string) string { return "" })
		return false
	}
	if len(args) > 2 && isCompletion(args) {
		args = args[1:]
	}
	chosen := commands
	if i := slices.IndexFunc(commands, func(c command) bool { return c.name == args[0] }); i >= 0 && args[0] != "man" {
		chosen, one = commands[i:i+1], true
	}
	for _, c := range chosen {
		built := c.build(a)
		built.Short, built.GroupID, built.Hidden = c.short, c.group, c.group == ""
		help.AddText(built, c.helpFile())
		root.AddCommand(built)
	}
	if one {
		return true
	}
	addTopics(root, help.Text)
	return false
}

// addTopics adds the topics of help that are not commands.
func addTopics(root *cobra.Command, text func(name string) string) {
	for _, t := range help.Topics {
		if !slices.ContainsFunc(commands, func(c command) bool { return c.name == t.Name }) {
			root.AddCommand(&cobra.Command{Use: t.Name, Short: t.Short, Long: strings.TrimRight(text(t.Name), "\n")})
		}
	}
}

// isCompletion reports whether a shell requests completions.
func isCompletion(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// keepCommandOrder makes help list commands in the order of the table. The
// setting is cobra's and global; runs in parallel set it once.
var keepCommandOrder = sync.OnceFunc(func() { cobra.EnableCommandSorting = false })

// newRoot builds the tree of commands for a command line. A tree is used once, because it
// keeps the values of its flags.
func newRoot(a *app, args []string) *cobra.Command {
	keepCommandOrder()
	root := &cobra.Command{
		Use:                        "landscope",
		Short:                      "Query the Cloud Native Landscape from your terminal",
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Args:                       a.knownCommand,
	}
	help.AddText(root, "landscope")
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g, Title: g})
	}
	root.SetIn(a.env.Stdin)
	root.SetOut(a.env.Stdout) // building the completion commands reads it
	root.SetErr(a.env.Stderr)
	a.bind(root)
	one := addCommands(root, a, args)
	root.SetFlagErrorFunc(a.flagError)
	addVersion(root, a)
	addHelp(root, a, args)
	if root.CompletionOptions.DisableDefaultCmd = one; !one {
		completion.AddCommand(root, groupOther, a.write)
	}
	argcheck.Wrap(root)
	if a.session.RegularOnly = isCompletion(args); a.session.RegularOnly {
		completion.Prepare(root, a.session.Catalog)
	}
	return root
}

// dates lists dates for shell completion. It uses the present landscape because --as-of
// may be what is being completed.
func (a *app) dates() []string { return completion.Dates(a.session.Present) }

// bind adds the flags that every command has.
func (a *app) bind(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&a.session.Data, "data", "", "read the landscape from `FILE` (\"-\" for stdin, \"embedded\" for the built-in data)")
	f.StringVar(&a.session.Landscape, "landscape", "", "use the downloaded landscape `NAME` (see \"landscope landscapes\")")
	f.StringVar(&a.session.Edition, "edition", "", "built-in `EDITION` to use: "+strings.Join(source.Editions(), " or "))
	f.StringVar(&a.session.AsOf, "as-of", "", "show the landscape as of `DATE`: "+session.DateForms)
	f.StringArrayVar(&a.session.Overlays, "overlay", nil, "apply an overlay `FILE` (repeatable; \"none\" disables the built-in overlay)")
	f.Var(flagvalue.NewEnum(&a.lang, "lang", "", "en", "ja"), "lang", "language of tables and messages: en or ja (default en)")
	f.BoolVar(&a.quiet, "quiet", false, "do not print notes")
	f.Var(flagvalue.NewEnum(&a.color, "color", "auto", "auto", "always", "never"), "color", "use color: auto, always or never (default auto)")
	a.screen.bind(f)
	completion.SetFlag(root, "edition", source.Editions)
	completion.SetFlag(root, "landscape", program.LandscapeNames)
	completion.SetFlag(root, "as-of", a.dates)
}
