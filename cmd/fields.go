package cmd

import (
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newFields(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{
		Use: "fields",
		Long: "List every field: its name as a column, a sort key and a JSON key, where the data\n" +
			"format keeps it, and what it holds. Derived fields are in JSON only when asked\n" +
			"for by --columns.",
		Example: "  landscope fields\n  landscope list --columns name,homepage_url,slack_url",
		Args:    noArgs,
	}
	p.bind(cmd, "wide")
	cmd.RunE = func(*cobra.Command, []string) error {
		choice, err := p.choose(a, "table")
		if err != nil {
			return err
		}
		return a.print(choice, view.Fields())
	}
	return cmd
}
