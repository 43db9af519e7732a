package scan

import (
	"bytes"
	"fmt"
	"strings"
)

// The limits of .gitignore files. A file past them is not applied, so that
// more is read, not less.
const (
	maxIgnoreBytes  = 1 << 20
	maxIgnoreLines  = 100_000
	maxWildPatterns = 10_000    // patterns with wildcards that hold in one directory
	maxWildBytes    = 256 << 10 // their bytes
)

// rules holds the patterns of one ignore file.
type rules struct {
	dir      string // of the file, relative to the work tree: "" or ending in a slash
	patterns []pattern
	// names and paths list the patterns without wildcards by what they match,
	// wild lists the others. All are ascending indexes of patterns.
	names, paths map[string][]int
	wild         []int
	wildBytes    int
}

// parseRules parses an ignore file in dir.
func parseRules(dir string, content []byte) (*rules, error) {
	r := &rules{dir: dir, names: map[string][]int{}, paths: map[string][]int{}}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if len(content) > maxIgnoreBytes || bytes.Count(content, []byte("\n")) > maxIgnoreLines {
		return nil, fmt.Errorf("more than %d KiB or %d lines", maxIgnoreBytes>>10, maxIgnoreLines)
	}
	for line := range strings.Lines(string(content)) {
		p, ok := parsePattern(strings.TrimSuffix(line, "\n"))
		if !ok {
			continue
		}
		switch n := len(r.patterns); {
		case !p.isLiteral:
			r.wild = append(r.wild, n)
			r.wildBytes += len(line)
		case p.anchored:
			r.paths[p.prefix] = append(r.paths[p.prefix], n)
		default:
			r.names[p.prefix] = append(r.names[p.prefix], n)
		}
		if len(r.wild) > maxWildPatterns || r.wildBytes > maxWildBytes {
			return nil, fmt.Errorf("more than %d wildcard patterns or %d KiB of them", maxWildPatterns, maxWildBytes>>10)
		}
		r.patterns = append(r.patterns, p)
	}
	return r, nil
}

// decide reports whether the last pattern that matches a path ignores it. decided is
// false if no pattern matches.
func (r *rules) decide(path, base string, dir bool) (ignored, decided bool) {
	path = path[len(r.dir):]
	last := max(r.last(r.names[base], dir), r.last(r.paths[path], dir))
	for i := len(r.wild) - 1; i >= 0 && r.wild[i] > last; i-- {
		if r.patterns[r.wild[i]].match(path, base, dir) {
			last = r.wild[i]
		}
	}
	if last < 0 {
		return false, false
	}
	return !r.patterns[last].negated, true
}

// last returns the index of the last of the patterns that applies to a directory, or to
// a file if dir is false. All of them match the name. It returns -1 if none applies.
func (r *rules) last(indexes []int, dir bool) int {
	for i := len(indexes) - 1; i >= 0; i-- {
		if dir || !r.patterns[indexes[i]].dirOnly {
			return indexes[i]
		}
	}
	return -1
}

// scope holds the ignore rules that apply in a directory. The zero scope has none.
type scope struct {
	tree  *workTree
	rel   string   // the directory, relative to the work tree: "" or ending in a slash
	chain []*rules // the outermost first
	// ignored reports whether the directory itself is ignored, so that only tracked
	// files in it are read.
	ignored bool
}

// with returns the scope with the rules of one more file.
func (c scope) with(dir string, content []byte) (scope, error) {
	r, err := parseRules(dir, content)
	if err != nil {
		return c, err
	}
	patterns, size := len(r.wild), r.wildBytes
	for _, outer := range c.chain {
		patterns, size = patterns+len(outer.wild), size+outer.wildBytes
	}
	if patterns > maxWildPatterns || size > maxWildBytes {
		return c, fmt.Errorf("together with the ignore files above it, more than %d wildcard patterns or %d KiB of them", maxWildPatterns, maxWildBytes>>10)
	}
	c.chain = append(c.chain[:len(c.chain):len(c.chain)], r)
	return c, nil
}

// matches reports whether an entry of the directory is ignored by its name. A
// deeper file takes precedence over those above it. No pattern can include a file in
// an ignored directory again.
func (c scope) matches(name string, dir bool) bool {
	if c.ignored {
		return true
	}
	path := c.rel + name
	for i := len(c.chain) - 1; i >= 0; i-- {
		if ignored, decided := c.chain[i].decide(path, name, dir); decided {
			return ignored
		}
	}
	return false
}

// skips reports whether a file is ignored and not tracked.
func (c scope) skips(name string) bool {
	return c.matches(name, false) && !c.tree.tracks(c.rel+name)
}

// enter returns the scope of a directory in the directory. It reports false if
// the directory is ignored and holds no tracked file.
func (c scope) enter(name string) (scope, bool) {
	if c.ignored = c.matches(name, true); c.ignored && !c.tree.tracksBelow(c.rel+name) {
		return c, false
	}
	c.rel += name + "/"
	return c, true
}
