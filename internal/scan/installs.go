package scan

import (
	"slices"
	"strings"
)

// installer is a command that installs packages by name.
type installer struct {
	commands []string
	verbs    []string
	kind     string
	version  string // what separates a name from its version
}

var installers = []installer{
	{[]string{"apt-get", "apt", "aptitude", "yum", "dnf", "microdnf", "zypper", "tdnf", "brew", "snap"}, []string{"install", "in"}, OSPackage, "="},
	{[]string{"apk"}, []string{"add"}, OSPackage, "=~<>"},
	{[]string{"pip", "pip3", "pipx", "uv"}, []string{"install"}, PyPI, "=<>~![;"},
	{[]string{"npm", "pnpm"}, []string{"install", "i", "add"}, NPM, ""},
	{[]string{"gem"}, []string{"install"}, Gem, ":"},
	{[]string{"cargo"}, []string{"install"}, Cargo, "@"},
}

// installs records the packages that a command installs.
func (t *textReader) installs(text string, n int) {
	if !strings.Contains(text, "install") && !strings.Contains(text, " add ") && !strings.Contains(text, "npm ") {
		return
	}
	words := strings.Fields(text)
	for i, word := range words {
		for _, in := range installers {
			if !slices.Contains(in.commands, strings.TrimLeft(word, "@-(")) {
				continue
			}
			verb := i + 1
			for verb < len(words) && (strings.HasPrefix(words[verb], "-") || words[verb] == "pip") {
				verb++
			}
			if verb < len(words) && slices.Contains(in.verbs, words[verb]) {
				t.packages(in, words[verb+1:], n)
			}
			return
		}
	}
}

// packages records the packages among the arguments of an installer.
func (t *textReader) packages(in installer, words []string, n int) {
	for _, word := range words {
		if strings.IndexByte("|>&)", word[0]) >= 0 {
			return
		}
		word = strings.Trim(word, `"')`)
		if word == "" || word[0] == '-' || strings.HasSuffix(word, ".txt") || strings.ContainsAny(word, "$\\{:") || strings.HasPrefix(word, ".") {
			continue
		}
		name, version := word, ""
		if at := strings.LastIndex(word, "@"); in.kind == NPM && at > 0 {
			name, version = word[:at], word[at+1:]
		} else if at := strings.IndexAny(word, in.version); in.version != "" && at > 0 {
			name, version = word[:at], strings.TrimLeft(word[at:], in.version)
		}
		if in.kind == NPM || !strings.Contains(name, "/") {
			t.found(in.kind, name, version, n)
		}
	}
}
