package scan

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// The limits of a scan.
const (
	maxFileBytes = 64 << 20
	maxDepth     = 64
	maxFiles     = 1_000_000
)

// Warning says what a scan passed over, and why.
type Warning struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"`
	Text string `json:"text"`
}

// Result is what the files of a scan name.
type Result struct {
	Components []Component
	Remarks    []Warning
	Unreadable []Unreadable
	Files      int // that were read
	// CycloneDX is the last named file that is in CycloneDX.
	CycloneDX []byte
}

// Options say how a tree is walked.
type Options struct {
	// NoIgnore also reads what .gitignore files leave out.
	NoIgnore bool
	Stdin    io.Reader // for the path -
	// Docs looks at what Markdown files say instead of at components.
	Docs func(file string, content []byte)
}

// Scan reads paths, files or trees, and returns what they name. The error says
// that a path is not there.
func Scan(paths []string, o Options) (*Result, error) {
	return scan(paths, o, maxFileBytes)
}

// scan is [Scan] with at most so many bytes of a file in memory.
func scan(paths []string, o Options, held int64) (*Result, error) {
	s := &scanner{options: o, held: held, roots: paths, found: &Result{}, charts: map[string]string{}}
	for _, path := range paths {
		if path == "-" {
			s.stdin()
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if info.IsDir() {
			s.directory(filepath.Clean(path), 0, s.scopeOf(path))
		} else {
			s.file(path, info, true)
		}
	}
	s.resolveCharts()
	slices.SortStableFunc(s.found.Components, compareComponents)
	return s.found, nil
}

// scanner is a scan that goes on.
type scanner struct {
	options Options
	roots   []string // the paths that are scanned
	held    int64    // how many bytes of a file are held in memory
	found   *Result
	seen    int
	// charts are the addresses of Helm repositories by the names of the objects
	// that hold them, pending the charts that name such an object.
	charts  map[string]string
	pending []pendingChart
	// bytes and components count what was read; full says that there are more
	// components than a scan records.
	bytes      int64
	components int
	full       bool
}

type pendingChart struct {
	component Component
	object    string
}

// resolveCharts gives charts the address of the repository object they name.
func (s *scanner) resolveCharts() {
	for _, p := range s.pending {
		p.component.Source = s.charts[p.object]
		s.found.Components = append(s.found.Components, p.component)
	}
}

// stdin reads standard input.
func (s *scanner) stdin() {
	f := &file{scanner: s, name: "standard input", named: true}
	defer f.recover()
	if f.load(s.options.Stdin, 0) {
		f.parse()
	}
}

// skipped are directories that hold no manifests of the tree itself.
var skipped = []string{".git", ".hg", ".svn", "node_modules"}

// directory reads the files of a directory and of those in it. The scope has
// the ignore rules that hold there, its own .gitignore not yet among them.
func (s *scanner) directory(dir string, depth int, c scope) {
	if depth > maxDepth {
		s.unreadable(Unreadable{File: dir, Kind: kindDirectory, Reason: fmt.Sprintf("nested deeper than %d directories", maxDepth)})
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		s.unreadable(Unreadable{File: dir, Kind: kindDirectory, Reason: cause(err).Error(), Named: depth == 0})
	}
	if !s.options.NoIgnore {
		c = s.scopeInside(dir, depth, c, entries)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if e.IsDir() {
			if slices.Contains(skipped, e.Name()) {
				continue
			}
			if inner, ok := c.enter(e.Name()); ok {
				s.directory(path, depth+1, inner)
			}
		} else if !s.entry(path, e, c) {
			return
		}
	}
}

// scopeInside adds to a scope what the entries of the directory say: a work
// tree that begins there, and its .gitignore.
func (s *scanner) scopeInside(dir string, depth int, c scope, entries []fs.DirEntry) scope {
	for _, e := range entries {
		switch e.Name() {
		case ".git":
			if tree := openWorkTree(dir); tree != nil && depth > 0 {
				c = s.scopeOfTree(tree)
			}
		case ".gitignore":
			c = s.withIgnoreFile(c, dir)
		}
	}
	return c
}

// entry reads an entry of a directory that is no directory. It reports false
// if the scan has read as many files as it may.
func (s *scanner) entry(path string, e fs.DirEntry, c scope) bool {
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		if !c.skips(e.Name()) {
			s.link(path)
		}
		return true
	case !e.Type().IsRegular():
		if !c.skips(e.Name()) {
			s.remark(path, 0, "is no regular file; not read")
		}
		return true
	}
	if s.seen++; s.seen > maxFiles {
		if s.seen == maxFiles+1 {
			s.unreadable(Unreadable{File: path, Kind: kindUnknown, Reason: fmt.Sprintf("more than %d files; this one and those after it are not read", maxFiles)})
		}
		return false
	}
	// Rules are matched last: most files are of no kind that is read.
	if info, err := e.Info(); err == nil && s.mayRead(path, info) && !c.skips(e.Name()) {
		s.file(path, info, false)
	}
	return true
}

// mayRead reports whether a file in a tree may name components.
func (s *scanner) mayRead(path string, info fs.FileInfo) bool {
	if s.options.Docs != nil {
		return isMarkdown(path)
	}
	return inputFor(path) != nil || isExecutable(path, info)
}

func isMarkdown(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".md" || ext == ".markdown"
}

// isExecutable reports whether a file may be a program. Windows has no
// permission for that: there, a file without an extension may be one, too,
// such as a program built for Linux.
func isExecutable(path string, info fs.FileInfo) bool {
	ext := filepath.Ext(path)
	return info.Mode().Perm()&0o111 != 0 || strings.EqualFold(ext, ".exe") || runtime.GOOS == "windows" && ext == ""
}

// file reads a file. One that is named is read whatever it is called.
func (s *scanner) file(path string, info fs.FileInfo, named bool) {
	f := &file{scanner: s, name: path, in: inputFor(path), named: named}
	if !info.Mode().IsRegular() && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) == 0 {
		f.unreadable(0, 0, "not a regular file; use - to read standard input")
		return
	}
	defer f.recover()
	if s.options.Docs == nil && f.in == nil && info.Mode().IsRegular() && f.binary() {
		return
	}
	if s.options.Docs == nil && f.in == nil && !named {
		return
	}
	if info.Size() > s.held && f.in != nil && !f.in.streams {
		f.unreadable(0, 0, "larger than %d MiB", maxFileBytes>>20)
		return
	}
	in, err := os.Open(path)
	if err != nil {
		f.unreadable(0, 0, "%v", cause(err))
		return
	}
	defer in.Close()
	if f.load(in, info.Size()) {
		f.parse()
	}
}

func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
