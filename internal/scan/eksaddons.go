package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// eksTool begins the names of add-ons of Amazon EKS, in the form that EKS gives them.
const eksTool = "eks/"

// eksAddons records the add-ons of Amazon EKS that a resource or a module of Terraform
// switches on: one by its name, the keys of a map of them, or a variable enable_NAME of the
// module EKS Blueprints.
func (f *file) eksAddons(block *yaml.Node) {
	if name := get(block, "addon_name"); name != nil && name.Kind == yaml.ScalarNode {
		f.eksAddon(name.Value, name.Line)
	}
	isBlueprint := strings.Contains(value(block, "source"), "eks-blueprints")
	if !isBlueprint && !strings.Contains(value(block, "source"), "eks") {
		return
	}
	for _, key := range []string{"cluster_addons", "addons", "eks_addons"} {
		eachMember(get(block, key), func(name, _ *yaml.Node) { f.eksAddon(name.Value, name.Line) })
	}
	eachMember(block, func(key, v *yaml.Node) {
		if name, ok := strings.CutPrefix(key.Value, "enable_"); ok && isBlueprint && v.Value == "true" {
			f.eksAddon(strings.ReplaceAll(name, "_", "-"), key.Line)
		}
	})
}

func (f *file) eksAddon(name string, line int) {
	if isRegistryName(name) {
		f.add(Tool, eksTool+name, "", line)
	}
}
