package scan

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

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
		f.component(Component{Kind: Gem, Name: name, Version: strings.Trim(version, "()"), Line: i + 1, Indirect: !direct[name]})
	}
}

var mixEntry = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*"([\w]+)":\s*\{:(hex|git),\s*(?::(\w+),\s*"([^"]*)"|"([^"]*)")`)
})

func (f *file) mixLock() {
	for i, line := range strings.Split(string(f.content), "\n") {
		if m := mixEntry().FindStringSubmatch(line); m != nil && m[2] == "hex" {
			f.component(Component{Kind: Hex, Name: m[3], Version: m[4], Line: i + 1, Indirect: true})
		} else if m != nil {
			f.add(Repository, m[5], "", i+1)
		}
	}
}
