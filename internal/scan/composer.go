package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

func (f *file) composerJSON() {
	root := f.tree()
	for _, key := range []string{"require", "require-dev"} {
		eachMember(get(root, key), func(name, version *yaml.Node) {
			if strings.Contains(name.Value, "/") {
				f.add(Composer, name.Value, version.Value, name.Line)
			}
		})
	}
}

func (f *file) composerLock() {
	root := f.tree()
	for _, key := range []string{"packages", "packages-dev"} {
		eachElement(get(root, key), func(n *yaml.Node) {
			f.component(Component{Kind: Composer, Name: value(n, "name"), Version: value(n, "version"), Line: n.Line, Indirect: true})
		})
	}
}
