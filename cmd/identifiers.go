package cmd

import (
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

const identifiersShort = "List a project's packages, images and repositories"

// newIdentifiers returns the command scan identifiers, which is also a hidden command of
// the root.
func newIdentifiers(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "identifiers NAME...", Short: identifiersShort, Args: argcheck.Range("a NAME", 1, argcheck.Unlimited)}
	p.bind(cmd, "wide")
	completion.SetArgs(cmd, a.session.Catalog, completion.Names)
	cmd.RunE = p.prints(a, func(a *app, lang string, args []string) (*output.Document, error) {
		c, err := a.session.Catalog()
		if err != nil {
			return nil, err
		}
		items, err := a.find("landscope scan identifiers", c, args)
		return view.Identifiers(view.View{Lang: lang}, items), err
	})
	return cmd
}
