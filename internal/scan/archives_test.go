package scan

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// packed returns files with those below a name such as x.tar or x.tgz packed into such
// an archive. A text of link:TARGET is a symbolic link. Files that begin with #! are
// executable.
func packed(files []txtar.File) []txtar.File {
	var out []txtar.File
	inside := map[string][]txtar.File{}
	for _, f := range files {
		parts := strings.Split(f.Name, "/")
		at := slices.IndexFunc(parts, func(p string) bool {
			return strings.HasSuffix(p, ".tar") || strings.HasSuffix(p, ".tar.gz") || strings.HasSuffix(p, ".tgz")
		})
		if at < 0 || at == len(parts)-1 {
			out = append(out, f)
			continue
		}
		name := strings.Join(parts[:at+1], "/")
		if inside[name] == nil {
			out = append(out, txtar.File{Name: name})
		}
		inside[name] = append(inside[name], txtar.File{Name: strings.Join(parts[at+1:], "/"), Data: f.Data})
	}
	for i := range out {
		if files := inside[out[i].Name]; files != nil {
			out[i].Data = tarOf(packed(files))
			if !strings.HasSuffix(out[i].Name, ".tar") {
				out[i].Data = zipped(out[i].Data)
			}
		}
	}
	return out
}

// tarOf returns a tar file of files.
func tarOf(files []txtar.File) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		h := &tar.Header{Name: f.Name, Mode: 0o644, Size: int64(len(f.Data)), Typeflag: tar.TypeReg}
		if target, ok := strings.CutPrefix(string(f.Data), "link:"); ok {
			h.Typeflag, h.Linkname, h.Size, f.Data = tar.TypeSymlink, strings.TrimSpace(target), 0, nil
		}
		if isProgram(f.Data[:min(4, len(f.Data))]) {
			h.Mode = 0o755
		}
		if err := w.WriteHeader(h); err != nil {
			panic(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func zipped(content []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// header returns the header of an executable file with a size that it need not have.
func header(name string, size int64) string {
	var b bytes.Buffer
	if err := tar.NewWriter(&b).WriteHeader(&tar.Header{Name: name, Mode: 0o755, Size: size, Typeflag: tar.TypeReg, Format: tar.FormatGNU}); err != nil {
		panic(err)
	}
	return b.String()
}

const imageManifestText = `[{"RepoTags": ["quay.io/cilium/cilium:v1"], "Layers": ["1/layer.tar"]}]`

// imageOf returns an image archive with one layer.
func imageOf(layer []byte) []byte {
	return tarOf([]txtar.File{{Name: "manifest.json", Data: []byte(imageManifestText)}, {Name: "1/layer.tar", Data: layer}})
}

// sparse returns the header of a file with a hole that makes it larger than its 512
// bytes in the archive.
func sparse(name string, size int64) string {
	b := []byte(header(name, 512))
	b[156] = tar.TypeGNUSparse
	copy(b[386:], fmt.Sprintf("%011o\x00%011o\x00", 0, 512))
	copy(b[483:], "\x80\x00\x00\x00")
	for i := range 8 {
		b[494-i] = byte(size >> (8 * i))
	}
	copy(b[148:], "        ")
	sum := 0
	for _, c := range b {
		sum += int(c)
	}
	copy(b[148:], fmt.Sprintf("%06o\x00 ", sum))
	return string(b)
}

// programOf returns a program with the build information of the linker, after a string
// that only begins like it.
func programOf(modules string) []byte {
	const magic = "\xff Go buildinf:"
	framed := func(text string) []byte { return append(binary.AppendUvarint(nil, uint64(len(text))), text...) }
	b := []byte("\x7fELF" + strings.Repeat("\x00", 12) + magic + "\x08\x02" + strings.Repeat("x", 16) + strings.Repeat("y", 1<<20))
	b = append(b, magic+"\x08\x02"+strings.Repeat("\x00", 16)...)
	b = append(b, framed("go1.26")...)
	b = append(b, framed(strings.Repeat("<", 16)+modules+strings.Repeat(">", 16))...)
	return append(b, make([]byte, 100)...)
}
