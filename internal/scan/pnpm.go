package scan

import (
	"slices"
	"strings"
)

// pnpmLock reads a pnpm-lock.yaml of any version. The packages that a workspace lists
// are direct. It reads line by line, because a lock file has more keys in one mapping
// than the parser of YAML allows, and pnpm always writes them in the same way.
func (f *file) pnpmLock() {
	p := pnpmWalk{file: f, direct: map[string]bool{}}
	for n, line := range f.lines() {
		text := strings.TrimLeft(strings.TrimRight(line, " \r"), " ")
		if text == "" || text[0] == '#' || line == "---" {
			continue
		}
		if !p.read(n, len(line)-len(strings.TrimLeft(line, " ")), text) {
			f.unreadable(n, 0, "invalid pnpm-lock.yaml: unexpected %q", shorten(text))
			break
		}
	}
	p.flush()
}

// pnpmWalk reads the lines of a pnpm-lock.yaml.
type pnpmWalk struct {
	*file
	slashes bool            // keys are those before version 6
	section string          // the key without indentation
	kind    string          // the key of a list of dependencies in a workspace
	direct  map[string]bool // names that workspaces list

	key, name, version string // of the current package
	line               int
}

// read reads a line without its indentation. It reports whether pnpm may have written it.
func (p *pnpmWalk) read(n, indent int, text string) bool {
	key, value, ok := pnpmKey(text)
	if !ok {
		return indent > 4 || p.section != "packages" && p.section != "importers" && indent > 0
	}
	switch {
	case indent == 0:
		p.flush()
		p.section = key
		p.slashes = p.slashes || key == "lockfileVersion" && strings.HasPrefix(value, "5.")
		return key != "packages" || value == "" || value == "{}"
	case p.section == "packages" && indent == 2 && key != "":
		p.flush()
		p.key, p.line = key, n
	case p.section == "packages" && indent <= 4 && key == "name":
		p.name = value
	case p.section == "packages" && indent <= 4 && key == "version":
		p.version = value
	case p.section == "importers" && indent == 4:
		p.kind = key
	case p.section == "importers" && slices.Contains(npmDependencyKeys, p.kind):
		p.dependency(indent-6, key, value)
	case slices.Contains(npmDependencyKeys, p.section):
		p.dependency(indent-2, key, value)
	}
	return true
}

// dependency reads a dependency of a workspace: NAME: VERSION before version 6, and a
// mapping with the version later.
func (p *pnpmWalk) dependency(indent int, key, value string) {
	switch {
	case indent == 0:
		p.direct[key] = true
	case indent != 2 || key != "version":
		return
	}
	if alias, _ := pnpmPackage(value, p.slashes); alias != "" {
		p.direct[alias] = true
	}
}

// flush records the current package.
func (p *pnpmWalk) flush() {
	if p.key == "" {
		return
	}
	name, version := pnpmPackage(p.key, p.slashes)
	if p.name != "" {
		name = p.name
	}
	if p.version != "" && npmRepository(version) == "" {
		version = p.version
	}
	p.npmComponent(name, version, p.line, !p.direct[name])
	p.key, p.name, p.version = "", "", ""
}

// pnpmKey splits a line into a key and its value, without quotes. A long key begins with
// a question mark, and the line after it with a colon: its key is "".
func pnpmKey(text string) (key, value string, ok bool) {
	text, long := strings.CutPrefix(text, "? ")
	if text == "" {
		return "", "", false
	}
	if quote := text[:1]; quote == "'" || quote == `"` {
		if key, text, ok = strings.Cut(text[1:], quote); !ok {
			return "", "", false
		}
	} else if at := strings.Index(text+" ", ": "); at >= 0 {
		key, text = text[:at], text[at:]
	} else if long {
		key, text = text, ""
	} else {
		return "", "", false
	}
	if rest, found := strings.CutPrefix(text, ":"); found {
		return key, strings.Trim(strings.TrimSpace(rest), `'"`), true
	}
	return key, "", long && text == ""
}

// pnpmPackage returns the package of a key: NAME@VERSION(PEERS), in version 6 after a
// slash, and before that /NAME/VERSION_PEERS. The name is "" if there is none.
func pnpmPackage(key string, slashes bool) (name, version string) {
	key, _, _ = strings.Cut(strings.TrimPrefix(key, "/"), "(")
	if slashes {
		at := strings.LastIndex(key, "/")
		if at < 0 {
			return "", key
		}
		version, _, _ = strings.Cut(key[at+1:], "_")
		return key[:at], version
	}
	return cutVersion(key)
}

// cutVersion splits NAME@VERSION, where the name may be in a scope: @SCOPE/NAME. The
// name is "" if there is none.
func cutVersion(text string) (name, version string) {
	if text == "" {
		return "", ""
	}
	at := strings.Index(text[1:], "@") + 1
	if at == 0 {
		return "", text
	}
	return text[:at], text[at+1:]
}
