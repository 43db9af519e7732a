package cmd

import (
	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newVersion(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "version", Args: argcheck.None}
	p.bind(cmd, "wide", "name")
	cmd.RunE = p.prints(a, func(a *app, lang string, _ []string) (*output.Document, error) {
		use, err := a.session.InUse()
		return view.Version(program.This(), a.describe(use), lang), err
	})
	return cmd
}

// describe returns the data in use, for the view. Data of an old edition, or as of an
// earlier date, has no age; nor has any data without a clock.
func (a *app) describe(use session.InUse) view.DataInUse {
	var today landscape.Date
	if a.env.Now != nil && a.session.AsOf == "" && (use.Edition == "" || use.Edition == data.Current) {
		today, _ = a.session.CurrentDate()
	}
	return view.DataInUse{Today: today, From: use.From, Edition: use.Edition, Landscape: use.Landscape, File: use.File,
		Day: use.Date(), Downloaded: use.Record.Downloaded, URL: use.Record.URL}
}

// addVersion adds --version and -v to the root.
func addVersion(root *cobra.Command, a *app) {
	show := root.Flags().BoolP("version", "v", false, "print the version")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if !*show {
			return cmd.Help()
		}
		line, err := a.versionLine()
		if err != nil {
			return err
		}
		return a.write([]byte(line + "\n"))
	}
}

// versionLine returns the output of --version.
func (a *app) versionLine() (string, error) {
	use, err := a.session.InUse()
	if err != nil {
		return "", err
	}
	return output.SanitizeString(view.VersionLine(program.This(), a.describe(use), "en")), nil
}
