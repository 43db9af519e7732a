package cmd

import (
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newFields(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "fields", Args: argcheck.None}
	p.bind(cmd, "wide")
	cmd.RunE = p.prints(a, func(_ *app, lang string, _ []string) (*output.Document, error) {
		return view.Fields(lang), nil
	})
	return cmd
}
