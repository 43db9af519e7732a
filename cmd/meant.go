package cmd

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
)

// meantCommand returns the command line of the command that the argument of another one
// names, as in get projects, or nil.
func (a *app) meantCommand(args []string, err error) error {
	if len(args) != 1 {
		return nil
	}
	name := a.commandNamed(strings.ToLower(args[0]))
	if name == "" {
		return nil
	}
	a.note("landscope %s", name)
	return &respelling{a.replaceWords([]string{a.args[0], args[0]}, []string{name}), err}
}

// probe returns an app with the flags that every command has, as the command line gives
// them wherever they are, and the words of the command line.
func (a *app) probe() (*app, []string) {
	p := newApp(a.env)
	cmd := &cobra.Command{}
	p.bind(cmd)
	f := cmd.PersistentFlags()
	f.BoolP("help", "h", false, "")
	f.ParseErrorsAllowlist.UnknownFlags = true
	if err := f.Parse(a.args); err != nil || p.session.Data == "-" {
		return p, nil // standard input can be read only once
	}
	return p, f.Args()
}

// meant returns the command line that words without a command mean: show for an item,
// list for anything else. The function notes it. It returns nil if they mean nothing.
func (a *app) meant() ([]string, func()) {
	p, words := a.probe()
	if len(words) == 0 {
		return nil, nil
	}
	c, err := p.session.Catalog()
	if err != nil {
		return nil, nil
	}
	filters, err := lookup.Filters(c, words)
	if err != nil || len(filters) == 0 {
		return nil, nil
	}
	line := []string{"list"}
	if !slices.ContainsFunc(filters, func(f lookup.Filter) bool { return f.Name != "name" || strings.HasPrefix(f.Value, "!") }) {
		line[0] = "show"
	}
	for _, f := range filters {
		if line[0] == "list" {
			line = append(line, "--"+f.Name)
		}
		line = append(line, f.Value)
	}
	return a.replaceWords(words, line), func() {
		p.note("landscope %s%s", synonym.Line(line), lookup.Also(filters))
	}
}

// isName reports whether a word begins a name of several words, such as open policy agent.
func (a *app) isName(word string) bool {
	p, words := a.probe()
	if len(words) < 2 || words[0] != word {
		return false
	}
	c, err := p.session.Catalog()
	if err != nil {
		return false
	}
	filters, err := lookup.Filters(c, words)
	return err == nil && len(filters) < len(words)
}

// adviceOnWords returns what to do about words that mean nothing.
func (a *app) adviceOnWords() string {
	p, words := a.probe()
	if len(words) == 0 {
		return ""
	}
	if c, err := p.session.Catalog(); err == nil {
		if _, err := lookup.Filters(c, words); err != nil {
			return lookup.Advice("landscope list", words, err)
		}
	}
	return ""
}

// replaceWords returns the command line with others in place of its words.
func (a *app) replaceWords(words, with []string) []string {
	rest := slices.Clone(a.args)
	for _, word := range words {
		if i := slices.Index(rest, word); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		}
	}
	return slices.Concat(with, rest)
}
