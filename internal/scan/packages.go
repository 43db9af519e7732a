package scan

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// tree parses a JSON file, or remarks.
func (f *file) tree() *yaml.Node {
	root, err := yamldoc.JSON(f.content, f.name)
	if err != nil {
		f.fault(err)
		return nil
	}
	return root
}

// json reads a JSON file by what is in it.
func (f *file) json() {
	root := f.tree()
	switch {
	case root == nil:
	case value(root, "bomFormat") == "CycloneDX":
		f.cyclonedx(cyclonedx.BOMFileFormatJSON)
	case value(root, "spdxVersion") != "":
		f.spdxJSON()
	case get(root, "lockfileVersion") != nil:
		f.packageLock()
	case value(root, "apiVersion") == "" && get(root, "dependencies") != nil:
		f.packageJSON()
	case root.Kind == yaml.SequenceNode:
		for _, n := range root.Content {
			f.object(n, 0)
		}
	default:
		f.object(root, 0)
	}
}

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
	if real, ok := strings.CutPrefix(version, "npm:"); ok {
		if at := strings.LastIndex(real, "@"); at > 0 {
			real = real[:at]
		}
		return real
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
		f.scanner.add(Component{Kind: NPM, Name: name, Version: value(n, "version"), File: f.name, Line: path.Line, Indirect: at > 0 || !direct[name]})
	})
	if get(root, "packages") == nil {
		pairs(get(root, "dependencies"), func(name, n *yaml.Node) { f.add(NPM, name.Value, value(n, "version"), name.Line) })
	}
}

func (f *file) composerJSON() {
	root := f.tree()
	for _, key := range []string{"require", "require-dev"} {
		pairs(get(root, key), func(name, version *yaml.Node) {
			if strings.Contains(name.Value, "/") {
				f.add(Composer, name.Value, version.Value, name.Line)
			}
		})
	}
}

func (f *file) composerLock() {
	root := f.tree()
	for _, key := range []string{"packages", "packages-dev"} {
		each(get(root, key), func(n *yaml.Node) {
			f.scanner.add(Component{Kind: Composer, Name: value(n, "name"), Version: value(n, "version"), File: f.name, Line: n.Line, Indirect: true})
		})
	}
}

