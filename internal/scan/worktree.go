package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// workTree is a git work tree. A nil one tracks nothing.
type workTree struct {
	gitDir string // where its index is
	common string // where its info/exclude is
	failed func(file string, err error)

	loaded bool
	paths  trackedPaths
}

// openWorkTree returns the work tree whose top directory is dir, or nil if there is
// none.
func openWorkTree(dir string) *workTree {
	gitDir := filepath.Join(dir, ".git")
	if text, ok := readSmallFile(gitDir); ok { // a linked work tree or a submodule
		target, ok := strings.CutPrefix(strings.TrimSpace(text), "gitdir:")
		if !ok {
			return nil
		}
		if gitDir = strings.TrimSpace(target); !filepath.IsAbs(gitDir) {
			gitDir = filepath.Join(dir, gitDir)
		}
	}
	if info, err := os.Stat(filepath.Join(gitDir, "HEAD")); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	w := &workTree{gitDir: gitDir, common: gitDir}
	if text, ok := readSmallFile(filepath.Join(gitDir, "commondir")); ok {
		if w.common = strings.TrimSpace(text); !filepath.IsAbs(w.common) {
			w.common = filepath.Join(gitDir, w.common)
		}
	}
	return w
}

// tracks reports whether git tracks a file or submodule.
func (w *workTree) tracks(path string) bool { return w != nil && w.index().has(path) }

// tracksBelow reports whether git tracks a directory as a submodule, or
// anything in it.
func (w *workTree) tracksBelow(dir string) bool {
	return w != nil && (w.index().has(dir) || w.index().below(dir))
}

// index returns the paths that git tracks. It reads the index on the first call, when
// something is ignored.
func (w *workTree) index() trackedPaths {
	if w.loaded {
		return w.paths
	}
	w.loaded = true
	file := filepath.Join(w.gitDir, "index")
	content, err := readRegular(file, maxIndexBytes)
	if os.IsNotExist(err) {
		return nil
	}
	if err == nil {
		w.paths, err = parseIndex(content)
	}
	if err != nil {
		w.failed(file, err)
	}
	return w.paths
}

// scopeOf returns the scope of a directory that is an argument. In a git work tree the
// ignore files above it apply as well, unless they ignore the directory itself.
func (s *scanner) scopeOf(dir string) scope {
	if s.options.NoIgnore {
		return scope{}
	}
	abs, err := filepath.Abs(dir)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return scope{}
	}
	var below []string // names from the top of the work tree to dir
	for top := abs; ; {
		if tree := openWorkTree(top); tree != nil {
			return s.scopeBelow(top, tree, below)
		}
		up := filepath.Dir(top)
		if up == top {
			return scope{}
		}
		below = append([]string{filepath.Base(top)}, below...)
		top = up
	}
}

// scopeBelow returns the scope of the directory at the path names below the top of a
// work tree.
func (s *scanner) scopeBelow(top string, tree *workTree, names []string) scope {
	c := s.scopeOfTree(tree)
	for _, name := range names {
		c = s.withIgnoreFile(c, top)
		if c.matches(name, true) {
			return scope{tree: tree, rel: strings.Join(names, "/") + "/"}
		}
		c.rel += name + "/"
		top = filepath.Join(top, name)
	}
	return c
}

// scopeOfTree returns the scope of the top directory of a work tree, before
// its own .gitignore.
func (s *scanner) scopeOfTree(tree *workTree) scope {
	tree.failed = func(file string, err error) {
		s.ignoreFault(file, fmt.Errorf("%w; tracked files matched by .gitignore are skipped", cause(err)))
	}
	c := scope{tree: tree}
	file := filepath.Join(tree.common, "info", "exclude")
	if text, ok := readSmallFile(file); ok {
		c = s.withRules(c, file, text)
	}
	return c
}

// withIgnoreFile returns the scope with the rules of the .gitignore in its directory.
// Like git, it does not follow a link.
func (s *scanner) withIgnoreFile(c scope, dir string) scope {
	file := filepath.Join(dir, ".gitignore")
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() {
		return c
	}
	content, err := readRegular(file, maxIgnoreBytes)
	if err != nil {
		s.ignoreFault(file, fmt.Errorf("%w; the file is not applied", cause(err)))
		return c
	}
	return s.withRules(c, file, string(content))
}

func (s *scanner) withRules(c scope, file, text string) scope {
	inner, err := c.with(c.rel, []byte(text))
	if err != nil {
		s.ignoreFault(file, fmt.Errorf("%w; the file is not applied", err))
		return c
	}
	return inner
}

// ignoreFault records an ignore file or index that cannot be used.
func (s *scanner) ignoreFault(file string, err error) {
	s.unreadable(Unreadable{File: file, Kind: "ignore rules", Reason: err.Error()})
}
