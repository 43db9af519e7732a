package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// showOptions holds the flags of show.
type showOptions struct {
	printer
	compare, all bool

	web string // a kind of page
}

func newShow(a *app) *cobra.Command {
	o := &showOptions{}
	cmd := &cobra.Command{Use: "show NAME...", Aliases: []string{"get", "info", "describe", "explain"}, Args: a.orPick(argcheck.Range("a NAME", 1, argcheck.Unlimited))}
	o.bind(cmd, "wide")
	cmd.Flags().StringVarP(&o.web, "web", "w", "", "open the homepage in a browser, or another `PAGE`: "+strings.Join(view.Pages(), ", "))
	cmd.Flags().Lookup("web").NoOptDefVal = "homepage"
	cmd.Flags().BoolVar(&o.compare, "compare", false, "show items side by side, one column each")
	cmd.Flags().BoolVar(&o.all, "all", false, "also show every relation, facts of the past and the links for maintainers")
	completion.SetArgs(cmd, a.session.Catalog, completion.Topics)
	completion.SetFlag(cmd, "web", view.Pages)
	prints := o.prints(a, o.document)
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if len(args) == 0 {
			if args, err = a.pick(cmd.Context()); err != nil {
				return err
			}
		}
		if o.web != "" {
			return o.openPages(a, args)
		}
		return prints(cmd, args)
	}
	return cmd
}

func (o *showOptions) document(a *app, lang string, args []string) (*output.Document, error) {
	c, err := a.session.Catalog()
	if err != nil {
		return nil, err
	}
	v := view.View{Catalog: c, Lang: lang, Program: a.env.Called}
	topics, notes := lookup.Topics(c, args)
	for _, note := range notes {
		a.note("%s", note)
	}
	if topics != nil {
		return view.Topics(v, topics), nil
	}
	items, err := a.find("landscope show", c, args)
	if err != nil {
		if meant := a.line().Argument(args, err); meant != nil {
			return nil, meant
		}
		return nil, err
	}
	if o.JSON != "" && o.JSON != printing.AllFields && lookup.AreFields(o.JSON) {
		d, err := view.Items(v, items, view.ItemsOptions{Columns: o.JSON}) // with fields that the details lack
		return d, exit.AsUsage(err)
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

// openPages opens a page of each item in the browser. Where there is no browser, it prints
// the URLs.
func (o *showOptions) openPages(a *app, args []string) error {
	if o.Format != "" || o.JQ != "" || o.JSON != "" || o.Template != "" || o.compare {
		return exit.Usagef("--web opens a page, and cannot be used with a format or --compare")
	}
	c, err := a.session.Catalog()
	if err != nil {
		return err
	}
	items, err := a.find("landscope show --web", c, args)
	if err != nil {
		return err
	}
	for _, it := range items {
		url, err := view.Page(c, it, o.web)
		if err != nil {
			return exit.AsUsage(err)
		}
		if err := a.openOrPrint(url); err != nil {
			return err
		}
	}
	return nil
}
