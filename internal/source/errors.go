package source

import (
	"fmt"
	"net/http"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
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

// Hint says how to replace it.
func (e *CopyError) Hint() string {
	hint := "landscope update --landscape " + e.Name + " downloads it again"
	if e.Name == Main {
		hint += "; --data embedded reads the embedded data"
	}
	return hint
}

// Date returns the date of a copy: the day on which the server says the file
// changed last, or, of a foundation's own current file, that of the download;
// else the newest date in it. Dates in it that are later count.
func (r Record) Date(newest landscape.Date) landscape.Date {
	downloaded, _ := landscape.ParseDate(r.Downloaded)
	if changed, err := http.ParseTime(r.LastModified); err == nil {
		if day, err := landscape.NewDate(changed.Year(), int(changed.Month()), changed.Day()); err == nil && day <= downloaded {
			return max(newest, day)
		}
	}
	for _, l := range data.Landscapes {
		if l.DataURL() == r.URL {
			return max(newest, downloaded)
		}
	}
	return newest
}

// describe says of a copy what is known of its landscape.
func describe(o *landscape.Origin, name string, r Record) {
	o.URL, o.Date = r.URL, r.Date(o.Date)
	for _, l := range data.Landscapes {
		if l.Name == name {
			o.Title, o.Foundation = l.Foundation+" landscape", l.Foundation
			o.URL = "https://github.com/" + l.Repository
		}
	}
	if name == Main {
		o.Title, o.License = data.Editions[0].Title, data.Editions[0].License
	}
}
