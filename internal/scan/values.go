package scan

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// ignoredKeys are keys of objects whose values repeat other values.
var ignoredKeys = []string{"status", "managedFields", "annotations", "description", "openAPIV3Schema", "schema"}

// scriptKeys are keys of commands and their arguments: in containers, workflows,
// pipelines and task files.
var scriptKeys = []string{"run", "script", "before_script", "after_script", "cmd", "cmds", "command", "commands", "args", "sh", "runcmd", "bootcmd", "deploy"}

// addImages records what a tree names: images, under keys such as image, the objects
// inside other objects and in strings, and the known strings of commands.
func (f *file) addImages(n *yaml.Node, depth int) {
	if depth > maxDepth || n == nil {
		return
	}
	if n.Kind == yaml.SequenceNode {
		for _, child := range n.Content {
			child = yamldoc.Resolve(child)
			f.objectString(child)
			f.addImages(child, depth+1)
		}
		return
	}
	if depth > 0 {
		f.innerObject(n)
	}
	eachMember(n, func(key, v *yaml.Node) {
		switch {
		case slices.Contains(ignoredKeys, key.Value):
		case v.Kind == yaml.ScalarNode:
			f.imageScalar(n, key.Value, v)
		case v.Kind == yaml.MappingNode && strings.HasSuffix(strings.ToLower(key.Value), "image"), v.Kind == yaml.MappingNode && get(v, "tag") != nil:
			f.addImageValues(v)
			f.addImages(v, depth+1)
		default:
			switch {
			case v.Kind != yaml.SequenceNode:
			case slices.Contains(scriptKeys, key.Value):
				eachElement(v, f.scriptScalar)
			case key.Value == "images" || key.Value == "additionalImages":
				eachElement(v, f.listedImage)
			case key.Value == "steps":
				eachElement(v, f.cloudBuildStep)
			}
			f.addImages(v, depth+1)
		}
	})
}

// innerObject records the API group of an object inside another.
func (f *file) innerObject(n *yaml.Node) {
	if n.Kind != yaml.MappingNode || value(n, "kind") == "" || get(n, "metadata") == nil {
		return
	}
	f.apiGroup(get(n, "apiVersion"))
}

// apiGroup records the API group of an object, from its API version.
func (f *file) apiGroup(version *yaml.Node) {
	if version == nil || version.Kind != yaml.ScalarNode {
		return
	}
	group, _, ok := strings.Cut(version.Value, "/")
	if !ok || !strings.Contains(group, ".") {
		group = builtInGroup(version.Value)
	}
	object := apiVersion{group, version.Line}
	if group == "" || f.apiObjects[object] {
		return
	}
	if f.apiObjects == nil || len(f.apiObjects) >= maxObjects {
		f.apiObjects = map[apiVersion]bool{}
	}
	f.apiObjects[object] = true
	f.add(APIGroup, group, "", version.Line)
}

// maxObjects is the number of objects that are remembered, so that one inside another
// which two readers find is recorded once.
const maxObjects = 1000

// imageScalar records the images that a string in a mapping names.
func (f *file) imageScalar(n *yaml.Node, key string, v *yaml.Node) {
	lower := strings.ToLower(key)
	switch {
	case key == "image" || strings.HasSuffix(key, "Image"):
		if value(n, "registry") != "" || key == "image" && value(n, "hub") != "" {
			return // see addImageValues
		}
		if text, ok := withoutVariableTag(v.Value); ok && looksLikeImage(text) {
			f.addImage(text, nil, v.Line)
		}
	case lower == "hub":
		f.imageHub(v)
	case strings.HasSuffix(strings.ReplaceAll(lower, "_", ""), "imagerepository"), strings.HasSuffix(strings.ReplaceAll(lower, "_", ""), "imagename"):
		if looksLikeImage(v.Value) {
			f.addImage(v.Value, nil, v.Line)
		}
	case (key == "value" || key == "default") && isImageVariable(value(n, "name")), key == strings.ToUpper(key) && isImageVariable(key):
		if strings.ContainsAny(v.Value, "/:") && !strings.Contains(v.Value, "$") && looksLikeImage(v.Value) {
			f.addImage(v.Value, nil, v.Line)
		}
	case slices.Contains(scriptKeys, key):
		f.scriptScalar(v)
	case key == "@type" || key == "$schema":
		f.typeOf(v)
	case key == "task":
		f.azureTask(v)
	default:
		f.objectString(v)
	}
}

