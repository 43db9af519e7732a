//go:build bootstrap

package data

import "github.com/landscope-cli/landscope/internal/landscape"

// catalogs is empty while the literals are being written.
var catalogs []landscape.Catalog
