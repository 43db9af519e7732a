package source

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/yamldoc"
)

// MaxBytes is how large a file may be to be read.
const MaxBytes = yamldoc.MaxBytes

// Main is the name of the landscape that is meant when none is named.
const Main = "cncf"

// NoCopyError says that a landscape has not been downloaded.
type NoCopyError struct{ Name string }

func (e *NoCopyError) Error() string { return fmt.Sprintf("no copy of the landscape %s yet", e.Name) }

// Hint says how to get one.
func (e *NoCopyError) Hint() string {
	return "landscope update --landscape " + e.Name
}

// CopyError says that a copy cannot be read.
type CopyError struct {
	Name string
	Err  error
}

func (e *CopyError) Error() string {
	return fmt.Sprintf("the copy of the landscape %s is damaged: %v", e.Name, e.Err)
}

// Unwrap returns what is wrong.
func (e *CopyError) Unwrap() error { return e.Err }

// Hint says how to mend it.
func (e *CopyError) Hint() string { return "landscope update --landscape " + e.Name }

// copied loads the copy of a landscape. Of the problems only errors are told:
// who reads a copy cannot mend it.
func copied(r Request) (*landscape.Catalog, []diag.Diagnostic, error) {
	have, err := r.Store.Read(r.Landscape)
	if errors.Is(err, fs.ErrNotExist) {
		if r.Landscape == Main {
			return embedded(data.Current)
		}
		return nil, nil, &NoCopyError{r.Landscape}
	}
	var c *landscape.Catalog
	var problems []diag.Diagnostic
	if err == nil {
		c, problems, err = load.Landscape(have.Content, have.Path)
	}
	if err != nil {
		return nil, nil, &CopyError{r.Landscape, err}
	}
	problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Severity < diag.Error })
	describe(&c.Origin, r.Landscape, have.Record)
	return c, problems, nil
}

// describe says of a copy what is known of its landscape.
func describe(o *landscape.Origin, name string, r Record) {
	o.URL = r.URL
	for _, l := range data.Landscapes {
		if l.Name == name {
			o.Title, o.Foundation = l.Foundation+" landscape", l.Foundation
			o.URL = "https://github.com/" + l.Repository
		}
	}
	if name == Main {
		o.Title, o.Licence = data.Editions[0].Title, data.Editions[0].Licence
	}
}
