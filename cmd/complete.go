package cmd

import (
	"slices"
	"strings"
	"unicode"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A completion is what a word can be and, after a tab, what that means. The
// shells keep only completions that begin with the word as it is typed, so
// letters that are typed stay in their case.

// startingWith returns the completions of a word. Letter case does not count.
// One that would put a live character on the command line is left out; such
// characters in what it means are made visible.
func startingWith(completions []string, typed string) []string {
	var out []string
	for _, c := range completions {
		name, meaning, described := strings.Cut(c, "\t")
		rest, ok := cutFold(name, typed)
		if !ok || name != output.SanitizeString(name) {
			continue
		}
		if described {
			rest += "\t" + output.SanitizeString(meaning)
		}
		out = append(out, typed+rest)
	}
	return out
}

// cutFold cuts a beginning off a text, whatever the case of its letters.
func cutFold(text, start string) (rest string, ok bool) {
	rest = text
	for _, want := range start {
		var first rune
		for _, first = range rest {
			break
		}
		if rest == "" || unicode.ToLower(first) != unicode.ToLower(want) {
			return "", false
		}
		rest = rest[len(string(first)):]
	}
	return rest, true
}

// completeList returns the completions of the last value of a list between
// commas, after any of the signs that may stand before a value.
func completeList(completions []string, typed string, signs ...string) []string {
	at := strings.LastIndex(typed, ",") + 1
	for _, sign := range signs {
		if strings.HasPrefix(typed[at:], sign) {
			at += len(sign)
			break
		}
	}
	var out []string
	for _, c := range startingWith(completions, typed[at:]) {
		out = append(out, typed[:at]+c)
	}
	return out
}

// complete registers the values of a flag.
func complete(cmd *cobra.Command, flag string, values func() []string) {
	completeWith(cmd, flag, func(typed string) []string { return startingWith(values(), typed) })
}

// completeEach registers the values of a flag that takes a list between commas.
func completeEach(cmd *cobra.Command, flag string, values func() []string, signs ...string) {
	completeWith(cmd, flag, func(typed string) []string { return completeList(values(), typed, signs...) })
}

func completeWith(cmd *cobra.Command, flag string, values func(typed string) []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return values(typed), cobra.ShellCompDirectiveNoFileComp
	})
}

// completeFilter registers what the filter of that name takes.
func completeFilter(a *app, cmd *cobra.Command, f landscape.Filter) {
	completeWith(cmd, f.Name, func(typed string) []string {
		c, err := a.session.Catalog()
		switch {
		case strings.HasSuffix(f.Name, "-at"):
			return startingWith(a.years(), typed)
		case err != nil:
			return nil
		case f.Name == "name" || f.Name == "related-to":
			return completeList(slugs(c), typed, "!", "not:")
		case f.Values == nil:
			return nil
		}
		return completeList(filterValues(c, f, strings.Contains(typed, "/")), typed, "!", "not:")
	})
}

// filterValues lists the values of a filter, those of categories as slugs,
// which need no quotes in a shell. Subcategories come after their category and
// a slash, or alone.
func filterValues(c *landscape.Catalog, f landscape.Filter, paths bool) []string {
	var out []string
	for _, v := range f.Values(c) {
		category, sub, isPath := strings.Cut(v.Name, landscape.PlacementSeparator)
		switch {
		case isPath != (paths && f.Name == "subcategory"):
		case isPath:
			out = append(out, normalize.Slug(category)+"/"+normalize.Slug(sub)+"\t"+v.Doc)
		case f.Name == "category" || f.Name == "subcategory":
			out = append(out, normalize.Slug(v.Name)+"\t"+v.Name+", "+v.Doc)
		default:
			out = append(out, v.Name+"\t"+v.Doc)
		}
	}
	return out
}

// completeNames completes a command's arguments with the names of items.
func completeNames(a *app, cmd *cobra.Command) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		c, err := a.session.Catalog()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return startingWith(slugs(c), typed), cobra.ShellCompDirectiveNoFileComp
	}
}

// slugs lists every item as show takes it, with what it does.
func slugs(c *landscape.Catalog) []string {
	handle := c.UniqueNames()
	var out []string
	for i := range c.Items {
		out = append(out, handle(&c.Items[i])+"\t"+c.Items[i].Description)
	}
	return out
}

// completeFields registers a flag that takes a list of fields.
func completeFields(cmd *cobra.Command, flag string, more ...string) {
	values := func() []string {
		out := slices.Clone(more)
		for _, f := range landscape.Fields {
			out = append(out, f.Name+"\t"+f.Doc)
		}
		return out
	}
	if flag == "sort" {
		completeEach(cmd, flag, values, "-")
		return
	}
	completeEach(cmd, flag, values)
}

// years lists the years that the data knows of, the newest first.
func (a *app) years() []string {
	c, err := a.session.Catalog()
	if err != nil {
		return nil
	}
	return yearsOf(c)
}

func yearsOf(c *landscape.Catalog) []string {
	first, last := c.Origin.Date, c.Origin.Date
	if last == 0 {
		return nil
	}
	for i := range c.Items {
		if day := c.Items[i].AcceptedAt; day != 0 {
			first = min(first, day)
		}
	}
	var out []string
	for y := last.Year(); y >= first.Year(); y-- {
		out = append(out, landscape.Date(y*10000).String())
	}
	return out
}

// dates lists what a date can be: today, the date of the data, years.
func (a *app) dates() []string {
	out := []string{session.Today}
	c, err := a.session.Present() // --as-of may be what is typed
	if err != nil || c.Origin.Date == 0 {
		return out
	}
	return append(append(out, c.Origin.Date.String()+"\tdate of the data"), yearsOf(c)...)
}

// prepareCompletion makes a tree fit to be completed. Descriptions lose the
// quotes around placeholders. Arguments and values of flags that no function
// completes are no files, except those that are called so.
func prepareCompletion(cmd *cobra.Command) {
	visit := func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		if _, known := cmd.GetFlagCompletionFunc(f.Name); !known && value != "" && value != "FILE" && value != "DIR" {
			completeWith(cmd, f.Name, func(string) []string { return nil })
		}
		f.Usage = usage
	}
	cmd.LocalFlags().VisitAll(visit)
	if cmd.ValidArgsFunction == nil && !takesFiles(cmd) {
		words := cmd.ValidArgs
		cmd.ValidArgs = nil
		cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return startingWith(words, typed), cobra.ShellCompDirectiveNoFileComp
		}
	}
	for _, child := range cmd.Commands() {
		prepareCompletion(child)
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
