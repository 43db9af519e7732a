package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

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
	eachElement(get(root, "images"), func(n *yaml.Node) {
		name := get(n, "newName")
		if name == nil {
			name = get(n, "name")
		}
		if name != nil && looksLikeImage(name.Value) {
			f.add(Image, name.Value, value(n, "newTag"), name.Line)
		}
	})
	eachElement(get(root, "helmCharts"), func(n *yaml.Node) {
		if name := get(n, "name"); name != nil {
			f.component(Component{Kind: Chart, Name: name.Value, Source: value(n, "repo"), Version: value(n, "version"), Line: name.Line})
		}
	})
	for _, key := range []string{"resources", "bases", "components", "crds"} {
		eachElement(get(root, key), func(n *yaml.Node) {
			if n.Kind == yaml.ScalarNode && isRemote(n.Value) {
				f.add(Repository, n.Value, "", n.Line)
			}
		})
	}
}

// isRemote reports whether a resource is the URL of a repository, not a path.
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
