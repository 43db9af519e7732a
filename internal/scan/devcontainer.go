package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// devcontainer reads the image of a development container, and its features, which
// are artifacts in a registry.
func (f *file) devcontainer() {
	f.content = plainJSON(f.content)
	root := f.tree()
	if root == nil {
		return
	}
	eachMember(get(root, "features"), func(key, _ *yaml.Node) {
		if looksLikeImage(key.Value) {
			f.add(Image, key.Value, "", key.Line)
		}
	})
	eachMember(root, func(key, v *yaml.Node) {
		if strings.HasSuffix(key.Value, "Command") {
			f.scriptScalar(v)
		}
	})
	f.extensions(get(root, "extensions"))
	f.extensions(get(get(get(root, "customizations"), "vscode"), "extensions"))
	f.addImages(root, 0)
}
