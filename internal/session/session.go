// Package session answers which landscape a request is about: which file, edition
// or download, with which overlays, as of which date. It loads that landscape, and
// notes what the reader should know of it.
//
// A [Session] is one [Spec] in one environment. The command line makes one from its
// flags, and the server keeps one to reload its files and to find what is compared.
// All methods except Catalog and Present may be called concurrently.
package session

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/parsecache"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/source"
)

// Spec says which landscape is read. The zero Spec is the download of CNCF's
// landscape if there is one, else the embedded data.
type Spec struct {
	Data      string   // a file, "-" for standard input, or "embedded"
	Edition   string   // of the embedded data
	Landscape string   // the name of a landscape that was downloaded
	AsOf      string   // a date; see [DateForms]
	Overlays  []string // files
	Settings  string   // a settings file of landscape2
}

// Session reads the landscape of a Spec.
type Session struct {
	Spec
	Getenv func(string) string
	Now    func() time.Time
	Stdin  io.Reader
	// Program identifies the program, whose cache no other program reads.
	Program func() string
	// Notify is called with notes on what was read.
	Notify func(note string)
	// RegularOnly refuses files that can be read only once, such as pipes.
	RegularOnly bool

	present, asOf *landscape.Catalog
}

// Catalog returns the landscape. It is read by the first call.
func (s *Session) Catalog() (*landscape.Catalog, error) {
	if s.asOf != nil {
		return s.asOf, nil
	}
	c, err := s.Present()
	if err != nil {
		return nil, err
	}
	if s.asOf, err = s.applyAsOf(c); err != nil {
		return nil, err
	}
	return s.asOf, nil
}

// Present returns the landscape as the data has it, whatever the date that was
// asked for.
func (s *Session) Present() (*landscape.Catalog, error) {
	if s.present != nil {
		return s.present, nil
	}
	c, err := s.read()
	if err != nil {
		return nil, err
	}
	s.present = c
	return c, nil
}

// Reload reads the landscape again, and returns it without keeping it.
func (s *Session) Reload() (*landscape.Catalog, error) {
	c, err := s.read()
	if err != nil {
		return nil, err
	}
	return s.applyAsOf(c)
}

func (s *Session) read() (*landscape.Catalog, error) {
	r, err := s.Request()
	if err != nil {
		return nil, err
	}
	if err := s.checkRegular(append([]string{r.File}, r.Overlays...)); err != nil {
		return nil, err
	}
	c, err := s.load(r)
	if err != nil && s.Data == "" && r.File != "" {
		return nil, fmt.Errorf("LANDSCOPE_DATA: %w", err)
	}
	if err != nil {
		return nil, err
	}
	return s.withSettings(c)
}

// load reads a landscape, and notes the problems in it.
func (s *Session) load(r source.Request) (*landscape.Catalog, error) {
	r.Cache, r.Program = s.Cache(), s.Program
	c, problems, err := source.Catalog(r)
	if err != nil {
		return nil, err
	}
	if n := diag.Count(problems); n > 0 {
		first := problems[0]
		s.note("%s in %s; first: line %d: %s", plural.Count(n, "problem"), first.File, first.Line, first.Msg)
	}
	s.noteUnmatched(c)
	return c, nil
}

// maxUnmatched is the number of names of an overlay that a note lists.
const maxUnmatched = 8

// noteUnmatched notes, for each overlay, the entries that match no item.
func (s *Session) noteUnmatched(c *landscape.Catalog) {
	for rest := c.Unmatched; len(rest) > 0; {
		file, n := rest[0].Overlay, 0
		var names []string
		for ; n < len(rest) && rest[n].Overlay == file; n++ {
			name := rest[n].Name
			if rest[n].Hint != "" {
				name += " (" + rest[n].Hint + ")"
			}
			names = append(names, name)
		}
		rest = rest[n:]
		if len(names) > maxUnmatched {
			names = append(names[:maxUnmatched], "...")
		}
		s.note("%s: %s not on this landscape: %s", file, plural.Count(n, "project"), strings.Join(names, ", "))
	}
}

// Cache returns the cache of parsed files.
func (s *Session) Cache() parsecache.Cache { return parsecache.Find(runtime.GOOS, s.Getenv) }

// Store returns the directory of downloads.
func (s *Session) Store() source.Store { return source.FindStore(runtime.GOOS, s.Getenv) }

// Flags returns the flags that select the landscape at a prompt in the directory of
// its files. Paths are reduced to base names, so that a page that is passed on does
// not reveal directories.
func (s *Session) Flags() []string { return s.flags(s.AsOf, filepath.Base) }

// SourceFlags returns the flags that select the landscape on this machine, whatever the
// date.
func (s *Session) SourceFlags() []string {
	return s.flags("", func(file string) string { return file })
}

func (s *Session) flags(asOf string, path func(string) string) []string {
	flags, data := []string{}, s.Data
	if data != "" {
		data = path(data)
	}
	for _, f := range []struct{ name, value string }{{"data", data}, {"edition", s.Edition}, {"landscape", s.Landscape}, {"as-of", asOf}} {
		if f.value != "" {
			flags = append(flags, "--"+f.name, f.value)
		}
	}
	for _, name := range s.Overlays {
		flags = append(flags, "--overlay", path(name))
	}
	return flags
}

func (s *Session) note(format string, args ...any) { s.Notify(fmt.Sprintf(format, args...)) }
