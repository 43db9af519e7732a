package cmd

import (
	"strings"
	"unicode"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// searchOptions holds the flags of search.
type searchOptions struct {
	selection
	listing
	printer
}

func newSearch(a *app) *cobra.Command {
	o := &searchOptions{}
	cmd := &cobra.Command{Use: "search TEXT", Args: argRange("a TEXT", 1, unlimited)}
	o.selection.bind(a, cmd)
	o.listing.bind(cmd)
	o.printer.bind(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, strings.Join(args, " ")) }
	return cmd
}

func (o *searchOptions) run(a *app, text string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if err := o.checkFields(); err != nil {
		return err
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	hits := search.Items(items, text)
	found := make([]*landscape.Item, len(hits))
	for i, h := range hits {
		found[i] = h.Item
	}
	o.Mark = marker(hits)
	d, err := view.Items(view.View{Catalog: c, Lang: lang, Wants: c.SelectedPlacements(o.query)}, found, o.ItemsOptions)
	if err != nil {
		return asUsageError(err)
	}
	o.noteIfEmpty(a, c, found)
	return a.print(choice, d)
}

// marker returns a function that underlines the words of a cell that the search
// matched.
func marker(hits []search.Hit) func(output.Style, string) string {
	words := map[string]bool{}
	for _, h := range hits {
		for _, w := range h.Words {
			words[w] = true
		}
	}
	return func(s output.Style, cell string) string {
		var b strings.Builder
		for cell != "" {
			n := strings.IndexFunc(cell, isWordRune)
			if n < 0 {
				break
			}
			b.WriteString(cell[:n])
			cell = cell[n:]
			end := strings.IndexFunc(cell, func(r rune) bool { return !isWordRune(r) })
			if end < 0 {
				end = len(cell)
			}
			word := cell[:end]
			if words[strings.ToLower(word)] {
				word = s.Colorize(output.Bold+";"+output.Under, word)
			}
			b.WriteString(word)
			cell = cell[end:]
		}
		return b.String() + cell
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '+' }
