package scan

import (
	"slices"
	"strings"
)

// gemLock reads a Gemfile.lock. The gems under DEPENDENCIES are direct.
func (f *file) gemLock() {
	direct, section := map[string]bool{}, ""
	for _, line := range f.lines() {
		if line != "" && line[0] != ' ' {
			section = strings.TrimSpace(line)
		} else if section == "DEPENDENCIES" && len(direct) < maxNames {
			name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			direct[strings.TrimSuffix(name, "!")] = true
		}
	}
	section = ""
	for n, line := range f.lines() {
		if line != "" && line[0] != ' ' {
			section = strings.TrimSpace(line)
		}
		if !slices.Contains([]string{"GEM", "GIT", "PATH"}, section) || !strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "     ") {
			continue
		}
		name, version, _ := strings.Cut(strings.TrimSpace(line), " ")
		f.component(Component{Kind: Gem, Name: name, Version: strings.Trim(version, "()"), Line: n, Indirect: !direct[name]})
	}
}

var mixEntry = lazyRegexp{source: `^\s*"([\w]+)":\s*\{:(hex|git),\s*(?::(\w+),\s*"([^"]*)"|"([^"]*)")`}

func (f *file) mixLock() {
	for n, line := range f.lines() {
		if m := mixEntry.get().FindStringSubmatch(line); m != nil && m[2] == "hex" {
			f.component(Component{Kind: Hex, Name: m[3], Version: m[4], Line: n, Indirect: true})
		} else if m != nil {
			f.add(Repository, m[5], "", n)
		}
	}
}
