package cmd

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/atomicfile"
)

// siteManifest is the file of a site that lists the others, so that a later run
// knows the directory as its own and removes what is gone.
const (
	siteManifest       = ".landscope-site"
	siteManifestHeader = "# Written by landscope site, which replaces these files and removes those that are gone."
)

// siteDir is a directory that a site may be written to.
type siteDir struct {
	path string
	old  []string // the files of the site that is there
}

// openSiteDir returns a directory that is empty, not there yet, or has a site.
// Any other is refused, unless force.
func openSiteDir(dir string, force bool) (siteDir, error) {
	s := siteDir{path: dir}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("reading %s: %w", dir, atomicfile.Cause(err))
	}
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return atomicfile.IsStaged(e.Name()) })
	if s.old, err = readSiteManifest(filepath.Join(dir, siteManifest)); err == nil || len(entries) == 0 || force {
		return s, nil
	}
	return s, &usageError{err: fmt.Errorf("%s is not empty, and landscope did not write it", dir),
		hint: "name another directory; --force writes into this one and replaces files of the same names"}
}

// readSiteManifest returns the names that a manifest lists, those within the
// site.
func readSiteManifest(name string) ([]string, error) {
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
	if header != siteManifestHeader {
		return nil, fs.ErrInvalid
	}
	names := strings.Split(strings.TrimSpace(list), "\n")
	return slices.DeleteFunc(names, func(n string) bool { return !filepath.IsLocal(filepath.FromSlash(n)) || n == "." }), nil
}

// write writes the files of a site and removes those of the one before that are
// gone; it returns how many. The manifest comes first, with both, so that
// whatever a run that is killed leaves is known to the next.
func (s siteDir) write(files []siteFile) (removed int, err error) {
	if err := os.MkdirAll(s.path, 0o777); err != nil {
		return 0, fmt.Errorf("making directory: %w", err)
	}
	root, err := os.OpenRoot(s.path)
	if err != nil {
		return 0, fmt.Errorf("opening %s: %w", s.path, atomicfile.Cause(err))
	}
	defer func() { _ = root.Close() }()
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	if err := writeSiteManifest(root, append(slices.Clone(names), s.old...)); err != nil {
		return 0, err
	}
	s.sweep(root, append(slices.Clone(names), s.old...))
	for _, f := range files {
		if err := atomicfile.WriteIn(root, filepath.FromSlash(f.name), f.content); err != nil {
			return 0, err
		}
	}
	slices.Sort(names)
	for _, name := range s.old {
		if _, kept := slices.BinarySearch(names, name); !kept && name != siteManifest && removeIn(root, name) {
			removed++
		}
	}
	return removed, writeSiteManifest(root, names)
}

func writeSiteManifest(root *os.Root, names []string) error {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	return atomicfile.WriteIn(root, siteManifest, []byte(siteManifestHeader+"\n"+strings.Join(names, "\n")+"\n"))
}

// sweep removes what killed runs have left in the directories of these files.
func (s siteDir) sweep(root *os.Root, names []string) {
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

// removeIn removes a file of a site, and the directories that it leaves empty.
// It does not reach through links.
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

// maxSiteName is how many bytes a name may have: less than the 255 of most file
// systems.
const maxSiteName = 200

// reservedNames are no names of files on Windows, whatever comes after a dot.
var reservedNames = []string{"con", "prn", "aux", "nul", "com", "lpt"}

// siteName returns the path of an endpoint as one that every file system takes:
// names that Windows reserves end in an underscore, and long ones are cut, with
// a checksum in place of the rest. No slug has an underscore.
func siteName(endpoint string) string {
	parts := strings.Split(endpoint, "/")
	for i, part := range parts {
		stem, ext, dotted := strings.Cut(part, ".")
		if dotted {
			ext = "." + ext
		}
		if slices.Contains(reservedNames, strings.TrimRight(stem, "0123456789¹²³")) {
			stem += "_"
		}
		if len(stem)+len(ext) > maxSiteName {
			sum := fmt.Sprintf("-%x", sha256.Sum256([]byte(stem)))[:17]
			cut := maxSiteName - len(sum) - len(ext)
			for !utf8.RuneStart(stem[cut]) {
				cut--
			}
			stem = stem[:cut] + sum
		}
		parts[i] = stem + ext
	}
	return strings.Join(parts, "/")
}
