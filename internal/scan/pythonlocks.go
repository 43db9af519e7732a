package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// pipfileLock reads a Pipfile.lock, which does not say which packages are direct.
func (f *file) pipfileLock() {
	root := f.rootObject(f.tree())
	for _, key := range []string{"default", "develop"} {
		f.object(root, key, func(name, n *yaml.Node) {
			if repository := value(n, "git"); repository != "" {
				f.add(Repository, repository, "", name.Line)
			}
			f.component(Component{Kind: PyPI, Name: name.Value, Version: strings.TrimLeft(value(n, "version"), "="), Line: name.Line, Indirect: true})
		})
	}
}

// pipfile reads the packages of a Pipfile.
func (f *file) pipfile() {
	f.tomlDependencies(PyPI, func(path []string) bool {
		return path[0] == "packages" || path[0] == "dev-packages"
	})
}

// tomlDependencies reads the tables that isTable selects, in which each key is the name
// of a dependency and its value a version or a table with a version.
func (f *file) tomlDependencies(kind string, isTable func(path []string) bool) {
	now, last := Component{}, ""
	f.toml(func(e tomlEntry) {
		if len(e.path) < 2 || !isTable(e.path) {
			return
		}
		if key := e.path[0] + "\x00" + e.path[1]; key != last {
			f.component(now)
			now, last = Component{Kind: kind, Name: e.path[1], Line: e.line}, key
		}
		switch {
		case len(e.path) == 2 && e.value != "*", len(e.path) == 3 && e.path[2] == "version":
			now.Version = e.value
		case len(e.path) == 3 && e.path[2] == "git":
			f.add(Repository, e.value, "", e.line)
		}
	})
	f.component(now)
}

// condaEnvironment reads a conda environment. Packages of conda have the names that
// they have on PyPI. Other files may have its name.
func (f *file) condaEnvironment() {
	for root := range f.documents() {
		dependencies := get(root, "dependencies")
		if value(root, "apiVersion") != "" || dependencies == nil || dependencies.Kind != yaml.SequenceNode {
			f.yamlDocument(root)
			continue
		}
		eachElement(dependencies, func(n *yaml.Node) {
			if n.Kind == yaml.ScalarNode {
				f.condaPackage(n)
			}
			eachElement(get(n, "pip"), func(n *yaml.Node) {
				if m := requirement.get().FindStringSubmatch(strings.TrimSpace(n.Value)); m != nil {
					f.add(PyPI, m[1], m[2], n.Line)
				}
			})
		})
	}
}

// condaPackage records a package of a conda environment: CHANNEL::NAME=VERSION=BUILD.
func (f *file) condaPackage(n *yaml.Node) {
	text := n.Value
	if _, name, ok := strings.Cut(text, "::"); ok {
		text = name
	}
	text = strings.TrimSpace(text)
	end := strings.IndexAny(text, " =<>!~[")
	if end < 0 {
		end = len(text)
	}
	version := strings.TrimLeft(text[end:], " =<>!~")
	if at := strings.IndexAny(version, "=, ]"); at >= 0 {
		version = version[:at]
	}
	if name := text[:end]; name != "python" && name != "pip" {
		f.add(PyPI, name, version, n.Line)
	}
}

// condaLock reads a conda-lock.yml.
func (f *file) condaLock() {
	for root := range f.documents() {
		f.list(f.rootObject(root), "package", func(n *yaml.Node) {
			if name := get(n, "name"); name != nil {
				f.component(Component{Kind: PyPI, Name: name.Value, Version: value(n, "version"), Line: name.Line, Indirect: true})
			}
		})
	}
}
