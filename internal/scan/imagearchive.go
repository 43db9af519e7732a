package scan

import (
	"archive/tar"
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// The limits of an image archive. What is beyond them makes the archive unreadable.
const (
	maxArchiveEntries = 300_000 // of the archive and its layers
	maxLayers         = 1000    // of an image
	maxImages         = 1000    // of an archive
	maxLayerChecks    = 20_000_000
)

// archive is a container image archive that is being read: one of "docker save", or an
// OCI image layout, as a tar file or as a directory. It is read once, in its order, so
// that it may come from a pipe. Which files of a layer are visible is known at the end.
type archive struct {
	*file
	place    string // before the names of its members
	root     string // before the names of files in layers
	known    bool   // to be an image archive
	stopped  bool   // because a limit was reached
	entries  int
	programs int64 // bytes read of programs
	inner    int   // archives in layers, which are not read
	first    int   // components before those of the archive
	blobs    map[string]*blob
	links    map[string]string // targets by names
	images   []image
	parts    []part
	buffer   *bufio.Reader // to read programs
}

// image is an image of an archive.
type image struct {
	layers []string // names of blobs, from the lowest
}

// part is what a file in the archive added to the result.
type part struct {
	layer *blob  // nil for a file that is not in a layer
	path  string // in the layer
	end   int    // the number of components after it
}

func newArchive(f *file, place, root string) *archive {
	return &archive{
		file: f, place: place, root: root, first: len(f.result.Components),
		blobs: map[string]*blob{}, links: map[string]string{},
	}
}

// imageArchive reads an image archive in a tar file, compressed or not.
func (f *file) imageArchive() {
	f.result.Files++
	a := newArchive(f, f.name+"!", f.name+"!/")
	in, err := gunzip(cmp.Or(f.raw, f.reader()))
	if err != nil {
		a.fault("%v", err)
		return
	}
	a.each(in, "", a.member)
	a.conclude()
}

// ociLayout reads the image layout in the directory of an oci-layout file.
func (f *file) ociLayout() {
	dir := filepath.Dir(f.name)
	a := newArchive(f, dir+string(filepath.Separator), dir+"!/")
	a.known = true
	a.layoutFile(dir, "index.json")
	algorithms, _ := os.ReadDir(filepath.Join(dir, "blobs"))
	for _, algorithm := range algorithms {
		blobs, err := os.ReadDir(filepath.Join(dir, "blobs", algorithm.Name()))
		if err != nil {
			a.fault("%v", cause(err))
		}
		for _, b := range blobs {
			if a.entries++; !a.isOver() {
				a.layoutFile(dir, path.Join("blobs", algorithm.Name(), b.Name()))
			}
		}
	}
	a.conclude()
}

// layoutFile reads a file of an image layout in a directory.
func (a *archive) layoutFile(dir, name string) {
	file := filepath.Join(dir, filepath.FromSlash(name))
	info, err := os.Lstat(file)
	switch {
	case err != nil:
		a.fault("%s: %v", name, cause(err))
		return
	case !info.Mode().IsRegular():
		a.fault("%s: not a regular file; links are not followed", name)
		return
	}
	in, err := os.Open(file)
	if err != nil {
		a.fault("%s: %v", name, cause(err))
		return
	}
	defer in.Close()
	a.member(&tar.Header{Typeflag: tar.TypeReg, Size: info.Size()}, name, in)
}

// fault records that a part of the archive could not be read. A file in a tree that is
// not known to be an image archive gets a warning.
func (a *archive) fault(format string, args ...any) {
	if a.known || a.named {
		a.unreadable(0, 0, format, args...)
		return
	}
	a.warn(a.name, 0, format, args...)
}

// isOver reports whether the archive has too many entries, and records it once.
func (a *archive) isOver() bool {
	if a.entries > maxArchiveEntries && !a.stopped {
		a.stopped = true
		a.fault("more than %d entries; the rest is not read", maxArchiveEntries)
	}
	return a.stopped
}

// each calls visit with the entries of a tar file, which is the archive or, in the
// archive, the layer where. Names are clean and relative.
func (a *archive) each(in io.Reader, where string, visit func(h *tar.Header, name string, in io.Reader)) {
	if where != "" {
		where += ": "
	}
	t := tar.NewReader(in)
	for n := 0; !a.stopped; n++ {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.Is(err, errBomb):
			a.stopped = true
			a.fault("%s%v", where, err)
			return
		case err != nil:
			a.fault("%s%s", where, tarReason(err, n == 0))
			return
		}
		if a.entries++; a.isOver() {
			return
		}
		name := path.Clean(strings.TrimLeft(h.Name, "/"))
		if isOutside(name) {
			a.fault("%sthe entry %q leads out of the archive; not read", where, shorten(h.Name))
			continue
		}
		visit(h, name, contentOf(t, h, in))
	}
}

