package scan

import (
	"debug/buildinfo"
	"errors"
	"os"

	"golang.org/x/mod/modfile"
)

// goMod reads the requirements of a Go module, those replaced included.
func (f *file) goMod() {
	m, err := modfile.ParseLax(f.name, f.content, nil)
	if err != nil {
		var list modfile.ErrorList
		if errors.As(err, &list) && len(list) > 0 {
			f.unreadable(list[0].Pos.Line, list[0].Pos.LineRune, "not a valid go.mod: %v", list[0].Err)
		} else {
			f.unreadable(0, 0, "not a valid go.mod: %v", err)
		}
		return
	}
	for _, r := range m.Require {
		f.scanner.add(Component{Kind: Module, Name: r.Mod.Path, Version: r.Mod.Version, File: f.name, Line: r.Syntax.Start.Line, Indirect: r.Indirect})
	}
}

// binary reads what the Go linker puts into a program; false when the file is
// none.
func (s *scanner) binary(path string) bool {
	in, err := os.Open(path)
	if err != nil {
		return false
	}
	defer in.Close()
	info, err := buildinfo.Read(in)
	if err != nil {
		return false
	}
	s.found.Files++
	if info.Main.Path != "" {
		s.add(Component{Kind: Module, Name: info.Main.Path, Version: info.Main.Version, File: path})
	}
	for _, d := range info.Deps {
		s.add(Component{Kind: Module, Name: d.Path, Version: d.Version, File: path})
	}
	return true
}
