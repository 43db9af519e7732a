package cmd

import (
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newLandscapes(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "landscapes", Args: argcheck.None}
	p.bind(cmd, "wide")
	cmd.RunE = p.prints(a, func(a *app, lang string, _ []string) (*output.Document, error) {
		return view.Landscapes(view.View{Lang: lang}, program.Landscapes(a.session.Store())), nil
	})
	return cmd
}
