package cmd

import (
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newAbout(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "about", Args: noArgs}
	p.bind(cmd, "wide", "name")
	cmd.RunE = func(*cobra.Command, []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		c, err := a.session.Catalog()
		if err != nil {
			return err
		}
		use, err := a.session.InUse()
		if err != nil {
			return err
		}
		return a.print(choice, view.About(view.View{Catalog: c, Lang: lang}, describe(use)))
	}
	return cmd
}
