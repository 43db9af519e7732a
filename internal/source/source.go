// Package source locates and loads landscapes: files, downloads and the embedded data.
//
// [Catalog] parses a landscape, applies overlays, and caches the result. [Store] holds the
// downloads of a user; whatever interrupts an update, the download in use stays complete.
package source

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/parsecache"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/yamldoc"
)

// NoOverlay is the name that, given as an overlay, turns the embedded overlay off.
const NoOverlay = "none"

// Request selects a landscape. The zero Request selects the current embedded one.
type Request struct {
	File string // a path, or - for standard input; "" for none
	// Content is the content of File if it has been read already, else nil.
	Content []byte
	Edition string // of the embedded data; "" for the current one
	// Landscape, without a File, selects a download in Store; "" selects embedded data.
	// [Main] selects embedded data if there is no download.
	Landscape string
	Store     Store
	Overlays  []string
	Stdin     io.Reader
	// Cache caches parsed files. Program identifies the program that parsed them; it is
	// called only if there is a cache.
	Cache   parsecache.Cache
	Program func() string
}

// Catalog loads a landscape and applies the overlays. The problems are those that do not
// prevent the files from being used.
func Catalog(r Request) (*landscape.Catalog, []diag.Diagnostic, error) {
	in, err := find(r)
	if err != nil {
		return nil, nil, err
	}
	if in.literal() {
		if c := data.Catalog(in.edition.Name); c != nil {
			return in.overlay(c, nil)
		}
	}
	program := ""
	if r.Program != nil {
		program = r.Program()
	}
	var known loaded
	if r.Cache.Load(in.key(program), &known) {
		return &known.Catalog, known.Problems, nil
	}
	if err := in.read(); err != nil {
		return nil, nil, err
	}
	c, problems, err := in.parse()
	if err != nil {
		return nil, nil, err
	}
	in.content = nil // it may be large
	embedded := landscape.Overlay{}
	if in.overlaid {
		embedded = data.Overlay
	}
	c.ApplyOverlay(embedded)
	if c, problems, err = in.overlay(c, problems); err != nil {
		return nil, nil, err
	}
	r.Cache.Store(in.key(program), &loaded{*c, problems})
	return c, problems, nil
}

// YAML returns the landscape file as it is, without overlays.
func YAML(r Request) ([]byte, error) {
	r.Overlays = nil
	in, err := find(r)
	if err == nil {
		err = in.read()
	}
	return in.content, err
}

// Parsed parses the YAML of an embedded landscape and applies the embedded overlay. The
// result is the catalog that the program has as literals.
func Parsed(name string) (*landscape.Catalog, error) {
	in, err := find(Request{Edition: name})
	if err == nil {
		err = in.read()
	}
	if err != nil {
		return nil, err
	}
	c, _, err := in.parse()
	if err != nil {
		return nil, err
	}
	o, err := ParsedOverlay()
	if err != nil {
		return nil, err
	}
	c = c.Overlay(o)
	c.IndexPlacements()
	return c, nil
}

// ParsedOverlay parses the YAML of the embedded overlay, and adds the descriptions
// of the embedded landscape.
func ParsedOverlay() (landscape.Overlay, error) {
	o, _, err := load.Overlay(data.OverlayYAML(), data.OverlayFile)
	if err != nil {
		return o, err
	}
	c, _, err := load.Landscape(data.Editions[0].YAML(), data.Editions[0].File)
	if err != nil {
		return o, err
	}
	for _, it := range c.All() {
		if it.Description != "" {
			o.Descriptions = append(o.Descriptions, landscape.Description{Name: it.Name, Repository: it.Repository(), Text: it.Description})
		}
	}
	return o, nil
}

// Editions lists the names of the editions.
func Editions() []string {
	var names []string
	for _, e := range data.Editions {
		names = append(names, e.Name)
	}
	return names
}

func edition(name string) (data.Edition, error) {
	if name == "" {
		name = data.Current
	}
	for _, e := range data.Editions {
		if e.Name == name {
			return e, nil
		}
	}
	return data.Edition{}, &suggest.UnknownError{Kind: "edition", Name: name, Choices: Editions()}
}

// DisplayName returns the name of a file for messages: its path, or "standard input".
func DisplayName(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}

// ReadFile reads a file, or standard input for "-", within the limits of package yamldoc.
func ReadFile(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return yamldoc.Read(stdin, "standard input")
	}
	f, err := open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return yamldoc.Read(f, name)
}

func open(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, atomicfile.Cause(err))
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s is a directory, not a landscape file", name)
	}
	return f, nil
}

// sumFile returns the SHA-256 of a file without holding its content in memory.
func sumFile(name string) (sum [sha256.Size]byte, err error) {
	f, err := open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, fmt.Errorf("reading %s: %w", name, atomicfile.Cause(err))
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

// SameFile reports whether both paths name the same existing file.
func SameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
