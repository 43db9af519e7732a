//go:build bootstrap

package data

import "github.com/landscope-cli/landscope/internal/landscape"

// There are no literals while they are being written.
var (
	catalogs []landscape.Catalog
	Overlay  landscape.Overlay
)
