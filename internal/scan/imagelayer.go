package scan

import (
	"archive/tar"
	"hash/maphash"
	"io"
	"path"
	"slices"
	"strings"
)

// blob is a file of an archive that images refer to by name.
type blob struct {
	isLayer bool
	unread  string // why it cannot be read as a layer
	// hidden has the hashes of paths that the layer hides in lower layers: paths it
	// replaces or deletes, with all that is below them. replaced has those of its
	// directories, which only hide files.
	hidden, replaced map[uint64]struct{}
}

func pathHash(name string) uint64 { return maphash.String(placeSeed, name) }

func (b *blob) hides(name string) bool {
	if _, ok := b.replaced[pathHash(name)]; ok {
		return true
	}
	for ; name != "."; name = path.Dir(name) {
		if _, ok := b.hidden[pathHash(name)]; ok {
			return true
		}
	}
	return false
}

const whiteout = ".wh."

// layer reads the layer in a tar file: Go programs, package databases and SBOMs.
func (a *archive) layer(blobName string, in io.Reader) {
	b := &blob{isLayer: true, hidden: map[uint64]struct{}{}, replaced: map[uint64]struct{}{}}
	a.blobs[blobName] = b
	in, err := gunzip(in)
	if err != nil {
		a.fault("%s: %v", blobName, err)
		return
	}
	a.each(in, blobName, func(h *tar.Header, name string, in io.Reader) {
		dir, base := path.Split(name)
		switch deleted, isWhiteout := strings.CutPrefix(base, whiteout); {
		case base == whiteout+whiteout+".opq":
			b.hidden[pathHash(path.Clean(dir))] = struct{}{}
		case isWhiteout:
			b.hidden[pathHash(dir+deleted)] = struct{}{}
		case h.Typeflag == tar.TypeDir:
			b.replaced[pathHash(name)] = struct{}{}
		default:
			b.hidden[pathHash(name)] = struct{}{}
			a.layerFile(b, h, name, in)
		}
	})
}

// layerFile reads a file of a layer if it may name components.
func (a *archive) layerFile(b *blob, h *tar.Header, name string, in io.Reader) {
	read := a.layerInput(name)
	switch {
	case h.Typeflag == tar.TypeSymlink && read != nil && isOutside(path.Join(path.Dir(name), h.Linkname)):
		a.fault("%s: symbolic link to a file outside of the image", a.root+name)
	case h.Typeflag == tar.TypeSymlink && read != nil:
		a.warn(a.root+name, 0, "symbolic link not followed")
	case !isRegular(h):
	case read != nil:
		a.part(b, name, read, in)
	case isRPMDatabase(name):
		a.warn(a.root+name, 0, "RPM package databases are not read; scan an SBOM of the image for its packages")
	case h.FileInfo().Mode().Perm()&0o111 != 0:
		a.program(b, h, name, in)
	case strings.HasSuffix(name, ".tar") || strings.HasSuffix(name, ".tar.gz") || strings.HasSuffix(name, ".tgz"):
		a.inner++
	}
}

// part reads a file that names components, in a layer unless b is nil.
func (a *archive) part(b *blob, name string, in *input, content io.Reader) {
	f := &file{scanner: a.scanner, name: a.root + name, in: in, testData: a.testData}
	func() {
		defer f.recover()
		if f.load(content, 0) {
			f.parse()
		}
	}()
	a.parts = append(a.parts, part{b, name, len(a.result.Components)})
}

// The limits of programs in an archive.
const (
	maxProgram  = 1 << 30
	maxPrograms = 8 << 30
)

// program reads the modules of a Go program in a layer.
func (a *archive) program(b *blob, h *tar.Header, name string, in io.Reader) {
	start := make([]byte, 4)
	if _, err := io.ReadFull(in, start); err != nil || !isProgram(start) {
		return
	}
	if h.Size > maxProgram {
		a.fault("%s: program larger than %d GiB", a.root+name, maxProgram>>30)
		return
	}
	if a.programs += h.Size; a.programs > maxPrograms {
		a.stopped = true
		a.fault("more than %d GiB of programs; the rest is not read", maxPrograms>>30)
		return
	}
	if section, ok := in.(*io.SectionReader); ok {
		in = io.NewSectionReader(section, 0, section.Size())
	} else {
		in = io.MultiReader(strings.NewReader(string(start)), in)
	}
	info := a.buildInfo(in)
	if info == nil {
		return
	}
	f := &file{scanner: a.scanner, name: a.root + name, testData: a.testData}
	f.addProgram(info)
	a.parts = append(a.parts, part{b, name, len(a.result.Components)})
}

// layerInputs are the package databases in layers, by patterns of their paths.
var layerInputs = []input{
	{doc: "apk packages", read: (*file).apkPackages, names: []string{"lib/apk/db/installed", "usr/lib/apk/db/installed"}},
	{doc: "dpkg packages", read: (*file).dpkgPackages, names: []string{"var/lib/dpkg/status", "var/lib/dpkg/status.d/*"}},
}

// isRPMDatabase reports whether a file is the package database of RPM, in one of three
// formats, which are not read.
func isRPMDatabase(name string) bool {
	dir, base := path.Split(name)
	return strings.HasSuffix(dir, "/rpm/") && slices.Contains([]string{"Packages", "Packages.db", "rpmdb.sqlite"}, base)
}

// layerInput returns the kind of a file in a layer, or nil if it is not read.
func (a *archive) layerInput(name string) *input {
	for i := range layerInputs {
		for _, pattern := range layerInputs[i].names {
			if ok, _ := path.Match(pattern, name); ok && !strings.HasSuffix(name, ".md5sums") {
				return &layerInputs[i]
			}
		}
	}
	if in := a.inputFor(name); in != nil && in.inImages {
		return in
	}
	return nil
}
