package cmd

import (
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newIdentifiers(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "identifiers NAME...", Args: argRange("a NAME", 1, unlimited)}
	p.bind(cmd, "wide")
	completeNames(a, cmd)
	cmd.RunE = p.prints(a, func(a *app, lang string, args []string) (*output.Document, error) {
		c, err := a.session.Catalog()
		if err != nil {
			return nil, err
		}
		items, err := a.find("landscope identifiers", c, args)
		return view.Identifiers(view.View{Lang: lang}, items), err
	})
	return cmd
}
