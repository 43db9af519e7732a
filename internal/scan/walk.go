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

	maxDirEntries = 250_000 // of one directory, which are in memory at once
)

// Warning is a message about something that a scan left out on purpose.
type Warning struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"`
	Text string `json:"text"`
	// Like is the same for messages that differ only in names and values.
	Like string `json:"-"`
}

// Result holds the components that a scan found, and what it could not read.
type Result struct {
	Components []Component
	Warnings   []Warning
	Unreadable []Unreadable
	Files      int      // number of files read
	Roots      []string // the paths that were scanned
	// CycloneDX is the last named file that is in CycloneDX.
	CycloneDX []byte
}

// Rename changes the names of files, such as those of copies, to what rename returns.
func (r *Result) Rename(rename func(file string) string) {
	for i := range r.Components {
		r.Components[i].File = rename(r.Components[i].File)
	}
	for i := range r.Warnings {
		r.Warnings[i].File = rename(r.Warnings[i].File)
	}
	for i := range r.Unreadable {
		r.Unreadable[i].File = rename(r.Unreadable[i].File)
	}
	r.Roots = []string{"."}
}

// Options control a scan.
type Options struct {
	// NoIgnore also reads files that .gitignore files ignore.
	NoIgnore bool
	Stdin    io.Reader // for the path -
	// Exclude lists patterns, as .gitignore files have them, of files and directories
	// that are not read. They are relative to each directory that is scanned.
	Exclude []string
	// Docs, if it is set, is called with each Markdown file. Other files are not read.
	Docs func(file string, content []byte)
}

// Scan reads files and directories and returns the components that they name. It
// returns an error only if a path does not exist.
func Scan(paths []string, o Options) (*Result, error) {
	return scan(paths, o, maxFileBytes)
}

// scan is [Scan] with a limit on the bytes of a file in memory.
func scan(paths []string, o Options, held int64) (*Result, error) {
	s := &scanner{options: o, maxHeld: held, roots: paths, result: &Result{Roots: paths}, charts: map[string]string{}, inputFor: inputFor}
	if len(o.Exclude) > 0 {
		var err error
		if s.excluded, err = parseRules("", []byte(strings.Join(o.Exclude, "\n"))); err != nil {
			return nil, fmt.Errorf("patterns to exclude: %w", err)
		}
	}
	for _, path := range paths {
		s.root = ""
		if path == "-" {
			s.stdin()
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, scanError(path, err)
		}
		if info.IsDir() {
			s.root = filepath.Clean(path)
			s.directory(s.root, 0, s.scopeOf(path))
		} else {
			s.file(path, info, true)
		}
	}
	s.resolveCharts()
	slices.SortStableFunc(s.result.Components, compareComponents)
	return s.result, nil
}

// scanError returns the error of a path that does not exist.
func scanError(path string, err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return fmt.Errorf("scanning %s: %w", path, err)
}

// scanner is the state of a scan.
type scanner struct {
	options  Options
	roots    []string            // the paths that are scanned
	root     string              // the directory that is scanned, "" for a file
	excluded *rules              // nil for none
	maxHeld  int64               // how many bytes of a file are held in memory
	inputFor func(string) *input // for readers, which cannot refer to the table of inputs
	result   *Result
	seen     int
	// charts holds the URLs of Helm repositories by the names of the objects that
	// define them, pending the charts that refer to such an object.
	charts  map[string]string
	pending []pendingChart
	// infrastructure reports whether a program that sets up infrastructure is in the
	// directory that is read, or in one above it.
	infrastructure bool
	// deployment reports whether the directory that is read, or one above it, is deployed
	// although it is one of documentation.
	deployment bool
	// module is the Terraform module that was read last.
	module *terraformDir
	// bytes and components count what was read; full reports whether the limit of
	// components is reached.
	bytes      int64
	components int
	full       bool
}

type pendingChart struct {
	component Component
	object    string
	// needed reports whether the chart counts only if its repository is known.
	needed bool
}

// resolveCharts sets the sources of charts that refer to repository objects.
func (s *scanner) resolveCharts() {
	for _, p := range s.pending {
		if p.component.Source = s.charts[p.object]; p.component.Source == "" && p.needed {
			continue
		}
		s.result.Components = append(s.result.Components, p.component)
	}
}

