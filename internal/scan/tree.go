package scan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	gitignore "github.com/sabhiram/go-gitignore"
)

// The limits of a scan.
const (
	maxFileBytes = 64 << 20
	maxDepth     = 64
	maxFiles     = 1_000_000
)

// Remark says what a scan passed over, and why.
type Remark struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"`
	Text string `json:"text"`
}

// Found is what the files of a scan name.
type Found struct {
	Components []Component
	Remarks    []Remark
	Unreadable []Unreadable
	Files      int // that were read
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
func Scan(paths []string, o Options) (*Found, error) {
	s := &scanner{options: o, found: &Found{}, charts: map[string]string{}}
	for _, path := range paths {
		if path == "-" {
			content, err := io.ReadAll(io.LimitReader(o.Stdin, maxFileBytes+1))
			if err != nil {
				return nil, fmt.Errorf("reading standard input: %w", err)
			}
			s.found.Files++
			(&file{scanner: s, name: "standard input", named: true, content: content}).parse()
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if info.IsDir() {
			s.folder(filepath.Clean(path), 0, nil)
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
	found   *Found
	seen    int
	// charts are the addresses of Helm repositories by the names of the objects
	// that hold them, pending the charts that name such an object.
	charts  map[string]string
	pending []pendingChart
}

type pendingChart struct {
	component Component
	object    string
}

func (s *scanner) remark(file string, line int, format string, args ...any) {
	s.found.Remarks = append(s.found.Remarks, Remark{file, line, fmt.Sprintf(format, args...)})
}

// add notes a component; one without a name is none.
func (s *scanner) add(c Component) {
	if c.Kind == Image && c.Version == "" {
		_, c.Version, _ = parseImage(c.Name)
	}
	if c.Name = normal(c.Kind, c.Name); c.Name != "" {
		s.found.Components = append(s.found.Components, c)
	}
}

// resolveCharts gives charts the address of the repository object they name.
func (s *scanner) resolveCharts() {
	for _, p := range s.pending {
		p.component.Source = s.charts[p.object]
		s.add(p.component)
	}
}

// ignores are the .gitignore files that hold in a folder, the outermost first.
type ignores []ignoreFile

type ignoreFile struct {
	folder string
	rules  *gitignore.GitIgnore
}

func (list ignores) match(path string) bool {
	for _, f := range list {
		if rel, err := filepath.Rel(f.folder, path); err == nil && f.rules.MatchesPath(filepath.ToSlash(rel)) {
			return true
		}
	}
	return false
}

// small reads a small regular file that helps to read others.
func small(path string) (string, bool) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 1<<20 {
		return "", false
	}
	content, err := os.ReadFile(path)
	return string(content), err == nil
}

// skipped are folders that hold no manifests of the tree itself.
var skipped = []string{".git", ".hg", ".svn", "node_modules"}

func (s *scanner) folder(dir string, depth int, outer ignores) {
	if depth > maxDepth {
		s.unreadable(Unreadable{File: dir, Kind: kindDirectory, Reason: fmt.Sprintf("nested deeper than %d directories", maxDepth)})
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		s.unreadable(Unreadable{File: dir, Kind: kindDirectory, Reason: cause(err).Error(), Named: depth == 0})
		if len(entries) == 0 {
			return
		}
	}
	list := outer
	if !s.options.NoIgnore {
		if text, ok := small(filepath.Join(dir, ".gitignore")); ok {
			list = append(slices.Clip(outer), ignoreFile{dir, gitignore.CompileIgnoreLines(strings.Split(text, "\n")...)})
		}
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case e.IsDir() && slices.Contains(skipped, e.Name()):
		case e.IsDir():
			if !list.match(path + "/") {
				s.folder(path, depth+1, list)
			}
		case list.match(path):
		case e.Type()&fs.ModeSymlink != 0:
			s.remark(path, 0, "is a link; not followed")
		case !e.Type().IsRegular():
			s.remark(path, 0, "is no regular file; not read")
		default:
			if s.seen++; s.seen > maxFiles {
				if s.seen == maxFiles+1 {
					s.unreadable(Unreadable{File: path, Kind: kindUnknown, Reason: fmt.Sprintf("more than %d files; this one and those after it are not read", maxFiles)})
				}
				return
			}
			if info, err := e.Info(); err == nil {
				s.file(path, info, false)
			}
		}
	}
}

// file reads a file if it may name components. One that is given by name is
// read whatever it is called.
func (s *scanner) file(path string, info fs.FileInfo, given bool) {
	f := &file{scanner: s, name: path, in: inputFor(path), named: given}
	if !info.Mode().IsRegular() {
		f.unreadable(0, 0, "not a regular file; use - to read standard input")
		return
	}
	if s.options.Docs != nil {
		if ext := strings.ToLower(filepath.Ext(path)); ext == ".md" || ext == ".markdown" || given {
			if f.load(info) {
				s.options.Docs(path, f.content)
			}
		}
		return
	}
	if f.in == nil && (given || info.Mode().Perm()&0o111 != 0) && s.binary(path) {
		return
	}
	if f.in == nil && !given {
		return
	}
	if f.load(info) {
		f.parse()
	}
}

// load reads the content of the file, and reports whether it could.
func (f *file) load(info fs.FileInfo) bool {
	if info.Size() > maxFileBytes {
		f.unreadable(0, 0, "larger than %d MiB", maxFileBytes>>20)
		return false
	}
	in, err := os.Open(f.name)
	if err != nil {
		f.unreadable(0, 0, "%v", cause(err))
		return false
	}
	defer in.Close()
	content, err := io.ReadAll(io.LimitReader(in, maxFileBytes+1))
	if err != nil {
		f.unreadable(0, 0, "%v", cause(err))
		return false
	}
	f.found.Files++
	f.content = content
	return true
}

func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// parse reads what the content names, by what it is when that is not known.
func (f *file) parse() {
	if len(f.content) > maxFileBytes {
		f.content = nil
		f.unreadable(0, 0, "larger than %d MiB", maxFileBytes>>20)
		return
	}
	if f.in != nil {
		f.in.read(f)
		return
	}
	switch text := bytes.TrimLeft(f.content, " \t\r\n\ufeff"); {
	case bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("[")):
		f.json()
	case bytes.HasPrefix(text, []byte("<")):
		f.xml()
	case bytes.HasPrefix(text, []byte("SPDXVersion:")):
		f.spdxTagValue()
	case bytes.HasPrefix(text, []byte("module ")):
		f.goMod()
	case bytes.HasPrefix(text, []byte("FROM ")):
		f.dockerfile()
	case bytes.Contains(text, []byte(": ")) || bytes.Contains(text, []byte(":\n")):
		f.yaml()
	default:
		f.imageList()
	}
}

// file is a file that is being read.
type file struct {
	*scanner
	name    string
	in      *input // nil where the content decides
	named   bool   // an argument, or standard input
	content []byte

	seenBytes, seenLines, misses int // of lineOf
	keyLines                     map[string]int
}

// add notes a component that the file names.
func (f *file) add(kind, name, version string, line int) {
	f.scanner.add(Component{Kind: kind, Name: name, Version: version, File: f.name, Line: line})
}

// lineOfKey returns the line in which a key of TOML stands first, or 0.
func (f *file) lineOfKey(key string) int {
	if f.keyLines == nil {
		f.keyLines = map[string]int{}
		for i, line := range bytes.Split(f.content, []byte("\n")) {
			name, _, ok := strings.Cut(string(line), "=")
			if name = strings.Trim(name, " \t\"'"); ok && f.keyLines[name] == 0 {
				f.keyLines[name] = i + 1
			}
		}
	}
	return f.keyLines[key]
}

// lineOf returns the line in which a text stands after the last one that was
// asked for, or else first, or 0: components are mostly asked for in the order
// of the file. After many that are not it looks no more, for that would take
// too long.
func (f *file) lineOf(text string) int {
	const many = 100
	if f.misses > many {
		return 0
	}
	at := bytes.Index(f.content[f.seenBytes:], []byte(text))
	if at < 0 {
		f.misses++
		if at = bytes.Index(f.content[:f.seenBytes], []byte(text)); at < 0 {
			return 0
		}
		f.seenBytes, f.seenLines = 0, 0
	}
	f.seenLines += bytes.Count(f.content[f.seenBytes:f.seenBytes+at], []byte("\n"))
	f.seenBytes += at
	return 1 + f.seenLines
}
