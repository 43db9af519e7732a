package completion

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Loader returns the landscape that a command line selects.
type Loader = func() (*landscape.Catalog, error)

// SetFlag registers the values of a flag.
func SetFlag(cmd *cobra.Command, flag string, values func() []string) {
	setFlag(cmd, flag, func(typed string) []string { return Matching(values(), typed) })
}

// SetList registers the values of a flag that takes a comma-separated list. Each may
// follow one of the signs.
func SetList(cmd *cobra.Command, flag string, values func() []string, signs ...string) {
	setFlag(cmd, flag, func(typed string) []string { return InList(values(), typed, signs...) })
}

// SetFields registers a flag that takes a comma-separated list of fields, or more.
func SetFields(cmd *cobra.Command, flag string, more ...string) {
	var signs []string
	if flag == "sort" {
		signs = []string{"-"}
	}
	SetList(cmd, flag, func() []string { return Fields(more...) }, signs...)
}

// SetFilter registers the values of the flag of a filter.
func SetFilter(cmd *cobra.Command, f landscape.Filter, load Loader) {
	setFlag(cmd, f.Name, func(typed string) []string {
		c, err := load()
		if err != nil {
			return nil
		}
		return Filter(c, f, typed)
	})
}

func setFlag(cmd *cobra.Command, flag string, values func(typed string) []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return values(typed), cobra.ShellCompDirectiveNoFileComp
	})
}

// SetWords sets the completion of the arguments of a command to fixed words.
func SetWords(cmd *cobra.Command, words func() []string) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return Matching(words(), typed), cobra.ShellCompDirectiveNoFileComp
	}
}

// SetArgs makes the arguments of a command complete as values of the landscape, such as
// [Names].
func SetArgs(cmd *cobra.Command, load Loader, values func(*landscape.Catalog) []string) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		c, err := load()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return Matching(values(c), typed), cobra.ShellCompDirectiveNoFileComp
	}
}

// SetFirstFile makes the first argument of a command complete as a file, and the others as
// before.
func SetFirstFile(cmd *cobra.Command) {
	others := cmd.ValidArgsFunction
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return others(cmd, args, typed)
	}
}

// Prepare changes a tree of commands so that it can be completed. It removes the
// backquotes around placeholders from descriptions. Arguments and values of flags that no
// function completes are not completed as files, unless their placeholder says that they
// are. A flag with choices completes these.
func Prepare(cmd *cobra.Command, load Loader) {
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if e, ok := f.Value.(interface{ Choices() []string }); ok {
			SetFlag(cmd, f.Name, e.Choices)
		}
		value, usage := pflag.UnquoteUsage(f)
		if _, known := cmd.GetFlagCompletionFunc(f.Name); !known && value != "" && value != "FILE" && value != "DIR" {
			setFlag(cmd, f.Name, func(string) []string { return nil })
		}
		f.Usage = usage
	})
	if cmd.ValidArgsFunction == nil && strings.Contains(cmd.Use, "[WORD...]") {
		SetArgs(cmd, load, Words)
	}
	if cmd.ValidArgsFunction == nil && !takesFiles(cmd) {
		words := cmd.ValidArgs
		cmd.ValidArgs = nil
		cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return Matching(words, typed), cobra.ShellCompDirectiveNoFileComp
		}
	}
	for _, child := range cmd.Commands() {
		Prepare(child, load)
	}
}

// takesFiles reports whether the usage line of a command names files.
func takesFiles(cmd *cobra.Command) bool {
	for _, word := range []string{"FILE", "DIR", "PATH", "OLD"} {
		if strings.Contains(cmd.Use, word) {
			return true
		}
	}
	return false
}
