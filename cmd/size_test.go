package cmd

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sources returns the files of this package, without tests.
func sources(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") })
}

// TestSize holds the command line to flags, help, streams and exit codes. What makes it
// longer belongs below it.
func TestSize(t *testing.T) {
	const perFile, inAll = 150, 3300
	all := 0
	for _, file := range sources(t) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.Count(content, []byte("\n"))
		if all += lines; lines >= perFile {
			t.Errorf("%s has %d lines; fewer than %d are allowed", file, lines, perFile)
		}
	}
	if all >= inAll {
		t.Errorf("%d lines; fewer than %d are allowed", all, inAll)
	}
}

// pastEnv lists what commands must take from their Env.
var pastEnv = map[string][]string{
	"os":   {"Args", "Stdin", "Stdout", "Stderr", "Getenv", "LookupEnv", "Environ", "Exit", "Open", "Create", "ReadFile", "WriteFile", "Stat", "Lstat", "ReadDir"},
	"time": {"Now", "Since", "Until", "Sleep", "After", "Tick"},
}

// TestOnlyEnv: only SystemEnv and Main, which make the Env, go past it.
func TestOnlyEnv(t *testing.T) {
	checked := 0
	for _, file := range sources(t) {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := fn.Name.Name
			ast.Inspect(fn, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				pkg, ok := s.X.(*ast.Ident)
				if !ok || !slices.Contains(pastEnv[pkg.Name], s.Sel.Name) {
					return true
				}
				if checked++; name != "SystemEnv" && name != "Main" {
					t.Errorf("%s: %s uses %s.%s in place of its Env", file, name, pkg.Name, s.Sel.Name)
				}
				return true
			})
		}
	}
	if checked == 0 {
		t.Error("SystemEnv uses nothing: the test looks at the wrong files")
	}
}
