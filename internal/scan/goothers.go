package scan

import (
	"bytes"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// otherMod reads a module file with a name of its own, such as those of bingo. Other
// files also have names that end in .mod.
func (f *file) otherMod() {
	if bytes.HasPrefix(f.content, []byte("module ")) || bytes.Contains(f.content, []byte("\nmodule ")) {
		f.trustName()
		f.goMod()
	}
}

// goWork reads the modules that a Go workspace puts in place of others.
func (f *file) goWork() {
	if len(f.content) > maxGoMod {
		f.unreadable(0, 0, "go.work larger than %d KiB", maxGoMod>>10)
		return
	}
	w, err := modfile.ParseWork(f.name, f.content, nil)
	if err != nil {
		f.goModFault("go.work", err)
		return
	}
	for _, r := range w.Replace {
		if r.New.Version != "" {
			f.add(Module, r.New.Path, r.New.Version, r.Syntax.Start.Line)
		}
	}
}

// vendorModules reads the vendor/modules.txt of a Go module. Other files may have its
// name.
func (f *file) vendorModules() {
	if !bytes.HasPrefix(f.content, []byte("# ")) && !bytes.HasPrefix(f.content, []byte("## ")) {
		f.imageList()
		return
	}
	var now Component
	for n, line := range f.lines() {
		line = strings.TrimRight(line, "\r")
		switch {
		case strings.HasPrefix(line, "## "):
			now.Indirect = now.Indirect && !strings.Contains(line, "explicit")
		case strings.HasPrefix(line, "# "):
			f.component(now)
			now = Component{}
			if m, ok := vendoredModule(line[2:]); ok {
				now = Component{Kind: Module, Name: m.Path, Version: m.Version, Line: n, Indirect: true}
			}
		}
	}
	f.component(now)
}

// vendoredModule returns the module of a line: PATH VERSION, or PATH VERSION =>
// REPLACEMENT. It reports false for the list of replacements at the end of the file.
func vendoredModule(text string) (m module.Version, ok bool) {
	old, replacement, _ := strings.Cut(text, " => ")
	words := strings.Fields(old)
	if len(words) != 2 || !strings.HasPrefix(words[1], "v") {
		return m, false
	}
	if by := strings.Fields(replacement); len(by) == 2 {
		words = by
	}
	return module.Version{Path: words[0], Version: words[1]}, true
}
