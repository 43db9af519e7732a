package scan

import (
	"io"
	"path"
	"strings"

	"gopkg.in/yaml.v3"
)

// maxManifest bounds a JSON document of an archive that may be a manifest. Registries
// do not accept larger ones.
const maxManifest = 4 << 20

// document reads a JSON document of the archive.
func (a *archive) document(name string, in io.Reader, read func(f *file, root *yaml.Node)) {
	f := &file{scanner: a.scanner, name: a.place + name, in: &input{doc: "image manifests", by: byName}, named: a.named, testData: a.testData}
	annotated := f.result.CycloneDX
	func() {
		defer f.recover()
		if !f.load(in, 0) {
			return
		}
		f.result.Files--
		switch {
		case len(f.content) <= maxManifest:
			if root := f.tree(); root != nil {
				read(f, root)
			}
		case f.isMarked():
			f.result.Files++
			f.json()
		}
		f.warnInvalidPURLs()
	}()
	f.result.CycloneDX = annotated
	a.parts = append(a.parts, part{end: len(a.result.Components)})
}

// dockerManifest reads the manifest.json of docker save: the images with their names
// and layers.
func (a *archive) dockerManifest(f *file, root *yaml.Node) {
	eachElement(root, func(n *yaml.Node) {
		if layers := get(n, "Layers"); layers != nil && layers.Kind == yaml.SequenceNode {
			var names []string
			eachElement(layers, func(layer *yaml.Node) { names = append(names, path.Clean(layer.Value)) })
			a.addImage(names)
		}
		eachElement(get(n, "RepoTags"), func(tag *yaml.Node) { f.add(Image, tag.Value, "", tag.Line) })
	})
}

// addImage adds an image, unless it is one with the same layers as the last.
func (a *archive) addImage(layers []string) {
	a.known = true
	switch {
	case len(layers) > maxLayers:
		a.fault("an image has more than %d layers", maxLayers)
	case len(a.images) == maxImages:
		a.fault("more than %d images", maxImages)
		a.images = append(a.images, image{})
	case len(a.images) < maxImages:
		a.images = append(a.images, image{layers})
	}
}

// imageNames are the annotations with the name of an image, in index.json.
var imageNames = []string{"io.containerd.image.name", "org.opencontainers.image.ref.name"}

// index reads an index of images: their names.
func (a *archive) index(f *file, root *yaml.Node) {
	a.known = a.known || get(root, "manifests") != nil
	eachElement(get(root, "manifests"), func(n *yaml.Node) {
		for _, key := range imageNames {
			if name := get(get(n, "annotations"), key); name != nil && strings.ContainsAny(name.Value, "/:") {
				f.add(Image, name.Value, "", name.Line)
				return
			}
		}
	})
}

// blobDocument reads a JSON document that an image or an index refers to: a manifest,
// an index or an SBOM. Others, such as the configuration, name no components.
func (a *archive) blobDocument(f *file, root *yaml.Node) {
	statement := value(root, "predicateType")
	switch layers := get(root, "layers"); {
	case layers != nil && layers.Kind == yaml.SequenceNode:
		var names []string
		eachElement(layers, func(n *yaml.Node) { names = append(names, blobName(value(n, "digest"))) })
		if isObject(get(root, "config")) {
			a.addImage(names)
		}
		if base := get(get(root, "annotations"), "org.opencontainers.image.base.name"); base != nil {
			f.add(Image, base.Value, "", base.Line)
		}
	case get(root, "manifests") != nil:
		a.index(f, root)
	case statement != "" && !strings.Contains(statement, "spdx") && !strings.Contains(statement, "cyclonedx"):
	default:
		if f.sbom(root, 0) {
			f.result.Files++
		}
	}
}

// blobName returns the name of the blob with a digest.
func blobName(digest string) string {
	algorithm, hash, _ := strings.Cut(digest, ":")
	return path.Join("blobs", algorithm, hash)
}
