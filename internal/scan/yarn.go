package scan

import (
	"strings"
)

// yarnEntry is an entry of a yarn.lock.
type yarnEntry struct {
	line                int
	pattern             string // the first: NAME@RANGE
	version, resolution string
}

// yarnLock reads a yarn.lock of Yarn 1 or later. All its packages are indirect, because
// only package.json says which ones are not.
func (f *file) yarnLock() {
	var now yarnEntry
	for n, line := range f.lines() {
		line = strings.TrimRight(line, "\r")
		switch {
		case line == "" || line[0] == '#' || line == ":":
		case line[0] != ' ':
			f.yarnPackage(now)
			pattern, _, _ := strings.Cut(strings.TrimPrefix(line, "? "), ",")
			now = yarnEntry{line: n, pattern: strings.Trim(strings.TrimSuffix(pattern, ":"), `"`)}
			if !strings.HasSuffix(line, ":") && !strings.HasPrefix(line, "? ") {
				f.unreadable(n, 0, "invalid yarn.lock: %q does not end with a colon", shorten(line))
				return
			}
		case strings.HasPrefix(line, "  ") && line[2] != ' ':
			now.field(line)
		}
	}
	f.yarnPackage(now)
}

// field sets a field from its line, which is KEY "VALUE" in Yarn 1 and KEY: VALUE later.
func (e *yarnEntry) field(line string) {
	key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
	value = strings.Trim(value, `"`)
	switch strings.TrimSuffix(key, ":") {
	case "version":
		e.version = value
	case "resolution":
		e.resolution = value
	case "resolved":
		if npmRepository(value) != "" {
			e.version = value
		}
	}
}

func (f *file) yarnPackage(e yarnEntry) {
	name, version := cutVersion(e.resolution)
	if e.resolution == "" {
		name, version = cutVersion(e.pattern)
		name, _ = npmPackage(name, version)
	}
	if name == "" {
		return
	}
	if strings.HasPrefix(version, "npm:") || strings.HasPrefix(version, "patch:") || e.resolution == "" {
		version = e.version
	}
	f.npmComponent(name, version, e.line, true)
}
