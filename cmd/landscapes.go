package cmd

import (
	"cmp"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newLandscapes(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{Use: "landscapes", Args: noArgs}
	p.bind(cmd, "wide")
	cmd.RunE = func(*cobra.Command, []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		return a.print(choice, view.Landscapes(view.View{Lang: lang}, knownLandscapes(a.session.Store())))
	}
	return cmd
}

// knownLandscapes lists the landscapes that can be downloaded.
func knownLandscapes(store source.Store) []view.Landscape {
	all := []view.Landscape{}
	for _, l := range data.Landscapes {
		all = append(all, view.Landscape{Name: l.Name, Foundation: l.Foundation, Copy: copyDay(store, l.Name), Site: l.Site, Data: l.DataURL()})
	}
	return all
}

// copyDay returns the day that a copy was downloaded; it is yes where that is
// not known, and "" where there is no copy.
func copyDay(store source.Store, name string) string {
	have, err := store.Read(name)
	if err != nil {
		return ""
	}
	return cmp.Or(have.Record.Downloaded, "yes")
}

func landscapeCompletions() []string {
	var out []string
	for _, l := range data.Landscapes {
		out = append(out, l.Name+"\t"+l.Foundation)
	}
	return out
}
