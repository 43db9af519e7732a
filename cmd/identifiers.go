package cmd

import (
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newIdentifiers(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "identifiers NAME...", Args: argRange("a NAME", 1, unlimited)}
	p.bind(cmd, "wide")
	completeNames(a, cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		c, err := a.session.Catalog()
		if err != nil {
			return err
		}
		items, err := a.find("landscope identifiers", c, args)
		if err != nil {
			return err
		}
		return a.print(choice, view.Identifiers(view.View{Lang: lang}, items))
	}
	return cmd
}
