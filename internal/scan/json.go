package scan

import (
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// tree parses a JSON file, or remarks.
func (f *file) tree() *yaml.Node {
	root, err := yamldoc.JSON(f.content, f.name)
	if err != nil {
		f.fault(err)
		return nil
	}
	return root
}

// json reads a JSON file by what is in it.
func (f *file) json() {
	root := f.tree()
	switch {
	case root == nil:
	case f.sbom(root, 0):
	case get(root, "lockfileVersion") != nil:
		f.packageLock()
	case value(root, "apiVersion") == "" && get(root, "dependencies") != nil:
		f.packageJSON()
	case root.Kind == yaml.SequenceNode:
		for _, n := range root.Content {
			f.object(n, 0)
		}
	default:
		f.object(root, 0)
	}
}
