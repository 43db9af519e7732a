package scan

import (
	"errors"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

func (f *file) toml() map[string]any {
	var data map[string]any
	if err := toml.Unmarshal(f.content, &data); err != nil {
		line, column := 0, 0
		var decode *toml.DecodeError
		if errors.As(err, &decode) {
			line, column = decode.Position()
		}
		f.unreadable(line, column, "not valid TOML: %v", err)
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
	packages, _ := f.toml()["package"].([]any)
	for _, entry := range packages {
		p, _ := entry.(map[string]any)
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
