package update

import (
	"cmp"
	"fmt"

	"github.com/landscope-cli/landscope/internal/source"
)

// Notes returns lines that say which data is used after the update. DataFile is the file
// that commands read in place of a download, or "".
func (p *Plan) Notes(dataFile string) []string {
	date := cmp.Or(p.After.Origin.Date.String(), "none")
	switch {
	case p.UsesNone() && p.Landscape == source.Main:
		return []string{fmt.Sprintf("now using the built-in data of %s", date)}
	case p.UsesNone():
		return []string{fmt.Sprintf("removed the download of %s", p.Landscape)}
	case p.isBase:
		return []string{fmt.Sprintf("the built-in data of %s is made from this very file (%s); nothing to download", date, p.After.Origin.Commit)}
	case !p.IsNew():
		return []string{fmt.Sprintf("%s is up to date (%s)", p.Landscape, dated(date, p.Record()))}
	}
	notes := []string{fmt.Sprintf("downloaded %s (%s)", p.Landscape, dated(date, p.Record()))}
	if p.Before.Origin.BuiltIn() {
		notes = append(notes, fmt.Sprintf("compared with the built-in data of %s; descriptions were not compared", p.Before.Origin.Date))
	}
	switch {
	case p.Landscape != source.Main:
		notes = append(notes, fmt.Sprintf("use it with --landscape %s", p.Landscape))
	case dataFile != "":
		notes = append(notes, fmt.Sprintf("LANDSCOPE_DATA is set, so commands still use %s", dataFile))
	}
	return notes
}

// dated returns how the date of a download is known.
func dated(date string, r source.Record) string {
	switch known := r.Date(0); {
	case known == 0 || known.String() != date:
		return "newest date: " + date
	case r.LastModified != "":
		return "last modified: " + date
	}
	return "current on: " + date
}
