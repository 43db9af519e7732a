package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// packageJSON reads the dependencies of an npm package.
func (f *file) packageJSON() {
	root := f.tree()
	for _, key := range []string{"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"} {
		pairs(get(root, key), func(name, version *yaml.Node) {
			f.add(NPM, npmName(name.Value, version.Value), version.Value, name.Line)
		})
	}
}

// npmName is the package itself where it is used under an alias.
func npmName(name, version string) string {
	if alias, ok := strings.CutPrefix(version, "npm:"); ok {
		if at := strings.LastIndex(alias, "@"); at > 0 {
			alias = alias[:at]
		}
		return alias
	}
	return name
}

func (f *file) packageLock() {
	root := f.tree()
	direct := map[string]bool{}
	top := get(get(root, "packages"), "")
	for _, key := range []string{"dependencies", "devDependencies", "optionalDependencies", "peerDependencies"} {
		pairs(get(top, key), func(name, _ *yaml.Node) { direct[name.Value] = true })
	}
	pairs(get(root, "packages"), func(path, n *yaml.Node) {
		at := strings.LastIndex(path.Value, "node_modules/")
		if at < 0 {
			return
		}
		name := path.Value[at+len("node_modules/"):]
		f.component(Component{Kind: NPM, Name: name, Version: value(n, "version"), Line: path.Line, Indirect: at > 0 || !direct[name]})
	})
	if get(root, "packages") == nil {
		pairs(get(root, "dependencies"), func(name, n *yaml.Node) { f.add(NPM, name.Value, value(n, "version"), name.Line) })
	}
}
