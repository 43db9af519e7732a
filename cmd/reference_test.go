package cmd

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// CommandTree returns all commands, as help knows them.
func CommandTree() *cobra.Command { return commandTree() }

func commandTree() *cobra.Command {
	return newRoot(newApp(&Env{Getenv: func(string) string { return "" }}), []string{"help", "any"})
}

// TestCommandNames: a command is found by its name before it is built.
func TestCommandNames(t *testing.T) {
	a := newApp(&Env{Getenv: func(string) string { return "" }})
	for _, c := range commands {
		if built := c.build(a).Name(); built != c.name {
			t.Errorf("command %s is listed as %s", built, c.name)
		}
	}
}

// HelpExamples returns every example line in the help of all commands.
func HelpExamples() []string {
	var lines []string
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		for line := range strings.Lines(c.Example) {
			lines = append(lines, strings.TrimSpace(line))
		}
		for _, child := range c.Commands() {
			if child.Name() != "completion" {
				visit(child)
			}
		}
	}
	visit(commandTree())
	return lines
}

// TestReference compares README.md with what the tables say.
func TestReference(t *testing.T) {
	const file = "README.md"
	want := reference()
	got, err := os.ReadFile(file)
	if err == nil && string(got) == want {
		return
	}
	if !*Update {
		t.Fatalf("%s does not say what the tables say; make golden rewrites it", file)
	}
	if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func reference() string {
	var b strings.Builder
	b.WriteString("# Reference\n\nGenerated from the program's tables by `make golden`; do not edit.\n\n## Commands\n")
	root := commandTree()
	for _, c := range root.Commands() {
		if c.Runnable() && c.Name() != "help" && c.Name() != "completion" && c.Name() != "identifiers" {
			commandReference(&b, c)
			for _, child := range c.Commands() {
				commandReference(&b, child)
			}
		}
	}
	b.WriteString("\n### landscope completion bash|zsh|fish|powershell\n\nWrites the shell's completion script. Completion knows categories, levels, names, fields and formats.\n")
	b.WriteString("\n### Global flags\n\n")
	flagTable(&b, root.PersistentFlags())
	b.WriteString("\n## Filters\n\n| filter | value | selects items |\n| --- | --- | --- |\n")
	for _, f := range landscape.Filters {
		fmt.Fprintf(&b, "| `--%s` | %s | %s |\n", f.Name, f.Arg, f.Doc)
	}
	b.WriteString("\n" + fenced(help.Text("filters")))
	b.WriteString("\n## Fields\n\nA field's name is its column, its sort key and its JSON key; a dot nests it in JSON. Derived fields are in JSON only\nwhen `--columns` names them.\n\n| field | type | key in files | what it holds |\n| --- | --- | --- | --- |\n")
	for _, f := range landscape.Fields {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.Name, view.FieldType(f), code(f.Key), f.Doc)
	}
	b.WriteString("\n`show -o json` adds `aliases`, `former_names` (name, until, source), `history` (date, maturity, approximate, days),\n`relations` (type, item, from, until, source), `successor` (none), `facts` (text, text_ja, from, until, source).\n")
	b.WriteString("\n## Relations\n\n| type | read from the other end |\n| --- | --- |\n")
	for _, r := range landscape.RelationTypes {
		fmt.Fprintf(&b, "| `%s` | `%s` |\n", r.Name, r.Inverse)
	}
	b.WriteString("\n## Formats\n\n| format | extensions | what it is |\n| --- | --- | --- |\n")
	for _, f := range output.Formats {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Name, code(strings.Join(f.Ext, " ")), strings.ReplaceAll(f.Doc, "|", `\|`))
	}
	b.WriteString("\n## Exit codes\n\n" + fenced(help.Text("exit-codes")))
	b.WriteString("\n## Environment\n\n" + fenced(help.Text("environment")))
	b.WriteString("\n## Compatibility\n\n" + fenced(help.Text("compatibility")))
	return b.String()
}

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

func fenced(s string) string { return "```\n" + strings.TrimRight(s, "\n") + "\n```\n" }

func commandReference(b *strings.Builder, c *cobra.Command) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n", strings.TrimSuffix(c.UseLine(), " [flags]"), strings.TrimRight(strings.ReplaceAll(c.Long, "\n"+help.List("fields")+"\n", "See [Fields](#fields).\n"), "\n"))
	if c.Long == "" {
		b.WriteString(c.Short + ".\n")
	}
	if len(c.Aliases) > 0 {
		fmt.Fprintf(b, "\nAlso: %s.\n", strings.Join(c.Aliases, ", "))
	}
	fmt.Fprintf(b, "\n```sh\n%s\n```\n\n", strings.ReplaceAll(c.Example, "  landscope", "landscope"))
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	filters := false
	c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		if _, ok := landscape.FilterNamed(f.Name); ok {
			filters = true
		} else if f.Name != "help" && !f.Hidden {
			flags.AddFlag(f)
		}
	})
	if filters {
		b.WriteString("Takes every [filter](#filters).\n\n")
	}
	flagTable(b, flags)
}

func flagTable(b *strings.Builder, flags *pflag.FlagSet) {
	b.WriteString("| flag | value | meaning |\n| --- | --- | --- |\n")
	flags.VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", name, value, strings.ReplaceAll(usage, "|", `\|`))
	})
}
