package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// nugetLock reads a packages.lock.json, by frameworks.
func (f *file) nugetLock() {
	root := f.rootObject(f.tree())
	f.object(root, "dependencies", func(framework, n *yaml.Node) {
		if !isObject(n) {
			f.unreadable(framework.Line, 0, "framework %q is not an object", shorten(framework.Value))
			return
		}
		eachMember(n, func(name, n *yaml.Node) {
			if kind := value(n, "type"); kind != "Project" {
				f.component(Component{Kind: NuGet, Name: name.Value, Version: value(n, "resolved"), Line: name.Line, Indirect: kind != "Direct"})
			}
		})
	})
}

// dotnetDeps reads the packages that a built program needs, out of its *.deps.json.
func (f *file) dotnetDeps() {
	f.object(f.rootObject(f.tree()), "libraries", func(key, n *yaml.Node) {
		if value(n, "type") != "package" {
			return
		}
		name, version, _ := strings.Cut(key.Value, "/")
		f.component(Component{Kind: NuGet, Name: name, Version: version, Line: key.Line, Indirect: true})
	})
}

// paketLock reads the NuGet packages and GitHub repositories of a paket.lock.
func (f *file) paketLock() {
	section := ""
	for n, line := range f.lines() {
		text := strings.TrimSpace(line)
		switch indent := len(line) - len(strings.TrimLeft(line, " ")); {
		case text == "" || strings.HasPrefix(text, "//"):
		case indent == 0:
			section, _, _ = strings.Cut(text, " ")
		case section == "NUGET" && indent == 4:
			name, version, _ := strings.Cut(text, " ")
			version, _, _ = strings.Cut(strings.TrimPrefix(version, "("), ")")
			f.component(Component{Kind: NuGet, Name: name, Version: version, Line: n, Indirect: true})
		case section == "GITHUB" && strings.HasPrefix(text, "remote: "):
			f.add(Repository, "github.com/"+strings.TrimPrefix(text, "remote: "), "", n)
		}
	}
}
