package cmd

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/rogpeppe/go-internal/diff"
)

// inputFile is a file to validate, fix or format.
type inputFile struct {
	name     string
	content  []byte
	embedded bool
	found    bool // in a directory that was named
}

// readFiles reads the files that arguments name: files, directories, "-" for
// standard input, and "embedded".
func readFiles(a *app, args []string) ([]inputFile, error) {
	var files []inputFile
	for _, arg := range a.env.files(args) {
		switch {
		case strings.Contains(arg, "://"):
			return nil, session.URLError(arg)
		case arg == "embedded":
			for _, e := range data.Editions {
				files = append(files, inputFile{name: e.File, content: e.YAML, embedded: true})
			}
			continue
		}
		names, isDir := []string{arg}, false
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			isDir = true
			if names, err = landscapeFiles(arg); err != nil {
				return nil, err
			}
		}
		for _, name := range names {
			content, err := source.ReadFile(name, a.env.Stdin)
			if err != nil {
				return nil, err
			}
			files = append(files, inputFile{name: source.DisplayName(name), content: content, found: isDir})
		}
	}
	return files, nil
}

// landscapeFiles returns the YAML files in a directory and those below it.
func landscapeFiles(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != dir {
			return filepath.SkipDir
		}
		if ext := filepath.Ext(path); d.Type().IsRegular() && (ext == ".yml" || ext == ".yaml") {
			names = append(names, path)
		}
		return nil
	})
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%s has no .yml or .yaml files", dir)
	}
	return names, err
}

// showDiff prints what would change in a file.
func (a *app) showDiff(f inputFile, content []byte) error {
	if bytes.Equal(f.content, content) {
		return nil
	}
	return a.printText(output.Text, diff.Diff("a/"+f.name, f.content, "b/"+f.name, content))
}

// replace writes new content to a file. That of standard input goes to standard
// output.
func (a *app) replace(f inputFile, content []byte) error {
	switch {
	case f.embedded:
		return usageErrorf("the embedded landscape cannot be changed; --diff shows what would be")
	case f.name == source.DisplayName("-"):
		return a.printFile(content)
	case bytes.Equal(f.content, content):
		a.note("%s: nothing to change", f.name)
		return nil
	}
	if err := atomicfile.Write(f.name, content); err != nil {
		return err
	}
	a.note("%s: changed", f.name)
	return nil
}
