package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// The tasks of Azure Pipelines and the orbs of CircleCI, whose names components have:
// azure-pipelines/TASK and circleci/ORB.
const (
	azureTool = "azure-pipelines/"
	orbTool   = "circleci/"
)

// azureTask records a task of Azure Pipelines: NAME@VERSION.
func (f *file) azureTask(n *yaml.Node) {
	if name, version, ok := strings.Cut(n.Value, "@"); ok && name != "" && version != "" && strings.Trim(version, "0123456789.") == "" {
		f.add(Tool, azureTool+name, version, n.Line)
	}
}

// orbs records the orbs of a pipeline of CircleCI: OWNER/NAME@VERSION.
func (f *file) orbs(root *yaml.Node) {
	eachMember(get(root, "orbs"), func(_, n *yaml.Node) {
		if name, version, ok := strings.Cut(n.Value, "@"); ok && n.Kind == yaml.ScalarNode {
			f.add(Tool, orbTool+name, version, n.Line)
		}
	})
}

// cloudBuildStep records the image that a step of Google Cloud Build has as its name.
func (f *file) cloudBuildStep(n *yaml.Node) {
	name := get(n, "name")
	if name == nil || name.Kind != yaml.ScalarNode || !strings.Contains(name.Value, "/") || !looksLikeImage(name.Value) {
		return
	}
	for _, key := range []string{"args", "entrypoint", "script"} {
		if get(n, key) != nil {
			if text, ok := withoutVariableTag(name.Value); ok && !strings.Contains(text, "$") {
				f.addImage(text, nil, name.Line)
			}
			return
		}
	}
}

// listedImage records an element of a list of images: a string, or an object with a name.
func (f *file) listedImage(n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		if n = get(n, "name"); n == nil || n.Kind != yaml.ScalarNode || !strings.ContainsAny(n.Value, ":@") {
			return
		}
	}
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "/") && !strings.Contains(n.Value, "=") && looksLikeImage(n.Value) {
		if text, ok := withoutVariableTag(n.Value); ok && !strings.Contains(text, "$") {
			f.addImage(text, nil, n.Line)
		}
	}
}
