// Package source finds the bytes a command works on, the file it is given or
// the embedded data, and makes a catalog of them. It also replaces files
// whole.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/yamldoc"
)

// NoOverlay as the name of an overlay leaves the embedded one off.
const NoOverlay = "none"

// Request says which landscape is wanted. The zero Request is the embedded
// one of today.
type Request struct {
	File string // a path, or - for standard input; "" for none
	// Content is what File has, where that is read already; nil where not.
	Content []byte
	Edition string // of the embedded data; "" for the current one
	// Landscape, without a File, is whose copy in Store is wanted; "" for
	// embedded data. [Main] is the embedded data where there is no copy.
	Landscape string
	Store     Store
	Overlays  []string
	Stdin     io.Reader
}

// Catalog loads what is asked for and lays the overlays over it. Problems are
// what is wrong in the files but did not stop the reading.
func Catalog(r Request) (*landscape.Catalog, []diag.Diagnostic, error) {
	files, overlaid := []string{}, true
	for _, name := range r.Overlays {
		if name == NoOverlay {
			overlaid = false
		} else {
			files = append(files, name)
		}
	}
	c, problems, err := overlaidBase(r, overlaid)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range files {
		content, err := ReadFile(name, r.Stdin)
		if err != nil {
			return nil, nil, err
		}
		o, more, err := load.Overlay(content, name)
		if err != nil {
			return nil, nil, err
		}
		problems = append(problems, more...)
		c = c.Overlay(o)
	}
	return c, problems, nil
}

// overlaidBase returns what is asked for with the embedded overlay over it, if
// that is wanted. The embedded landscapes are there as they come out of that.
func overlaidBase(r Request, overlaid bool) (*landscape.Catalog, []diag.Diagnostic, error) {
	if name, ok := embeddedName(r); ok && overlaid {
		if c := data.Catalog(name); c != nil {
			return c, nil, nil
		}
	}
	c, problems, err := base(r)
	if err != nil {
		return nil, nil, err
	}
	if !overlaid {
		return c.Overlay(landscape.Overlay{}), problems, nil
	}
	all, _, err := load.Overlay(data.Overlay, "overlay.yml")
	if err != nil {
		return nil, nil, err
	}
	return c.Overlay(all), problems, nil
}

// embeddedName returns the edition that is asked for; ok is false when it is
// no embedded data.
func embeddedName(r Request) (name string, ok bool) {
	switch {
	case r.Content != nil || r.File != "":
		return "", false
	case r.Landscape != "" && (r.Landscape != Main || r.Store.Has(r.Landscape)):
		return "", false
	case r.Edition == "" || r.Landscape != "":
		return data.Current, true
	}
	return r.Edition, true
}

// Parsed returns an embedded landscape with the embedded overlay over it, made
// of its YAML.
func Parsed(name string) (*landscape.Catalog, error) {
	c, _, err := embedded(name)
	if err != nil {
		return nil, err
	}
	o, _, err := load.Overlay(data.Overlay, "overlay.yml")
	if err != nil {
		return nil, err
	}
	return c.Overlay(o), nil
}

func base(r Request) (*landscape.Catalog, []diag.Diagnostic, error) {
	if r.Content != nil {
		return load.Landscape(r.Content, r.File)
	}
	if r.Landscape != "" && r.File == "" {
		return copied(r)
	}
	if r.File != "" {
		content, err := ReadFile(r.File, r.Stdin)
		if err != nil {
			return nil, nil, err
		}
		return load.Landscape(content, DisplayName(r.File))
	}
	return embedded(r.Edition)
}

func embedded(name string) (*landscape.Catalog, []diag.Diagnostic, error) {
	e, err := edition(name)
	if err != nil {
		return nil, nil, err
	}
	c, problems, err := load.Landscape(e.YAML, "embedded")
	if err != nil {
		return nil, nil, err
	}
	c.Origin.Title, c.Origin.URL, c.Origin.Commit, c.Origin.Licence = e.Title, e.URL, e.Commit, e.Licence
	if c.Origin.Day, err = landscape.ParseDate(e.Day); err != nil {
		return nil, nil, err
	}
	if e.Name != data.Current {
		c.Origin.Edition = e.Name
	}
	return c, problems, nil
}

// YAML returns what is asked for as it is written, without the overlays.
func YAML(r Request) ([]byte, error) {
	switch name, ok := embeddedName(r); {
	case ok:
		e, err := edition(name)
		return e.YAML, err
	case r.Content != nil:
		return r.Content, nil
	case r.File != "":
		return ReadFile(r.File, r.Stdin)
	}
	have, err := r.Store.Read(r.Landscape)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &NoCopyError{r.Landscape}
	}
	return have.Content, err
}

// Editions lists the names that an edition can have.
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
	return data.Edition{}, &landscape.UnknownError{Kind: "edition", Name: name, Choices: Editions()}
}

// DisplayName is what messages call a file: its path, or standard input.
func DisplayName(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}

// ReadFile reads a file whole, or standard input for -, within the limits of
// package yamldoc.
func ReadFile(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return yamldoc.Read(stdin, "standard input")
	}
	f, err := os.Open(name)
	if err != nil {
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("opening %s: is a directory, not a landscape file", name)
	}
	return yamldoc.Read(f, name)
}

// SameFile reports whether both paths lead to the same existing file.
func SameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// WriteFile replaces a regular file whole, by renaming, or makes a new one; on
// failure the old content stays. A link is followed and its target's mode
// kept. What is no regular file (a device, a pipe) is written to directly.
func WriteFile(name string, content []byte) error {
	target := name
	mode := fs.FileMode(0o644)
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		target = resolved
	}
	if info, err := os.Stat(target); err == nil {
		if info.IsDir() {
			return fmt.Errorf("writing %s: is a directory", name)
		}
		if !info.Mode().IsRegular() {
			return writeDirectly(name, content)
		}
		mode = info.Mode().Perm()
	}
	if err := replace(target, content, mode); err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	return nil
}

func replace(target string, content []byte, mode fs.FileMode) error {
	tmp, err := stage(target, content, mode)
	if err != nil {
		return err
	}
	defer os.Remove(tmp)
	return os.Rename(tmp, target)
}

// stage writes content to a file beside its target, and to the disk, for it to
// be renamed to the target. It returns its name.
func stage(target string, content []byte, mode fs.FileMode) (string, error) {
	tmp, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return "", err
	}
	_, err = tmp.Write(content)
	if err == nil {
		err = tmp.Chmod(mode)
	}
	if err == nil {
		err = tmp.Sync()
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(tmp.Name())
		return "", err
	}
	return tmp.Name(), nil
}

func writeDirectly(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err == nil {
		_, err = f.Write(content)
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	return nil
}

// cause drops the path that an error of package os repeats.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	var linkErr *os.LinkError
	if errors.As(err, &linkErr) {
		return linkErr.Err
	}
	return err
}
