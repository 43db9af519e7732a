package scan

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

var signature = lazyRegexp{source: `(?m)^(?:module|FROM|SPDXVersion:)[ \t]|<(?:project|Project|packages|bom)[\s>]|"dependencies"`}

// checkUnderstood makes a named file unreadable if neither its name nor anything in it
// is of a kind that scan reads. An empty file with a known name is fine, but empty
// standard input is a sign that the command before it failed.
func (f *file) checkUnderstood() {
	switch {
	case !f.named || f.in != nil && f.in.by == byName || f.components > 0 || f.warnings > 0 || f.isFaulty():
	case string(bytes.TrimSpace(f.content)) == "[]": // helm list without releases
	case f.hasText():
		if !cached(&f.marked, f.isMarked) && !signature.get().Match(f.content) {
			f.unreadable(0, 0, "unknown format: %s", understood)
		}
	case f.in == nil:
		f.unreadable(0, 0, "empty input")
	}
}

// isFaulty reports whether the last fault that was recorded is one of this file.
func (f *file) isFaulty() bool {
	n := len(f.result.Unreadable)
	return n > 0 && f.result.Unreadable[n-1].File == f.name
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

// imageList reads a list of images, separated by whitespace. A line may begin with a
// count, as uniq -c prints it.
func (f *file) imageList() {
	n, warned := 0, false
	for line := range bytes.Lines(f.content) {
		n++
		text, _, _ := strings.Cut(strings.TrimSpace(string(line)), " #")
		if f.isFull() || text == "" || text[0] == '#' {
			continue
		}
		if f.imageLine(text, n) || warned {
			continue
		}
		warned = true
		if f.components == 0 && f.in == nil {
			f.unreadable(n, 0, "unknown format: %q is not an image reference; %s", shorten(text), understood)
			return
		}
		f.unrecognized(n, "%q is not an image reference (the file is read as an image list)", shorten(text))
	}
}

// understood says what scan reads from standard input.
const understood = "scan reads manifests, SBOMs, image archives, lists of images, and the output of kubectl, helm, go, docker and crictl"

// imageLine records the images of a line. It reports false if the line is not a list
// of images: several words without a tag or a path are prose.
func (f *file) imageLine(text string, n int) bool {
	if count, rest, ok := strings.Cut(text, " "); ok && strings.Trim(count, "0123456789") == "" {
		text = strings.TrimSpace(rest)
	}
	if strings.ContainsAny(text, " \t") && !strings.ContainsAny(text, ":/@") {
		return false
	}
	for word := range strings.FieldsSeq(text) {
		if _, _, ok := parseImage(word); !ok {
			return false
		}
	}
	for word := range strings.FieldsSeq(text) {
		if !f.hasRoomForEntry() {
			break
		}
		image, version, _ := parseImage(word)
		f.record(Component{Kind: Image, Name: image, Version: version, Line: n})
	}
	return true
}

// link records a symbolic link, which scan does not follow. If the target is scanned
// anyway, or would not be read, that is a warning; otherwise the link is unreadable.
func (s *scanner) link(path string) {
	f := &file{scanner: s, name: path, in: inputFor(path)}
	if s.options.Docs != nil || f.in == nil || f.in.by == byContent || s.isInside(path) {
		s.warn(path, 0, "symbolic link not followed")
		return
	}
	f.unreadable(0, 0, "symbolic link to a file outside of the scan; links are not followed")
}

// isInside reports whether a link leads to a file in a scanned directory that is read
// because of its name.
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

// realPath returns the absolute path of a file after following links.
func realPath(path string) (string, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}
