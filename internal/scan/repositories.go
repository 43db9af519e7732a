package scan

import (
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// gitModules reads the repositories of submodules.
func (f *file) gitModules() {
	for n, line := range f.lines() {
		key, url, ok := strings.Cut(line, "=")
		if url = strings.TrimSpace(url); ok && strings.TrimSpace(key) == "url" && isRemote(url) {
			f.add(Repository, url, "", n)
		}
	}
}

// preCommit reads the repositories of the hooks of pre-commit.
func (f *file) preCommit() {
	for root := range f.documents() {
		eachElement(get(root, "repos"), func(r *yaml.Node) {
			if repo := get(r, "repo"); repo != nil && isRemote(repo.Value) {
				f.add(Repository, repo.Value, value(r, "rev"), repo.Line)
			}
		})
	}
}

// swiftResolved reads the repositories of Swift packages in a Package.resolved.
func (f *file) swiftResolved() {
	root := f.rootObject(f.tree())
	if object := get(root, "object"); object != nil {
		root = object
	}
	f.list(root, "pins", func(pin *yaml.Node) {
		for _, key := range []string{"location", "repositoryURL"} {
			if url := get(pin, key); url != nil && isRemote(url.Value) {
				f.add(Repository, url.Value, value(pin, "state", "version"), url.Line)
			}
		}
	})
}

var swiftPackage = lazyRegexp{source: `\burl:\s*"([^"]+)"(?:\s*,\s*(?:from|exact):\s*"([^"]*)")?`}

// swiftManifest reads the repositories of packages in a Package.swift.
func (f *file) swiftManifest() {
	var code gradleCode
	for n, line := range f.lines() {
		for _, m := range swiftPackage.get().FindAllStringSubmatch(code.withoutComments(line), -1) {
			if isRemote(m[1]) {
				f.add(Repository, m[1], m[2], n)
			}
		}
	}
}

var cmakeSource = lazyRegexp{source: `(?:\b(?:GIT_REPOSITORY|URL)\s+"?|"gh:)([\w.:/@+-]+)(?:#|")?`}

// cmake reads the repositories that a build of CMake fetches.
func (f *file) cmake() {
	for n, line := range f.lines() {
		line = withoutHashComment(line)
		for _, m := range cmakeSource.get().FindAllStringSubmatch(line, -1) {
			url := m[1]
			if strings.HasPrefix(m[0], `"gh:`) {
				url = "https://github.com/" + url
			}
			if isRemote(url) {
				f.add(Repository, url, "", n)
			}
		}
	}
}

// The package managers of C, C++ and Dart, whose packages are recorded as
// MANAGER/NAME.
const (
	conanTool  = "conan/"
	vcpkgTool  = "vcpkg/"
	pubTool    = "pub/"
	vscodeTool = "vscode/"
)

var conanReference = lazyRegexp{source: `^([a-z0-9][a-z0-9_.+-]+)/([\w.+\[\]<>=~ -]+)(?:[@#].*)?$`}

// conan reads the packages that a conanfile requires, in its own format or as strings
// of Python.
func (f *file) conan() {
	add := func(text string, line int) {
		if m := conanReference.get().FindStringSubmatch(strings.TrimSpace(text)); m != nil {
			f.add(Tool, conanTool+m[1], m[2], line)
		}
	}
	if filepath.Ext(f.name) == ".py" {
		if f.isLargeSource() {
			return
		}
		for _, s := range sourceStrings(string(f.content), "#") {
			add(s.text, s.line)
		}
		return
	}
	section := ""
	for n, line := range f.lines() {
		line, _, _ = strings.Cut(line, " #")
		switch {
		case strings.HasPrefix(line, "["):
			section = strings.TrimSpace(line)
		case strings.HasSuffix(section, "requires]"):
			add(line, n)
		}
	}
}

// vcpkg reads the ports that a vcpkg.json depends on: names, or objects with a name.
func (f *file) vcpkg() {
	root := f.rootObject(f.tree())
	dependencies := func(n *yaml.Node) {
		eachElement(get(n, "dependencies"), func(d *yaml.Node) {
			if isObject(d) {
				d = get(d, "name")
			}
			if d != nil && d.Kind == yaml.ScalarNode {
				f.add(Tool, vcpkgTool+d.Value, "", d.Line)
			}
		})
	}
	dependencies(root)
	eachMember(get(root, "features"), func(_, feature *yaml.Node) { dependencies(feature) })
}

// pubspec reads the packages of a Dart project, or of its lock file.
func (f *file) pubspec() {
	for root := range f.documents() {
		for _, key := range []string{"dependencies", "dev_dependencies", "packages"} {
			eachMember(get(root, key), func(name, p *yaml.Node) {
				version := value(p, "version")
				if p.Kind == yaml.ScalarNode && p.Tag != "!!null" {
					version = p.Value
				}
				f.component(Component{Kind: Tool, Name: pubTool + name.Value, Version: version, Line: name.Line, Indirect: value(p, "dependency") == "transitive"})
			})
		}
	}
}

// extensions records the extensions of Visual Studio Code in a list.
func (f *file) extensions(list *yaml.Node) {
	eachElement(list, func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, ".") {
			f.add(Tool, vscodeTool+n.Value, "", n.Line)
		}
	})
}

// recommendations reads the extensions that a workspace of Visual Studio Code
// recommends.
func (f *file) recommendations() {
	f.content = plainJSON(f.content)
	f.extensions(get(f.tree(), "recommendations"))
}

var bazelLabel = lazyRegexp{source: `@{1,2}maven//:(\w+)`}

// bazelBuild reads the labels of Maven artifacts in a BUILD file: @maven//:GROUP_NAME.
func (f *file) bazelBuild() {
	for n, line := range f.lines() {
		line, _, _ = strings.Cut(line, "#")
		if !strings.Contains(line, "maven//:") {
			continue
		}
		for _, m := range bazelLabel.get().FindAllStringSubmatch(line, -1) {
			f.add(Tool, mavenLabel+m[1], "", n)
		}
	}
}

// mavenLabel begins the names of Maven artifacts in labels of Bazel, where _ stands for
// all characters but letters and digits.
const mavenLabel = "bazel-maven/"
