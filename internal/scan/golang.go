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
		f.component(Component{Kind: Module, Name: r.Mod.Path, Version: r.Mod.Version, Line: r.Syntax.Start.Line, Indirect: r.Indirect})
	}
}

// binary reads what the Go linker puts into a program; false when the file is
// none.
func (f *file) binary() bool {
	in, err := os.Open(f.name)
	if err != nil {
		return false
	}
	defer in.Close()
	info, err := buildinfo.Read(in)
	if err != nil {
		return false
	}
	f.found.Files++
	if info.Main.Path != "" {
		f.add(Module, info.Main.Path, info.Main.Version, 0)
	}
	for _, d := range info.Deps {
		f.add(Module, d.Path, d.Version, 0)
	}
	return true
}
