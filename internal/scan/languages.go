package scan

import (
	"strings"
)

var (
	mixDependency = lazyRegexp{source: `\{\s*:(\w+),\s*(?:"([^"]*)"|(?:git|github|only|runtime|override|hex|in_umbrella|path|branch|tag|optional|app):)`}
	gitHubOption  = lazyRegexp{source: `\b(?:git:\s*"([^"]+)"|github:\s*"([\w./-]+)")`}
)

// mixProject reads the dependencies in a mix.exs.
func (f *file) mixProject() {
	for n, line := range f.lines() {
		line = withoutHashComment(line)
		for _, m := range mixDependency.get().FindAllStringSubmatch(line, -1) {
			f.add(Hex, m[1], strings.TrimLeft(m[2], "~>= "), n)
		}
		if m := gitHubOption.get().FindStringSubmatch(line); m != nil && m[2] != "" {
			f.add(Repository, "github.com/"+m[2], "", n)
		} else if m != nil && isRemote(m[1]) {
			f.add(Repository, m[1], "", n)
		}
	}
}

var rebarDependency = lazyRegexp{source: `\{\s*([a-z]\w*)\s*,\s*"([^"]+)"`}

// rebar reads the dependencies in a rebar.config: {NAME, "VERSION"} and {git, "URL"}.
func (f *file) rebar() {
	for n, line := range f.lines() {
		line, _, _ = strings.Cut(line, "%")
		for _, m := range rebarDependency.get().FindAllStringSubmatch(line, -1) {
			switch {
			case isRemote(m[2]):
				f.add(Repository, m[2], "", n)
			case strings.Trim(m[2], "0123456789.~>=<- rcabetlph") == "":
				f.add(Hex, m[1], strings.TrimLeft(m[2], "~>= "), n)
			}
		}
	}
}

var gemDependency = lazyRegexp{source: `^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[\s(]+["']([\w.-]+)["'](?:\s*,\s*["'][~>=\s]*([\w.]+)["'])?`}

// gemfile reads the gems of a Gemfile or a gemspec.
func (f *file) gemfile() {
	for n, line := range f.lines() {
		if m := gemDependency.get().FindStringSubmatch(line); m != nil {
			f.add(Gem, m[1], m[2], n)
		}
	}
}

// withoutHashComment cuts off a comment that # begins.
func withoutHashComment(line string) string {
	for i := range line {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return line[:i]
		}
	}
	return line
}
