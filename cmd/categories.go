package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
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
	cmd := &cobra.Command{Use: "categories", Args: noArgs}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	cmd.Flags().Var(countFlag{&o.depth}, "depth", "1: categories alone; 2: subcategories, too")
	cmd.RunE = func(*cobra.Command, []string) error { return o.run(a) }
	return cmd
}

func (o *categoriesOptions) run(a *app) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if o.depth < 1 || o.depth > 2 {
		return usageErrorf("--depth is %d, not 1 or 2", o.depth)
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	o.noteIfEmpty(a, c, items)
	if empty := emptyCategories(c); len(empty) > 0 && o.query.IsEmpty() && c.Origin.BuiltIn() && c.Origin.Edition == "" && a.session.AsOf == "" {
		a.note("the built-in data has no items in %s; `landscope update` downloads them", strings.Join(empty, ", "))
	}
	v := view.View{Catalog: c, Lang: lang, Wants: c.SelectedPlacements(o.query)}
	return a.print(choice, view.Categories(v, items, view.CategoriesOptions{Depth: o.depth, HideEmpty: !o.query.IsEmpty()}))
}

// emptyCategories lists the categories that no item is placed in.
func emptyCategories(c *landscape.Catalog) []string {
	filled := map[string]bool{}
	for i := range c.Items {
		for _, p := range c.Items[i].Placements() {
			filled[p.Category] = true
		}
	}
	var names []string
	for _, cat := range c.Categories {
		if !filled[cat.Name] {
			names = append(names, cat.Name)
		}
	}
	return names
}
