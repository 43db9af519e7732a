package help

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// FindFlag returns the flag of that name, of any command, or nil.
func FindFlag(root *cobra.Command, name string, short bool) *pflag.Flag {
	for _, set := range FlagSets(root) {
		f := set.Lookup(name)
		if short {
			f = set.ShorthandLookup(name)
		}
		if f != nil {
			return f
		}
	}
	return nil
}

// FlagSets returns the flags of a command and of all commands below it.
func FlagSets(cmd *cobra.Command) []*pflag.FlagSet {
	sets := []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()}
	for _, child := range cmd.Commands() {
		sets = append(sets, FlagSets(child)...)
	}
	return sets
}

// FlagNames returns the flags of a command with their hyphens.
func FlagNames(cmd *cobra.Command) []string {
	var flags []string
	add := func(f *pflag.Flag) {
		flags = append(flags, "--"+f.Name)
		if f.Shorthand != "" {
			flags = append(flags, "-"+f.Shorthand)
		}
	}
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return flags
}
