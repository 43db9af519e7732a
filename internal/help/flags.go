package help

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// seldom lists flags that the summary leaves out.
var seldom = []string{"direct", "loose", "exclude", "no-libraries", "no-repackaged", "no-text", "output-file", "no-ignore", "allow-unreadable", "border", "raw", "bom", "no-headers", "delimiter", "members-category", "group-by", "template", "json", "help"}

// everyday lists the filters of the summary.
var everyday = []string{"category", "subcategory", "maturity"}

// allFlags writes the flags of a command. The filters are only named, because a topic
// describes them.
func (p *page) allFlags(c *cobra.Command) {
	p.section("Flags", flagEntries(c.LocalFlags(), isFilter), "")
	var filters []string
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if isFilter(f) {
			filters = append(filters, "--"+f.Name)
		}
	})
	if len(filters) > 0 {
		p.WriteString("\nFilters (see \"landscope help filters\"):\n")
		for _, line := range output.Wrap(strings.Join(filters, ", "), p.width-4) {
			p.WriteString("  " + line + "\n")
		}
	}
	p.section("Global flags", flagEntries(c.InheritedFlags(), nil), "")
}

// someFlags writes the flags that are used most, and where the others are.
func (p *page) someFlags(c *cobra.Command) {
	filters := false
	some := flagEntries(c.LocalFlags(), func(f *pflag.Flag) bool {
		filters = filters || isFilter(f)
		return slices.Contains(seldom, f.Name) || isFilter(f) && !slices.Contains(everyday, f.Name)
	})
	p.section("Flags", some, "")
	more := fmt.Sprintf("See %q for all flags", c.CommandPath()+" --help")
	if filters {
		more += `, "landscope help filters" for filters`
	}
	p.paragraph(more + ".")
}

func isFilter(f *pflag.Flag) bool {
	_, ok := landscape.FilterNamed(f.Name)
	return ok
}

// flagEntries returns the flags of a set that are not hidden, without those to skip.
func flagEntries(flags *pflag.FlagSet, skip func(*pflag.Flag) bool) [][2]string {
	var entries [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && (skip == nil || !skip(f)) {
			entries = append(entries, flagEntry(f))
		}
	})
	return entries
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
