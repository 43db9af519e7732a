package cmd

import (
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// showOptions holds the flags of show.
type showOptions struct {
	printer
	compare bool
}

func newShow(a *app) *cobra.Command {
	o := &showOptions{}
	cmd := &cobra.Command{
		Use:     "show NAME...",
		Aliases: []string{"get", "info", "describe"},
		Args:    argRange("a NAME", 1, unlimited),
	}
	o.bind(cmd, "wide")
	cmd.Flags().BoolVar(&o.compare, "compare", false, "side by side, one column an item")
	completeNames(a, cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *showOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	c, err := a.session.Catalog()
	if err != nil {
		return err
	}
	items, err := a.find("landscope show", c, args)
	if err != nil {
		return err
	}
	v := view.View{Catalog: c, Lang: lang}
	if o.compare {
		return a.print(choice, view.Comparison(v, items))
	}
	return a.print(choice, view.Item(v, items))
}
