package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
)

// manifest is the file of a site that lists the others, so that a later run
// recognizes the directory and removes files that are gone.
const (
	manifest       = ".landscope-site"
	manifestHeader = "# Written by landscope site, which overwrites these files and removes outdated ones."
)

// Dir is a directory that a site may be written to.
type Dir struct {
	path string
	old  []string // the files of the former site
}

// NotEmptyError is a directory with files that are not those of a site.
type NotEmptyError struct{ Dir string }

func (e *NotEmptyError) Error() string {
	return e.Dir + " is not empty and was not written by landscope"
}

// ExitCode returns the exit code of a usage error.
func (*NotEmptyError) ExitCode() int { return 2 }

// Hint says how to do better.
func (*NotEmptyError) Hint() string {
	return "choose another directory, or use --force to overwrite files with the same names"
}

// OpenDir returns a directory that is empty, missing, or has a site. With force it
// may have other files; without, that is a [NotEmptyError].
func OpenDir(dir string, force bool) (Dir, error) {
	s := Dir{path: dir}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("reading %s: %w", dir, atomicfile.Cause(err))
	}
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return atomicfile.IsStaged(e.Name()) })
	if s.old, err = readManifest(filepath.Join(dir, manifest)); err == nil || len(entries) == 0 || force {
		return s, nil
	}
	return s, &NotEmptyError{dir}
}

// readManifest returns the names in a manifest that are within the site.
func readManifest(name string) ([]string, error) {
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, 64<<20))
	if err != nil {
		return nil, err
	}
	header, list, _ := strings.Cut(string(text), "\n")
	if header != manifestHeader {
		return nil, fs.ErrInvalid
	}
	names := strings.Split(strings.TrimSpace(list), "\n")
	return slices.DeleteFunc(names, func(n string) bool { return !filepath.IsLocal(filepath.FromSlash(n)) || n == "." }), nil
}

// Write writes the files of a site, removes those of the former one that are gone,
// and returns the number of the latter. Each file is replaced whole, after all were
// written beside the old ones: an error such as a full disk leaves the former site
// as it was. Files that do not change are left alone.
//
// Write first writes a manifest of both sites, so that the next run knows what a run
// that is killed leaves.
func (s Dir) Write(files []File) (removed int, err error) {
	tree, err := atomicfile.OpenTree(s.path)
	if err != nil {
		return 0, err
	}
	defer func() { _ = tree.Close() }()
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	both := append(slices.Clone(names), s.old...)
	if err := writeManifest(tree, both); err != nil {
		return 0, err
	}
	s.sweep(tree.Root(), both)
	if err := replaceAll(tree, files); err != nil {
		return 0, err
	}
	slices.Sort(names)
	for _, name := range s.old {
		if _, kept := slices.BinarySearch(names, name); !kept && name != manifest && removeIn(tree.Root(), name) {
			removed++
		}
	}
	return removed, writeManifest(tree, names)
}

// replaceAll replaces files, or none if one cannot be written.
func replaceAll(tree *atomicfile.Tree, files []File) error {
	staged := make([]atomicfile.Staged, 0, len(files))
	discard := func() {
		for _, f := range staged {
			f.Discard()
		}
	}
	for _, f := range files {
		s, err := tree.Stage(filepath.FromSlash(f.Name), f.Content)
		if err != nil {
			discard()
			return err
		}
		staged = append(staged, s)
	}
	for i, s := range staged {
		if err := s.Commit(); err != nil {
			staged = staged[i:]
			discard()
			return err
		}
	}
	return nil
}

func writeManifest(tree *atomicfile.Tree, names []string) error {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	return tree.Write(manifest, []byte(manifestHeader+"\n"+strings.Join(names, "\n")+"\n"))
}

// sweep removes the temporary files of killed runs from the directories of files.
func (s Dir) sweep(root *os.Root, names []string) {
	swept := map[string]bool{}
	for _, name := range names {
		for dir := path.Dir(name); !swept[dir]; dir = path.Dir(dir) {
			swept[dir] = true
			if info, err := root.Lstat(filepath.FromSlash(dir)); err == nil && info.IsDir() {
				atomicfile.Sweep(filepath.Join(s.path, filepath.FromSlash(dir)))
			}
		}
	}
}

// removeIn removes a file, and the directories that it leaves empty. It does not
// follow links.
func removeIn(root *os.Root, name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if info, err := root.Lstat(filepath.FromSlash(dir)); err != nil || !info.IsDir() {
			return false
		}
	}
	if info, err := root.Lstat(filepath.FromSlash(name)); err != nil || info.IsDir() || root.Remove(filepath.FromSlash(name)) != nil {
		return false
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if root.Remove(filepath.FromSlash(dir)) != nil {
			break
		}
	}
	return true
}
