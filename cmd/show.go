package cmd

import (
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// showOptions holds the flags of show.
type showOptions struct {
	printer
	compare, all bool
}

func newShow(a *app) *cobra.Command {
	o := &showOptions{}
	cmd := &cobra.Command{Use: "show NAME...", Aliases: []string{"get", "info", "describe", "explain"}, Args: argRange("a NAME", 1, unlimited)}
	o.bind(cmd, "wide")
	cmd.Flags().BoolVar(&o.compare, "compare", false, "show items side by side, one column each")
	cmd.Flags().BoolVar(&o.all, "all", false, "also show every relation and the links for maintainers")
	completeNames(a, cmd)
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *showOptions) document(a *app, lang string, args []string) (*output.Document, error) {
	c, err := a.session.Catalog()
	if err != nil {
		return nil, err
	}
	v := view.View{Catalog: c, Lang: lang}
	topics, notes := lookup.Topics(c, args)
	for _, note := range notes {
		a.note("%s", note)
	}
	if topics != nil {
		return view.Topics(v, topics), nil
	}
	items, err := a.find("landscope show", c, args)
	if err != nil {
		return nil, err
	}
	shown := view.ItemOptions{All: o.all, Hidden: func(n int) {
		if a.env.Terminal {
			a.note("%s not shown (use --all)", plural.Count(n, "more fact"))
		}
	}}
	if o.compare {
		return view.Comparison(v, items, shown), nil
	}
	return view.Item(v, items, shown), nil
}
