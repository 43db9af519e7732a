package cmd

import (
	"embed"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/stats"
	"github.com/spf13/cobra"
)

// helpFiles holds a file for every command, help/NAME.txt, and for every topic. That
// of a subcommand is help/COMMAND-SUBCOMMAND.txt.
//
//go:embed help/*.txt
var helpFiles embed.FS

// topics lists the pages of help that belong to no command.
var topics = []struct{ name, short string }{
	{"formats", "Formats of output"},
	{"filters", "Filters and how their values are read"},
	{"overlays", "Overlays: adoption status, owners, items of your own"},
	{"scan-inputs", "What scan reads, and how it knows projects"},
	{"policy", "Policy files of scan"},
	{"exit-codes", "Exit codes"},
	{"environment", "Environment variables"},
}

// helpText returns the help file of a command or topic. Each {{name}} in it is replaced
// by the list that a table of the program defines.
func helpText(name string) string {
	content, _ := helpFiles.ReadFile("help/" + name + ".txt") // a test checks that it exists
	var b strings.Builder
	rest := string(content)
	for {
		before, marked, found := strings.Cut(rest, "{{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		list, after, _ := strings.Cut(marked, "}}")
		b.WriteString(helpList(list))
		rest = after
	}
}

// examplesTitle separates the examples of a command from its description.
const examplesTitle = "Examples:\n"

// addHelpText sets the description and the examples of a command and its subcommands.
func addHelpText(cmd *cobra.Command, name string) {
	text, examples, _ := strings.Cut(helpText(name), examplesTitle)
	cmd.Long, cmd.Example = strings.TrimRight(text, "\n"), strings.TrimRight(examples, "\n")
	for _, child := range cmd.Commands() {
		addHelpText(child, name+"-"+child.Name())
	}
}

// helpList returns a list that a table of the program defines, for a help file.
func helpList(name string) string {
	var entries [][2]string
	policy, exception := scan.PolicyKeys()
	switch name {
	case "formats":
		for _, f := range output.Formats {
			entries = append(entries, [2]string{f.Name, f.Doc})
		}
	case "filters":
		for _, f := range landscape.Filters {
			entries = append(entries, [2]string{"--" + f.Name + " " + f.Arg, f.Doc})
		}
	case "identifier kinds":
		for _, k := range landscape.IdentifierKinds {
			entries = append(entries, [2]string{k.Name, k.Doc})
		}
	case "scan inputs":
		entries = scan.Inputs()
	case "policy keys":
		entries = policy
	case "exception keys":
		entries = exception
	case "expected fields":
		return strings.Join(output.Wrap(strings.Join(stats.ExpectedFields, ", ")+".", helpWidth+2), "\n")
	}
	return strings.TrimSuffix(output.Glossary(entries, helpWidth), "\n")
}