// contentOf returns a reader of an entry, which can seek if the tar file can, so that
// what is not needed is not read.
func contentOf(t *tar.Reader, h *tar.Header, in io.Reader) io.Reader {
	var base io.ReaderAt
	var at int64
	switch file := in.(type) {
	case *os.File:
		offset, err := file.Seek(0, io.SeekCurrent)
		if err != nil {
			return t
		}
		base, at = file, offset
	case *io.SectionReader:
		offset, err := file.Seek(0, io.SeekCurrent)
		if err != nil {
			return t
		}
		base, at = file, offset
	default:
		return t
	}
	for record := range h.PAXRecords {
		if strings.HasPrefix(record, "GNU.sparse.") {
			return t
		}
	}
	if h.Typeflag == tar.TypeGNUSparse {
		return t
	}
	return io.NewSectionReader(base, at, h.Size)
}

func isRegular(h *tar.Header) bool {
	return h.Typeflag == tar.TypeReg || h.Typeflag == tar.TypeGNUSparse
}

// isOutside reports whether a clean path leads out of the directory it is relative to.
func isOutside(name string) bool { return name == ".." || strings.HasPrefix(name, "../") }

// tarReason returns the reason of an error at the start of a tar file or after it.
func tarReason(err error, atStart bool) string {
	switch {
	case errors.Is(err, tar.ErrHeader), atStart && errors.Is(err, io.ErrUnexpectedEOF):
		return "not a tar file"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the archive is truncated"
	}
	return err.Error()
}

// member reads a file of the archive that is not in a layer.
func (a *archive) member(h *tar.Header, name string, in io.Reader) {
	switch h.Typeflag {
	case tar.TypeSymlink:
		a.links[name] = path.Join(path.Dir(name), h.Linkname)
		return
	case tar.TypeLink:
		a.links[name] = path.Clean(h.Linkname)
		return
	}
	switch {
	case !isRegular(h):
	case name == "manifest.json":
		a.document(name, in, a.dockerManifest)
	case name == "index.json":
		a.document(name, in, a.index)
	case path.Base(name) == "Chart.yaml" && strings.Count(name, "/") == 1: // a packaged chart
		a.known = true
		a.part(nil, name, &input{doc: "Helm charts", read: (*file).packagedChart}, in)
	case strings.HasPrefix(name, "blobs/"), strings.HasSuffix(name, ".tar"), strings.HasSuffix(name, ".tar.gz"), strings.HasSuffix(name, "/layer"):
		a.blob(name, in)
	}
}

// blob reads a layer, or a JSON document that belongs to an image.
func (a *archive) blob(name string, in io.Reader) {
	switch start, whole := peek(in); {
	case isArchive(start) || len(bytes.Trim(start, "\x00")) == 0:
		a.layer(name, whole)
	case bytes.HasPrefix(start, []byte("{")):
		a.blobs[name] = &blob{}
		a.document(name, whole, a.blobDocument)
	case bytes.HasPrefix(start, []byte("\x28\xb5\x2f\xfd")):
		a.blobs[name] = &blob{unread: "compressed with zstd, which is not supported"}
	default:
		a.blobs[name] = &blob{unread: "not a tar file"}
	}
}

// peek returns the first bytes of a file, and a reader of the whole file.
func peek(in io.Reader) (start []byte, whole io.Reader) {
	start = make([]byte, 512)
	if at, ok := in.(io.ReaderAt); ok {
		if n, _ := at.ReadAt(start, 0); n > 0 { // not a pipe
			return start[:n], in
		}
	}
	n, _ := io.ReadFull(in, start)
	return start[:n], io.MultiReader(bytes.NewReader(start[:n]), in)
}

// isArchive reports whether a file that begins so is a tar file or compressed.
func isArchive(start []byte) bool {
	return bytes.HasPrefix(start, []byte("\x1f\x8b\x08")) || len(start) > 262 && string(start[257:262]) == "ustar"
}
