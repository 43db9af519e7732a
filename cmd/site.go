package cmd

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/site"
	"github.com/landscope-cli/landscope/internal/starter"
	"github.com/spf13/cobra"
)

// siteOptions holds the flags of site.
type siteOptions struct {
	address, logos string
	force          bool
}

func newSite(a *app) *cobra.Command {
	o := &siteOptions{}
	cmd := &cobra.Command{Use: "site DIR", Args: argcheck.Range("a DIR", 1, 1)}
	cmd.Flags().StringVar(&o.address, "url", "", "`URL` of the published site, for its sitemap")
	cmd.Flags().StringVar(&o.logos, "logos", "", logosDoc)
	cmd.Flags().StringVar(&a.session.Settings, "settings", "", settingsDoc)
	cmd.Flags().BoolVar(&o.force, "force", false, "write to a DIR that has other files and overwrite those with the same names")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args[0]) }
	return cmd
}

func (o *siteOptions) run(a *app, dir string) error {
	if err := site.CheckURL(o.address); err != nil {
		return exit.AsUsage(err)
	}
	out, err := site.OpenDir(dir, o.force)
	if err != nil {
		return err
	}
	c, err := a.session.Catalog()
	if err != nil {
		return err
	}
	logos, err := logo.OpenDir(o.logos)
	if err != nil {
		return fmt.Errorf("--logos: %w", err)
	}
	files, err := site.Files(c, site.Options{URL: o.address, Flags: a.session.Flags(), Logos: logos, Notify: a.session.Notify})
	if err != nil {
		return err
	}
	removed, err := out.Write(files)
	if err != nil {
		return err
	}
	gone := ""
	if removed > 0 {
		gone = fmt.Sprintf(", removed %d", removed)
	}
	a.note("wrote %s to %s%s", plural.Count(len(files), "file"), dir, gone)
	return nil
}

func newNew(a *app) *cobra.Command {
	return &cobra.Command{Use: "new DIR", Args: argcheck.Range("a DIR", 1, 1), RunE: func(_ *cobra.Command, args []string) error {
		n, err := starter.Write(args[0])
		if err == nil {
			a.note("wrote %s to %s; README.md has the next steps", plural.Count(n, "file"), args[0])
		}
		return err
	}}
}
