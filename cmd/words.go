package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
)

// take adds the filters that words of a command line mean to the query, and notes them.
func (s *selection) take(a *app, words []string) error {
	if len(words) == 0 {
		return nil
	}
	c, err := a.session.Catalog()
	if err != nil {
		return err
	}
	filters, err := lookup.Filters(c, words)
	if err == nil && len(filters) == 0 {
		err = &lookup.UnknownWordError{Word: words[0]}
	}
	if err != nil {
		return s.otherCommand(a, words, err)
	}
	var flags []string
	for _, word := range filters {
		f, _ := landscape.FilterNamed(word.Name)
		if err := f.Set(&s.query, word.Value); err != nil {
			return exit.AsUsage(err)
		}
		flags = append(flags, "--"+word.Name, word.Value)
	}
	if len(flags) > 0 {
		a.note("%s%s", synonym.Line(flags), lookup.Also(filters))
	}
	return nil
}

// takeFilters takes the words that are filters and no names of items. It returns the
// others.
func (s *selection) takeFilters(a *app, words []string) ([]string, error) {
	if len(words) == 0 {
		return nil, nil
	}
	c, err := a.session.Catalog()
	if err != nil {
		return nil, err
	}
	var missing *lookup.NotFoundError
	if _, err := lookup.Items(c, words, func(string, *landscape.Item) {}); err == nil || errors.As(err, &missing) && missing.Names != nil {
		return words, nil
	}
	filters, names := lookup.Split(c, words)
	return names, s.take(a, filters)
}

// otherCommand returns the command line that words mean if they are no filters: list
// projects is projects, and list help is help list.
func (s *selection) otherCommand(a *app, words []string, err error) error {
	usage := &exit.UsageError{Err: err, Advice: lookup.Advice(s.command.CommandPath(), words, err)}
	if last := len(words) - 1; words[last] == "help" {
		line := strings.Fields(s.command.CommandPath())[1:]
		return &respelling{slices.Concat([]string{"help"}, line, words[:last]), usage}
	}
	if len(words) > 1 || s.command.Parent() != s.command.Root() {
		return s.adviceOnList(a, words, usage)
	}
	word := strings.ToLower(words[0])
	if meant := a.meantCommand(words, usage); meant != nil {
		return meant
	}
	if line, same := synonym.Command(word); same && !strings.HasPrefix(line, "landscope show") && !strings.HasPrefix(line, "landscope search") {
		a.note("%s", line)
		return &respelling{a.replaceWords([]string{a.args[0], words[0]}, strings.Fields(line)[1:]), usage}
	}
	return s.adviceOnList(a, words, usage)
}

// adviceOnList explains why PowerShell makes words of a list without quotes.
func (s *selection) adviceOnList(a *app, words []string, usage *exit.UsageError) error {
	var unknown *lookup.UnknownWordError
	if a.env.goos() == "windows" && errors.As(usage.Err, &unknown) {
		if _, err := landscape.FieldNamed(unknown.Word); err == nil {
			usage.Advice = "quote lists in PowerShell, such as --columns 'name,maturity'"
		}
	}
	if near := nearName(words[0], namesOf(s.command)); near != "" && errors.As(usage.Err, &unknown) && len(unknown.Near) == 0 {
		usage.Advice = fmt.Sprintf("did you mean: %s %s?", s.command.CommandPath(), near)
	}
	return usage
}

// isField reports whether all parts of a comma-separated list are fields.
func isField(list string) bool {
	for part := range strings.SplitSeq(list, ",") {
		if _, err := landscape.FieldNamed(strings.TrimSpace(part)); err != nil && part != "all" {
			return false
		}
	}
	return true
}

// joinFields joins --json and the fields after it, because an optional value has to be
// part of the argument.
func joinFields(args []string) []string {
	i := slices.Index(args, "--json")
	if i < 0 || i+1 >= len(args) || !isField(args[i+1]) {
		return args
	}
	return slices.Concat(args[:i], []string{"--json=" + args[i+1]}, args[i+2:])
}

// anyWords is the argument check of commands that take words as filters.
func anyWords(*cobra.Command, []string) error { return nil }
