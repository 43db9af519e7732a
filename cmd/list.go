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
}

func newList(a *app) *cobra.Command {
	o := &listOptions{}
	cmd := &cobra.Command{Use: "list [WORD...]", Aliases: []string{"ls"}, Args: anyWords}
	return o.bind(a, cmd)
}

func newProjects(a *app) *cobra.Command {
	o := &listOptions{selection: selection{usual: landscape.Hosted}}
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
	v, items, err := o.selected(a, lang, words)
	if err != nil {
		return nil, err
	}
	a.noteIfEmpty(items)
	d, err := view.Items(v, items, o.ItemsOptions)
	return d, exit.AsUsage(err)
}
