package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

func (f *file) composerJSON() {
	root := f.rootObject(f.tree())
	for _, key := range []string{"require", "require-dev"} {
		f.object(root, key, func(name, version *yaml.Node) {
			if strings.Contains(name.Value, "/") {
				f.add(Composer, name.Value, version.Value, name.Line)
			}
		})
	}
}

func (f *file) composerLock() {
	root := f.rootObject(f.tree())
	for _, key := range []string{"packages", "packages-dev"} {
		f.list(root, key, func(n *yaml.Node) {
			f.component(Component{Kind: Composer, Name: value(n, "name"), Version: value(n, "version"), Line: n.Line, Indirect: true})
		})
	}
}
