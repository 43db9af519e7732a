package source

import (
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
)

//go:generate go tool msgp -io=false -tests=false -unexported
//msgp:limit arrays:1000000
//msgp:tuple loaded

// loaded is the content of a snapshot.
type loaded struct {
	Catalog  landscape.Catalog
	Problems []diag.Diagnostic
}
