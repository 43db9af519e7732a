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
		var commands, topics, filters, flags, global [][2]string
		for _, child := range c.Commands() {
			if child.IsAdditionalHelpTopicCommand() {
				topics = append(topics, [2]string{child.Name(), child.Short})
			} else if child.IsAvailableCommand() || child.Name() == "help" {
				commands = append(commands, [2]string{child.Name(), child.Short})
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

func flagEntry(f *pflag.Flag) [2]string {
	value, text := pflag.UnquoteUsage(f)
	if f.Value.Type() == "bool" {
		value = ""
	}
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	return [2]string{strings.TrimRight(name+" "+value, " "), text}
}

// section writes entries under a title.
func section(b *strings.Builder, title string, entries [][2]string, width int) {
	if len(entries) > 0 {
		b.WriteString("\n" + title + ":\n" + output.Glossary(entries, width))
	}
}
