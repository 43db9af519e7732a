package cmd

import (
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newFields(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "fields", Args: noArgs}
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
