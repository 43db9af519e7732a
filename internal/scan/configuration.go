package scan

import (
	"cmp"
	"strings"

	"gopkg.in/yaml.v3"
)

// configuration reads any value: charts with their repositories, images, Kubernetes
// objects, and such objects in strings.
func (f *file) configuration(n *yaml.Node, depth int) {
	if n == nil || depth > maxDepth || f.isFull() {
		return
	}
	if value(n, "apiVersion") != "" && value(n, "kind") != "" {
		f.kubernetesObject(n, depth)
		return
	}
	chart, source := get(n, "chart"), value(n, "repository")
	if chart != nil && hasRegistry(source) && !strings.ContainsAny(source, ":@${} ") {
		source = "oci://" + source // as Argo CD has it
	}
	if chart != nil && isHelmSource(source) && isChartName(chart.Value) {
		f.component(Component{Kind: Chart, Name: chart.Value, Source: source, Version: chartVersion(n), Line: chart.Line})
	}
	if value(n, "repository") != "" && value(n, "tag") != "" {
		f.addImageValues(n)
	}
	eachMember(n, func(key, v *yaml.Node) {
		if v.Kind == yaml.ScalarNode {
			f.setting(key.Value, v)
			return
		}
		if key.Value == "inline" {
			eachElement(v, f.scriptScalar)
		}
		f.configuration(v, depth+1)
	})
	eachElement(n, func(v *yaml.Node) {
		if v.Kind == yaml.ScalarNode {
			f.setting("", v)
			return
		}
		f.configuration(v, depth+1)
	})
}

// chartVersion returns the version of a chart. A module has one of its own.
func chartVersion(n *yaml.Node) string {
	if get(n, "source") == nil {
		return cmp.Or(value(n, "chart_version"), value(n, "version"))
	}
	return value(n, "chart_version")
}

// setting reads a string: an image by its key, or YAML. Names of machine images have
// no tag.
func (f *file) setting(key string, v *yaml.Node) {
	if key == "command" || key == "inline" {
		f.scriptScalar(v)
		return
	}
	if strings.Contains(v.Value, "\n") {
		f.inlineYAML(v)
		return
	}
	if (key == "image" || strings.HasSuffix(key, "_image") || strings.HasSuffix(key, "Image")) &&
		strings.ContainsAny(v.Value, "/:") && looksLikeImage(v.Value) {
		f.addImage(v.Value, nil, v.Line)
	}
}

// eachBlock calls visit for the members of a mapping, or of each of a list of them:
// the JSON syntax repeats blocks in a list.
func eachBlock(n *yaml.Node, visit func(key, block *yaml.Node)) {
	if n == nil {
		return
	}
	eachMember(n, func(key, v *yaml.Node) {
		if v.Kind != yaml.SequenceNode {
			visit(key, v)
		}
		eachElement(v, func(v *yaml.Node) { visit(key, v) })
	})
	eachElement(n, func(n *yaml.Node) { eachMember(n, visit) })
}
