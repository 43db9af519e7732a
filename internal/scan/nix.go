package scan

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// flakeLock reads the inputs of a flake.lock. Those of the root are direct.
func (f *file) flakeLock() {
	root := f.rootObject(f.tree())
	nodes := get(root, "nodes")
	direct := map[string]bool{}
	eachMember(get(get(nodes, value(root, "root")), "inputs"), func(_, n *yaml.Node) { direct[n.Value] = true })
	f.object(root, "nodes", func(key, n *yaml.Node) {
		locked := get(n, "locked")
		name := ""
		switch value(locked, "type") {
		case "github":
			name = "github.com/" + value(locked, "owner") + "/" + value(locked, "repo")
		case "gitlab":
			name = "gitlab.com/" + value(locked, "owner") + "/" + value(locked, "repo")
		case "git", "tarball":
			name = value(locked, "url")
		}
		if strings.Contains(name, "github.com/") || strings.Contains(name, "gitlab.com/") {
			f.component(Component{Kind: Repository, Name: name, Version: value(locked, "rev"), Line: key.Line, Indirect: !direct[key.Value]})
		}
	})
}

// nixLists are attributes whose lists have packages.
var nixLists = []string{"packages", "buildInputs", "nativeBuildInputs", "propagatedBuildInputs", "systemPackages", "paths", "runtimeInputs", "contents"}

// nix reads the packages in the lists of a Nix expression, such as
//
//	packages = with pkgs; [ kubectl pkgs.kubernetes-helm ];
//
// and the inputs of a flake that are URLs of GitHub.
func (f *file) nix() {
	if len(f.content) > maxNix {
		f.unreadable(0, 0, "Nix expression larger than %d KiB", maxNix>>10)
		return
	}
	depth, list := 0, 0 // of brackets, and that of the list of packages or 0
	ahead := false      // lists of packages may follow
	calls := 0          // parentheses and braces in the list
	for t := range nixTokens(string(f.content)) {
		switch {
		case t.isString && list == 0:
			f.flakeInput(t)
		case t.isString:
		case t.text == "[":
			if depth++; ahead && list == 0 {
				list, calls = depth, 0
			}
		case t.text == "]":
			if depth == list {
				list = 0
			}
			depth = max(0, depth-1)
		case list == 0:
			ahead = t.isNixList() || ahead && !t.endsValue()
		case t.text == "(" || t.text == "{":
			calls++
		case t.text == ")" || t.text == "}":
			calls = max(0, calls-1)
		case t.isName && calls == 0 && depth == list:
			f.nixPackage(t.text, "", t.line)
		}
	}
}

// maxNix bounds a Nix expression.
const maxNix = 4 << 20

// nixPackage records a package of Nixpkgs, by its attribute, or of another flake.
func (f *file) nixPackage(name, version string, line int) {
	if flake, ok := strings.CutPrefix(name, "github:"); ok {
		flake, _, _ = strings.Cut(flake, "#")
		f.ownedRepository(flake, version, line)
		return
	}
	if strings.ContainsAny(name, ":/") {
		return
	}
	parts := strings.Split(name, ".")
	if i := slices.Index(parts, "legacyPackages"); i >= 0 {
		parts = parts[min(i+2, len(parts)):] // after the system
	} else if len(parts) > 1 && (strings.Contains(parts[0], "pkgs") || strings.Contains(parts[0], "stable")) {
		parts = parts[1:]
	}
	if name = strings.Join(parts, "."); name != "" {
		f.add(Tool, nixTool+name, version, line)
	}
}

// flakeInput records the repository of a string such as github:OWNER/NAME.
func (f *file) flakeInput(t nixToken) {
	if flake, ok := strings.CutPrefix(t.text, "github:"); ok {
		f.ownedRepository(flake, "", t.line)
	}
}
