package cmd

import (
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
)

// command is a command of the program.
type command struct {
	name, short string
	build       func(*app) *cobra.Command
}

// commands lists every command, in the order of help.
var commands = []command{
	{"list", "List items by category, maturity and any other filter", newList},
	{"projects", "List the hosted projects: list --maturity hosted", newProjects},
	{"categories", "Show the tree of categories and subcategories with counts by level", newCategories},
	{"show", "Show everything known of an item", newShow},
	{"search", "Search names, keywords, descriptions; best first", newSearch},
	{"export", "Write items to a file: csv, xlsx, json, yaml, Markdown and others", newExport},
	{"history", "List every change of maturity level, in order", newHistory},
	{"timeline", "Draw the levels of projects over time", newTimeline},
	{"diff", "Show what changed between two days, editions or files", newDiff},
	{"stats", "Count items, and measure how the landscape grows and moves", newStats},
	{"map", "Draw the landscape with its boxes, in the terminal or as a picture", newMap},
	{"radar", "Show what your organisation adopts, as a technology radar", newRadar},
	{"scan", "Find the projects that a tree of files uses, and how mature they are", newScan},
	{"identifiers", "Show by what names scan knows the software of a project", newIdentifiers},
	{"serve", "Serve the map and an API over HTTP", newServe},
	{"site", "Write the map and the API as files, for any web host", newSite},
	{"validate", "Find every problem in landscape files, and put right the plain ones", newValidate},
	{"fmt", "Write landscape files in one form: the order of keys, quotes, indentation", newFmt},
	{"fields", "List the fields that columns, sorting and JSON know", newFields},
	{"about", "Show which landscape is read, its source, day and counts", newAbout},
	{"data", "Print the YAML that is read", newData},
	{"cache", "Show, or empty, the cache of parsed files", newCache},
	{"update", "Download the current landscape, for every command to read", newUpdate},
	{"landscapes", "List the landscapes of foundations that can be downloaded", newLandscapes},
	{"version", "Show the version of the program and of its data, and which data is in use", newVersion},
}

// addCommands registers only the commands this command line needs, because building
// all of them takes longer than running most: the named command, all names for help,
// or everything. It reports whether it registered a single command.
func addCommands(root *cobra.Command, a *app, args []string) (one bool) {
	if len(args) == 0 || len(args) == 1 && slices.Contains([]string{"help", "--help", "-h"}, args[0]) {
		for _, c := range commands {
			root.AddCommand(&cobra.Command{Use: c.name, Short: c.short, Run: func(*cobra.Command, []string) {}})
		}
		for _, t := range topics {
			root.AddCommand(&cobra.Command{Use: t.name, Short: t.short})
		}
		return false
	}
	if len(args) > 2 && isCompletion(args) {
		args = args[1:]
	}
	chosen := commands
	if i := slices.IndexFunc(commands, func(c command) bool { return c.name == args[0] }); i >= 0 {
		chosen, one = commands[i:i+1], true
	}
	for _, c := range chosen {
		built := c.build(a)
		built.Short = c.short
		addHelpText(built, c.name)
		root.AddCommand(built)
	}
	if one {
		return true
	}
	for _, t := range topics {
		root.AddCommand(&cobra.Command{Use: t.name, Short: t.short, Long: helpText(t.name)})
	}
	return false
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
		Short:                      "The cloud native landscape at a prompt",
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Args:                       knownCommand,
	}
	addHelpText(root, "landscope")
	root.SetIn(a.env.Stdin)
	root.SetOut(a.env.Stdout) // building the completion commands reads it
	root.SetErr(a.env.Stderr)
	a.bind(root)
	one := addCommands(root, a, args)
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(helpFunc(a.env))
	addVersion(root, a)
	addHelp(root, a)
	if root.CompletionOptions.DisableDefaultCmd = one; !one {
		addCompletion(root, a)
	}
	wrapArgErrors(root)
	if a.session.RegularOnly = isCompletion(args); a.session.RegularOnly {
		prepareCompletion(root)
	}
	return root
}

// bind adds the flags that every command has.
func (a *app) bind(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&a.session.Data, "data", "", "landscape `FILE` to read; - is standard input, embedded the embedded data in place of a downloaded copy")
	f.StringVar(&a.session.Landscape, "landscape", "", "`NAME` of a foundation's landscape to read, downloaded before (landscope landscapes lists them)")
	f.StringVar(&a.session.Edition, "edition", "", "embedded `MAP` to read: "+strings.Join(source.Editions(), " or "))
	f.StringVar(&a.session.AsOf, "as-of", "", "`DATE` to put the landscape back to: "+session.DateForms)
	f.StringArrayVar(&a.session.Overlays, "overlay", nil, "overlay `FILE` to lay over the landscape; repeatable; none leaves the embedded one off")
	f.Var(flagvalue.NewEnum(&a.lang, "lang", "", "en", "ja"), "lang", "language of tables: en or ja")
	f.Var(flagvalue.NewEnum(&a.color, "color", "auto", "auto", "always", "never"), "color", "colour: auto, always or never")
	complete(root, "edition", source.Editions)
	complete(root, "landscape", landscapeCompletions)
	complete(root, "as-of", a.dates)
}
