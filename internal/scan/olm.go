package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// clusterServiceVersion reads what an operator of the Operator Lifecycle Manager serves
// and requires: resource definitions, example objects and its image.
func (f *file) clusterServiceVersion(n *yaml.Node) {
	annotations := get(get(n, "metadata"), "annotations")
	if examples := get(annotations, "alm-examples"); examples != nil {
		f.jsonString(examples)
	}
	if image := get(annotations, "containerImage"); image != nil && looksLikeImage(image.Value) {
		f.addImage(image.Value, nil, image.Line)
	}
	definitions := get(get(n, "spec"), "customresourcedefinitions")
	for _, key := range []string{"owned", "required"} {
		eachElement(get(definitions, key), func(definition *yaml.Node) {
			name := get(definition, "name") // PLURAL.GROUP
			if name == nil {
				return
			}
			if _, group, ok := strings.Cut(name.Value, "."); ok {
				f.add(APIGroup, group, "", name.Line)
			}
		})
	}
}
