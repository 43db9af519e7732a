package scan

import (
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// addImage records an image after expanding its variables.
func (f *file) addImage(text string, env map[string]string, line int) {
	if filled, ok := expandVars(text, env); ok {
		f.add(Image, filled, "", line)
	} else if repository, ok := expandRepository(text, env); ok {
		f.add(Image, repository, "", line)
	} else {
		f.warn(f.name, line, "image %s: a variable is unset or its value is too long", shorten(text))
	}
}

// expandRepository expands an image without its tag or digest, if that is a variable.
func expandRepository(text string, env map[string]string) (string, bool) {
	bare := withoutVersion(text)
	if bare == text {
		return "", false
	}
	return expandVars(bare, env)
}

// shorten returns text, cut off after 200 bytes.
func shorten(text string) string {
	if len(text) <= 200 {
		return text
	}
	return strings.ToValidUTF8(text[:200], "") + "..."
}

// withoutVersion cuts off a tag or digest that is a variable.
func withoutVersion(text string) string {
	if at := strings.LastIndexAny(text, ":@"); at > strings.LastIndex(text, "/") && strings.Contains(text[at:], "$") && !strings.Contains(text[:at], "${") {
		return text[:at]
	}
	if at := strings.Index(text, ":$"); at > 0 {
		return text[:at]
	}
	return text
}

var variable = lazyRegexp{source: `\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-+?])([^{}]*))?\}|([A-Za-z_]\w*))`}

// maxImageBytes bounds the reference of an image: its path has at most 255
// bytes.
const maxImageBytes = 4096

// expandVars replaces variables by their values, up to five levels deep. It reports
// false if a variable has no value or the result is too long.
func expandVars(text string, env map[string]string) (filled string, ok bool) {
	ok = true
	for range 5 {
		if !strings.Contains(text, "$") {
			break
		}
		size := len(text)
		text = variable.get().ReplaceAllStringFunc(text, func(s string) string {
			if size > maxImageBytes {
				return ""
			}
			m := variable.get().FindStringSubmatch(s)
			name := m[1] + m[4]
			switch v, known := env[name]; {
			case name == "":
				return ""
			case known && (v != "" || !strings.HasPrefix(m[2], ":")) && !strings.HasSuffix(m[2], "+"):
				size += len(v)
				return v
			case strings.HasSuffix(m[2], "-"):
				size += len(m[3])
				return m[3]
			}
			ok = false
			return ""
		})
		if size > maxImageBytes {
			return "", false
		}
	}
	return text, ok && !strings.ContainsAny(text, "${}")
}

// compose reads the images of a compose file.
func (f *file) compose() {
	for root := range f.documents() {
		f.composeServices(root)
	}
}

// composeServices reads the images of the services of a compose file, with variables
// from the .env file beside it.
func (f *file) composeServices(root *yaml.Node) {
	env := dotEnv(filepath.Dir(f.name))
	eachMember(get(root, "services"), func(_, service *yaml.Node) {
		if n := get(service, "image"); n != nil && n.Kind == yaml.ScalarNode {
			f.addImage(n.Value, env, n.Line)
		}
		if n := get(get(service, "build"), "dockerfile_inline"); n != nil {
			f.inlineDockerfile(n)
		}
	})
}

// inlineDockerfile reads a Dockerfile in a string.
func (f *file) inlineDockerfile(n *yaml.Node) {
	d := dockerfile{file: f, args: map[string]string{}, stages: map[string]bool{}}
	line := n.Line
	for text := range strings.Lines(n.Value) {
		line++
		if words := strings.Fields(text); len(words) > 1 {
			d.instruction(line, words)
			d.commands(line, strings.TrimSpace(text))
		}
	}
}

// dotEnv returns the variables in the .env file of a directory.
func dotEnv(dir string) map[string]string {
	env := map[string]string{}
	content, _ := readSmallFile(filepath.Join(dir, ".env"))
	for line := range strings.Lines(content) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		if name, value, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			value, _, _ = strings.Cut(value, " #")
			env[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return env
}
