//go:build bootstrap

package data

import "github.com/landscope-cli/landscope/internal/landscape"

// The literals do not exist while go generate writes them.
var (
	catalogs []landscape.Catalog
	Overlay  landscape.Overlay
)
