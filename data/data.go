// Package data holds the embedded landscape: two maps in the data format of
// landscape2 and the overlay that says of them what that format cannot.
//
//   - landscape.yml is the map of today. Its facts (names, places, levels,
//     days, addresses, keywords) are those of the CNCF landscape,
//     https://github.com/cncf/landscape, landscape.yml at commit 153d699bd of
//     2026-08-07, Apache-2.0 or CC-BY-4.0. The descriptions are our own.
//   - landscape-2018.yml is a map as it was drawn in February 2018, after a
//     Japanese blog post of 2018-02-20; addresses are those of the CNCF
//     landscape of 2018-03-05, commit 0a75d170f, Apache-2.0.
//   - overlay.yml names the source of every fact in it.
//
// Nothing is parsed here. What the loader makes of the maps and the overlay is
// in catalog_gen.go, as literals written by go generate, so that the program
// need not parse them either; a test holds the two to each other.
package data

import (
	_ "embed" // for the files

	"github.com/landscope-cli/landscope/internal/landscape"
)

//go:generate go run -tags bootstrap ../internal/tools/gencatalog catalog_gen.go

// Catalog returns the edition of that name as the loader makes it of its YAML
// and the overlay, or nil when it is not at hand. It must not be changed.
func Catalog(name string) *landscape.Catalog {
	for i, e := range Editions {
		if e.Name == name && i < len(catalogs) {
			return &catalogs[i]
		}
	}
	return nil
}

// Edition is an embedded map and where its facts come from.
type Edition struct {
	Name    string // as --edition takes it
	File    string // its name in this folder
	Title   string
	URL     string
	Commit  string
	Licence string
	Day     string // YYYY-MM-DD: the day the map speaks of
	YAML    []byte
}

// Current is the name of the edition used unless another is asked for.
const Current = "current"

// Editions lists the embedded maps, the current one first.
var Editions = []Edition{
	{
		Name: Current, File: "landscape.yml", Title: "Cloud native landscape", URL: "https://github.com/cncf/landscape",
		Commit: "153d699bd", Licence: "Apache-2.0 or CC-BY-4.0", Day: "2026-08-07", YAML: landscapeYAML,
	},
	{
		Name: "2018", File: "landscape-2018.yml", Title: "The cloud native landscape in February 2018", URL: "https://github.com/cncf/landscape",
		Commit: "0a75d170f", Licence: "Apache-2.0", Day: "2018-02-20", YAML: landscape2018YAML,
	},
}

var (
	//go:embed landscape.yml
	landscapeYAML []byte
	//go:embed landscape-2018.yml
	landscape2018YAML []byte
)

// OverlayYAML is laid over every landscape unless that is turned off. What the
// loader makes of it is Overlay.
//
//go:embed overlay.yml
var OverlayYAML []byte
