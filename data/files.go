//go:build !bootstrap

package data

import (
	"archive/zip"
	_ "embed" // for the archive
	"io/fs"
	"strings"
)

// archive holds the YAML files. They are compressed because only a few commands read
// them, and they would be a twentieth of the program.
//
//go:embed files.zip
var archive string

// readFile returns the content of an embedded YAML file.
func readFile(name string) []byte {
	r, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		panic(err)
	}
	content, err := fs.ReadFile(r, name)
	if err != nil {
		panic(err)
	}
	return content
}
