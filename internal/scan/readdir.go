package scan

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
)

// readDir returns the entries of a directory by name, up to a limit. It records what it
// cannot read.
func (s *scanner) readDir(dir string, named bool, limit int) []fs.DirEntry {
	var entries []fs.DirEntry
	in, err := os.Open(dir)
	if err == nil {
		defer in.Close()
		entries, err = in.ReadDir(limit + 1)
	}
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		s.unreadable(Unreadable{File: dir, Kind: kindDirectory, Reason: cause(err).Error(), Named: named})
	case len(entries) > limit:
		entries = entries[:limit]
		s.unreadable(Unreadable{File: dir, Kind: kindDirectory, Reason: fmt.Sprintf("more than %d entries in one directory; the rest is skipped", limit), Named: named})
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries
}

// cause returns an error without the path.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
