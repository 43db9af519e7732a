package cmd

import (
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newAbout(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "about", Args: argcheck.None}
	p.bind(cmd, "wide", "name")
	cmd.RunE = p.prints(a, func(a *app, lang string, _ []string) (*output.Document, error) {
		c, err := a.session.Catalog()
		if err != nil {
			return nil, err
		}
		use, err := a.session.InUse()
		return view.About(view.View{Catalog: c, Lang: lang}, a.describe(use)), err
	})
	return cmd
}
