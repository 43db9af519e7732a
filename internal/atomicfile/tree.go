package atomicfile

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Tree is a directory in which many files are replaced. It never follows symbolic links:
// it replaces one in place of a file, and fails at one in place of a directory.
//
// Replacing is atomic, as with [Write], but does not flush each file to the disk, which
// would take most of the time for many small files. After a power failure the newest files
// may be incomplete.
type Tree struct {
	root *os.Root
	dirs map[string]bool // directories known to exist
}

// OpenTree opens a directory, and creates it if it does not exist.
func OpenTree(dir string) (*Tree, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("creating directory: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", dir, Cause(err))
	}
	return &Tree{root, map[string]bool{".": true}}, nil
}

// Close closes the directory.
func (t *Tree) Close() error { return t.root.Close() }

// Root returns the directory.
func (t *Tree) Root() *os.Root { return t.root }

// Staged is new content for a file, stored beside it.
type Staged struct {
	tree      *Tree
	tmp, name string // tmp is "" if the file already has the content
}

// Stage writes content to a new file beside the named file, and creates missing
// directories. It writes nothing if the file already has that content.
func (t *Tree) Stage(name string, content []byte) (Staged, error) {
	s := Staged{tree: t, name: name}
	old, err := t.root.Lstat(name)
	if err != nil || !old.Mode().IsRegular() {
		old = nil
	} else if t.has(name, old, content) {
		return s, nil
	}
	dir := filepath.Dir(name)
	if err = t.makeDir(dir); err == nil {
		s.tmp, err = stage(inRoot{t.root, dir}, content, 0o666, old)
	}
	if err != nil {
		return Staged{}, fmt.Errorf("writing %s: %w", name, Cause(err))
	}
	s.tmp = filepath.Join(dir, s.tmp)
	return s, nil
}

// has reports whether a file has that content.
func (t *Tree) has(name string, info fs.FileInfo, content []byte) bool {
	if info.Size() != int64(len(content)) {
		return false
	}
	old, err := t.root.ReadFile(name)
	return err == nil && bytes.Equal(old, content)
}

// makeDir creates a directory and its parents.
func (t *Tree) makeDir(dir string) error {
	if t.dirs[dir] {
		return nil
	}
	if err := t.makeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if info, err := t.root.Lstat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is not a directory", dir)
	} else if err != nil {
		if err := t.root.Mkdir(dir, 0o777); err != nil {
			return err
		}
	}
	t.dirs[dir] = true
	return nil
}

// Commit gives the file its new content.
func (s Staged) Commit() error {
	if s.tmp == "" {
		return nil
	}
	if err := s.tree.root.Rename(s.tmp, s.name); err != nil {
		return fmt.Errorf("writing %s: %w", s.name, Cause(err))
	}
	return nil
}

// Discard removes the new content unless it was committed.
func (s Staged) Discard() {
	if s.tmp != "" {
		_ = s.tree.root.Remove(s.tmp)
	}
}

// Write replaces or creates a file.
func (t *Tree) Write(name string, content []byte) error {
	s, err := t.Stage(name, content)
	if err != nil {
		return err
	}
	defer s.Discard()
	return s.Commit()
}

// inRoot is a directory of a tree.
type inRoot struct {
	root *os.Root
	dir  string
}

func (r inRoot) open(name string, mode fs.FileMode) (*os.File, error) {
	return r.root.OpenFile(filepath.Join(r.dir, name), createNew, mode)
}
func (r inRoot) flush(*os.File) error { return nil }
func (r inRoot) remove(name string)   { _ = r.root.Remove(filepath.Join(r.dir, name)) }
