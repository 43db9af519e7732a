//go:build bootstrap

package data

import (
	"embed"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// The literals do not exist while go generate writes them.
var (
	catalogs []landscape.Catalog
	Overlay  landscape.Overlay
)

//go:embed *.yml
var files embed.FS

// readFile returns the content of an embedded YAML file.
func readFile(name string) []byte {
	content, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return content
}
