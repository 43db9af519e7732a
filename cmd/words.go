package cmd

import (
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/help"
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
		return a.line().Filters(s.command.CommandPath(), help.Names(s.command), words, err)
	}
	var flags []string
	for _, word := range filters {
		f, _ := landscape.FilterNamed(word.Name)
		if err := f.Set(&s.query, word.Value); err != nil {
			return exit.AsUsage(err)
		}
		flags = append(flags, "--"+word.Name, word.Value)
	}
	a.note("%s%s", synonym.Line(flags), lookup.Also(filters))
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
	filters, names := lookup.Split(c, words)
	return names, s.take(a, filters)
}

// anyWords is the argument check of commands that take words as filters.
func anyWords(*cobra.Command, []string) error { return nil }
