package logo

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Dir is a directory of logo files. It reads no file outside of it, not even by a
// link.
type Dir struct{ root *os.Root }

// OpenDir opens a directory. It returns nil for the path "".
func OpenDir(path string) (*Dir, error) {
	if path == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &Dir{root}, nil
}

// Close closes the directory.
func (d *Dir) Close() error { return d.root.Close() }

// Names returns the sorted names of the files and links in the directory, not in its
// subdirectories.
func (d *Dir) Names() ([]string, error) {
	entries, err := fs.ReadDir(d.root.FS(), ".")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() || e.Type()&fs.ModeSymlink != 0 {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Has reports whether there is a file or link of that name.
func (d *Dir) Has(name string) bool {
	info, err := d.root.Lstat(filepath.FromSlash(name))
	return err == nil && !info.IsDir()
}

// Read returns the logo in a file. The error does not have the name.
func (d *Dir) Read(name string) (Logo, error) {
	content, err := d.content(filepath.FromSlash(name))
	if err != nil {
		return Logo{}, err
	}
	return New(content)
}

// content reads a file up to just past the limit of a logo.
func (d *Dir) content(name string) ([]byte, error) {
	info, err := d.root.Stat(name)
	if err != nil {
		if link, linkErr := d.root.Lstat(name); linkErr == nil && link.Mode()&fs.ModeSymlink != 0 {
			return nil, errors.New("broken link, or link out of the directory")
		}
		return nil, withoutName(err)
	}
	switch {
	case !info.Mode().IsRegular():
		return nil, errors.New("not a regular file")
	case info.Size() > Limit:
		return nil, fmt.Errorf("larger than %d KiB", Limit>>10)
	}
	f, err := d.root.Open(name)
	if err != nil {
		return nil, withoutName(err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, Limit+1))
	return content, withoutName(err)
}

func withoutName(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
