package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// The tool managers whose names of packages components have: MANAGER/NAME. mise uses the
// names of asdf, devbox and devenv those of Nix.
const (
	asdfTool  = "asdf/"
	brewTool  = "brew/"
	caskTool  = "cask/"
	krewTool  = "krew/"
	nixTool   = "nix/"
	bazelTool = "bazel/"
)

// toolVersions reads a .tool-versions of asdf or mise: NAME VERSION...
func (f *file) toolVersions() {
	for n, line := range f.lines() {
		line, _, _ = strings.Cut(line, "#")
		if words := strings.Fields(line); len(words) > 0 {
			version := ""
			if len(words) > 1 {
				version = words[1]
			}
			f.miseTool(words[0], version, n)
		}
	}
}

// mise reads the tools of a mise.toml.
func (f *file) mise() {
	name, version, line := "", "", 0
	f.toml(func(e tomlEntry) {
		if len(e.path) < 2 || e.path[0] != "tools" {
			return
		}
		if e.path[1] != name {
			f.miseTool(name, version, line)
			name, version, line = e.path[1], "", e.line
		}
		if version == "" && (len(e.path) == 2 || e.path[2] == "version") {
			version = e.value
		}
	})
	f.miseTool(name, version, line)
}

// miseKinds are the backends of mise whose tools are packages of another kind.
var miseKinds = map[string]string{"go": Module, "npm": NPM, "pipx": PyPI, "cargo": Cargo, "gem": Gem}

// miseTool records a tool of mise: BACKEND:NAME, or a name of its registry.
func (f *file) miseTool(tool, version string, line int) {
	tool, _, _ = strings.Cut(tool, "[") // options
	backend, name, ok := strings.Cut(tool, ":")
	switch {
	case tool == "":
	case !ok || backend == "asdf" && !strings.Contains(name, "/"):
		f.add(Tool, asdfTool+tool[strings.Index(tool, ":")+1:], version, line)
	case miseKinds[backend] != "":
		f.add(miseKinds[backend], name, version, line)
	case backend == "aqua" || backend == "ubi" || backend == "github":
		f.ownedRepository(name, version, line)
	}
}

// ownedRepository records the GitHub repository of a name such as OWNER/NAME/PART.
func (f *file) ownedRepository(name, version string, line int) {
	if parts := strings.Split(name, "/"); len(parts) >= 2 && !strings.Contains(parts[0], ".") {
		f.add(Repository, "github.com/"+parts[0]+"/"+parts[1], version, line)
	}
}

// aqua reads the packages of an aqua.yaml, whose names begin with those of repositories.
func (f *file) aqua() {
	for root := range f.documents() {
		f.list(f.rootObject(root), "packages", func(n *yaml.Node) {
			name := get(n, "name")
			if name == nil {
				return
			}
			text, version, _ := strings.Cut(name.Value, "@")
			if v := value(n, "version"); v != "" {
				version = v
			}
			f.ownedRepository(text, version, name.Line)
		})
	}
}

// devbox reads the packages of a devbox.json: a list or, with versions, an object.
func (f *file) devbox() {
	root := f.rootObject(f.jsoncTree())
	packages := get(root, "packages")
	if packages != nil && packages.Kind == yaml.SequenceNode {
		eachElement(packages, func(n *yaml.Node) {
			name, version, _ := strings.Cut(n.Value, "@")
			f.nixPackage(name, version, n.Line)
		})
		return
	}
	f.object(root, "packages", func(name, n *yaml.Node) {
		version := n.Value
		if isObject(n) {
			version = value(n, "version")
		}
		f.nixPackage(name.Value, version, name.Line)
	})
}

var brewLine = lazyRegexp{source: `^\s*(brew|tap|cask)[\s(]+["']([^"'#]+)["']`}

// brewfile reads the formulas, casks and taps of a Brewfile. A tap OWNER/NAME is the
// repository OWNER/homebrew-NAME.
func (f *file) brewfile() {
	for n, line := range f.lines() {
		m := brewLine.get().FindStringSubmatch(line)
		if m == nil {
			continue
		}
		parts := strings.Split(m[2], "/")
		switch {
		case len(parts) == 3 || m[1] == "tap" && len(parts) == 2:
			f.add(Repository, "github.com/"+parts[0]+"/homebrew-"+parts[1], "", n)
		case m[1] == "brew" && len(parts) == 1:
			name, version, _ := strings.Cut(m[2], "@")
			f.add(Tool, brewTool+name, version, n)
		case m[1] == "cask" && len(parts) == 1:
			f.add(Tool, caskTool+m[2], "", n)
		}
	}
}

// krewPlugins reads a list of plugins of kubectl: INDEX/NAME, or NAME of the index of
// krew.
func (f *file) krewPlugins() {
	for n, line := range f.lines() {
		line, _, _ = strings.Cut(line, "#")
		if name := strings.TrimPrefix(strings.TrimSpace(line), "default/"); name != "" && !strings.ContainsAny(name, " \t/") {
			f.add(Tool, krewTool+name, "", n)
		}
	}
}

// jsonnetfile reads the dependencies of a jsonnetfile.json, or of its lock file.
func (f *file) jsonnetfile() {
	f.list(f.rootObject(f.tree()), "dependencies", func(n *yaml.Node) {
		if remote := get(get(get(n, "source"), "git"), "remote"); remote != nil {
			f.add(Repository, remote.Value, value(n, "version"), remote.Line)
		}
	})
}
