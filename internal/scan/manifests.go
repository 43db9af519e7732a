package scan

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// documents parses the YAML documents of a file of any size, and the items of
// large lists of objects one by one. What cannot be parsed makes the file
// unreadable, and does not keep the rest from being read.
func (f *file) documents() iter.Seq[*yaml.Node] {
	return func(yield func(*yaml.Node) bool) {
		for part := range yamlParts(f.reader(), len(f.content)) {
			if !f.part(part, yield) {
				return
			}
		}
	}
}

// part passes what a part of a file holds to yield, until that returns false.
func (f *file) part(part yamlPart, yield func(*yaml.Node) bool) bool {
	if part.err != nil {
		f.unreadable(part.lines+1, 0, "%v", part.err)
		return true
	}
	if f.isIrrelevant(part.text) {
		return true
	}
	for root, err := range yamldoc.DocumentsFrom(part.text, f.name, part.lines) {
		switch {
		case err != nil && len(part.items) > 1: // one item is broken
			for _, item := range part.alone() {
				if !f.part(item, yield) {
					return false
				}
			}
			return true
		case err != nil:
			f.fault(err)
		case part.items != nil && root.Kind == yaml.SequenceNode:
			for _, item := range root.Content {
				if !yield(yamldoc.Resolve(item)) {
					return false
				}
			}
		case !yield(root):
			return false
		}
	}
	return true
}

// manyParts is how many parts of a file are parsed whatever they hold.
const manyParts = 1000

// isIrrelevant reports whether a part of a file of very many has no key that
// scan looks for. To parse it would take longer than all else.
func (f *file) isIrrelevant(text []byte) bool {
	if f.parts++; f.parts <= manyParts || f.in == nil || f.in.by == byName {
		return false
	}
	for _, word := range []string{"apiVersion", "mage", "repository", `\`} {
		if bytes.Contains(text, []byte(word)) {
			return false
		}
	}
	return true
}

// yaml reads a YAML file by what is in it.
func (f *file) yaml() {
	for root := range f.documents() {
		if get(root, "services") != nil && value(root, "apiVersion") == "" {
			f.services(root)
		} else {
			f.object(root, 0)
		}
	}
}

// object reads a Kubernetes object, or a list of them, or any other YAML with
// images in it.
func (f *file) object(n *yaml.Node, depth int) {
	if depth > maxDepth || n == nil || n.Kind != yaml.MappingNode {
		return
	}
	apiVersion, kind := value(n, "apiVersion"), value(n, "kind")
	if items := get(n, "items"); items != nil && strings.HasSuffix(kind, "List") {
		each(items, func(item *yaml.Node) { f.object(item, depth+1) })
		return
	}
	group, _, ok := strings.Cut(apiVersion, "/")
	if ok && kind != "" && strings.Contains(group, ".") {
		f.add(APIGroup, group, "", get(n, "apiVersion").Line)
	}
	spec := get(n, "spec")
	switch {
	case kind == "CustomResourceDefinition":
		if g := get(spec, "group"); g != nil {
			f.add(APIGroup, g.Value, "", g.Line)
		}
		return
	case kind == "Kustomization" && strings.HasPrefix(group, "kustomize.config."), kind == "Component" && strings.HasPrefix(group, "kustomize.config."):
		f.kustomizationObject(n)
		return
	case group == "source.toolkit.fluxcd.io":
		f.fluxSource(n, kind, spec)
	case group == "helm.toolkit.fluxcd.io":
		f.helmRelease(spec)
	case group == "argoproj.io" && (kind == "Application" || kind == "ApplicationSet"):
		f.argo(spec, 0)
	}
	f.images(n, 0)
}

// unread are keys of objects that repeat what is said elsewhere.
var unread = []string{"status", "managedFields", "annotations", "description", "openAPIV3Schema", "schema"}

// images notes the images in a tree: texts and mappings under the key image.
func (f *file) images(n *yaml.Node, depth int) {
	if depth > maxDepth || n == nil {
		return
	}
	if n.Kind == yaml.SequenceNode {
		for _, child := range n.Content {
			f.images(yamldoc.Resolve(child), depth+1)
		}
		return
	}
	pairs(n, func(key, v *yaml.Node) {
		switch {
		case slices.Contains(unread, key.Value):
		case (key.Value == "image" || strings.HasSuffix(key.Value, "Image")) && v.Kind == yaml.ScalarNode:
			if looksLikeImage(v.Value) {
				f.image(v.Value, nil, v.Line)
			}
		case v.Kind == yaml.MappingNode && value(v, "repository") != "" && (strings.HasSuffix(strings.ToLower(key.Value), "image") || get(v, "tag") != nil):
			f.imageValues(v)
			f.images(v, depth+1)
		default:
			f.images(v, depth+1)
		}
	})
}

// looksLikeImage keeps out words and files that are no images.
func looksLikeImage(s string) bool {
	if s == "" || strings.ContainsAny(s, " {}<>|\n") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, ".") || strings.Contains(s, "://") {
		return false
	}
	for _, ext := range []string{".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp", ".ico"} {
		if strings.HasSuffix(strings.ToLower(s), ext) {
			return false
		}
	}
	return true
}

// imageValues reads an image out of Helm values: registry, repository, tag.
func (f *file) imageValues(n *yaml.Node) {
	text := value(n, "repository")
	if registry := value(n, "registry"); registry != "" {
		text = registry + "/" + text
	}
	if looksLikeImage(text) {
		f.add(Image, text, value(n, "tag"), get(n, "repository").Line)
	}
}
