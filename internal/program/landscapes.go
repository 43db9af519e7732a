package program

import (
	"cmp"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
)

// Landscapes returns the landscapes that can be downloaded. Copy is the date of the
// download, or yes if that is not known.
func Landscapes(store source.Store) []view.Landscape {
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

// LandscapeNames returns the names of these landscapes, for completion.
func LandscapeNames() []string {
	var out []string
	for _, l := range data.Landscapes {
		out = append(out, l.Name+"\t"+l.Foundation)
	}
	return out
}
