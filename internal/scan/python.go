package scan

import (
	"strings"
)

var requirement = lazyRegexp{source: `^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(?:[=~!<>]=?=?\s*([^\s;,\\]+)|@\s*(\S+)|;|,|$|\\)`}

// requirements reads Python requirements. What "# via" says a package is
// needed by, other than a file, makes it indirect.
func (f *file) requirements() {
	var now Component // whose comments follow
	via := viaComment{}
	flush := func() {
		now.Indirect = via.isPackage()
		f.component(now)
		now, via = Component{}, viaComment{}
	}
	for n, line := range f.lines() {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' && !strings.HasPrefix(line, "--hash") {
			flush()
		}
		if _, comment, ok := strings.Cut(line, "#"); ok {
			via.add(comment)
		}
		if at := strings.Index(line, " #"); at >= 0 {
			line = strings.TrimSpace(line[:at])
		}
		if rest, ok := strings.CutPrefix(line, "-e "); ok {
			line = strings.TrimSpace(rest)
		}
		if strings.HasPrefix(line, "git+") {
			f.add(Repository, line, "", n)
			continue
		}
		m := requirement.get().FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if strings.HasPrefix(m[3], "git+") {
			f.add(Repository, m[3], "", n)
		}
		now = Component{Kind: PyPI, Name: m[1], Version: m[2], Line: n}
	}
	flush()
}

// viaComment is the comment on a requirement, as pip-compile writes it.
type viaComment struct{ via, file bool }

func (v *viaComment) add(comment string) {
	if !v.via {
		_, comment, v.via = strings.Cut(comment, "via")
	}
	for _, mark := range []string{"-r ", "(", ".toml", ".in"} {
		v.file = v.file || v.via && strings.Contains(comment, mark)
	}
}

// isPackage reports whether the comment says that other packages alone need
// the requirement.
func (v *viaComment) isPackage() bool { return v.via && !v.file }

func (f *file) pyproject() {
	now, last := Component{}, ""
	f.toml(func(e tomlEntry) {
		if isRequirementList(e.path) {
			if m := requirement.get().FindStringSubmatch(strings.TrimSpace(e.value)); m != nil {
				f.add(PyPI, m[1], m[2], e.line)
			}
			return
		}
		name, field, ok := poetryDependency(e.path)
		if !ok || name == "python" {
			return
		}
		if key := strings.Join(e.path[:len(e.path)-len(field)], "\x00"); key != last {
			f.component(now)
			now, last = Component{Kind: PyPI, Name: name, Line: e.line}, key
		}
		if len(field) == 0 || field[0] == "version" {
			now.Version = e.value
		}
	})
	f.component(now)
}

// isRequirementList reports whether a path is that of a list of requirements.
func isRequirementList(path []string) bool {
	switch len(path) {
	case 2:
		return path[0] == "project" && path[1] == "dependencies" || path[0] == "dependency-groups"
	case 3:
		return path[0] == "project" && path[1] == "optional-dependencies" ||
			path[0] == "tool" && path[1] == "uv" && path[2] == "dev-dependencies"
	}
	return false
}

// poetryDependency returns the name of the Poetry dependency that a path is
// in, and the rest of the path.
func poetryDependency(path []string) (name string, field []string, ok bool) {
	if len(path) < 4 || path[0] != "tool" || path[1] != "poetry" {
		return "", nil, false
	}
	rest := path[2:]
	if rest[0] == "group" && len(rest) > 3 {
		rest = rest[2:]
	}
	if rest[0] != "dependencies" && rest[0] != "dev-dependencies" {
		return "", nil, false
	}
	return rest[1], rest[2:], true
}
