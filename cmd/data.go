package cmd

import (
	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/spf13/cobra"
)

func newData(a *app) *cobra.Command {
	parts := []string{"landscape", "overlay"}
	return &cobra.Command{
		Use:       "data [landscape|overlay]",
		Args:      argcheck.Range("landscape or overlay", 0, 1),
		ValidArgs: parts,
		RunE: func(_ *cobra.Command, args []string) error {
			what := parts[0]
			if len(args) == 1 {
				what = args[0]
			}
			switch what {
			case "landscape":
				if a.session.AsOf != "" {
					return exit.Usagef("--as-of cannot be used with data, which prints the file unchanged")
				}
				r, err := a.session.Request()
				if err != nil {
					return err
				}
				text, err := source.YAML(r)
				if err != nil {
					return err
				}
				return a.printFile(text)
			case "overlay":
				return a.printFile(data.OverlayYAML())
			}
			return exit.AsUsage(suggest.Unknown("part of the data", what, parts))
		},
	}
}
