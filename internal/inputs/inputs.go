// Package inputs reads the files that the arguments of a command name: files,
// directories, patterns where the shell does not expand them, standard input, and the
// embedded landscapes.
package inputs

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/source"
)

// File is a file that was read.
type File struct {
	Name     string // for messages
	Content  []byte
	Embedded bool
	Found    bool // in a directory that was named
}

// IsStdin reports whether the file is standard input.
func (f File) IsStdin() bool { return f.Name == source.DisplayName("-") }

// Change returns the contents that change makes of files, or the first error.
func Change(files []File, change func(File) ([]byte, error)) (contents [][]byte, err error) {
	contents = make([][]byte, len(files))
	for i, f := range files {
		if contents[i], err = change(f); err != nil {
			return nil, err
		}
	}
	return contents, nil
}

// Expand returns the paths that arguments stand for. Shells on Windows leave patterns to
// the program. A pattern that matches no file is returned as it is.
func Expand(goos string, args []string) []string {
	if goos != "windows" {
		return args
	}
	var out []string
	for _, arg := range args {
		matches, err := filepath.Glob(arg)
		if _, statErr := os.Lstat(arg); statErr == nil || err != nil || len(matches) == 0 {
			matches = []string{arg}
		}
		out = append(out, matches...)
	}
	return out
}

// Read reads landscape files. A directory stands for the YAML files in it, "-" for
// standard input, and "embedded" for the embedded landscapes.
func Read(paths []string, stdin io.Reader) ([]File, error) {
	var files []File
	for _, path := range paths {
		switch {
		case strings.Contains(path, "://"):
			return nil, session.URLError(path)
		case path == "embedded":
			for _, e := range data.Editions {
				files = append(files, File{Name: e.File, Content: e.YAML(), Embedded: true})
			}
			continue
		}
		names, isDir := []string{path}, false
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			isDir = true
			if names, err = yamlFiles(path); err != nil {
				return nil, err
			}
		}
		for _, name := range names {
			content, err := source.ReadFile(name, stdin)
			if err != nil {
				return nil, err
			}
			files = append(files, File{Name: source.DisplayName(name), Content: content, Found: isDir})
		}
	}
	return files, nil
}

// yamlFiles returns the YAML files in a directory and its subdirectories, except those
// in hidden directories.
func yamlFiles(dir string) ([]string, error) {
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
