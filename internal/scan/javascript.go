package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// packageJSON reads the dependencies of an npm package.
func (f *file) packageJSON() {
	f.npmDependencies(f.tree())
}

// npmDependencies reads the dependencies that a package.json lists.
func (f *file) npmDependencies(root *yaml.Node) {
	for _, key := range []string{"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"} {
		eachMember(get(root, key), func(name, version *yaml.Node) {
			alias, v := npmPackage(name.Value, version.Value)
			f.add(NPM, alias, v, name.Line)
		})
	}
}

// npmPackage returns the package and version that a dependency stands for,
// which are in the version where the name is an alias.
func npmPackage(name, version string) (string, string) {
	alias, ok := strings.CutPrefix(version, "npm:")
	if !ok {
		return name, version
	}
	if at := strings.LastIndex(alias, "@"); at > 0 {
		return alias[:at], alias[at+1:]
	}
	return alias, ""
}

func (f *file) packageLock() { f.npmLock(f.tree()) }

// npmLock reads the packages that an npm lock file lists.
func (f *file) npmLock(root *yaml.Node) {
	direct := map[string]bool{}
	top := get(get(root, "packages"), "")
	for _, key := range []string{"dependencies", "devDependencies", "optionalDependencies", "peerDependencies"} {
		eachMember(get(top, key), func(name, _ *yaml.Node) { direct[name.Value] = true })
	}
	eachMember(get(root, "packages"), func(path, n *yaml.Node) {
		at := strings.LastIndex(path.Value, "node_modules/")
		if at < 0 {
			return
		}
		name := path.Value[at+len("node_modules/"):]
		direct := direct[name]
		if alias := value(n, "name"); alias != "" {
			name = alias
		}
		f.component(Component{Kind: NPM, Name: name, Version: value(n, "version"), Line: path.Line, Indirect: at > 0 || !direct})
	})
	if get(root, "packages") == nil {
		eachMember(get(root, "dependencies"), func(name, n *yaml.Node) {
			alias, v := npmPackage(name.Value, value(n, "version"))
			f.add(NPM, alias, v, name.Line)
		})
	}
}
