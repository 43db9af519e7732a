package scan

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// scanArchive scans an archive from a pipe, and returns the components and the faults.
func scanArchive(t *testing.T, archive io.Reader) (components, faults string) {
	t.Helper()
	found, err := Scan([]string{"-"}, Options{Stdin: struct{ io.Reader }{archive}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, u := range found.Unreadable {
		if fmt.Fprintln(&b, u.Reason); !u.Named {
			t.Errorf("%s is not of a named file", u.Reason)
		}
	}
	return names(found), b.String()
}

// endless repeats a text without end.
type endless struct {
	text []byte
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		c := copy(p[n:], e.text[e.at:])
		n += c
		e.at = (e.at + c) % len(e.text)
	}
	return n, nil
}

// TestArchiveBombs checks that archives made to exhaust a reader, or to lead it out of
// the archive, are unreadable, and that the rest of them is read.
func TestArchiveBombs(t *testing.T) {
	start := header("manifest.json", int64(len(imageManifestText))) + imageManifestText + strings.Repeat("\x00", 512-len(imageManifestText))
	zeros := zipped(make([]byte, 1<<20))
	program := "\x7fELF" + strings.Repeat("\x00", 508)
	apk := txtar.File{Name: "lib/apk/db/installed", Data: []byte("P:etcd\nV:3\n")}
	nested := []byte("x")
	for range 10 {
		nested = tarOf([]txtar.File{{Name: "x.tar", Data: nested}})
	}
	for name, test := range map[string]struct {
		archive io.Reader
		want    string
	}{
		"entries":        {io.MultiReader(strings.NewReader(start), &endless{text: []byte(header("a", 0))}), "more than 300000 entries"},
		"layer entries":  {io.MultiReader(strings.NewReader(start+header("1/layer.tar", 1<<40)), &endless{text: []byte(header("a", 0))}), "more than 300000 entries"},
		"expansion":      {io.MultiReader(bytes.NewReader(zipped([]byte(start+header("a", 1<<40)))), &endless{text: zeros}), "expands to more than 100 times its size"},
		"layer expanded": {io.MultiReader(strings.NewReader(start+header("1/layer.tar", 1<<40)), bytes.NewReader(zipped([]byte(header("a", 1<<40)))), &endless{text: zeros}), "1/layer.tar: expands to more than"},
		"sparse program": {bytes.NewReader(imageOf([]byte(sparse("usr/bin/a", 10<<30) + program))), "/usr/bin/a: program larger than 1 GiB"},
		"absurd size":    {bytes.NewReader(imageOf([]byte(header("a", 1<<60) + program))), "1/layer.tar: the archive is truncated"},
		"outside":        {bytes.NewReader(imageOf(tarOf([]txtar.File{{Name: "../../etc/passwd"}, apk}))), `1/layer.tar: the entry "../../etc/passwd" leads out of the archive`},
		"link outside":   {bytes.NewReader(imageOf(tarOf([]txtar.File{{Name: "var/lib/dpkg/status", Data: []byte("link:../../../../etc/passwd")}, apk}))), "/var/lib/dpkg/status: symbolic link to a file outside of the image"},
		"layer a link":   {bytes.NewReader(imageOf([]byte("link:../../x"))), "the layer 1/layer.tar is a link to ../x, which is not in the archive"},
		"layer absent":   {strings.NewReader(start), "the layer 1/layer.tar is missing"},
		"layer no tar":   {bytes.NewReader(imageOf([]byte("x"))), "the layer 1/layer.tar is not a tar file"},
		"layer zstd":     {bytes.NewReader(imageOf([]byte("\x28\xb5\x2f\xfd"))), "the layer 1/layer.tar is compressed with zstd, which is not supported"},
		"truncated":      {bytes.NewReader(imageOf(tarOf([]txtar.File{apk}))[:2000]), "truncated"},
		"nested":         {bytes.NewReader(nested), "not a container image archive"},
		"no archive":     {bytes.NewReader(zipped([]byte("x"))), "not a tar file"},
		"corrupt":        {strings.NewReader("\x1f\x8b\x08\x00"), "not a valid gzip file"},
		"manifest":       {bytes.NewReader(tarOf([]txtar.File{{Name: "manifest.json", Data: []byte("{")}})), "not a container image archive"},
		"layers":         {bytes.NewReader(tarOf([]txtar.File{{Name: "manifest.json", Data: []byte(`[{"Layers": [` + strings.Repeat(`"a",`, maxLayers) + `"a"]}]`)}})), "more than 1000 layers"},
	} {
		components, faults := scanArchive(t, test.archive)
		if !strings.Contains(faults, test.want) {
			t.Errorf("%s: faults %q, want %q", name, faults, test.want)
		}
		if isImage := !slices.Contains([]string{"nested", "no archive", "corrupt", "manifest", "layers"}, name); isImage && !strings.Contains(components, "quay.io/cilium/cilium@v1") {
			t.Errorf("%s: components %q", name, components)
		}
	}
}

// TestLayers checks that a scan of an image finds what its uppermost layer shows, with
// the layers in any order in the archive.
func TestLayers(t *testing.T) {
	packages := func(name string) []byte { return []byte("P:" + name + "\n") }
	const at, sbom = "lib/apk/db/installed", "opt/app/x.spdx"
	tagged := []byte("SPDXVersion: SPDX-2.3\nExternalRef: PACKAGE-MANAGER purl pkg:npm/a@1\n")
	lower := []txtar.File{{Name: at, Data: packages("etcd")}, {Name: sbom, Data: tagged}}
	for name, test := range map[string]struct {
		upper []txtar.File
		want  string
	}{
		"unchanged":            {[]txtar.File{{Name: "opt/app/y"}}, "os_package etcd@ :1\nnpm a@1 :2"},
		"replaced":             {[]txtar.File{{Name: at, Data: packages("helm")}}, "os_package helm@ :1\nnpm a@1 :2"},
		"deleted":              {[]txtar.File{{Name: "opt/app/.wh.x.spdx"}}, "os_package etcd@ :1"},
		"directory deleted":    {[]txtar.File{{Name: "opt/.wh.app"}}, "os_package etcd@ :1"},
		"opaque":               {[]txtar.File{{Name: "opt/.wh..wh..opq"}}, "os_package etcd@ :1"},
		"file for a directory": {[]txtar.File{{Name: "opt", Data: []byte("x")}}, "os_package etcd@ :1"},
		"neighbor deleted":     {[]txtar.File{{Name: "opt/app/.wh.x"}, {Name: "./opt/.wh.ap"}}, "os_package etcd@ :1\nnpm a@1 :2"},
	} {
		for _, reversed := range []bool{false, true} {
			files := []txtar.File{
				{Name: "a.tar", Data: tarOf(lower)}, {Name: "b.tar", Data: zipped(tarOf(test.upper))},
				{Name: "manifest.json", Data: []byte(`[{"RepoTags": null, "Layers": ["a.tar", "b.tar"]}]`)},
			}
			if reversed {
				slices.Reverse(files)
			}
			if got, faults := scanArchive(t, bytes.NewReader(tarOf(files))); got != test.want || faults != "" {
				t.Errorf("%s: got %q, %q, want %q", name, got, faults, test.want)
			}
		}
	}
}

// TestLinkedLayer checks that a layer may be a link to another, as older versions of
// docker save write it.
func TestLinkedLayer(t *testing.T) {
	archive := tarOf([]txtar.File{
		{Name: "1/layer.tar", Data: tarOf([]txtar.File{{Name: "lib/apk/db/installed", Data: []byte("P:etcd\n")}})},
		{Name: "2/layer.tar", Data: []byte("link:../1/layer.tar")},
		{Name: "manifest.json", Data: []byte(`[{"Layers": ["1/layer.tar", "2/layer.tar"]}]`)},
	})
	if got, faults := scanArchive(t, bytes.NewReader(archive)); got != "os_package etcd@ :1" || faults != "" {
		t.Errorf("got %q, %q", got, faults)
	}
}

// TestProgramInImage checks that a scan reads the modules of Go programs in a layer.
func TestProgramInImage(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	test, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	app := programOf("path\ta.b/c\nmod\ta.b/c\tv1.0.0\t\ndep\tk8s.io/api\tv0.30.0\th1:x=\n")
	archive := imageOf(tarOf([]txtar.File{
		{Name: "usr/bin/app", Data: app}, {Name: "usr/bin/cut", Data: app[:len(app)-200]}, {Name: "usr/bin/test", Data: test},
	}))
	path := filepath.Join(tree(t, "x.tar", string(archive)), "x.tar")
	for _, paths := range [][]string{{path}, {"-"}} {
		found, err := Scan(paths, Options{Stdin: bytes.NewReader(zipped(archive))})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range found.Components {
			_, file, _ := strings.Cut(c.File, "!")
			got = append(got, file+" "+c.Name+" "+c.Version)
		}
		for _, want := range []string{"/usr/bin/app a.b/c v1.0.0", "/usr/bin/app k8s.io/api v0.30.0", "/usr/bin/test github.com/landscope-cli/landscope "} {
			if !strings.Contains(strings.Join(got, "\n"), want) {
				t.Errorf("%s: %q has no %q", paths, got, want)
			}
		}
	}
}

// TestLayout checks that a scan reads an OCI image layout with the SBOM that is attached to an
// image, as a directory and as a tar file, and says which layers are missing.
func TestLayout(t *testing.T) {
	blobs := []txtar.File{
		{Name: "oci-layout", Data: []byte(`{"imageLayoutVersion": "1.0.0"}`)},
		{Name: "index.json", Data: []byte(`{"manifests": [{"digest": "sha256:01", "annotations": {"org.opencontainers.image.ref.name": "v1", "io.containerd.image.name": "quay.io/cilium/cilium:v1"}}, {"digest": "sha256:04"}]}`)},
		{Name: "blobs/sha256/01", Data: []byte(`{"config": {}, "layers": [{"digest": "sha256:02"}], "annotations": {"org.opencontainers.image.base.name": "docker.io/library/nats:2"}}`)},
		{Name: "blobs/sha256/02", Data: zipped(tarOf([]txtar.File{{Name: "var/lib/dpkg/status.d/x", Data: []byte("Package: etcd\nVersion: 3\n")}, {Name: "var/lib/rpm/rpmdb.sqlite"}}))},
		{Name: "blobs/sha256/03", Data: []byte(`{"predicateType": "https://spdx.dev/Document", "predicate": {"spdxVersion": "SPDX-2.3", "packages": [{"externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:npm/a@1"}]}]}}`)},
		{Name: "blobs/sha256/04", Data: []byte(`{"config": {}, "layers": [{"digest": "sha256:03", "mediaType": "application/vnd.in-toto+json"}, {"digest": "sha256:05"}]}`)},
		{Name: "blobs/sha256/05", Data: []byte(`{"predicateType": "https://slsa.dev/provenance/v1", "predicate": {}}`)},
		{Name: "blobs/sha256/06", Data: []byte(`{"config": {}, "layers": [{"digest": "sha256:07"}]}`)},
	}
	const want = "image docker.io/library/nats@2 :1\nnpm a@1 :1\nimage quay.io/cilium/cilium@v1 :1\nos_package etcd@3 :1"
	lines := func(text string) []string { return slices.Sorted(slices.Values(strings.Split(text, "\n"))) }
	got, faults := scanArchive(t, bytes.NewReader(tarOf(blobs)))
	if !slices.Equal(lines(got), lines(want)) || faults != "" {
		t.Errorf("as a tar file: got %s, %s, want %s", got, faults, want)
	}
	var files []string
	for _, b := range blobs {
		files = append(files, b.Name, string(b.Data))
	}
	dir := tree(t, files...)
	found, err := Scan([]string{dir}, Options{})
	if err != nil || !slices.Equal(lines(names(found)), lines(want)) || len(found.Unreadable) > 0 || len(found.Warnings) != 1 {
		t.Errorf("as a directory: got %s, %v, %v, %v", names(found), err, found.Unreadable, found.Warnings)
	}
	if err := os.Remove(filepath.Join(dir, "blobs", "sha256", "02")); err != nil {
		t.Fatal(err)
	}
	if found, err = Scan([]string{dir}, Options{}); err != nil || len(found.Unreadable) != 0 {
		t.Errorf("without the layers of one of two images: %v, %v", err, found.Unreadable)
	}
}