// objectString reads a string that holds objects, as a ConfigMap has them.
func (f *file) objectString(n *yaml.Node) {
	switch {
	case n.Kind != yaml.ScalarNode:
	case strings.HasPrefix(n.Value, "{") || strings.HasPrefix(n.Value, "["):
		f.jsonString(n)
	case strings.Contains(n.Value, "\n") && strings.Contains(n.Value, "apiVersion:"):
		f.scriptScalar(n)
	}
}

// isImageVariable reports whether the value of a variable or a parameter is an image, by
// its name, such as RELATED_IMAGE_X, KIND_IMAGE, K3S_IMG or builder-image.
func isImageVariable(name string) bool {
	lower := strings.ReplaceAll(strings.ToLower(name), "-", "_")
	return strings.HasPrefix(lower, "related_image_") || lower == "image" || lower == "img" || strings.HasSuffix(lower, "_image") || strings.HasSuffix(lower, "_img")
}

// scriptScalar reads the lines of a string.
func (f *file) scriptScalar(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return
	}
	line := n.Line
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		line++
	}
	f.script(n.Value, line)
}

// templateDefault matches a template action with a default: {{ x | default('y') }} of
// Jinja, and {{ .x | default "y" }} or {{ default "y" .x }} of Go.
var templateDefault = lazyRegexp{source: `\{\{[^{}]*?\bdefault[ (]+["']([^"'{}]+)["'][^{}]*\}\}`}

// withoutVariableTag replaces variables that have defaults, and cuts off a tag or digest
// with another variable or a template action. It reports false if there is an action
// elsewhere.
func withoutVariableTag(text string) (string, bool) {
	if strings.Contains(text, "default") {
		text = templateDefault.get().ReplaceAllString(text, "$1")
	}
	if strings.Contains(text, "$") {
		if filled, ok := expandVars(text, nil); ok {
			text = filled
		}
	}
	at := strings.IndexAny(text, "{<%$")
	if at < 0 || text[at] == '$' && strings.LastIndexAny(text[:at], ":@") <= strings.LastIndexByte(text[:at], '/') {
		return text, true
	}
	if version := strings.LastIndexAny(text[:at], ":@"); version > strings.LastIndexByte(text[:at], '/') {
		return text[:version], true
	}
	return "", false
}

// looksLikeImage reports whether a string may be the reference of an image, as opposed
// to a path, a URL or a picture.
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

// addImageValues records an image in Helm values: a registry or hub, a repository or
// name, and a tag.
func (f *file) addImageValues(n *yaml.Node) {
	for _, key := range []string{"repository", "name", "image", "repo", "reference", "default"} {
		v := get(n, key)
		if v == nil || v.Kind != yaml.ScalarNode || v.Value == "" {
			continue
		}
		text := v.Value
		for _, key := range []string{"registry", "hub"} {
			if registry := value(n, key); registry != "" {
				text = strings.TrimRight(registry, "/") + "/" + text
			}
		}
		if text == v.Value && key == "image" {
			return // see imageScalar
		}
		if text == v.Value && f.registry != "" && !hasRegistry(text) {
			text = f.registry + "/" + text
		}
		if looksLikeImage(text) {
			f.add(Image, text, value(n, "tag"), v.Line)
		}
		return
	}
}

// hasRegistry reports whether the reference of an image begins with a registry.
func hasRegistry(image string) bool {
	host, _, ok := strings.Cut(image, "/")
	return ok && strings.ContainsAny(host, ".:")
}

// imageHub records a registry with a path, such as docker.io/istio, in which all images
// are those of one project.
func (f *file) imageHub(v *yaml.Node) {
	hub := strings.ToLower(strings.TrimRight(v.Value, "/"))
	if looksLikeImage(hub) && hasRegistry(hub) && !strings.ContainsAny(hub, ":$@") {
		f.record(Component{Kind: Image, Name: hub, Line: v.Line})
	}
}
