package logo

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/landscope-cli/landscope/internal/plural"
)

// Published are the logo files of a directory by the names under which a web site has
// them: the SHA-256 of the file, so that browsers can keep it forever. A nil Published
// has none. Goroutines may share it.
type Published struct {
	dir     *Dir
	names   map[string]string // by the name of the file
	files   map[string]string // by the name on the site
	read    int
	skipped int
	first   string // what is wrong with the first that cannot be used
}

// extension returns the file extension of a media type.
func extension(kind string) string {
	switch kind {
	case kindSVG:
		return ".svg"
	case kindPNG:
		return ".png"
	case kindJPEG:
		return ".jpg"
	case kindWebP:
		return ".webp"
	}
	return ""
}

// Publish names the logo files. It does not look for what is wrong within a logo, which
// takes long; see [Published.Check]. A nil Dir has none.
func (d *Dir) Publish(files []string) *Published {
	if d == nil {
		return nil
	}
	p := &Published{dir: d, names: map[string]string{}, files: map[string]string{}}
	files = slices.Compact(slices.Sorted(slices.Values(files)))
	files = slices.DeleteFunc(files, func(file string) bool { return file == "" })
	type named struct {
		name string
		err  error
	}
	found := inParallel(files, func(file string) (n named) {
		n.name, n.err = d.publicName(file)
		return n
	})
	p.read = len(files)
	for i, file := range files {
		if found[i].err != nil {
			p.skip(file, found[i].err)
			continue
		}
		p.names[file], p.files[found[i].name] = found[i].name, file
	}
	return p
}

// publicName returns the name of a logo file on a web site.
func (d *Dir) publicName(file string) (string, error) {
	name, err := localName(file)
	if err != nil {
		return "", err
	}
	content, err := d.content(name)
	if err != nil {
		return "", err
	}
	kind := kindOf(content)
	if kind == "" || len(content) > Limit {
		_, err := New(content)
		return "", err
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:]) + extension(kind), nil
}

// Name returns the name of a logo file on the site, or "" if it cannot be used.
func (p *Published) Name(file string) string {
	if p == nil {
		return ""
	}
	return p.names[file]
}

// Logo returns the logo with a name on the site. It reports whether there is one.
func (p *Published) Logo(name string) (Logo, bool) {
	if p == nil || p.files[name] == "" {
		return Logo{}, false
	}
	file, err := localName(p.files[name])
	if err != nil {
		return Logo{}, false
	}
	found, err := p.dir.Read(file)
	return found, err == nil
}

// Check reads all logos and leaves out those that cannot be used. It returns the others
// by their names on the site.
func (p *Published) Check() map[string]Logo {
	if p == nil {
		return nil
	}
	all := map[string]Logo{}
	files := slices.Sorted(func(yield func(string) bool) {
		for file := range p.names {
			if !yield(file) {
				return
			}
		}
	})
	type read struct {
		logo Logo
		err  error
	}
	found := inParallel(files, func(file string) (r read) {
		var name string
		if name, r.err = localName(file); r.err == nil {
			r.logo, r.err = p.dir.Read(name)
		}
		return r
	})
	size := 0
	for i, file := range files {
		if size += found[i].logo.Size(); found[i].err == nil && size > maxSet {
			found[i].err = errSet
		}
		if found[i].err != nil {
			p.skip(file, found[i].err)
			delete(p.names, file)
			continue
		}
		all[p.names[file]] = found[i].logo
	}
	return all
}

func (p *Published) skip(file string, err error) {
	if p.skipped++; p.skipped == 1 {
		p.first = fmt.Sprintf("%q: %v", file, err)
	}
}

// Note returns a note on the logos that cannot be used, or "".
func (p *Published) Note() string {
	if p == nil || p.skipped == 0 {
		return ""
	}
	return fmt.Sprintf("skipped %d of %s; first: %s", p.skipped, plural.Count(p.read, "logo"), p.first)
}

// inParallel returns the results of f for each input, in order.
func inParallel[T any](inputs []string, f func(string) T) []T {
	out := make([]T, len(inputs))
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), 8) {
		wait.Go(func() {
			for i := range next {
				out[i] = f(inputs[i])
			}
		})
	}
	for i := range inputs {
		next <- i
	}
	close(next)
	wait.Wait()
	return out
}