// stdin reads standard input.
func (s *scanner) stdin() {
	f := &file{scanner: s, name: "standard input", named: true}
	defer f.recover()
	f.readFrom(s.options.Stdin, 0)
}

// skippedDirs are directories that hold no manifests of the tree itself.
var skippedDirs = []string{".git", ".hg", ".svn", "node_modules"}

// directory reads a directory and those in it. The scope has the ignore rules that
// apply there, except those of its own .gitignore.
func (s *scanner) directory(dir string, depth int, c scope) {
	if depth > maxDepth {
		s.unreadable(Unreadable{File: dir, Kind: kindDirectory, Reason: fmt.Sprintf("nested deeper than %d directories", maxDepth)})
		return
	}
	entries := s.readDir(dir, depth == 0, maxDirEntries)
	if !s.options.NoIgnore {
		c = s.scopeInside(dir, depth, c, entries)
	}
	defer func(infrastructure, deployment bool) {
		s.infrastructure, s.deployment = infrastructure, deployment
	}(s.infrastructure, s.deployment)
	s.infrastructure = s.infrastructure || isInfrastructure(dir, entries)
	s.deployment = s.deployment || s.isDeployment(dir, entries)
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if e.IsDir() {
			if slices.Contains(skippedDirs, e.Name()) || s.excludes(path, true) {
				continue
			}
			if inner, ok := c.enter(e.Name()); ok {
				s.directory(path, depth+1, inner)
			}
		} else if !s.excludes(path, false) && !s.entry(path, e, c) {
			return
		}
	}
}

// scopeInside returns the scope for the entries of a directory, which may be a work
// tree or have a .gitignore.
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

// entry reads an entry of a directory that is not a directory. It reports false if the
// scan has reached the limit of files.
func (s *scanner) entry(path string, e fs.DirEntry, c scope) bool {
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		if !c.skips(e.Name()) {
			s.link(path)
		}
		return true
	case !e.Type().IsRegular():
		if !c.skips(e.Name()) {
			s.warn(path, 0, "not a regular file; skipped")
		}
		return true
	}
	if s.seen++; s.seen > maxFiles {
		if s.seen == maxFiles+1 {
			s.unreadable(Unreadable{File: path, Kind: kindUnknown, Reason: fmt.Sprintf("more than %d files; the rest is skipped", maxFiles)})
		}
		return false
	}
	// Match ignore rules last: scan does not read most files anyway.
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
	return s.inputIn(path) != nil || isExecutable(path, info)
}

// Reads reports whether a scan of a directory reads a file of that name, by itself or for
// another file beside it.
func Reads(path string, executable bool) bool {
	base := filepath.Base(path)
	return executable || inputFor(path) != nil || base == ".env" || filepath.Ext(base) == ".tfvars"
}

func isMarkdown(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".md" || ext == ".markdown"
}

// isExecutable reports whether a file may be a program. Windows has no executable
// permission, so any file without an extension may be one, such as a program built for
// Linux.
func isExecutable(path string, info fs.FileInfo) bool {
	ext := filepath.Ext(path)
	return info.Mode().Perm()&0o111 != 0 || strings.EqualFold(ext, ".exe") || runtime.GOOS == "windows" && ext == ""
}

// file reads a file. A named file is read whatever its name.
func (s *scanner) file(path string, info fs.FileInfo, named bool) {
	f := &file{scanner: s, name: path, in: s.inputIn(path), named: named, testData: s.isTestData(path)}
	if !info.Mode().IsRegular() && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) == 0 {
		f.unreadable(0, 0, "not a regular file; use - for standard input")
		return
	}
	defer f.recover()
	if s.options.Docs == nil && f.in == nil && info.Mode().IsRegular() && f.binary() {
		return
	}
	if s.options.Docs == nil && f.in == nil && !named && !f.shellScript(info) {
		return
	}
	if info.Size() > s.maxHeld && f.in != nil && !f.in.streams {
		f.unreadable(0, 0, "larger than %d MiB", maxFileBytes>>20)
		return
	}
	in, err := os.Open(path)
	if err != nil {
		f.unreadable(0, 0, "%v", cause(err))
		return
	}
	defer in.Close()
	f.readFrom(in, info.Size())
}
