package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// bunLock reads a bun.lock. The packages that a workspace lists are direct.
func (f *file) bunLock() {
	root := f.rootObject(f.jsoncTree())
	direct := map[string]bool{}
	f.object(root, "workspaces", func(_, workspace *yaml.Node) {
		for _, key := range npmDependencyKeys {
			eachMember(get(workspace, key), func(name, _ *yaml.Node) { direct[name.Value] = true })
		}
	})
	f.object(root, "packages", func(key, n *yaml.Node) {
		if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
			f.unreadable(key.Line, 0, "package %q is not a list", shorten(key.Value))
			return
		}
		name, version := cutVersion(n.Content[0].Value)
		f.npmComponent(name, version, key.Line, !direct[key.Value])
	})
}

// denoLock reads the npm packages of a deno.lock.
func (f *file) denoLock() {
	root := f.rootObject(f.tree())
	if packages := get(root, "packages"); isObject(packages) { // before version 4
		root = packages
	}
	f.object(root, "npm", func(key, _ *yaml.Node) {
		name, version := cutVersion(key.Value)
		version, _, _ = strings.Cut(version, "_") // peers
		f.npmComponent(name, version, key.Line, true)
	})
}

// denoConfig reads the npm packages that the import map of a deno.json names.
func (f *file) denoConfig() {
	root := f.rootObject(f.jsoncTree())
	f.object(root, "imports", func(_, n *yaml.Node) {
		spec, ok := strings.CutPrefix(n.Value, "npm:")
		if !ok {
			return
		}
		name, version := cutVersion(strings.TrimPrefix(spec, "/"))
		if name == "" {
			name, version = version, ""
		}
		version, _, _ = strings.Cut(version, "/")
		f.npmComponent(name, version, n.Line, false)
	})
}
