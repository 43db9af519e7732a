package cmd

import (
	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/spf13/cobra"
)

// newMan returns the hidden command that writes the manual pages, for packages. Without a
// directory it shows the help, which is what people who type it look for.
func newMan(a *app) *cobra.Command {
	return &cobra.Command{
		Use:  "man [DIR]",
		Args: argcheck.Range("a DIR to write manual pages to", 0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Root().Help()
			}
			pages := help.ManPages(cmd.Root(), program.Version(), data.Editions[0].Date)
			if err := help.WriteManPages(args[0], pages); err != nil {
				return err
			}
			a.note("wrote %s to %s", plural.Count(len(pages), "page"), args[0])
			return nil
		},
	}
}
