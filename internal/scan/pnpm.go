package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// pnpmLock reads a pnpm-lock.yaml of any version. The packages that a workspace lists
// are direct.
func (f *file) pnpmLock() {
	for root := range f.documents() {
		if f.rootObject(root) == nil {
			continue
		}
		slashes := strings.HasPrefix(value(root, "lockfileVersion"), "5.")
		direct := pnpmDirect(root, slashes)
		f.object(root, "packages", func(key, n *yaml.Node) {
			name, version := pnpmPackage(key.Value, slashes)
			if n := value(n, "name"); n != "" {
				name = n
			}
			if v := value(n, "version"); v != "" && npmRepository(version) == "" {
				version = v
			}
			f.npmComponent(name, version, key.Line, !direct[name])
		})
	}
}

// pnpmDirect returns the names of the packages that the workspaces list.
func pnpmDirect(root *yaml.Node, slashes bool) map[string]bool {
	direct := map[string]bool{}
	importer := func(_, n *yaml.Node) {
		for _, key := range npmDependencyKeys {
			eachMember(get(n, key), func(name, n *yaml.Node) {
				version := n.Value // before version 6
				if n.Kind == yaml.MappingNode {
					version = value(n, "version")
				}
				direct[name.Value] = true
				if alias, _ := pnpmPackage(version, slashes); alias != "" {
					direct[alias] = true
				}
			})
		}
	}
	importer(nil, root)
	eachMember(get(root, "importers"), importer)
	return direct
}

// pnpmPackage returns the package of a key: NAME@VERSION(PEERS), in version 6 after a
// slash, and before that /NAME/VERSION_PEERS. The name is "" if there is none.
func pnpmPackage(key string, slashes bool) (name, version string) {
	key, _, _ = strings.Cut(strings.TrimPrefix(key, "/"), "(")
	if slashes {
		at := strings.LastIndex(key, "/")
		if at < 0 {
			return "", key
		}
		version, _, _ = strings.Cut(key[at+1:], "_")
		return key[:at], version
	}
	return cutVersion(key)
}

// cutVersion splits NAME@VERSION, where the name may be in a scope: @SCOPE/NAME. The
// name is "" if there is none.
func cutVersion(text string) (name, version string) {
	if text == "" {
		return "", ""
	}
	at := strings.Index(text[1:], "@") + 1
	if at == 0 {
		return "", text
	}
	return text[:at], text[at+1:]
}
