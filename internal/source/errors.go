package source

import (
	"fmt"
	"net/http"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
)

// MaxBytes is the maximum size of a file.
const MaxBytes = yamldoc.MaxBytes

// Main is the name of the default landscape.
const Main = "cncf"

// NoCopyError reports that a landscape has not been downloaded.
type NoCopyError struct{ Name string }

func (e *NoCopyError) Error() string {
	return fmt.Sprintf("landscape %s has not been downloaded", e.Name)
}

// Hint returns the command that downloads it.
func (e *NoCopyError) Hint() string {
	return "download it with: landscope update --landscape " + e.Name
}

// CopyError reports that a download cannot be read.
type CopyError struct {
	Name string
	Err  error
}

func (e *CopyError) Error() string {
	return fmt.Sprintf("the download of landscape %s is damaged: %v", e.Name, e.Err)
}

// Unwrap returns the cause.
func (e *CopyError) Unwrap() error { return e.Err }

// Hint returns how to replace the download.
func (e *CopyError) Hint() string {
	hint := "download it with: landscope update --landscape " + e.Name + ""
	if e.Name == Main {
		hint += " (or use the built-in data: --data embedded)"
	}
	return hint
}

// Date returns the date of a download, given the newest date in it. That is the date on
// which the file last changed, according to the server; or the date of the download, if
// it is the current file of a foundation; but never earlier than newest.
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

// describe sets the title, the foundation, the URL and the date of a download.
func describe(o *landscape.Origin, name string, r Record) {
	o.URL, o.Date = r.URL, r.Date(o.Date)
	for _, l := range data.Landscapes {
		if l.Name == name {
			o.Title, o.TitleJa, o.Foundation = l.Foundation+" landscape", l.Foundation+"ランドスケープ", l.Foundation
			o.URL = "https://github.com/" + l.Repository
		}
	}
	if name == Main {
		o.Title, o.TitleJa, o.License = data.Editions[0].Title, data.Editions[0].TitleJa, data.Editions[0].License
	}
}
