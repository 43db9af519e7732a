package help

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

// Help is as wide as the terminal, up to MaxWidth, and Width elsewhere.
const (
	Width    = 80
	MaxWidth = 110
)

// page is the help of a command.
type page struct {
	strings.Builder
	width int
	long  bool
}

// Page returns the help of a command or topic. Unless it is long, it is a summary that
// fits on a screen.
func Page(c *cobra.Command, width int, long bool) string {
	p := &page{width: width, long: long}
	switch {
	case c.IsAdditionalHelpTopicCommand():
		p.WriteString(c.Long + "\n")
	case c.HasParent():
		p.command(c)
	default:
		p.root(c)
	}
	return p.String()
}

// root writes the help of the program: its commands by group, and the topics.
func (p *page) root(c *cobra.Command) {
	p.WriteString(c.Long + "\n\nUsage: landscope COMMAND [FLAGS]\n\n")
	column := 0
	for _, child := range c.Commands() {
		if child.GroupID != "" {
			column = max(column, len(child.Name()))
		}
	}
	for _, g := range c.Groups() {
		p.WriteString(g.Title + "\n")
		for _, child := range c.Commands() {
			if child.GroupID == g.ID && child.IsAvailableCommand() { // the last line names help
				fmt.Fprintf(p, "  %-*s  %s\n", column, child.Name(), child.Short)
			}
		}
	}
	if p.long {
		var topics [][2]string
		for _, t := range Topics {
			topics = append(topics, [2]string{t.Name, t.Short})
		}
		p.section("Examples", nil, c.Example)
		p.section("Global flags", flagEntries(c.PersistentFlags(), nil), "")
		p.section("Topics (landscope help TOPIC)", topics, "")
		return
	}
	var names []string
	for _, t := range Topics {
		names = append(names, t.Name)
	}
	p.paragraph("Topics: " + strings.Join(names, ", ") + ".")
	p.WriteString("Use \"landscope COMMAND -h\" for a summary, \"landscope help TOPIC\" for a topic.\n")
}

// command writes the help of a command.
func (p *page) command(c *cobra.Command) {
	if text := c.Long; p.long && text != "" {
		p.WriteString(text + "\n\n")
	} else {
		p.WriteString(c.Short + ".\n\n")
	}
	var usage []string
	if c.Runnable() {
		usage = append(usage, c.UseLine())
	}
	if c.HasAvailableSubCommands() {
		usage = append(usage, c.CommandPath()+" COMMAND")
	}
	p.WriteString("Usage: " + strings.Join(usage, "\n       ") + "\n")
	if len(c.Aliases) > 0 {
		p.WriteString("Aliases: " + strings.Join(c.Aliases, ", ") + "\n")
	}
	p.section("Examples", nil, c.Example)
	p.section("Commands", childEntries(c), "")
	if p.long {
		p.allFlags(c)
	} else {
		p.someFlags(c)
	}
}

// section writes entries, or else text, under a title. It writes nothing if there is
// neither.
func (p *page) section(title string, entries [][2]string, text string) {
	if len(entries) > 0 {
		text = strings.TrimSuffix(output.Glossary(entries, p.width), "\n")
	}
	if text != "" {
		p.WriteString("\n" + title + ":\n" + text + "\n")
	}
}

// paragraph writes text after an empty line.
func (p *page) paragraph(text string) {
	p.WriteString("\n" + strings.Join(output.Wrap(text, p.width), "\n") + "\n")
}
