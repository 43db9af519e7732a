package scan

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

var signature = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^(?:module|FROM|SPDXVersion:)[ \t]|<(?:project|Project|packages|bom)[\s>]|"dependencies"`)
})

// checkUnderstood records that a named file cannot be read if neither its name
// nor anything in it is of a kind that scan reads. A file without content holds
// nothing back, but standard input without content is the trace of a failure
// before it.
func (f *file) checkUnderstood() {
	switch {
	case !f.named || f.in != nil && f.in.by == byName || f.components > 0 || f.remarks > 0 || f.isFaulty():
	case f.hasText():
		if !cached(&f.marked, f.isMarked) && !signature().Match(f.content) {
			f.unreadable(0, 0, "nothing in it is of a kind that scan reads")
		}
	case f.in == nil:
		f.unreadable(0, 0, "it is empty")
	}
}

// isFaulty reports whether a fault of this file is the last that was recorded.
func (f *file) isFaulty() bool {
	n := len(f.found.Unreadable)
	return n > 0 && f.found.Unreadable[n-1].File == f.name
}

// hasText reports whether there is anything but comments and separators.
func (f *file) hasText() bool {
	for line := range bytes.Lines(f.content) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && string(line) != "---" && line[0] != '#' {
			return true
		}
	}
	return false
}

// imageList reads a list of images, one a line.
func (f *file) imageList() {
	told := false
	for n, line := range f.lines() {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
		if line == "" || line[0] == '#' {
			continue
		}
		line = strings.TrimSpace(line)
		if !f.hasRoomForEntry() {
			return
		}
		if image, version, ok := parseImage(line); ok {
			f.record(Component{Kind: Image, Name: image, Version: version, Line: n})
		} else if !told {
			told = true
			f.unknown(n, "%q is not the reference of an image, in what is read as a list of images", shortened(line))
		}
	}
}

// link records a symbolic link, which is not followed. The files of a scan that
// it leads to are read in their own place; a file elsewhere that would be read
// for its name is missing.
func (s *scanner) link(path string) {
	f := &file{scanner: s, name: path, in: inputFor(path)}
	if s.options.Docs != nil || f.in == nil || f.in.by == byContent || s.isInside(path) {
		s.remark(path, 0, "is a link; not followed")
		return
	}
	f.unreadable(0, 0, "a symbolic link to a file that is not scanned; links are not followed")
}

// isInside reports whether a link leads to a file that is read because of its
// name, below a directory that is scanned.
func (s *scanner) isInside(path string) bool {
	target, err := realPath(path)
	if err != nil || inputFor(target) == nil {
		return false
	}
	if info, err := os.Stat(target); err != nil || !info.Mode().IsRegular() {
		return false
	}
	for _, root := range s.roots {
		if root, err = realPath(root); err != nil {
			continue
		}
		if rel, err := filepath.Rel(root, target); err == nil && filepath.IsLocal(rel) {
			return true
		}
	}
	return false
}

// realPath returns the absolute path of a file, links followed.
func realPath(path string) (string, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}
