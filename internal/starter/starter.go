// Package starter has the files of a new landscape: data, an overlay, settings, a logo, a
// workflow that validates and publishes them, and a README.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
)

//go:embed all:files
var files embed.FS

// ExistsError says that a file of the starter exists already.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string { return e.Path + " already exists" }

// ExitCode returns the exit code of a usage error.
func (*ExistsError) ExitCode() int { return 2 }

// Hint says how to do better.
func (*ExistsError) Hint() string { return "choose another directory; no file was written" }

// Names returns the paths of the files, with slashes.
func Names() []string {
	var names []string
	_ = fs.WalkDir(files, "files", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, strings.TrimPrefix(path, "files/"))
		}
		return err
	})
	return names
}

// Write writes the files to a directory, which it creates if necessary, and returns how
// many there are. It writes all of them or none, and none if one exists already, which is
// an [*ExistsError].
func Write(dir string) (n int, err error) {
	names := Names()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Lstat(path); err == nil {
			return 0, &ExistsError{path}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return 0, fmt.Errorf("writing %s: %w", path, atomicfile.Cause(err))
		}
	}
	tree, err := atomicfile.OpenTree(dir)
	if err != nil {
		return 0, err
	}
	defer func() { _ = tree.Close() }()
	staged := make([]atomicfile.Staged, 0, len(names))
	for _, name := range names {
		content, err := files.ReadFile("files/" + name)
		if err == nil {
			var s atomicfile.Staged
			if s, err = tree.Stage(filepath.FromSlash(name), content); err == nil {
				staged = append(staged, s)
			}
		}
		if err != nil {
			discard(staged)
			return 0, err
		}
	}
	for i, s := range staged {
		if err := s.Commit(); err != nil {
			discard(staged[i:])
			for _, name := range names[:i] {
				_ = tree.Root().Remove(filepath.FromSlash(name))
			}
			return 0, err
		}
	}
	return len(names), nil
}

func discard(staged []atomicfile.Staged) {
	for _, s := range staged {
		s.Discard()
	}
}
