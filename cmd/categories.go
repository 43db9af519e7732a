package cmd

import (
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// categoriesOptions holds the flags of categories.
type categoriesOptions struct {
	selection
	printer
	depth int
}

func newCategories(a *app) *cobra.Command {
	o := &categoriesOptions{depth: 2}
	cmd := &cobra.Command{Use: "categories [WORD...]", Args: anyWords}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	cmd.Flags().Var(flagvalue.Count{Value: &o.depth}, "depth", "1 lists categories, 2 also their subcategories")
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *categoriesOptions) document(a *app, lang string, words []string) (*output.Document, error) {
	if o.depth < 1 || o.depth > 2 {
		return nil, exit.Usagef("--depth must be 1 or 2, not %d", o.depth)
	}
	v, items, err := o.selected(a, lang, words)
	if err != nil {
		return nil, err
	}
	a.noteIfEmpty(items)
	return view.Categories(v, items, view.CategoriesOptions{Depth: o.depth, HideEmpty: !o.query.IsEmpty()}), nil
}
