package source

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/parsecache"
)

// inputs is everything a catalog is made from: overlays, and either embedded data, a
// file or a download.
type inputs struct {
	name    string // for messages
	path    string // of a file that is not read yet
	content []byte
	sum     [sha256.Size]byte // of the content
	edition data.Edition      // of embedded data; else zero
	// landscape is the name of a download, or ""; record describes the download.
	landscape string
	record    Record
	overlaid  bool // the embedded overlay applies
	overlays  []file
}

type file struct {
	name    string
	content []byte
}

// find reads the files of a request, except one that is read later if the cache lacks it.
func find(r Request) (inputs, error) {
	in, err := findBase(r)
	if err != nil {
		return in, err
	}
	in.overlaid = true
	for _, name := range r.Overlays {
		if name == NoOverlay {
			in.overlaid = false
			continue
		}
		content, err := ReadFile(name, r.Stdin)
		if err != nil {
			return in, err
		}
		in.overlays = append(in.overlays, file{name, content})
	}
	return in, nil
}

func findBase(r Request) (inputs, error) {
	switch {
	case r.Content != nil:
		return inputs{name: r.File, content: r.Content, sum: sha256.Sum256(r.Content)}, nil
	case r.File == "-" || !isRegular(r.File): // it can be read once
		content, err := ReadFile(r.File, r.Stdin)
		return inputs{name: DisplayName(r.File), content: content, sum: sha256.Sum256(content)}, err
	case r.File != "":
		sum, err := sumFile(r.File)
		return inputs{name: r.File, path: r.File, sum: sum}, err
	case r.Landscape != "" && (r.Landscape != Main || r.Store.Has(r.Landscape)):
		have, err := r.Store.Read(r.Landscape)
		if err == nil {
			return inputs{name: have.Path, content: have.Content, sum: have.sum, landscape: r.Landscape, record: have.Record}, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return inputs{}, &CopyError{r.Landscape, err}
		}
		if r.Landscape != Main {
			return inputs{}, &NoCopyError{r.Landscape}
		}
	}
	e, err := edition(r.Edition)
	return inputs{name: "embedded", edition: e}, err
}

// isRegular reports whether a file can be read twice. A missing file counts as regular,
// because opening it gives the right error.
func isRegular(name string) bool {
	info, err := os.Stat(name)
	return err != nil || info.Mode().IsRegular()
}

// read reads the content, and hashes that of a file again because it may have changed.
func (in *inputs) read() error {
	if in.edition.Name != "" {
		in.content = in.edition.YAML()
		return nil
	}
	if in.path == "" {
		return nil
	}
	content, err := ReadFile(in.path, nil)
	in.content, in.sum, in.path = content, sha256.Sum256(content), ""
	return err
}

// literal reports whether the program has the base as a Go literal, which is so for
// embedded data with the embedded overlay.
func (in inputs) literal() bool { return in.edition.Name != "" && in.overlaid }

// parse parses the base.
func (in inputs) parse() (*landscape.Catalog, []diag.Diagnostic, error) {
	c, problems, err := load.Landscape(in.content, in.name)
	switch {
	case err != nil && in.landscape != "":
		return nil, nil, &CopyError{in.landscape, err}
	case err != nil:
		return nil, nil, err
	case in.landscape != "":
		// Readers of a download cannot fix it, so report errors only.
		problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Severity < diag.Error })
		describe(&c.Origin, in.landscape, in.record)
	case in.edition.Name != "":
		e := in.edition
		c.Origin.Title, c.Origin.TitleJa, c.Origin.URL, c.Origin.Commit, c.Origin.License = e.Title, e.TitleJa, e.URL, e.Commit, e.License
		if c.Origin.Date, err = landscape.ParseDate(e.Date); err != nil {
			return nil, nil, err
		}
		if e.Name != data.Current {
			c.Origin.Edition = e.Name
		}
	}
	return c, problems, nil
}

// overlay applies the overlays to a catalog.
func (in inputs) overlay(c *landscape.Catalog, problems []diag.Diagnostic) (*landscape.Catalog, []diag.Diagnostic, error) {
	for _, f := range in.overlays {
		o, more, err := load.Overlay(f.content, f.name)
		if err != nil {
			return nil, nil, err
		}
		problems = append(problems, more...)
		c = c.Overlay(o)
	}
	return c, problems, nil
}

// key returns the cache key. It depends on everything that can change the catalog: the
// inputs, and the program, which contains the embedded overlay.
func (in inputs) key(program string) parsecache.Key {
	sum := sha256.New()
	part := func(b []byte) {
		_ = binary.Write(sum, binary.LittleEndian, int64(len(b)))
		sum.Write(b)
	}
	record, _ := json.Marshal(in.record)
	for _, text := range []string{program, in.name, in.edition.Name, in.landscape, string(record), strconv.FormatBool(in.overlaid)} {
		part([]byte(text))
	}
	sum.Write(in.sum[:])
	for _, f := range in.overlays {
		part([]byte(f.name))
		part(f.content)
	}
	return parsecache.Key(sum.Sum(nil))
}
