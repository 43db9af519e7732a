package sarif

import (
	"net/url"
	"path/filepath"
	"strings"
)

// Location is a place in a file.
type Location struct {
	Physical PhysicalLocation `json:"physicalLocation"`
}

// PhysicalLocation is a file and a region of it.
type PhysicalLocation struct {
	Artifact ArtifactLocation `json:"artifactLocation"`
	Region   *Region          `json:"region,omitempty"` // nil for the file as a whole
}

// ArtifactLocation is the URI of a file.
type ArtifactLocation struct {
	URI string `json:"uri"`
}

// Region is where a part of a file begins.
type Region struct {
	StartLine   int `json:"startLine"`             // from 1
	StartColumn int `json:"startColumn,omitempty"` // from 1, in characters
}

// At returns the location of a result. Code scanning requires a line: the first
// stands for an unknown one. An unknown column is 0.
func At(file string, line, column int) []Location {
	return []Location{{PhysicalLocation{ArtifactLocation{fileURI(file)}, &Region{max(1, line), max(0, column)}}}}
}

// In returns the location of a notification, none if file is "". An unknown line
// is 0.
func In(file string, line, column int) []Location {
	if file == "" {
		return nil
	}
	all := At(file, line, column)
	if line <= 0 {
		all[0].Physical.Region = nil
	}
	return all
}

// Path returns the path that the URI is made of.
func (a ArtifactLocation) Path() string {
	u, err := url.Parse(a.URI)
	if err != nil {
		return a.URI
	}
	if u.Scheme == "file" && len(u.Path) > 2 && u.Path[2] == ':' {
		return u.Path[1:] // C:/x
	}
	return strings.TrimPrefix(u.Path, "./")
}

// fileURI returns a relative reference, or a file URI for an absolute path.
func fileURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme, u.Path = "file", "/"+strings.TrimPrefix(u.Path, "/") // C:/x is /C:/x
	}
	return u.String()
}
