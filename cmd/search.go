package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/exit"
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
	o.parts = true
	cmd := &cobra.Command{Use: "search TEXT", Aliases: []string{"find"}, Args: argcheck.Range("a TEXT", 1, argcheck.Unlimited)}
	o.selection.bind(a, cmd)
	o.listing.bind(cmd)
	o.printer.bind(cmd)
	o.bindItems(cmd, &o.Columns)
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *searchOptions) document(a *app, lang string, args []string) (*output.Document, error) {
	if err := o.checkFields(); err != nil {
		return nil, err
	}
	v, items, err := o.selected(a, lang, nil)
	if err != nil {
		return nil, err
	}
	r := search.Search(v.Catalog, items, strings.Join(args, " "))
	found := make([]*landscape.Item, len(r.Hits))
	for i, h := range r.Hits {
		found[i] = h.Item
	}
	o.Mark = view.MarkWords(r.Hits)
	a.notes(r.Notes())
	a.noteIfEmpty(found)
	d, err := view.Items(v, found, o.ItemsOptions)
	return d, exit.AsUsage(err)
}
