package cmd

import (
	"runtime"
	"runtime/debug"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

// version is set by the linker; see the Makefile.
var version = ""

// programVersion is the linker's, else what the build knows of its source.
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

func newVersion(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{
		Use:     "version",
		Example: "  landscope version\n  landscope version -o json",
		Args:    noArgs,
	}
	p.bind(cmd, "wide", "name")
	cmd.RunE = func(*cobra.Command, []string) error {
		choice, err := p.choose(a, "table")
		if err != nil {
			return err
		}
		use, err := a.inUse()
		if err != nil {
			return err
		}
		return a.print(choice, versionDocument(use))
	}
	return cmd
}

func versionDocument(use inUse) *output.Document {
	s := &sheet{}
	s.add("version", programVersion())
	s.add("go", runtime.Version())
	s.add("platform", runtime.GOOS+"/"+runtime.GOARCH)
	for _, e := range data.Editions {
		s.add("data."+e.Name+".day", e.Day)
		s.add("data."+e.Name+".source", e.URL)
		s.add("data."+e.Name+".commit", e.Commit)
		s.add("data."+e.Name+".license", e.Licence)
	}
	for _, p := range use.pairs() {
		s.add("data.in_use."+p.key, p.value)
	}
	return s.document()
}

// sheet is a document of keys and values.
type sheet struct {
	table output.Table
	data  output.Object
}

func (s *sheet) add(key, value string) {
	s.table.Rows = append(s.table.Rows, []string{key, value})
	s.data.Put(key, value)
}

func (s *sheet) document() *output.Document {
	s.table.Columns = []output.Column{{Name: "key", Header: "KEY"}, {Name: "value", Header: "VALUE", Flexible: true, MinWidth: 10}}
	return &output.Document{Tables: []output.Table{s.table}, Data: s.data}
}
