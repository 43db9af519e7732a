// Package scandiff compares two scans: of paths, of saved reports, and of revisions of a
// git repository.
package scandiff

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/gitrev"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Options say how the sides are scanned.
type Options struct {
	Scan      scan.Options
	Selection scan.Selection
	Catalog   *landscape.Catalog
	Matcher   *scan.Matcher
	// ReadFile reads a file or standard input.
	ReadFile func(name string) ([]byte, error)
	Note     func(string)
}

// Load returns the scans of two sides. Each is a path, a saved report or a revision; NEW is
// the current directory if it is missing. A single argument may also be a range of
// revisions: A..B, or A...B for what B changed since it diverged from A.
func Load(args []string, o Options) (before, after *scan.Report, err error) {
	sides, err := parse(args)
	if err != nil {
		return nil, nil, err
	}
	l := &loader{Options: o}
	for i := range sides {
		if err := l.resolve(&sides[i], sides[1-i]); err != nil {
			return nil, nil, err
		}
	}
	if sides[0].mergeBase {
		if sides[0].object, err = l.repository.MergeBase(sides[0].object, sides[1].object); err != nil {
			return nil, nil, fmt.Errorf("%s...%s: %w", sides[0].arg, sides[1].arg, err)
		}
	}
	reports := [2]*scan.Report{}
	for _, revisions := range []bool{true, false} { // whose submodules directories leave out
		for i, side := range sides {
			if (side.object != "") != revisions {
				continue
			}
			if reports[i], err = l.load(side); err != nil {
				return nil, nil, err
			}
		}
	}
	return reports[0], reports[1], nil
}

// side is OLD or NEW.
type side struct {
	arg       string
	revision  bool   // it cannot be a path
	mergeBase bool   // OLD is where it diverged from NEW
	object    string // of a revision, "" for a path
}

// parse returns the sides that the arguments name.
func parse(args []string) (sides [2]side, err error) {
	if len(args) == 2 {
		return [2]side{{arg: args[0]}, {arg: args[1]}}, nil
	}
	text := args[0]
	if isPath(text) {
		return sides, exit.Usagef("%s is a path; give the other side as well", text)
	}
	from, to, ok := strings.Cut(text, "..")
	if !ok {
		return [2]side{{arg: text, revision: true}, {arg: "."}}, nil
	}
	to, mergeBase := strings.CutPrefix(to, ".")
	return [2]side{{arg: cmp.Or(from, "HEAD"), revision: true, mergeBase: mergeBase}, {arg: cmp.Or(to, "HEAD"), revision: true}}, nil
}

func isPath(arg string) bool {
	_, err := os.Stat(arg)
	return arg == "-" || err == nil
}

// loader scans the sides.
type loader struct {
	Options
	repository *gitrev.Repository
	submodules []string
}

// resolve finds the object of a side that is no path, in the repository of the other side
// if that is a directory.
func (l *loader) resolve(s *side, other side) error {
	if !s.revision && isPath(s.arg) {
		return nil
	}
	if l.repository == nil {
		dir := "."
		if info, err := os.Stat(other.arg); err == nil && info.IsDir() && !other.revision {
			dir = other.arg
		}
		var err error
		switch l.repository, err = gitrev.Open(dir); {
		case errors.Is(err, gitrev.ErrNotFound):
			return fmt.Errorf("%s: no such file or directory, and no revision: %s is %w", s.arg, describe(dir), err)
		case err != nil:
			return fmt.Errorf("%s is not a path, and cannot be read as a revision: %w", s.arg, err)
		}
	}
	object, err := l.repository.Resolve(s.arg)
	var unknown *suggest.UnknownError
	if errors.As(err, &unknown) {
		unknown.Kind = "path or revision"
	}
	s.object = object
	return err
}

func describe(dir string) string {
	if dir == "." {
		return "the current directory"
	}
	return dir
}

func (l *loader) load(s side) (*scan.Report, error) {
	if s.object != "" {
		return l.loadRevision(s)
	}
	if strings.HasSuffix(s.arg, ".json") {
		content, err := l.ReadFile(s.arg)
		if err != nil {
			return nil, err
		}
		if r, ok := scanreport.Decode(content); ok {
			return r.Scan(l.Catalog), nil
		}
	}
	o := l.Scan
	if info, err := os.Stat(s.arg); err == nil && info.IsDir() {
		for _, path := range l.submodules { // the other side does not have their files
			o.Exclude = append(slices.Clip(o.Exclude), "/"+escape(path)+"/")
		}
	}
	found, err := scan.Scan([]string{s.arg}, o)
	if err != nil {
		return nil, err
	}
	return l.report(found), nil
}

// escape escapes a path for a pattern in the syntax of .gitignore.
func escape(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, " ", `\ `).Replace(path)
}

func (l *loader) report(found *scan.Result) *scan.Report {
	r := scan.NewReport(found, l.Matcher)
	r.Select(l.Selection)
	return r
}

// loadRevision scans the files of a revision, which it writes into a temporary directory.
func (l *loader) loadRevision(s side) (*scan.Report, error) {
	dir, err := os.MkdirTemp("", "landscope-scan-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	tree, err := l.repository.Extract(s.object, dir, scan.Reads)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.arg, err)
	}
	if tree.Missing {
		l.Note(s.arg + " does not have the directory")
	}
	if n := len(tree.Submodules); n > 0 && l.submodules == nil {
		l.submodules = tree.Submodules
		l.Note(fmt.Sprintf("submodules are not compared: %s", strings.Join(tree.Submodules, ", ")))
	}
	o := l.Scan
	o.NoIgnore = true // git tracks all of the files
	o.Stdin = io.LimitReader(nil, 0)
	found, err := scan.Scan([]string{dir}, o)
	if err != nil {
		return nil, err
	}
	for name, err := range tree.Failed {
		found.Unreadable = append(found.Unreadable, scan.Unreadable{File: filepath.Join(dir, name), Kind: "file", Reason: err.Error()})
	}
	found.Rename(func(file string) string { return strings.TrimPrefix(file, dir+string(filepath.Separator)) })
	return l.report(found), nil
}