var requirement = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(?:[=~!<>]=?=?\s*([^\s;,\\]+)|@\s*(\S+)|;|,|$|\\)`)
})

// requirements reads Python requirements. What "# via" says a package is
// needed by, other than a file, makes it indirect.
func (f *file) requirements() {
	lines := strings.Split(string(f.content), "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if at := strings.Index(line, " #"); at >= 0 {
			line = strings.TrimSpace(line[:at])
		}
		if rest, ok := strings.CutPrefix(line, "-e "); ok {
			line = strings.TrimSpace(rest)
		}
		if strings.HasPrefix(line, "git+") {
			f.add(Repository, line, "", i+1)
			continue
		}
		m := requirement().FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if strings.HasPrefix(m[3], "git+") {
			f.add(Repository, m[3], "", i+1)
		}
		f.scanner.add(Component{Kind: PyPI, Name: m[1], Version: m[2], File: f.name, Line: i + 1, Indirect: isVia(lines, i)})
	}
}

// isVia reports whether the comment on a requirement says that other packages
// alone need it.
func isVia(lines []string, i int) bool {
	text := ""
	for j := i; j < len(lines) && j < i+200; j++ {
		line := strings.TrimSpace(lines[j])
		if j > i && line != "" && line[0] != '#' && !strings.HasPrefix(line, "--hash") {
			break
		}
		if _, comment, ok := strings.Cut(line, "#"); ok {
			text += " " + comment
		}
	}
	_, via, ok := strings.Cut(text, "via")
	return ok && !strings.Contains(via, "-r ") && !strings.Contains(via, "(") && !strings.Contains(via, ".toml") && !strings.Contains(via, ".in")
}

func (f *file) toml() map[string]any {
	var data map[string]any
	if err := toml.Unmarshal(f.content, &data); err != nil {
		line := 0
		var parse toml.ParseError
		if errors.As(err, &parse) {
			line = parse.Position.Line
		}
		f.remark(f.name, line, "no TOML: %v", err)
		return nil
	}
	return data
}

// table returns a table in a table, or nil.
func table(data map[string]any, path ...string) map[string]any {
	for _, key := range path {
		data, _ = data[key].(map[string]any)
	}
	return data
}

func (f *file) pyproject() {
	data := f.toml()
	one := func(text any) {
		if s, ok := text.(string); ok {
			if m := requirement().FindStringSubmatch(strings.TrimSpace(s)); m != nil {
				line := f.lineOf(`"` + s + `"`)
				if line == 0 {
					line = f.lineOf(s)
				}
				f.add(PyPI, m[1], m[2], line)
			}
		}
	}
	project := table(data, "project")
	all, _ := project["dependencies"].([]any)
	for _, t := range []map[string]any{table(project, "optional-dependencies"), table(data, "dependency-groups")} {
		for _, key := range sortedKeys(t) {
			more, _ := t[key].([]any)
			all = append(all, more...)
		}
	}
	for _, d := range all {
		one(d)
	}
	poetry := table(data, "tool", "poetry")
	names := []map[string]any{table(poetry, "dependencies"), table(poetry, "dev-dependencies")}
	groups := table(poetry, "group")
	for _, g := range sortedKeys(groups) {
		names = append(names, table(groups, g, "dependencies"))
	}
	for _, t := range names {
		for _, name := range sortedKeys(t) {
			if name != "python" {
				f.add(PyPI, name, version(t[name]), f.lineOfKey(name))
			}
		}
	}
}

func sortedKeys(t map[string]any) []string {
	keys := make([]string, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func version(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		s, _ := v["version"].(string)
		return s
	}
	return ""
}

// lockTOML reads a lock file with a [[package]] for each.
func (f *file) lockTOML(kind string) {
	packages, _ := f.toml()["package"].([]map[string]any)
	for _, p := range packages {
		name, _ := p["name"].(string)
		f.scanner.add(Component{Kind: kind, Name: name, Version: version(p), File: f.name, Line: f.lineOf(`name = "` + name + `"`), Indirect: true})
	}
}

func (f *file) cargoTOML() {
	data := f.toml()
	tables := []map[string]any{data, table(data, "workspace")}
	targets := table(data, "target")
	for _, t := range sortedKeys(targets) {
		tables = append(tables, table(targets, t))
	}
	for _, t := range tables {
		for _, key := range []string{"dependencies", "dev-dependencies", "build-dependencies"} {
			for _, name := range sortedKeys(table(t, key)) {
				v := table(t, key)[name]
				crate := name
				if inner, ok := v.(map[string]any); ok {
					if s, ok := inner["package"].(string); ok {
						crate = s
					}
					if git, ok := inner["git"].(string); ok {
						f.add(Repository, git, "", f.lineOf(git))
					}
				}
				f.add(Cargo, crate, version(v), f.lineOfKey(name))
			}
		}
	}
}

// xml reads Maven and .NET projects and CycloneDX, by their elements.
func (f *file) xml() {
	if bytes.Contains(f.content[:min(len(f.content), 4096)], []byte("cyclonedx.org/schema/bom")) {
		f.cyclonedx(cyclonedx.BOMFileFormatXML)
		return
	}
	dec := xml.NewDecoder(bytes.NewReader(f.content))
	dec.Strict = false
	var path []string
	var now map[string]string // of the Maven element that is read
	line := 0
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			at, _ := dec.InputPos()
			f.remark(f.name, at, "no XML: %v", err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			if path = append(path, t.Name.Local); len(path) > maxDepth {
				f.remark(f.name, 0, "nested deeper than %d elements", maxDepth)
				return
			}
			at, _ := dec.InputPos()
			switch t.Name.Local {
			case "dependency", "plugin", "parent":
				now, line = map[string]string{}, at
			case "PackageReference", "PackageVersion", "GlobalPackageReference", "package":
				if name := attribute(t, "Include", "Update", "id"); name != "" {
					f.add(NuGet, name, attribute(t, "Version", "version"), at)
				}
			}
		case xml.CharData:
			if now != nil && len(path) > 1 && slices.Contains([]string{"dependency", "plugin", "parent"}, path[len(path)-2]) {
				now[path[len(path)-1]] += strings.TrimSpace(string(t))
			}
		case xml.EndElement:
			if slices.Contains([]string{"dependency", "plugin", "parent"}, t.Name.Local) && now != nil {
				if now["groupId"] != "" && now["artifactId"] != "" {
					f.add(Maven, now["groupId"]+":"+now["artifactId"], now["version"], line)
				}
				now = nil
			}
			if len(path) > 0 {
				path = path[:len(path)-1]
			}
		}
	}
}

func attribute(t xml.StartElement, names ...string) string {
	for _, a := range t.Attr {
		if slices.Contains(names, a.Name.Local) {
			return a.Value
		}
	}
	return ""
}

var coordinates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|["'])([A-Za-z0-9_][\w.-]*):([\w.-]+)(?::([^"':@=\s]+))?`)
})

