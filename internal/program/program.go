// Package program tells which version of the program runs, how it is called, and which
// data it contains.
package program

import (
	"cmp"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/view"
)

// version is set by the linker; see the Makefile.
var version = ""

// Version returns the version that the linker set, or else that of the module. It has no
// v: a release, "go install" and a build of a tag have the same.
func Version() string {
	v := version
	if info, ok := debug.ReadBuildInfo(); ok && v == "" && info.Main.Version != "(devel)" {
		v = info.Main.Version
	}
	return cmp.Or(strings.TrimPrefix(v, "v"), "devel")
}

// commit returns the start of the commit that the program was built from, or "".
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(9, len(s.Value))]
		}
	}
	return ""
}

// This describes the program that runs.
func This() view.Program {
	p := view.Program{Version: Version(), Commit: commit(), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	for _, e := range data.Editions {
		p.Editions = append(p.Editions, view.Edition{Name: e.Name, Day: e.Date, URL: e.URL, Commit: e.Commit, License: e.License})
	}
	return p
}
