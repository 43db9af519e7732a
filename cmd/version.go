package cmd

import (
	"runtime"
	"runtime/debug"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// version is set by the linker; see the Makefile.
var version = ""

// programVersion returns the version that the linker set, or else that of the module.
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

// programCommit returns the start of the commit that the program was built from, or "".
func programCommit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(9, len(s.Value))]
		}
	}
	return ""
}

func newVersion(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "version", Args: noArgs}
	p.bind(cmd, "wide", "name")
	cmd.RunE = p.prints(a, func(a *app, lang string, _ []string) (*output.Document, error) {
		use, err := a.session.InUse()
		return view.Version(thisProgram(), a.describe(use), lang), err
	})
	return cmd
}

// thisProgram describes the program that runs.
func thisProgram() view.Program {
	p := view.Program{Version: programVersion(), Commit: programCommit(), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	for _, e := range data.Editions {
		p.Editions = append(p.Editions, view.Edition{Name: e.Name, Day: e.Date, URL: e.URL, Commit: e.Commit, License: e.License})
	}
	return p
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
	return output.SanitizeString(view.VersionLine(thisProgram(), a.describe(use), "en")), nil
}
