package help

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/spf13/cobra"
)

// ManPage is a manual page.
type ManPage struct {
	Name    string // such as landscope-list
	Section int    // 1 for commands, 7 for topics
	Roff    []byte
}

// ManPages returns the manual pages of a program: one for each command that help lists,
// and for each topic. Version and date stand at the foot of the pages.
func ManPages(root *cobra.Command, version, date string) []ManPage {
	var pages []ManPage
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		m := &manWriter{name: strings.ReplaceAll(c.CommandPath(), " ", "-"), section: 1}
		if c.IsAdditionalHelpTopicCommand() {
			m.section = 7
		}
		m.header(c.Short, version, date)
		if m.section == 7 {
			m.verbatim("DESCRIPTION", c.Long)
		} else {
			m.command(c)
		}
		m.verbatim("SEE ALSO", seeAlso(c))
		pages = append(pages, ManPage{m.name, m.section, []byte(m.String())})
		for _, child := range c.Commands() {
			if !child.Hidden && child.Name() != "help" && c.Name() != "completion" {
				visit(child)
			}
		}
	}
	visit(root)
	return pages
}

// seeAlso returns the pages that a page refers to: its parent's, or those of all commands
// and topics.
func seeAlso(c *cobra.Command) string {
	if c.HasParent() {
		return strings.ReplaceAll(c.Parent().CommandPath(), " ", "-") + "(1)"
	}
	var names []string
	for _, child := range c.Commands() {
		switch {
		case child.IsAdditionalHelpTopicCommand():
			names = append(names, c.Name()+"-"+child.Name()+"(7)")
		case !child.Hidden && child.Name() != "help":
			names = append(names, c.Name()+"-"+child.Name()+"(1)")
		}
	}
	return strings.Join(names, "\n")
}

// manWriter writes a page in the language of roff. Text keeps its lines, because it is
// wrapped already and has columns.
type manWriter struct {
	strings.Builder
	name    string
	section int
}

func (m *manWriter) header(short, version, date string) {
	fmt.Fprintf(m, ".TH \"%s\" %d \"%s\" \"%s\" \"%s\"\n", roff(strings.ToUpper(m.name)), m.section, roff(date), roff("landscope "+version), "landscope")
	fmt.Fprintf(m, ".SH NAME\n%s \\- %s\n", roff(m.name), roff(short))
}

func (m *manWriter) command(c *cobra.Command) {
	m.verbatim("SYNOPSIS", c.UseLine())
	m.verbatim("DESCRIPTION", c.Long)
	m.list("COMMANDS", childEntries(c))
	m.list("OPTIONS", flagEntries(c.NonInheritedFlags(), nil))
	if c.HasParent() {
		m.list("GLOBAL OPTIONS", flagEntries(c.InheritedFlags(), nil))
	}
	m.verbatim("EXAMPLES", c.Example)
}

// childEntries returns the subcommands that help lists.
func childEntries(c *cobra.Command) [][2]string {
	var entries [][2]string
	for _, child := range c.Commands() {
		if child.IsAvailableCommand() {
			entries = append(entries, [2]string{child.Name(), child.Short})
		}
	}
	return entries
}

func (m *manWriter) verbatim(title, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	m.WriteString(".SH " + title + "\n.nf\n")
	for line := range strings.Lines(text) {
		m.WriteString(roff(strings.TrimRight(line, "\n")) + "\n")
	}
	m.WriteString(".fi\n")
}

func (m *manWriter) list(title string, entries [][2]string) {
	if len(entries) == 0 {
		return
	}
	m.WriteString(".SH " + title + "\n")
	for _, e := range entries {
		fmt.Fprintf(m, ".TP\n.B \"%s\"\n%s\n", roff(strings.TrimSpace(e[0])), roff(e[1]))
	}
}

// roff returns a line as roff: nothing in it is a request or an escape.
func roff(line string) string {
	var b strings.Builder
	for i, r := range line {
		switch {
		case i == 0 && (r == '.' || r == '\''):
			b.WriteString(`\&` + string(r))
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '"':
			b.WriteString(`\(dq`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '`':
			b.WriteString("\\(ga")
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// WriteManPages writes manual pages to a directory, in a subdirectory for each section.
func WriteManPages(dir string, pages []ManPage) error {
	for _, p := range pages {
		section := filepath.Join(dir, fmt.Sprintf("man%d", p.Section))
		if err := os.MkdirAll(section, 0o755); err != nil {
			return err
		}
		if err := atomicfile.Write(filepath.Join(section, fmt.Sprintf("%s.%d", p.Name, p.Section)), p.Roff); err != nil {
			return err
		}
	}
	return nil
}
