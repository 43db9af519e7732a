package cmd

import (
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// listOptions holds the flags of list.
type listOptions struct {
	selection
	listing
	printer
	hosted bool // only hosted projects unless --maturity is given
}

func newList(a *app) *cobra.Command {
	o := &listOptions{}
	cmd := &cobra.Command{Use: "list [WORD...]", Aliases: []string{"ls"}, Args: anyWords}
	return o.bind(a, cmd)
}

func newProjects(a *app) *cobra.Command {
	o := &listOptions{hosted: true}
	cmd := &cobra.Command{Use: "projects [WORD...]", Args: anyWords}
	return o.bind(a, cmd)
}

func (o *listOptions) bind(a *app, cmd *cobra.Command) *cobra.Command {
	o.selection.bind(a, cmd)
	o.listing.bind(cmd)
	o.printer.bind(cmd)
	o.bindItems(cmd, &o.Columns)
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *listOptions) document(a *app, lang string, words []string) (*output.Document, error) {
	if err := o.checkFields(); err != nil {
		return nil, err
	}
	if err := o.take(a, words); err != nil {
		return nil, err
	}
	if o.hosted && len(o.query.Maturity) == 0 {
		o.query.Maturity = []string{landscape.Hosted}
	}
	c, items, err := o.items(a)
	if err != nil {
		return nil, err
	}
	d, err := view.Items(view.View{Catalog: c, Lang: lang, Wants: c.SelectedPlacements(o.query)}, items, o.ItemsOptions)
	if err != nil {
		return nil, exit.AsUsage(err)
	}
	o.noteIfEmpty(a, c, items)
	return d, nil
}
