package cmd

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Help is as wide as the terminal, up to maxHelpWidth, and helpWidth elsewhere.
const (
	helpWidth    = 80
	maxHelpWidth = 110
)

// entry is a row of help: a name and what it means.
type entry struct{ name, text string }

// helpFunc returns a function that writes the usage, examples and flags of a command.
func helpFunc(env *Env) func(*cobra.Command) error {
	width := helpWidth
	if env.Terminal {
		width = min(max(env.Width, 40), maxHelpWidth)
	}
	return func(c *cobra.Command) error {
		var b strings.Builder
		b.WriteString("Usage:\n")
		if c.Runnable() {
			b.WriteString("  " + c.UseLine() + "\n")
		}
		if c.HasAvailableSubCommands() {
			b.WriteString("  " + c.CommandPath() + " COMMAND\n")
		}
		if len(c.Aliases) > 0 {
			b.WriteString("\nAliases:\n  " + strings.Join(c.Aliases, ", ") + "\n")
		}
		if c.Example != "" {
			b.WriteString("\nExamples:\n" + c.Example + "\n")
		}
		var commands, topics, filters, flags, global []entry
		for _, child := range c.Commands() {
			if child.IsAdditionalHelpTopicCommand() {
				topics = append(topics, entry{child.Name(), child.Short})
			} else if child.IsAvailableCommand() || child.Name() == "help" {
				commands = append(commands, entry{child.Name(), child.Short})
			}
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if _, ok := landscape.FilterNamed(f.Name); ok {
				filters = append(filters, flagEntry(f))
			} else {
				flags = append(flags, flagEntry(f))
			}
		})
		c.InheritedFlags().VisitAll(func(f *pflag.Flag) { global = append(global, flagEntry(f)) })
		section(&b, "Commands", commands, width)
		section(&b, "Filters", filters, width)
		section(&b, "Flags", flags, width)
		section(&b, "Flags of every command", global, width)
		section(&b, "Topics (landscope help TOPIC)", topics, width)
		_, err := fmt.Fprint(c.OutOrStdout(), b.String())
		return err
	}
}

func flagEntry(f *pflag.Flag) entry {
	value, text := pflag.UnquoteUsage(f)
	if f.Value.Type() == "bool" {
		value = ""
	}
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	return entry{strings.TrimRight(name+" "+value, " "), text}
}

// section writes entries under a title.
func section(b *strings.Builder, title string, entries []entry, width int) {
	if len(entries) > 0 {
		b.WriteString("\n" + title + ":\n" + rows(entries, width))
	}
}

// rows returns a line for each entry, with the texts wrapped beside the names.
func rows(entries []entry, width int) string {
	names := 0
	for _, e := range entries {
		names = max(names, len(e.name))
	}
	var b strings.Builder
	for _, e := range entries {
		name := e.name
		for _, line := range output.Wrap(e.text, max(20, width-names-4)) {
			fmt.Fprintf(&b, "  %-*s  %s\n", names, name, line)
			name = ""
		}
	}
	return b.String()
}
