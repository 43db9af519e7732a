package scan

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// get returns the value of a key of a mapping, aliases followed, or nil.
func get(n *yaml.Node, key string) *yaml.Node {
	if n == nil {
		return nil
	}
	if n = yamldoc.Resolve(n); n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return yamldoc.Resolve(n.Content[i+1])
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Tag == "!!merge" {
			return get(n.Content[i+1], key)
		}
	}
	return nil
}

// value returns a text under a key, or "".
func value(n *yaml.Node, keys ...string) string {
	for _, key := range keys {
		n = get(n, key)
	}
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

// pairs calls f for every key of a mapping.
func pairs(n *yaml.Node, f func(key, value *yaml.Node)) {
	if n == nil || n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		f(n.Content[i], yamldoc.Resolve(n.Content[i+1]))
	}
}

// each calls f for every entry of a list.
func each(n *yaml.Node, f func(*yaml.Node)) {
	if n == nil || n.Kind != yaml.SequenceNode {
		return
	}
	for _, child := range n.Content {
		f(yamldoc.Resolve(child))
	}
}

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

// fluxSource reads a HelmRepository, an OCIRepository or a GitRepository.
func (f *file) fluxSource(n *yaml.Node, kind string, spec *yaml.Node) {
	url := get(spec, "url")
	if url == nil {
		return
	}
	name := value(n, "metadata", "name")
	switch kind {
	case "HelmRepository":
		f.charts[kind+"/"+name] = url.Value
		f.add(ChartRepository, url.Value, "", url.Line)
	case "OCIRepository":
		source, chart := splitChart(url.Value)
		f.component(Component{Kind: Chart, Name: chart, Source: source, Version: value(spec, "ref", "tag"), Line: url.Line})
	case "GitRepository":
		f.add(Repository, url.Value, "", url.Line)
	}
}

// splitChart cuts the address of a chart in a registry.
func splitChart(address string) (source, chart string) {
	address = strings.TrimRight(address, "/")
	at := strings.LastIndex(address, "/")
	if at < 0 {
		return "", address
	}
	return address[:at], address[at+1:]
}

func (f *file) helmRelease(spec *yaml.Node) {
	inner := get(get(spec, "chart"), "spec")
	chart := get(inner, "chart")
	if chart == nil {
		return
	}
	c := Component{Kind: Chart, Name: normal(Chart, chart.Value), Version: value(inner, "version"), File: f.name, Line: chart.Line}
	object := value(inner, "sourceRef", "kind") + "/" + value(inner, "sourceRef", "name")
	if c.Name != "" && !strings.HasPrefix(chart.Value, ".") && f.hasRoom() {
		f.pending = append(f.pending, pendingChart{c, object})
	}
}

// argo reads the sources of an Argo CD application.
func (f *file) argo(n *yaml.Node, depth int) {
	if n == nil || depth > maxDepth {
		return
	}
	if repo := get(n, "repoURL"); repo != nil && repo.Kind == yaml.ScalarNode {
		if chart := get(n, "chart"); chart != nil {
			source := repo.Value
			if !strings.Contains(source, "://") {
				source = "oci://" + source
			}
			f.component(Component{Kind: Chart, Name: chart.Value, Source: source, Version: value(n, "targetRevision"), Line: chart.Line})
		} else if looksLikeRepository(repo.Value) {
			f.add(Repository, repo.Value, "", repo.Line)
		}
	}
	pairs(n, func(_, v *yaml.Node) { f.argo(v, depth+1) })
	each(n, func(v *yaml.Node) { f.argo(v, depth+1) })
}

func looksLikeRepository(s string) bool {
	return !strings.ContainsAny(s, "{}$ ") && (strings.Contains(s, "://") || strings.HasPrefix(s, "git@"))
}

// chart reads the dependencies of a Helm chart.
func (f *file) chart() {
	for root := range f.documents() {
		each(get(root, "dependencies"), func(d *yaml.Node) {
			name, source := get(d, "name"), value(d, "repository")
			if name == nil || strings.HasPrefix(source, "file:") {
				return
			}
			if strings.HasPrefix(source, "@") || strings.HasPrefix(source, "alias:") {
				source = ""
			}
			f.component(Component{Kind: Chart, Name: name.Value, Source: source, Version: value(d, "version"), Line: name.Line})
		})
	}
}

func (f *file) kustomization() {
	for root := range f.documents() {
		if v := get(root, "apiVersion"); v != nil {
			if group, _, ok := strings.Cut(v.Value, "/"); ok {
				f.add(APIGroup, group, "", v.Line)
			}
		} else {
			f.add(APIGroup, "kustomize.config.k8s.io", "", root.Line)
		}
		f.kustomizationObject(root)
	}
}

func (f *file) kustomizationObject(root *yaml.Node) {
	each(get(root, "images"), func(n *yaml.Node) {
		name := get(n, "newName")
		if name == nil {
			name = get(n, "name")
		}
		if name != nil && looksLikeImage(name.Value) {
			f.add(Image, name.Value, value(n, "newTag"), name.Line)
		}
	})
	each(get(root, "helmCharts"), func(n *yaml.Node) {
		if name := get(n, "name"); name != nil {
			f.component(Component{Kind: Chart, Name: name.Value, Source: value(n, "repo"), Version: value(n, "version"), Line: name.Line})
		}
	})
	for _, key := range []string{"resources", "bases", "components", "crds"} {
		each(get(root, key), func(n *yaml.Node) {
			if n.Kind == yaml.ScalarNode && isRemote(n.Value) {
				f.add(Repository, n.Value, "", n.Line)
			}
		})
	}
}

// isRemote reports whether a resource is an address of a forge, not a path.
func isRemote(s string) bool {
	for _, host := range []string{"github.com/", "gitlab.com/", "raw.githubusercontent.com/", "git@github.com:"} {
		rest := s
		for _, scheme := range []string{"https://", "http://", "ssh://git@", "git::https://", "git::"} {
			rest = strings.TrimPrefix(rest, scheme)
		}
		if strings.HasPrefix(rest, host) {
			return true
		}
	}
	return false
}
