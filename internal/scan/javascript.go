package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// packageJSON reads the dependencies of an npm package.
func (f *file) packageJSON() {
	root := f.rootObject(f.tree())
	for _, key := range npmDependencyKeys {
		f.object(root, key, func(name, version *yaml.Node) { f.npmDependency(name, version.Value) })
	}
}

// npmDependencyKeys are the keys of a package.json that list dependencies.
var npmDependencyKeys = []string{"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"}

// npmDependency records a dependency of a package.json.
func (f *file) npmDependency(name *yaml.Node, version string) {
	alias, v := npmPackage(name.Value, version)
	f.npmComponent(alias, v, name.Line, false)
}

// npmComponent records an npm package, and the repository that its version names, if
// any. It records nothing for a package of the workspace.
func (f *file) npmComponent(name, version string, line int, indirect bool) {
	for _, scheme := range []string{"link:", "workspace:", "portal:"} {
		if strings.HasPrefix(version, scheme) {
			return
		}
	}
	if repository := npmRepository(version); repository != "" {
		f.component(Component{Kind: Repository, Name: repository, Line: line, Indirect: indirect})
		version = ""
	}
	if strings.HasPrefix(version, "file:") || strings.Contains(version, "://") {
		version = ""
	}
	f.component(Component{Kind: NPM, Name: name, Version: version, Line: line, Indirect: indirect})
}

// npmRepository returns the GitHub repository that a version names, or "".
func npmRepository(version string) string {
	for _, mark := range []string{"github:", "codeload.github.com/", "github.com/", "github.com:"} {
		if at := strings.Index(version, mark); at >= 0 {
			rest, _, _ := strings.Cut(version[at+len(mark):], "#")
			return "github.com/" + rest
		}
	}
	return ""
}

// npmDependencies reads the dependencies that a package.json lists.
func (f *file) npmDependencies(root *yaml.Node) {
	for _, key := range npmDependencyKeys {
		eachMember(get(root, key), func(name, version *yaml.Node) { f.npmDependency(name, version.Value) })
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

func (f *file) packageLock() { f.npmLock(f.rootObject(f.tree())) }

// npmLock reads the packages that an npm lock file lists.
func (f *file) npmLock(root *yaml.Node) {
	direct := map[string]bool{}
	top := get(get(root, "packages"), "")
	for _, key := range npmDependencyKeys {
		eachMember(get(top, key), func(name, _ *yaml.Node) { direct[name.Value] = true })
	}
	f.object(root, "packages", func(path, n *yaml.Node) {
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
		f.object(root, "dependencies", func(name, n *yaml.Node) {
			alias, v := npmPackage(name.Value, value(n, "version"))
			f.add(NPM, alias, v, name.Line)
		})
	}
}
