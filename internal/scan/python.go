package scan

import (
	"regexp"
	"strings"
	"sync"
)

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
