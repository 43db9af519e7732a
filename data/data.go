// Package data holds the embedded landscape: two editions in the data format of
// landscape2, and an overlay with what that format cannot say.
//
//   - landscape.yml is the current landscape. Its facts (names, placements,
//     levels, dates, URLs, keywords) are those of landscape.yml of the CNCF
//     landscape, https://github.com/cncf/landscape, Apache-2.0 or CC-BY-4.0, at
//     the commit in [Editions], with the later changes that README.md lists. The
//     descriptions are our own.
//   - landscape-2018.yml is the landscape of February 2018, after a Japanese
//     blog post of 2018-02-20. URLs are those of the CNCF landscape of
//     2018-03-05, commit 0a75d170f, Apache-2.0.
//   - overlay.yml names the source of every fact in it.
//
// The program parses none of these files, because that takes longer than most
// queries. Go generate parses them and writes the catalogs and the overlay as
// Go literals to catalog_gen.go. A test compares the two.
package data

import (
	"crypto/sha256"
	"fmt"

	"github.com/landscope-cli/landscope/internal/landscape"
)

//go:generate go run -tags bootstrap ../internal/tools/gencatalog .

// Catalog returns the edition with the name, with the overlay applied, or nil if
// there is none. Callers must not change it.
func Catalog(name string) *landscape.Catalog {
	for i, e := range Editions {
		if e.Name == name && i < len(catalogs) {
			return &catalogs[i]
		}
	}
	return nil
}

// baseSum is the SHA-256 of the landscape.yml from which the current edition is made.
const baseSum = "5642c031bcb9fc9dda330e4863c7dac495510f8c53b49d3edcc2c112cf0f83b0"

// IsBase reports whether a file is the one from which the current edition is made.
func IsBase(content []byte) bool { return fmt.Sprintf("%x", sha256.Sum256(content)) == baseSum }

// Edition is an embedded landscape, and where its facts come from.
type Edition struct {
	Name    string // the value of --edition
	File    string // its name in this directory
	Title   string
	TitleJa string // in Japanese
	URL     string
	Commit  string
	License string
	Date    string // YYYY-MM-DD: the date that the data describes
}

// YAML returns the file.
func (e Edition) YAML() []byte { return readFile(e.File) }

// Current is the name of the default edition.
const Current = "current"

// Editions lists the embedded editions, the current one first.
var Editions = []Edition{
	{
		Name: Current, File: "landscape.yml", Title: "Cloud native landscape", TitleJa: "クラウドネイティブランドスケープ", URL: "https://github.com/cncf/landscape",
		Commit: "153d699bd", License: "Apache-2.0 or CC-BY-4.0", Date: "2026-09-14",
	},
	{
		Name: "2018", File: "landscape-2018.yml", Title: "The cloud native landscape in February 2018", URL: "https://github.com/cncf/landscape",
		Commit: "0a75d170f", License: "Apache-2.0", Date: "2018-02-20",
	},
}

// OverlayFile is the name of the embedded overlay in this directory.
const OverlayFile = "overlay.yml"

// OverlayYAML returns the embedded overlay, which applies to every landscape by
// default. Overlay holds it parsed.
func OverlayYAML() []byte { return readFile(OverlayFile) }
