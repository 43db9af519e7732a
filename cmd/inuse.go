package cmd

import (
	"cmp"
	"errors"
	"io/fs"
	"runtime"
	"slices"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
)

// store is where downloaded copies are.
func (a *app) store() source.Store { return source.FindStore(runtime.GOOS, a.env.Getenv) }

// chooseCopy completes a request: what the flags and the environment do not
// ask to be read from elsewhere comes from a copy, if there is one.
func (a *app) chooseCopy(r *source.Request) error {
	if a.landscape != "" {
		if a.data != "" || a.edition != "" {
			return usagef("--landscape excludes --data and --edition: it reads a copy of its own")
		}
		if err := checkLandscape(a.landscape); err != nil {
			return err
		}
	} else if a.data == "" && a.edition == "" {
		r.File = a.env.Getenv("LANDSCOPE_DATA")
	}
	switch {
	case r.File == landscape.Embedded:
		r.File = ""
	case r.File == "" && r.Edition == "":
		r.Landscape, r.Store = cmp.Or(a.landscape, source.Main), a.store()
	}
	return nil
}

// checkLandscape tells of landscapes there are not.
func checkLandscape(name string) error {
	var names []string
	for _, l := range data.Landscapes {
		names = append(names, l.Name)
	}
	if slices.Contains(names, name) {
		return nil
	}
	return usage(&landscape.UnknownError{Kind: "landscape", Name: name, Near: near(name, names)})
}

func landscapeCompletions() []string {
	var out []string
	for _, l := range data.Landscapes {
		out = append(out, l.Name+"\t"+l.Foundation)
	}
	return out
}

// inUse tells which data is read, as far as that is known without reading it.
type inUse struct {
	from      string // embedded, copy or file
	landscape string // of a copy
	file      string // path of a copy or file
	edition   string
	record    source.Record // of a copy
}

func (a *app) inUse() (inUse, error) {
	r, err := a.request()
	switch {
	case err != nil:
		return inUse{}, err
	case r.File == "-":
		return inUse{from: "file", file: "standard input"}, nil
	case r.File != "":
		return inUse{from: "file", file: r.File}, nil
	case r.Landscape == "":
		return inUse{from: landscape.Embedded, edition: cmp.Or(r.Edition, data.Current)}, nil
	}
	have, err := r.Store.Read(r.Landscape)
	switch {
	case err != nil && r.Landscape == source.Main:
		return inUse{from: landscape.Embedded, edition: data.Current}, nil
	case errors.Is(err, fs.ErrNotExist):
		return inUse{}, &source.NoCopyError{Name: r.Landscape}
	case err != nil:
		return inUse{}, &source.CopyError{Name: r.Landscape, Err: err}
	}
	return inUse{from: "copy", landscape: r.Landscape, file: have.Path, record: have.Record}, nil
}

// of corrects what is in use by what was read: a copy that is damaged is not.
func (u inUse) of(c *landscape.Catalog) inUse {
	if u.from == "copy" && c.Origin.Name != u.file {
		return inUse{from: landscape.Embedded, edition: data.Current}
	}
	return u
}

// described returns what is known for people and programs.
func (u inUse) described() view.DataInUse {
	d := view.DataInUse{From: u.from, Edition: u.edition, Landscape: u.landscape, File: u.file,
		Day: u.record.Day, Downloaded: u.record.Downloaded, URL: u.record.URL}
	for _, e := range data.Editions {
		if e.Name == u.edition {
			d.Day = e.Day
		}
	}
	return d
}
