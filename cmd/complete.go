package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// complete registers the values of a flag.
func complete(cmd *cobra.Command, flag string, values func() []string) {
	completeWith(cmd, flag, func(typed string) []string { return completion.Matching(values(), typed) })
}

// completeEach registers the values of a flag that takes a comma-separated list.
func completeEach(cmd *cobra.Command, flag string, values func() []string, signs ...string) {
	completeWith(cmd, flag, func(typed string) []string { return completion.InList(values(), typed, signs...) })
}

func completeWith(cmd *cobra.Command, flag string, values func(typed string) []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return values(typed), cobra.ShellCompDirectiveNoFileComp
	})
}

// completeFilter registers the values of a filter.
func completeFilter(a *app, cmd *cobra.Command, f landscape.Filter) {
	completeWith(cmd, f.Name, func(typed string) []string {
		c, err := a.session.Catalog()
		if err != nil {
			return nil
		}
		return completion.Filter(c, f, typed)
	})
}

// completeArgs completes a command's arguments with values of the landscape.
func completeArgs(a *app, cmd *cobra.Command, values func(*landscape.Catalog) []string) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		c, err := a.session.Catalog()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return completion.Matching(values(c), typed), cobra.ShellCompDirectiveNoFileComp
	}
}

func completeNames(a *app, cmd *cobra.Command) { completeArgs(a, cmd, completion.Names) }

// completeFields registers a flag that takes a comma-separated list of fields.
func completeFields(cmd *cobra.Command, flag string, more ...string) {
	var signs []string
	if flag == "sort" {
		signs = []string{"-"}
	}
	completeEach(cmd, flag, func() []string { return completion.Fields(more...) }, signs...)
}

// dates lists dates for shell completion: today, the date of the data, years. It uses
// the present landscape because --as-of may be what is being completed.
func (a *app) dates() []string {
	out := []string{session.Today}
	c, err := a.session.Present()
	if err != nil {
		return out
	}
	return append(out, completion.Dates(c)...)
}

// prepareCompletion changes a tree of commands so that it can be completed. It removes
// the backquotes around placeholders from descriptions. Arguments and values of flags
// that no function completes are not completed as files, unless their placeholder says
// that they are. An enum completes its choices.
func prepareCompletion(a *app, cmd *cobra.Command) {
	visit := func(f *pflag.Flag) {
		if e, ok := f.Value.(*flagvalue.Enum); ok {
			complete(cmd, f.Name, e.Choices)
		}
		value, usage := pflag.UnquoteUsage(f)
		if _, known := cmd.GetFlagCompletionFunc(f.Name); !known && value != "" && value != "FILE" && value != "DIR" {
			completeWith(cmd, f.Name, func(string) []string { return nil })
		}
		f.Usage = usage
	}
	cmd.LocalFlags().VisitAll(visit)
	if cmd.ValidArgsFunction == nil && strings.Contains(cmd.Use, "[WORD...]") {
		completeArgs(a, cmd, completion.Words)
	}
	if cmd.ValidArgsFunction == nil && !takesFiles(cmd) {
		words := cmd.ValidArgs
		cmd.ValidArgs = nil
		cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completion.Matching(words, typed), cobra.ShellCompDirectiveNoFileComp
		}
	}
	for _, child := range cmd.Commands() {
		prepareCompletion(a, child)
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
