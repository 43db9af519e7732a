package scan

import (
	"path/filepath"
	"strings"
	"sync"
)

// Inputs lists the kinds of files that scan reads, each with the patterns of its
// names.
func Inputs() [][2]string {
	var out [][2]string
	for _, in := range inputs {
		out = append(out, [2]string{in.doc, strings.Join(in.names, ", ")})
	}
	out = append(out, [2]string{infrastructure.doc, strings.Join(infrastructure.names, ", ")})
	return append(out, [2]string{"Go programs", "executables, by their embedded build information"})
}

// imageArchives returns the kind of image archives.
func imageArchives() *input { return &inputs[0] }

// namePatterns are the patterns of the table of inputs, made for speed: a tree may have a
// million files.
type namePatterns struct {
	exact map[string]int // indexes of inputs by names without a *
	open  []openPattern
}

// openPattern is a pattern with a *, split there.
type openPattern struct {
	start, end string
	input      int
}

var patternsByName = sync.OnceValue(func() namePatterns {
	p := namePatterns{exact: map[string]int{}}
	for i := range inputs {
		for _, name := range inputs[i].names {
			if start, end, ok := strings.Cut(name, "*"); ok {
				p.open = append(p.open, openPattern{start, end, i})
			} else if _, known := p.exact[name]; !known {
				p.exact[name] = i
			}
		}
	}
	return p
})

// inputFor returns the kind of a file by its name, or nil.
func inputFor(file string) *input {
	base := strings.ToLower(filepath.Base(file))
	patterns := patternsByName()
	found, ok := patterns.exact[base]
	if !ok {
		found = len(inputs)
	}
	for _, p := range patterns.open {
		if p.input >= found {
			break
		}
		if len(base) >= len(p.start)+len(p.end) && strings.HasPrefix(base, p.start) && strings.HasSuffix(base, p.end) {
			found = p.input
			break
		}
	}
	if found == len(inputs) {
		return nil
	}
	return &inputs[found]
}
