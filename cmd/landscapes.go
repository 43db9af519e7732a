package cmd

import (
	"cmp"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newLandscapes(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "landscapes", Args: argcheck.None}
	p.bind(cmd, "wide")
	cmd.RunE = p.prints(a, func(a *app, lang string, _ []string) (*output.Document, error) {
		return view.Landscapes(view.View{Lang: lang}, knownLandscapes(a.session.Store())), nil
	})
	return cmd
}

// knownLandscapes returns the landscapes that can be downloaded. Copy is the date of the
// download, or yes if that is not known.
func knownLandscapes(store source.Store) []view.Landscape {
	all := []view.Landscape{}
	for _, l := range data.Landscapes {
		v := view.Landscape{Name: l.Name, Foundation: l.Foundation, Site: l.Site, Data: l.DataURL()}
		if have, err := store.Read(l.Name); err == nil {
			v.Copy = cmp.Or(have.Record.Downloaded, "yes")
		}
		all = append(all, v)
	}
	return all
}

func landscapeCompletions() []string {
	var out []string
	for _, l := range data.Landscapes {
		out = append(out, l.Name+"\t"+l.Foundation)
	}
	return out
}