// gradle reads coordinates of Maven artifacts out of a build script.
func (f *file) gradle() {
	for i, line := range strings.Split(string(f.content), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "//") {
			continue
		}
		for _, m := range coordinates().FindAllStringSubmatch(line, -1) {
			f.add(Maven, m[1]+":"+m[2], m[3], i+1)
		}
	}
}

func (f *file) versionCatalog() {
	libraries := table(f.toml(), "libraries")
	for _, key := range sortedKeys(libraries) {
		switch v := libraries[key].(type) {
		case string:
			if parts := strings.Split(v, ":"); len(parts) >= 2 {
				f.add(Maven, parts[0]+":"+parts[1], strings.Join(parts[2:], ":"), f.lineOfKey(key))
			}
		case map[string]any:
			module, _ := v["module"].(string)
			if group, ok := v["group"].(string); ok {
				name, _ := v["name"].(string)
				module = group + ":" + name
			}
			f.add(Maven, module, version(v), f.lineOfKey(key))
		}
	}
}

// gemLock reads a Gemfile.lock; what DEPENDENCIES lists is direct.
func (f *file) gemLock() {
	lines := strings.Split(string(f.content), "\n")
	direct, section := map[string]bool{}, ""
	for _, line := range lines {
		if line != "" && line[0] != ' ' {
			section = strings.TrimSpace(line)
		} else if section == "DEPENDENCIES" {
			name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			direct[strings.TrimSuffix(name, "!")] = true
		}
	}
	section = ""
	for i, line := range lines {
		if line != "" && line[0] != ' ' {
			section = strings.TrimSpace(line)
		}
		if !slices.Contains([]string{"GEM", "GIT", "PATH"}, section) || !strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "     ") {
			continue
		}
		name, version, _ := strings.Cut(strings.TrimSpace(line), " ")
		f.scanner.add(Component{Kind: Gem, Name: name, Version: strings.Trim(version, "()"), File: f.name, Line: i + 1, Indirect: !direct[name]})
	}
}

var mixEntry = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*"([\w]+)":\s*\{:(hex|git),\s*(?::(\w+),\s*"([^"]*)"|"([^"]*)")`)
})

func (f *file) mixLock() {
	for i, line := range strings.Split(string(f.content), "\n") {
		if m := mixEntry().FindStringSubmatch(line); m != nil && m[2] == "hex" {
			f.scanner.add(Component{Kind: Hex, Name: m[3], Version: m[4], File: f.name, Line: i + 1, Indirect: true})
		} else if m != nil {
			f.add(Repository, m[5], "", i+1)
		}
	}
}
