// Package help holds the texts of help and writes the pages of commands and topics.
package help

import (
	"embed"
	"strings"

	"github.com/landscope-cli/landscope/internal/config"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/stats"
	"github.com/spf13/cobra"
)

// files holds a file for every command, text/NAME.txt, and for every topic. That of a
// subcommand is text/COMMAND-SUBCOMMAND.txt.
//
//go:embed text/*.txt
var files embed.FS

// Topic is a page of help that belongs to no command.
type Topic struct{ Name, Short string }

// Topics lists the topics, in the order of help. fields is also a command.
var Topics = []Topic{
	{"recipes", "Tasks with their commands and output"},
	{"levels", "What sandbox, incubating, graduated and archived mean"},
	{"filters", "Filters and their values"},
	{"fields", "Fields for --columns, --sort and JSON"},
	{"formats", "Output formats"},
	{"time", "Dates: --as-of, history, diff, and the age of the data"},
	{"editions", "The built-in landscapes of today and of 2018"},
	{"overlays", "Overlays: adoption status, owners, your own items"},
	{"scan-inputs", "Files that scan reads, and how it identifies projects"},
	{"policy", "Policy files of scan"},
	{"exit-codes", "Exit codes"},
	{"environment", "Environment variables"},
	{"compatibility", "What scripts can rely on from version to version"},
}

// Text returns the help file of a command or topic. Each {{name}} in it is replaced
// by the list that a table of the program defines.
func Text(name string) string {
	content, _ := files.ReadFile("text/" + name + ".txt") // a test checks that it exists
	var b strings.Builder
	rest := string(content)
	for {
		before, marked, found := strings.Cut(rest, "{{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(marked, "}}")
		b.WriteString(List(name))
		rest = after
	}
}

// examplesTitle separates the examples of a command from its description.
const examplesTitle = "Examples:\n"

// AddText sets the description and the examples of a command and its subcommands.
func AddText(cmd *cobra.Command, name string) {
	text, examples, _ := strings.Cut(Text(name), examplesTitle)
	cmd.Long, cmd.Example = strings.TrimRight(text, "\n"), strings.TrimRight(examples, "\n")
	for _, child := range cmd.Commands() {
		AddText(child, name+"-"+child.Name())
	}
}

// List returns a list that a table of the program defines, for a help file.
func List(name string) string {
	var entries [][2]string
	policy, exception := scan.PolicyKeys()
	switch name {
	case "formats":
		for _, f := range output.Formats {
			entries = append(entries, [2]string{f.Name, f.Doc})
		}
	case "config keys":
		for _, k := range config.Keys {
			entries = append(entries, [2]string{k.Name, k.Doc})
		}
	case "filters":
		for _, f := range landscape.Filters {
			entries = append(entries, [2]string{"--" + f.Name + " " + f.Arg, f.Doc})
		}
	case "fields":
		for _, f := range landscape.Fields {
			entries = append(entries, [2]string{f.Name, f.Doc})
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
		return strings.Join(output.Wrap(strings.Join(stats.ExpectedFields, ", ")+".", Width+2), "\n")
	}
	return strings.TrimSuffix(output.Glossary(entries, Width), "\n")
}
