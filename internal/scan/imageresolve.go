package scan

import (
	"slices"
	"strings"
)

// conclude removes the components of files that no image shows, because an upper layer
// replaces or deletes them, and reports what is missing.
func (a *archive) conclude() {
	if !a.known {
		a.result.Components = a.result.Components[:a.first]
		if !a.stopped && a.warnings == 0 && !a.isFaulty() {
			a.unrecognized(0, "not a container image archive: it has no manifest.json or index.json; extract it to scan its files")
		}
		return
	}
	if a.inner > 0 {
		a.warn(a.name, 0, "archives in layers are not read (%d)", a.inner)
	}
	images := a.layers()
	kept, start := a.result.Components[:a.first], a.first
	checks := 0
	for _, p := range a.parts {
		added := a.result.Components[start:p.end]
		start = p.end
		if checks += len(images); checks > maxLayerChecks {
			a.fault("too many images for the number of files; the rest is not read")
			break
		}
		if len(added) > 0 && (p.layer == nil || isVisible(p, images)) {
			kept = append(kept, added...)
		}
	}
	clear(a.result.Components[len(kept):])
	a.result.Components = kept
}

// isVisible reports whether an image shows a file of a layer, or no image has the
// layer.
func isVisible(p part, images [][]*blob) bool {
	isUsed := false
	for _, layers := range images {
		at := len(layers) - 1 // an image may have the same layer twice
		for at >= 0 && layers[at] != p.layer {
			at--
		}
		if at < 0 {
			continue
		}
		isUsed = true
		if !slices.ContainsFunc(layers[at+1:], func(b *blob) bool { return b.hides(p.path) }) {
			return true
		}
	}
	return !isUsed
}

// layers returns the layers of each image whose layers are in the archive. An archive
// may have the manifests of images for other platforms without their layers.
func (a *archive) layers() [][]*blob {
	var images [][]*blob
	seen := map[string]bool{}
	absent := ""
	for _, image := range a.images {
		key := strings.Join(image.layers, " ")
		if seen[key] {
			continue
		}
		seen[key] = true
		var layers []*blob
		missing := ""
		for _, name := range image.layers {
			switch b := a.blobAt(name); {
			case b == nil:
				missing = name
			case b.unread != "":
				a.fault("the layer %s is %s", name, b.unread)
			default:
				layers = append(layers, b)
			}
		}
		switch {
		case missing == "":
		case len(layers) == 0:
			absent = missing
			continue
		default:
			a.missing(missing)
		}
		images = append(images, layers)
	}
	if len(images) == 0 && absent != "" && !a.stopped {
		a.missing(absent)
	}
	return images
}

// missing records that a layer is not in the archive.
func (a *archive) missing(layer string) {
	if target, ok := a.links[layer]; ok {
		a.fault("the layer %s is a link to %s, which is not in the archive", layer, target)
		return
	}
	a.fault("the layer %s is missing", layer)
}

// blobAt returns the blob with a name, or the one that a link of that name leads to.
// It returns nil if there is none in the archive.
func (a *archive) blobAt(name string) *blob {
	if b := a.blobs[name]; b != nil {
		return b
	}
	return a.blobs[a.links[name]]
}
