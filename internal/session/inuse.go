package session

import (
	"cmp"
	"errors"
	"io/fs"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
)

// InUse says which data is read, as far as that is known without reading it: a
// copy may turn out to be damaged.
type InUse struct {
	From      string // embedded, download or file
	Edition   string // of embedded data
	Landscape string // of a copy: the name of the landscape
	File      string // the path of a copy or file
	Record    source.Record
}

// InUse returns which data is read.
func (s *Session) InUse() (InUse, error) {
	r, err := s.Request()
	switch {
	case err != nil:
		return InUse{}, err
	case r.File == "-":
		return InUse{From: "file", File: "standard input"}, nil
	case r.File != "":
		return InUse{From: "file", File: r.File}, nil
	case r.Landscape == "":
		return embedded(cmp.Or(r.Edition, data.Current)), nil
	}
	have, err := r.Store.Read(r.Landscape)
	switch {
	case errors.Is(err, fs.ErrNotExist) && r.Landscape == source.Main:
		return embedded(data.Current), nil
	case errors.Is(err, fs.ErrNotExist):
		return InUse{}, &source.NoCopyError{Name: r.Landscape}
	}
	return InUse{From: "download", Landscape: r.Landscape, File: have.Path, Record: have.Record}, nil
}

func embedded(edition string) InUse { return InUse{From: landscape.Embedded, Edition: edition} }

// Date returns the date of the data, or "" if it is not known.
func (u InUse) Date() string {
	for _, e := range data.Editions {
		if e.Name == u.Edition {
			return e.Date
		}
	}
	return u.Record.Day
}
