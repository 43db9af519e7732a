package scan

import (
	"debug/buildinfo"
	"errors"
	"os"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// maxGoMod bounds a go.mod, whose syntax tree takes some hundred times its
// size. The largest ones have 100 kB.
const maxGoMod = 1 << 20

// goMod reads the requirements of a Go module. A requirement that another module
// replaces is that module; a replacement by a directory changes nothing.
func (f *file) goMod() {
	if len(f.content) > maxGoMod {
		f.unreadable(0, 0, "go.mod larger than %d KiB", maxGoMod>>10)
		return
	}
	m, err := modfile.Parse(f.name, f.content, nil)
	if err != nil { // of a newer version of Go
		m, err = modfile.ParseLax(f.name, f.content, nil)
	}
	if err != nil {
		f.goModFault("go.mod", err)
		return
	}
	f.checkDirectives(m.Syntax)
	replaced := map[module.Version]module.Version{}
	for _, r := range m.Replace {
		if r.New.Version != "" {
			replaced[r.Old] = r.New
		}
	}
	for _, r := range m.Require {
		version := r.Mod
		for _, old := range []module.Version{r.Mod, {Path: r.Mod.Path}} {
			if by, ok := replaced[old]; ok {
				version = by
				break
			}
		}
		f.component(Component{Kind: Module, Name: version.Path, Version: version.Version, Line: r.Syntax.Start.Line, Indirect: r.Indirect})
	}
}

// goModFault records the first error in a file of the syntax of go.mod.
func (f *file) goModFault(kind string, err error) {
	var list modfile.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		f.unreadable(list[0].Pos.Line, list[0].Pos.LineRune, "invalid %s: %v", kind, list[0].Err)
		return
	}
	f.unreadable(0, 0, "invalid %s: %v", kind, err)
}

// checkDirectives records the first statement that cannot be one of any version of Go,
// such as a conflict marker. The lax parser ignores them.
func (f *file) checkDirectives(syntax *modfile.FileSyntax) {
	for _, statement := range syntax.Stmt {
		var words []string
		switch s := statement.(type) {
		case *modfile.Line:
			words = s.Token
		case *modfile.LineBlock:
			words = s.Token
		}
		if len(words) > 0 && strings.Trim(words[0], "abcdefghijklmnopqrstuvwxyz") != "" {
			start, _ := statement.Span()
			f.unreadable(start.Line, start.LineRune, "invalid go.mod: unknown directive: %s", shorten(words[0]))
			return
		}
	}
}

// binary records the modules that the Go linker lists in a program. It reports false
// if the file is not a Go program.
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
	f.addProgram(info)
	return true
}
